"""Whose account is whose in a group whose roles were frozen: what an office has found so far."""

from collections.abc import Sequence
from datetime import datetime
from typing import Final, NamedTuple

from kimid.access.freezing import FrozenAccount, frozen_accounts
from kimid.events.history import events_about
from kimid.events.models import Event
from kimid.events.posts import names_of
from kimid.lib import codes
from kimid.lib.codes import Level
from kimid.lifecycle.models import Quarantine
from kimid.people.models import Person
from kimid.registry.models import Kim
from kimid.sites.models import Site, SiteKind
from kimid.wire.models import Item

CONFIRMED: Final = "kim.account_confirmed"
ENDED: Final = "kim.account_ended"


class SettledAccount(NamedTuple):
    """An account of which an office has said whose it is."""

    person: Person
    is_confirmed: bool
    how: str  # it was made sure
    who: str
    at: datetime


class ClosedCounts(NamedTuple):
    """How many items readers do not have; how many sessions, invitations and links ended; and who
    closed the site, for which office.
    """

    items: int
    accesses: int
    who: str


class GroupAccounts(NamedTuple):
    """The accounts of a group since its last quarantine."""

    waiting: Sequence[FrozenAccount]
    settled: Sequence[SettledAccount]


def accounts_of(kim: Kim, quarantine: Quarantine, at: datetime) -> GroupAccounts:
    """The accounts that wait for an office, and those of which it has said whose they are. Four
    queries.
    """
    rows = _findings(kim, quarantine)
    names = names_of(rows)
    people = Person.objects.in_bulk({row.data["person"] for row in rows})
    return GroupAccounts(
        frozen_accounts(kim.site, at),
        [
            SettledAccount(
                people[row.data["person"]],
                row.kind == CONFIRMED,
                row.data["how"],
                names[row.pk],
                row.happened_at,
            )
            for row in rows
        ],
    )


def doubtful_people(kim: Kim, quarantine: Quarantine, at: datetime) -> list[Person]:
    """Whom nobody vouches for: accounts that are still frozen, and those whose roles were ended."""
    frozen = [each.person for each in frozen_accounts(kim.site, at)]
    ended = [row.data["person"] for row in _findings(kim, quarantine) if row.kind == ENDED]
    return [*frozen, *Person.objects.filter(pk__in=ended)]


def closed_by(kim: Kim, quarantine: Quarantine) -> ClosedCounts:
    """How much a quarantine took from readers and from the group. Two queries."""
    row = _beginning_of(kim, quarantine)
    data = row.data if row is not None else {}
    accesses = sum(data.get(key, 0) for key in ("sessions", "invitations", "links"))
    items = Item.objects.filter(site=kim.site_id).count()
    return ClosedCounts(items, accesses, _who(row, quarantine))


def who_began(kim: Kim, quarantine: Quarantine) -> str:
    """Who closed the site, for which office, and in place of which one. One query."""
    return _who(_beginning_of(kim, quarantine), quarantine)


def _who(row: Event | None, quarantine: Quarantine) -> str:
    return names_of([row])[row.pk] if row is not None else quarantine.begun_by.name


def _beginning_of(kim: Kim, quarantine: Quarantine) -> Event | None:
    rows = events_about(kim).filter(kind="kim.quarantined", happened_at=quarantine.begun_at)
    return rows.first()


def last_quarantine(kim: Kim) -> Quarantine | None:
    """The quarantine that runs, else the one that ended last. One query."""
    rows = Quarantine.objects.select_related("begun_by", "lifted_by").filter(kim=kim)
    return rows.order_by("-begun_at", "-pk").first()


def office_contact(kim: Kim) -> Site | None:
    """The office that answers for a KIM: the portal of its regency, else of its province, else of
    the nation. One query.
    """
    above = [code for code in codes.lineage(kim.region_id) if codes.level(code) <= Level.REGENCY]
    rows = Site.objects.filter(kind=SiteKind.PORTAL, region__in=above)
    return max(rows, key=lambda site: codes.level(site.region_id), default=None)


def _findings(kim: Kim, quarantine: Quarantine) -> list[Event]:
    """The newest last. An account that was ended and came in anew stands once for each."""
    rows = Event.objects.filter(
        subject=Kim._meta.label,
        subject_id=str(kim.pk),
        kind__in=(CONFIRMED, ENDED),
        happened_at__gte=quarantine.begun_at,
    )
    return list(rows.order_by("pk"))
