"""Notices of urgent stories for offices, and for the author when an office sends one on."""

from typing import Final

from django.db.models import Model

from kimid.access.nearest_office import nearest_office
from kimid.events.action import on
from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.lib.codes import Level
from kimid.newsroom.models import Story
from kimid.notify.kinds import NoticeKind, NoticeTopic, register_kind
from kimid.notify.links import ruang_path
from kimid.notify.notices import Recipient, end, give
from kimid.places.models import Region
from kimid.queue.lanes import Lane
from kimid.queue.tasks import task
from kimid.sites.guard import on_site
from kimid.sites.models import Site
from kimid.wire.sending_on import REACHES, office_name

_URGENT: Final = "story.urgent_in_region"
_SENT_ON: Final = "story.sent_on"

register_kind(
    NoticeKind(
        _URGENT,
        NoticeTopic.WAITING,
        "Ada kabar mendesak di wilayah Anda yang belum terverifikasi.",
        "warning",
        at_once=True,
    )
)
register_kind(
    NoticeKind(_SENT_ON, NoticeTopic.MINE, "Kabar Anda diteruskan ke portal lain.", "send")
)

# After these a story may be unverified no longer.
_ENDINGS: Final = (
    "story.confirmed",
    "story.recounted",
    "story.put_back",
    "story.withdrawn",
    "story.held",
    "item.sent_on",
)


@task(lane=Lane.AWAITED)
def tell_office(event_id: int) -> None:
    """Let the office of the regency know of an urgent story: whoever arranges its portal. Where
    nobody works there, the next office above.
    """
    event = Event.objects.get(pk=event_id)
    with on_site(Site.objects.get(pk=event.site_id or 0)):
        story = Story.objects.select_related("site").get(pk=event.subject_id)
        if not story.is_unverified:
            return
        office = nearest_office(story.site.region_id, event.happened_at)
        give(
            _URGENT,
            Recipient.on_region(office.region, Role.PORTAL_EDITOR),
            about=story,
            occasion=str(event.pk),
            title="Kabar mendesak, belum terverifikasi",
            why=f"“{story.heading}”, {story.site.name}. Kalau perlu, teruskan atas nama Anda.",
            link=f"{ruang_path('ruang-desk', office.ruang_label)}#mendesak",
            at=event.happened_at,
            until=story.verify_by,
        )


@task
def end_urgent(event_id: int) -> None:
    """The office need not look any more: the story was verified, withdrawn or sent on."""
    event = Event.objects.get(pk=event_id)
    with on_site(Site.objects.get(pk=event.site_id or 0)):
        for story in _stories_of(event):
            if event.kind == "item.sent_on" or story.is_held or not story.is_unverified:
                end([_URGENT], story, event.happened_at)


@task
def tell_author(event_id: int) -> None:
    """Let the author know which office sent the story on, and how far."""
    event = Event.objects.get(pk=event_id)
    site = Site.objects.select_related("region").get(pk=event.site_id or 0)
    office = Region.objects.get(pk=event.data["office"])
    reach = REACHES[Level(event.data["up_to"])]
    with on_site(site):
        for story in _stories_of(event):
            give(
                _SENT_ON,
                Recipient.person(story.author, site),
                about=story,
                occasion=str(event.pk),
                title="Kabar Anda diteruskan dinas",
                why=f"“{story.heading}”. {reach}, oleh {event.actor_name}, {office_name(office)}.",
                link=ruang_path("ruang-story", site.ruang_label, story.public_id),
                at=event.happened_at,
            )


def _may_be_urgent(event: Event, story: Model) -> bool:
    """Most stories are confirmed before readers have them: of those no office was told."""
    if event.kind != "story.confirmed" or not isinstance(story, Story):
        return True
    return story.item is not None


def connect() -> None:
    """Register the listeners."""
    on("story.published_urgently", tell_office)
    on("item.sent_on", tell_author)
    for event in _ENDINGS:
        on(event, end_urgent, only_if=_may_be_urgent)


def _stories_of(event: Event) -> list[Story]:
    """The story of an event about it or about its item; none once it was withdrawn."""
    rows = Story.objects.select_related("site", "author")
    if event.subject == Story._meta.label:
        return list(rows.filter(pk=event.subject_id))
    return list(rows.filter(item__pk=event.subject_id))
