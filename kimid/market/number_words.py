"""New numbers of sellers as the group sees them."""

from dataclasses import dataclass
from datetime import datetime

from kimid.market.models import PhoneChange, QrisCode
from kimid.market.paper_queries import is_alone, open_changes
from kimid.market.phones import phone_in_words
from kimid.market.qris_queries import open_qris
from kimid.people.models import Person
from kimid.sites.models import Site


@dataclass(frozen=True)
class WaitingNumber:
    """A new number beside the old one. `is_mine`: the reader wrote it; `is_alone`: and nobody else
    of the group can ask, so that an office does.
    """

    change: PhoneChange
    old: str
    new: str
    is_mine: bool
    is_alone: bool


@dataclass(frozen=True)
class WaitingQris:
    """A code that waits, and at which number the group knows its seller; as `WaitingNumber`."""

    code: QrisCode
    phone: str
    is_mine: bool
    is_alone: bool


def waiting_codes(site: Site, person: Person, at: datetime) -> list[WaitingQris]:
    """The codes that wait in a group, as this person sees them. Two queries at most."""
    codes = open_qris(site)
    has_mine = any(code.by == person for code in codes)
    alone = has_mine and is_alone(person, site, at)
    return [
        WaitingQris(
            code,
            phone_in_words(code.seller.phone) if code.seller.phone else "",
            code.by == person,
            alone and code.by == person,
        )
        for code in codes
    ]


def waiting_numbers(site: Site, person: Person, at: datetime) -> list[WaitingNumber]:
    """The numbers that wait in a group, as this person sees them. Two queries at most."""
    changes = open_changes(site)
    has_mine = any(change.by == person for change in changes)
    alone = has_mine and is_alone(person, site, at)
    return [
        WaitingNumber(
            change,
            phone_in_words(change.old_phone) if change.old_phone else "",
            phone_in_words(change.phone),
            change.by == person,
            alone and change.by == person,
        )
        for change in changes
    ]
