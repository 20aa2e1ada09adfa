"""Notices of objections: who was asked by a link said that something is wrong."""

from typing import Final

from kimid.access.models import Grant
from kimid.events.action import on
from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.newsroom.models import Story
from kimid.notify.kinds import NoticeKind, NoticeTopic, register_kind
from kimid.notify.links import ruang_path
from kimid.notify.notices import Recipient, give
from kimid.queue.lanes import Lane
from kimid.queue.tasks import task
from kimid.sites.guard import on_site
from kimid.sites.models import Site

_OBJECTED: Final = "story.objected"

register_kind(
    NoticeKind(
        _OBJECTED,
        NoticeTopic.MENTION,
        "Ada yang menilai sebuah kabar keliru.",
        "warning",
        at_once=True,
    )
)


@task(lane=Lane.AWAITED)
def tell_of_objection(event_id: int) -> None:
    """The writer and the editors read what is said to be wrong before they publish."""
    event = Event.objects.get(pk=event_id)
    site = Site.objects.select_related("region").get(pk=event.site_id or 0)
    with on_site(site):
        story = Story.objects.select_related("author").get(pk=event.subject_id)
        editors = Grant.objects.filter(site=site, role__in=[Role.EDITOR, Role.CHAIR])
        is_editor = editors.active(event.happened_at).filter(person=story.author).exists()
        author = [] if is_editor else [Recipient.person(story.author, site)]
        for to in (*author, Recipient.on_site(site, Role.EDITOR)):
            give(
                _OBJECTED,
                to,
                about=story,
                occasion=str(event.pk),
                title=f"{event.actor_name} menilai ada yang keliru",
                why=f"“{story.heading}”: {event.data['words'][:120]}",
                link=ruang_path("ruang-story", site.ruang_label, story.public_id),
                at=event.happened_at,
            )


def connect() -> None:
    """Let the notice follow the event."""
    on("story.objected", tell_of_objection)
