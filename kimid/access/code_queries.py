"""Reads of sign-in codes: those that wait, those of a place, and accounts that they stopped."""

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from django.db.models import Exists, OuterRef, Q, QuerySet

from kimid.access import code_waits
from kimid.access.asking_offices import SECOND_CANCEL, cancelled_since
from kimid.access.bringing_in import who_brought_in
from kimid.access.grants import SETTLED_AFTER
from kimid.access.models import (
    AccountStop,
    CodeAgreement,
    CodeWait,
    Grant,
    InPersonCode,
    WaitEnding,
)
from kimid.access.rules import AccessPermission
from kimid.people.models import Person
from kimid.sites.models import Site

_MOST: Final = 30
_PERSON_AND_ASKER: Final = ("person", "made_by", "site__region")


@dataclass(frozen=True)
class WaitHere:
    """A code that waits in one place, and what the one who looks may answer."""

    wait: CodeWait
    may_agree: bool
    may_cancel: bool

    @property
    def asker_line(self) -> str:
        """`Endang Pertiwi, Kabupaten Kubu Raya`."""
        return asker_line(self.wait.code)


@dataclass(frozen=True)
class CodeRow:
    """A code that was handed: for whom, by whom, and what became of it."""

    code: InPersonCode
    wait: CodeWait | None
    at: datetime

    @property
    def asker_line(self) -> str:
        return asker_line(self.code)

    @property
    def is_waiting(self) -> bool:
        """Whether it can be cancelled still."""
        wait = self.wait
        is_usable = self.code.used_at is not None or self.at < self.code.expires_at
        return wait is not None and wait.ended_at is None and self.at < wait.opens_at and is_usable

    @property
    def outcome(self) -> str:
        """What became of it, in Indonesian."""
        if self.wait is not None and self.wait.ending not in ("", WaitEnding.REPLACED):
            by = f" {self.wait.ended_by.name}" if self.wait.ended_by else ""
            return f"{self.wait.get_ending_display()}{by}"
        if self.code.used_at is None:
            return "Belum dipakai" if self.at < self.code.expires_at else "Tidak dipakai"
        if not self.is_waiting or self.wait is None:
            return "Dipakai"
        return f"Dipakai, masih {'menunggu' if self.wait.has_wall else 'bisa dibatalkan'}"


def asker_line(code: InPersonCode) -> str:
    """Who handed a code, and for which office or group."""
    return f"{code.made_by.name}, {code.site.name}"


def waits_in(site: Site, viewer: Person, at: datetime) -> list[WaitHere]:
    """The open codes for others in this place, the newest first. One query, or two if it has some.

    One's own stands on every page anyway.
    """
    rows = list(
        code_waits.all_open_waits(at)
        .filter(Exists(_grants_in(site, at, "person")))
        .exclude(person=viewer)
        .exclude(Exists(CodeAgreement.objects.filter(wait=OuterRef("pk"), site=site)))
    )
    if not rows:
        return []
    mine = Grant.objects.filter(code_waits.place_filter(site), person=viewer).active(at)
    since = mine.order_by("starts_at").values_list("starts_at", flat=True).first()
    return [_wait_here(row, viewer, since) for row in rows]


def _wait_here(row: CodeWait, viewer: Person, since: datetime | None) -> WaitHere:
    is_settled = since is not None and since < row.code.made_at - SETTLED_AFTER
    is_asker = viewer == row.code.made_by
    code = row.code
    may_agree = (
        row.has_wall
        and is_settled
        and not is_asker
        and viewer.pk not in who_brought_in([code.made_by_id], code.site_id, code.made_at)
    )
    return WaitHere(row, may_agree, is_settled or is_asker)


def codes_in(site: Site, at: datetime) -> list[CodeRow]:
    """The codes for people of this place since they are there, and those that it handed itself.

    The newest first, thirty at most. One query.
    """
    were_here = Grant.objects.filter(
        code_waits.place_filter(site), person=OuterRef("person"), starts_at__lte=OuterRef("made_at")
    )
    rows = (
        InPersonCode.objects.select_related(*_PERSON_AND_ASKER, "wait__ended_by")
        .filter(Exists(were_here) | Q(site=site))
        .order_by("-pk")[:_MOST]
    )
    return [CodeRow(code, getattr(code, "wait", None), at) for code in rows]


def wait_in(site: Site, number: int, at: datetime) -> CodeWait | None:
    """An open code of somebody of this place, by its number."""
    rows = code_waits.all_open_waits(at).filter(Exists(_grants_in(site, at, "person")))
    return rows.filter(pk=number).first()


def people_waiting(at: datetime) -> list[Person]:
    """Whose codes wait no more since their day is over, but are not closed yet."""
    rows = CodeWait.objects.filter(ended_at=None, opens_at__lte=at).select_related("person")
    return list({row.person_id: row.person for row in rows}.values())


def stops_for(officer: Person, site: Site) -> list[AccountStop]:
    """The stopped accounts below an office about which this officer may decide. One query, and some
    for each.
    """
    rows = (
        AccountStop.objects.select_related("person", "region", "wait__code__made_by")
        .select_related("wait__code__site", "wait__ended_by")
        .filter(decided_at=None, region__code__startswith=_below(site))
        .order_by("began_at")
    )
    return [row for row in rows if officer.has_perm(AccessPermission.DECIDE_STOP, row)]


def cancelled_codes(stop: AccountStop) -> list[CodeRow]:
    """The cancelled codes that stopped an account, the newest first. One query."""
    rows = cancelled_since(stop.person, stop.began_at - SECOND_CANCEL)
    rows = rows.select_related("ended_by", *(f"code__{x}" for x in _PERSON_AND_ASKER))
    ended = rows.filter(ended_at__lte=stop.began_at).order_by("-pk")
    return [CodeRow(row.code, row, stop.began_at) for row in ended]


def open_stop(person: Person) -> AccountStop | None:
    """Why this account may only read. No query for an account that may write."""
    if not person.may_only_read:
        return None
    rows = AccountStop.objects.select_related("wait__code__site", "region")
    return rows.filter(person=person, decided_at=None).first()


def newest_wait(person: Person, at: datetime) -> CodeWait | None:
    """The code for this person that waits. No query for nearly everybody."""
    if not code_waits.has_wait(person, at):
        return None
    return code_waits.open_waits(person, at).first()


def _grants_in(site: Site, at: datetime, person: str) -> QuerySet[Grant]:
    return Grant.objects.filter(code_waits.place_filter(site), person=OuterRef(person)).active(at)


def _below(site: Site) -> str:
    return "" if site.region_id == "00" else site.region_id
