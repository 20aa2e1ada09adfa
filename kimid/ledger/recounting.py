"""The sums of accounts counted anew from the entries, to compare. They are never the source."""

from collections.abc import Iterator
from typing import NamedTuple

from django.db.models import Case, F, Sum, Value, When
from django.db.models.expressions import Combinable
from django.db.models.functions import ExtractMonth

from kimid.ledger.models import WHOLE_YEAR, AccountSum, LedgerEntry, Leg


class WrongSum(NamedTuple):
    """A sum that is not what the entries give. Debit and credit in rupiah."""

    account: int
    year: int
    month: int
    stored: tuple[int, int]
    counted: tuple[int, int]


def wrong_sums() -> Iterator[WrongSum]:
    """Every sum that differs, of all groups for which rows can be read now. Three queries."""
    stored = {
        (account, year, month): (debit, credit)
        for account, year, month, debit, credit in AccountSum.objects.values_list(
            "account", "year", "month", "debit", "credit"
        ).iterator()
    }
    counted = dict(_counted(ExtractMonth("entry__booked_on")))
    counted.update(_counted(Value(WHOLE_YEAR)))
    for key in sorted({*stored, *counted}):
        of_key = stored.get(key, (0, 0)), counted.get(key, (0, 0))
        if of_key[0] != of_key[1]:
            yield WrongSum(*key, *of_key)


def unbalanced_entries() -> list[int]:
    """The keys of posted entries whose legs are not zero. The database lets none come. One
    query.
    """
    rows = LedgerEntry.objects.exclude(posted_at=None).annotate(sum=Sum("legs__amount", default=1))
    return list(rows.exclude(sum=0).values_list("pk", flat=True))


def _counted(month: Combinable) -> Iterator[tuple[tuple[int, int, int], tuple[int, int]]]:
    debit = Sum(Case(When(amount__gt=0, then=F("amount")), default=0))
    credit = Sum(Case(When(amount__lt=0, then=-F("amount")), default=0))
    legs = Leg.objects.exclude(entry__posted_at=None).filter(
        entry__in=LedgerEntry.objects.values("pk")
    )
    rows = legs.values_list("account", "entry__year", month).annotate(debit=debit, credit=credit)
    for account, year, number, came, went in rows:
        yield (account, year, number), (int(came), int(went))
