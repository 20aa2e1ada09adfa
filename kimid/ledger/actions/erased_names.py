"""The name of somebody who paid, was paid or gave, taken from the books on request. Sums stay."""

from collections.abc import Iterator
from datetime import datetime
from typing import Final

from django.db.models import Q, QuerySet

from kimid.events.action import action, add_event_data, touch
from kimid.events.actor import Actor
from kimid.ledger.models import (
    ERASED_NAME,
    Bill,
    Fund,
    RecurringExpense,
    Voucher,
    VoucherState,
)
from kimid.ledger.tags import money_tag
from kimid.people.rules import PeoplePermission
from kimid.sites.models import Site
from kimid.sites.named_people import NameStillNeeded

_FINAL: Final = (VoucherState.POSTED, VoucherState.REFUSED)


@action(needs=PeoplePermission.ERASE, records="money.name_erased")
def erase_name(site: Site, *, name: str, by: Actor, at: datetime) -> Site:
    """Write `nama dihapus` where the books of a group name this person as whoever paid, was paid
    or gave. Accounts have a way of their own. Raises NameStillNeeded: until somebody has paid or
    was paid, the group has to know whom.
    """
    waiting = [row for row in _vouchers(site, name) if row.is_waiting]
    waiting_bills = [row for row in _bills(site, name) if row.is_unpaid]
    if count := len(waiting) + len(waiting_bills):
        raise NameStillNeeded(f"{count} vouchers or bills with this name wait to be paid")
    rows = _vouchers(site, name).update(party=ERASED_NAME)
    rows += _bills(site, name).update(debtor=ERASED_NAME, address="")
    rows += _recurring(site, name).update(party=ERASED_NAME)
    rows += _sources(site, name).update(giver=ERASED_NAME)
    add_event_data(rows=rows)
    touch(money_tag(site), site.tag)
    return site


def rows_with_name(site: Site, name: str) -> int:
    """How many rows name this person where the name goes. Four queries."""
    rows = (_vouchers, _bills, _recurring, _sources)
    return sum(each(site, name).count() for each in rows)


def texts_with_name(site: Site, name: str) -> Iterator[str]:
    """What else has this name in words that somebody typed: people have to look at it. Three
    queries.
    """
    for voucher in Voucher.objects.filter(_typed_in(name), site=site).order_by("pk"):
        yield f"voucher {voucher.public_id}: {voucher.purpose}"
    for source in Fund.objects.filter(site=site, name__icontains=name).order_by("pk"):
        yield f"source {source.public_id}: {source}"
    for bill in Bill.objects.filter(site=site).order_by("pk"):
        if any(name.casefold() in text.casefold() for text, _, _ in bill.lines):
            yield f"bill {bill.label}"


def _typed_in(name: str) -> Q:
    texts = ("purpose", "no_paper_reason", "question", "answer", "refusal")
    return Q(*((f"{each}__icontains", name) for each in texts), _connector=Q.OR)


def _vouchers(site: Site, name: str) -> QuerySet[Voucher]:
    return Voucher.objects.filter(site=site, party__iexact=name)


def _bills(site: Site, name: str) -> QuerySet[Bill]:
    return Bill.objects.filter(site=site, debtor__iexact=name)


def _recurring(site: Site, name: str) -> QuerySet[RecurringExpense]:
    return RecurringExpense.objects.filter(site=site, party__iexact=name)


def _sources(site: Site, name: str) -> QuerySet[Fund]:
    return Fund.objects.filter(site=site, giver__iexact=name)
