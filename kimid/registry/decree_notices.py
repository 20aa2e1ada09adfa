"""A reminder of a decree reaches the chairs, as a notice and by e-mail."""

from typing import Final

from kimid.events.action import on
from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.notify.kinds import NoticeKind, NoticeTopic, register_kind
from kimid.notify.links import ruang_path
from kimid.notify.notices import Recipient, give
from kimid.queue.tasks import task
from kimid.registry.models import Kim

_ENDS: Final = "kim.decree_ends"

register_kind(NoticeKind(_ENDS, NoticeTopic.WAITING, "SK sebuah KIM segera berakhir.", "document"))


@task
def follow_reminder(event_id: int) -> None:
    """The chairs read that their decree ends, and where a new one is asked for."""
    event = Event.objects.get(pk=event_id)
    kim = Kim.objects.select_related("site").filter(pk=event.subject_id).first()
    if kim is None or kim.has_ended:
        return
    give(
        _ENDS,
        Recipient.on_site(kim.site, Role.CHAIR),
        about=kim,
        occasion=str(event.pk),
        title=f"SK {event.data['decree']} berakhir {event.data['days']} hari lagi",
        why="Ajukan SK baru sebelum itu.",
        link=ruang_path("ruang-decree", kim.site.ruang_label),
        at=event.happened_at,
    )


def connect() -> None:
    """Listen to reminders."""
    on("kim.reminded", follow_reminder)
