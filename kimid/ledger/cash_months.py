"""The cash book of one month: what was there, each entry with what is left after it, the counts."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Final, NamedTuple, Self

from django.db.models import F, Q, Sum

from kimid.ledger.models import (
    WHOLE_YEAR,
    AccountKind,
    AccountSum,
    CashCount,
    Closing,
    LedgerEntry,
    Leg,
    Voucher,
    VoucherKind,
)
from kimid.ledger.periods import period_of
from kimid.lib.month import Month
from kimid.sites.models import Site

_MONEY: Final = (AccountKind.CASH, AccountKind.BANK)


class Money(NamedTuple):
    """Rupiah in cash and in the bank."""

    cash: int = 0
    bank: int = 0

    @property
    def total(self) -> int:
        return self.cash + self.bank

    def plus(self, other: "Money") -> Self:
        return self._replace(cash=self.cash + other.cash, bank=self.bank + other.bank)


class CashSide(Enum):
    """In which column of the book an entry stands."""

    INCOME = "Masuk"
    SPENT = "Keluar"
    MOVED = "Pindah kas dan rekening"
    OPENED = "Saldo awal buku"
    # The village paid the shop, or somebody gave goods: no money of the group moved.
    ELSEWHERE = "Tidak lewat kas"


_SIDES: Final = {
    VoucherKind.INCOME: CashSide.INCOME,
    VoucherKind.RETURN: CashSide.INCOME,
    VoucherKind.EXPENSE: CashSide.SPENT,
    VoucherKind.ADVANCE: CashSide.SPENT,
    VoucherKind.TRANSFER: CashSide.MOVED,
    VoucherKind.OPENING: CashSide.OPENED,
}


@dataclass(frozen=True)
class CashRow:
    """An entry, how it changed the money, and what there was after it."""

    entry: LedgerEntry
    change: Money
    after: Money

    @property
    def meant(self) -> Voucher:
        """The voucher itself; of a correction the one that it takes back."""
        return self.entry.voucher.corrects or self.entry.voucher

    @property
    def side(self) -> CashSide:
        """A correction stands in the column of what it takes back, below zero."""
        kind = VoucherKind(self.meant.kind)
        if kind == VoucherKind.DIFFERENCE:
            return CashSide.INCOME if self.change.total > 0 else CashSide.SPENT
        moves = any(self.change)
        return _SIDES[kind] if moves else CashSide.ELSEWHERE

    @property
    def income(self) -> int:
        return self.change.total if self.side is CashSide.INCOME else 0

    @property
    def spent(self) -> int:
        return -self.change.total if self.side is CashSide.SPENT else 0


@dataclass(frozen=True)
class CashMonth:
    """The book of a month, in the order of its days."""

    month: Month
    before: Money
    rows: list[CashRow]
    counts: list[CashCount]
    closing: Closing | None

    @property
    def after(self) -> Money:
        return self.rows[-1].after if self.rows else self.before

    @property
    def has_bank(self) -> bool:
        """Whether a bank has anything to do with it."""
        return bool(self.before.bank) or any(row.change.bank for row in self.rows)

    def sum_of(self, side: CashSide) -> Money:
        """What the entries of a column changed together. Spent is below zero."""
        money = Money()
        for row in self.rows:
            money = money.plus(row.change) if row.side is side else money
        return money


def cash_month(site: Site, month: Month) -> CashMonth:
    """The book of a month. Five queries."""
    entries = _entries(site, month)
    changes = _changes(entries)
    before = _before(site, month)
    first, last = month.span(site.region.zone)
    counts = CashCount.objects.filter(site=site, counted_at__gte=first, counted_at__lt=last)
    closing = Closing.objects.filter(site=site, period__gte=period_of(month.first))
    return CashMonth(
        month,
        before,
        list(_rows(entries, changes, before)),
        list(counts.select_related("by", "counted_with").order_by("counted_at")),
        closing.select_related("by").order_by("period").first(),
    )


def _entries(site: Site, month: Month) -> list[LedgerEntry]:
    rows = LedgerEntry.objects.filter(site=site, period=period_of(month.first))
    people = ("written_by", "decided_by", "paid_by", "payer")
    others = ("source", "line", "corrects__entry", "corrected_by__entry", *people)
    return list(
        rows.exclude(posted_at=None)
        .select_related(*(f"voucher__{name}" for name in others))
        .order_by("booked_on", "pk")
    )


def _changes(entries: list[LedgerEntry]) -> Mapping[int, Money]:
    legs = Leg.objects.filter(entry__in=entries, account__kind__in=_MONEY)
    changes: dict[int, Money] = defaultdict(Money)
    for entry, kind, amount in legs.values_list("entry", "account__kind", "amount"):
        moved = Money(cash=amount) if kind == AccountKind.CASH else Money(bank=amount)
        changes[entry] = changes[entry].plus(moved)
    return changes


def _rows(
    entries: list[LedgerEntry], changes: Mapping[int, Money], before: Money
) -> Iterable[CashRow]:
    after = before
    for entry in entries:
        change = changes.get(entry.pk, Money())
        after = after.plus(change)
        yield CashRow(entry, change, after)


def _before(site: Site, month: Month) -> Money:
    """What there was when the month began. One query."""
    earlier = Q(year__lt=month.year, month=WHOLE_YEAR) | Q(
        year=month.year, month__range=(1, month.number - 1)
    )
    sums = AccountSum.objects.filter(earlier, site=site, account__kind__in=_MONEY)
    rows = sums.values_list("account__kind").annotate(held=Sum(F("debit") - F("credit")))
    held = {kind: int(amount) for kind, amount in rows}
    return Money(held.get(AccountKind.CASH, 0), held.get(AccountKind.BANK, 0))
