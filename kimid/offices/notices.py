"""Notices about posts: who sits in an office learns who is invited, and who is to leave."""

from typing import Final

from kimid.access.models import Grant, Invitation
from kimid.events.action import on
from kimid.events.models import Event
from kimid.lib import clock
from kimid.notify.kinds import NoticeKind, NoticeTopic, register_kind
from kimid.notify.links import ruang_path
from kimid.notify.notices import Recipient, end, give
from kimid.offices.models import OFFICE_ROLES, PostChange
from kimid.queue.lanes import Lane
from kimid.queue.tasks import task

_INVITED: Final = "office.invited"
_LEAVING: Final = "office.leaving"
_CHANGED: Final = "office.changed"

for name, topic, outside in (
    (_INVITED, NoticeTopic.SAFETY, "Ada yang diundang bertugas di kantor Anda."),
    (_LEAVING, NoticeTopic.SAFETY, "Kantor di atas mencatat bahwa tugas Anda berakhir."),
    (_CHANGED, NoticeTopic.MINE, "Sebuah pergantian petugas sudah berlaku."),
):
    register_kind(NoticeKind(name, topic, outside, "people", at_once=name != _CHANGED))


@task(lane=Lane.AWAITED)
def on_invited(event_id: int) -> None:
    """Whoever sits in the office can object before the new role begins."""
    event = Event.objects.get(pk=event_id)
    row = Invitation.objects.select_related("site__region", "made_by").get(
        pk=event.data["invitation"]
    )
    region = row.site.region
    sitting = Grant.objects.filter(region=region, role__in=OFFICE_ROLES, acting="")
    for grant in sitting.usable(event.happened_at).select_related("person"):
        give(
            _INVITED,
            Recipient.person(grant.person),
            about=row,
            occasion=str(event.pk),
            title=f"{row.name} diundang sebagai {row.role_label.lower()} {region.full_name}",
            why=f"Oleh {row.made_by.name}. Keliru? Cabut dalam 24 jam, sebelum berlaku.",
            link=ruang_path("ruang-office-posts", row.site.ruang_label),
            at=event.happened_at,
        )


@task(lane=Lane.AWAITED)
def on_change_ordered(event_id: int) -> None:
    """Whoever is to leave learns when, and who wrote it down."""
    event = Event.objects.get(pk=event_id)
    row = _change_of(event)
    if row.closed_at is not None:
        return
    give(
        _LEAVING,
        Recipient.person(row.holder),
        about=row,
        occasion=str(event.pk),
        title=f"Tugas Anda di {row.region.full_name} berakhir "
        f"{clock.moment(row.ends_at, row.region.zone)}",
        why=f"Dicatat {row.made_by.name}, surat {row.letter_number}. Keliru? Hubungi kantornya.",
        link=ruang_path("own-changes"),
        at=event.happened_at,
        until=row.ends_at,
    )


@task(lane=Lane.AWAITED)
def on_change_over(event_id: int) -> None:
    """What was called off, or happened, waits no more. Who wrote it down learns that it
    happened.
    """
    event = Event.objects.get(pk=event_id)
    row = _change_of(event)
    end([_LEAVING], row, event.happened_at)
    if row.is_done:
        give(
            _CHANGED,
            Recipient.person(row.made_by),
            about=row,
            occasion=str(row.pk),
            title=f"{row.holder.name} tidak bertugas lagi di {row.region.full_name}",
            why=f"Berlaku sesuai surat {row.letter_number}.",
            link=ruang_path("own-changes"),
            at=event.happened_at,
        )


def _change_of(event: Event) -> PostChange:
    rows = PostChange.objects.select_related("holder", "made_by", "region")
    return rows.get(pk=event.data.get("change", event.subject_id))


def connect() -> None:
    """Let the notices follow the events."""
    on("official.invited", on_invited)
    on("official.change_ordered", on_change_ordered)
    for kind in ("called_off", "agreed"):
        on(f"official.change_{kind}", on_change_over)
    on("official.changed", on_change_over)
