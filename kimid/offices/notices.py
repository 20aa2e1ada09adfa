"""Notices about posts: who sits in an office learns who is invited, and who is to leave."""

from typing import Final, NamedTuple

from django.db.models import QuerySet

from kimid.access.models import Invitation
from kimid.events.action import on
from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.lib import clock
from kimid.notify.kinds import NoticeKind, NoticeTopic, register_kind
from kimid.notify.links import ruang_path
from kimid.notify.notices import Recipient, end, give
from kimid.offices.models import PostChange
from kimid.queue.lanes import Lane
from kimid.queue.tasks import task
from kimid.sites.queries import unsaved_portal

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
    row = _invitations().get(pk=event.data["invitation"])
    if row.taken_back_at is None and event.happened_at < row.expires_at:
        _tell_office(row, event, f"{row.name} diundang", f"Oleh {row.made_by.name}")


@task(lane=Lane.AWAITED)
def on_joined(event_id: int) -> None:
    """Whoever came meanwhile hears of somebody whose invitation is older."""
    event = Event.objects.get(pk=event_id)
    who, where = event.data["person"], event.data["site"]
    row = _invitations().filter(person=who, site=where).order_by("-accepted_at").first()
    if row and row.person and row.site.is_portal and row.taken_back_at is None:
        what = f"{row.person.name} menerima undangan"
        _tell_office(row, event, what, f"Diundang {row.made_by.name}")


def _tell_office(row: Invitation, event: Event, what: str, by: str) -> None:
    region, at = row.site.region, event.happened_at
    role = row.role_label.lower()
    keepers = Recipient.on_region(region, Role.OFFICER)
    begins = row.not_before
    when = f"mulai {clock.moment(begins, region.zone)}" if begins else "mulai begitu ia menerima"
    give(
        _INVITED,
        keepers,
        about=row,
        occasion=str(event.pk),
        title=f"{what} sebagai {role} {region.full_name}",
        why=f"{by}, {when}. Keliru? Cabut sebelum itu.",
        link=ruang_path("ruang-office-posts", row.site.ruang_label),
        at=at,
        until=begins,
    )


@task(lane=Lane.AWAITED)
def on_uninvited(event_id: int) -> None:
    """What was taken back needs no look any more."""
    event = Event.objects.get(pk=event_id)
    end([_INVITED], _invitations().get(pk=event.data["invitation"]), event.happened_at)


@task(lane=Lane.AWAITED)
def on_change_ordered(event_id: int) -> None:
    """Whoever is to leave learns when, and who wrote it down; so do the colleagues of the office
    above, who can call it off.
    """
    event = Event.objects.get(pk=event_id)
    row = _change_of(event)
    if row.closed_at is not None:
        return
    when = clock.moment(row.ends_at, row.region.zone)
    place, above = row.region.full_name, row.region.parent
    leaving = _Leaving(row, event, f"Dicatat {row.made_by.name}, surat {row.letter_number}.")
    leaving.tell(
        Recipient.person(row.holder),
        f"Tugas Anda di {place} berakhir {when}",
        "Keliru? Hubungi kantor di atas.",
        ruang_path("own-changes"),
    )
    if above is not None:
        leaving.tell(
            Recipient.on_region(above, Role.OFFICER),
            f"{row.holder.name} berhenti di {place} {when}",
            "Keliru? Batalkan sebelum itu.",
            ruang_path("ruang-office-posts", unsaved_portal(row.region).ruang_label),
        )


class _Leaving(NamedTuple):
    """A change that was written down: who wrote it, and by which letter."""

    row: PostChange
    event: Event
    basis: str

    def tell(self, to: Recipient, title: str, advice: str, link: str) -> None:
        """Say it to somebody, until it happens."""
        give(
            _LEAVING,
            to,
            about=self.row,
            occasion=str(self.event.pk),
            title=title,
            why=f"{self.basis} {advice}",
            link=link,
            at=self.event.happened_at,
            until=self.row.ends_at,
        )


@task(lane=Lane.AWAITED)
def on_change_over(event_id: int) -> None:
    """What was called off, or happened, waits no more. Who wrote it down learns that it happened;
    whoever was to leave, that it does not.
    """
    event = Event.objects.get(pk=event_id)
    row = _change_of(event)
    if row.closed_at is None:
        return
    end([_LEAVING], row, event.happened_at)
    name, place = row.holder.name, row.region.full_name
    posts = ruang_path("ruang-office-posts", unsaved_portal(row.region).ruang_label)
    to, title, why, link = (
        (
            Recipient.person(row.made_by),
            f"{name} tidak bertugas lagi di {place}",
            f"Berlaku sesuai surat {row.letter_number}.",
            posts,
        )
        if row.is_done
        else (
            Recipient.person(row.holder),
            f"Anda tetap bertugas di {place}",
            "Pergantian yang dicatat sudah dibatalkan.",
            ruang_path("own-changes"),
        )
    )
    give(
        _CHANGED,
        to,
        about=row,
        occasion=str(row.pk),
        title=title,
        why=why,
        link=link,
        at=event.happened_at,
    )


def _invitations() -> QuerySet[Invitation]:
    return Invitation.objects.select_related("site__region", "made_by", "person")


def _change_of(event: Event) -> PostChange:
    rows = PostChange.objects.select_related("holder", "made_by", "region__parent")
    return rows.get(pk=event.data.get("change", event.subject_id))


def connect() -> None:
    """Let the notices follow the events."""
    on("official.invited", on_invited)
    on("member.joined", on_joined)
    on("official.uninvited", on_uninvited)
    on("official.change_ordered", on_change_ordered)
    for kind in ("called_off", "agreed"):
        on(f"official.change_{kind}", on_change_over)
    on("official.changed", on_change_over)
