"""Reading the books of one group. All sums are rupiah."""

from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

from django.db.models import Exists, F, Max, OuterRef, Q, QuerySet, Sum

from kimid.ledger.models import (
    HOLDINGS,
    WHOLE_YEAR,
    AccountKind,
    AccountSum,
    CashCount,
    Fund,
    FundKind,
    LedgerEntry,
    Leg,
    PlanLine,
    RecurringExpense,
    Voucher,
    VoucherPaper,
    VoucherState,
)
from kimid.lib.month import Month
from kimid.sites.models import Site

_ENTRY_WITH: Final = (
    "voucher__source",
    "voucher__line",
    "voucher__written_by",
    "voucher__decided_by",
    "voucher__paid_by",
    "counters__voucher",
    "countered_by__voucher",
)


class Holdings(NamedTuple):
    """What a group has now."""

    cash: int = 0
    bank: int = 0
    advances: int = 0
    goods: int = 0

    @property
    def total(self) -> int:
        return sum(self)


class SourceRow(NamedTuple):
    """A source in a year: what came from it, and what was spent of it."""

    source: Fund
    income: int
    spent: int

    @property
    def rest(self) -> int:
        return self.income - self.spent


class LineRow(NamedTuple):
    """A line of the plan in a year. Without a line: what was not planned."""

    line: PlanLine | None
    spent: int

    @property
    def planned(self) -> int:
        return self.line.planned if self.line else 0

    @property
    def over(self) -> int:
        """How much more was spent than planned."""
        return max(self.spent - self.planned, 0)


@dataclass(frozen=True)
class YearBook:
    """The money of a group in a year. `before` is what it had when the year began."""

    year: int
    before: int
    income: int
    spent: int
    difference: int  # cash that is missing (positive) or that nobody can explain
    sources: list[SourceRow]
    lines: list[LineRow]

    @property
    def rest(self) -> int:
        """What it had at the end of the year, or has now."""
        return self.before + self.income - self.spent - self.difference

    @property
    def is_empty(self) -> bool:
        return not (self.sources or self.lines or self.income or self.spent or self.before)


def holdings_of(site: Site, until: int | None = None) -> Holdings:
    """What a group has now, or had at the end of a year. One query."""
    sums = AccountSum.objects.filter(site=site, month=WHOLE_YEAR, account__source=None)
    if until is not None:
        sums = sums.filter(year__lte=until)
    rows = sums.values("account__kind").annotate(held=Sum(F("debit") - F("credit")))
    held = {row["account__kind"]: int(row["held"]) for row in rows}
    return Holdings(*(held.get(kind, 0) for kind in HOLDINGS))


def year_book(site: Site, year: int) -> YearBook:
    """The money of a group in a year, by source and by line of its plan. Four queries."""
    sums = AccountSum.objects.filter(site=site, month=WHOLE_YEAR)
    of_year = list(sums.filter(year=year).select_related("account"))
    before = sums.filter(year__lt=year, account__kind__in=HOLDINGS).aggregate(
        held=Sum(F("debit") - F("credit"), default=0)
    )["held"]
    opened = sum(-_net(row) for row in of_year if row.account.kind == AccountKind.OPENING)
    income = _by_source(of_year, AccountKind.INCOME)
    spent = _by_source(of_year, AccountKind.EXPENSE)
    sources = list(Fund.objects.filter(Q(year=year) | Q(pk__in={*income, *spent}), site=site))
    sources.sort(key=lambda each: (list(FundKind).index(FundKind(each.kind)), each.name))
    lines = list(PlanLine.objects.filter(site=site, year=year).order_by("pk"))
    return YearBook(
        year=year,
        before=int(before) + opened,
        income=sum(income.values()),
        spent=sum(spent.values()),
        difference=sum(_net(row) for row in of_year if row.account.kind == AccountKind.DIFFERENCE),
        sources=[
            SourceRow(each, income.get(each.pk, 0), spent.get(each.pk, 0)) for each in sources
        ],
        lines=_line_rows(of_year, lines),
    )


def money_years(site: Site) -> list[int]:
    """The years with money or a plan, the newest first. Two queries."""
    posted = AccountSum.objects.filter(site=site, month=WHOLE_YEAR).values_list("year", flat=True)
    planned = Fund.objects.filter(site=site).values_list("year", flat=True)
    return sorted({*posted, *planned}, reverse=True)


def entries_of(site: Site, month: Month) -> list[LedgerEntry]:
    """The entries of a month, the newest first. One query."""
    period = month.year * 100 + month.number
    rows = LedgerEntry.objects.filter(site=site, period=period).exclude(posted_at=None)
    rows = _with_receipts(rows).select_related(*_ENTRY_WITH)
    return list(rows.order_by("-booked_on", "-pk"))


def entries_of_year(site: Site, year: int) -> "QuerySet[LedgerEntry]":
    """The entries of a year in the order of their numbers, as its files have them."""
    rows = LedgerEntry.objects.filter(site=site, year=year).exclude(posted_at=None)
    return rows.select_related(*_ENTRY_WITH).order_by("number")


def newest_entries(site: Site, year: int, most: int) -> list[LedgerEntry]:
    """The last entries of a year, the newest first. One query."""
    rows = LedgerEntry.objects.filter(site=site, year=year).exclude(posted_at=None)
    rows = _with_receipts(rows).select_related(*_ENTRY_WITH)
    return list(rows.order_by("-booked_on", "-pk")[:most])


def _with_receipts(rows: "QuerySet[LedgerEntry]") -> "QuerySet[LedgerEntry]":
    """These entries; each knows whether a receipt is kept of it."""
    papers = VoucherPaper.objects.filter(voucher=OuterRef("voucher"))
    return rows.annotate(has_receipt=Exists(papers))


def entry_of_voucher(site: Site, public_id: str) -> LedgerEntry | None:
    """The posted entry of a voucher, with what its page shows. One query."""
    rows = LedgerEntry.objects.filter(site=site, voucher__public_id=public_id)
    return rows.exclude(posted_at=None).select_related(*_ENTRY_WITH, "voucher__advance").first()


def months_with_entries(site: Site, year: int) -> list[Month]:
    """The months of a year that have entries, the newest first. One query."""
    rows = LedgerEntry.objects.filter(site=site, year=year).exclude(posted_at=None)
    periods = rows.values_list("period", flat=True).distinct().order_by("-period")
    return [Month(*divmod(period, 100)) for period in periods]


def cash_before(site: Site, month: Month) -> int:
    """The cash a group had when a month began. One query."""
    return held_before(site, month, AccountKind.CASH)


def held_before(site: Site, month: Month, kind: AccountKind) -> int:
    """What a group had in cash, or in the bank, when a month began. One query."""
    earlier = Q(year__lt=month.year, month=WHOLE_YEAR) | Q(
        year=month.year, month__range=(1, month.number - 1)
    )
    sums = AccountSum.objects.filter(earlier, site=site, account__kind=kind)
    return int(sums.aggregate(held=Sum(F("debit") - F("credit"), default=0))["held"])


def cash_of(entries: list[LedgerEntry]) -> dict[int, int]:
    """How each entry changed the cash, by its key. One query."""
    legs = Leg.objects.filter(entry__in=entries, account__kind=AccountKind.CASH)
    return dict(legs.values_list("entry").annotate(changed=Sum("amount")))


def waiting_vouchers(site: Site) -> list[Voucher]:
    """What somebody still has to do something about, the oldest first. One query."""
    rows = Voucher.objects.filter(site=site).exclude(
        state__in=(VoucherState.POSTED, VoucherState.REFUSED)
    )
    return list(rows.select_related("source", "line", "written_by", "payer").order_by("pk"))


def last_counts(site: Site, most: int = 5) -> list[CashCount]:
    """The last counts of the cash, the newest first. One query."""
    rows = CashCount.objects.filter(site=site).select_related("by", "counted_with")
    return list(rows.order_by("-counted_at")[:most])


def recurring_of(site: Site) -> list[RecurringExpense]:
    """What a group pays every month, by its day. One query."""
    return list(RecurringExpense.objects.filter(site=site, ended_at=None).order_by("day", "pk"))


def last_booked_on(site: Site) -> date | None:
    """The day of the newest entry. One query."""
    rows = LedgerEntry.objects.filter(site=site).exclude(posted_at=None)
    day: date | None = rows.aggregate(last=Max("booked_on"))["last"]
    return day


def _net(row: AccountSum) -> int:
    return row.debit - row.credit


def _by_source(sums: list[AccountSum], kind: AccountKind) -> dict[int, int]:
    """What came (positive) or what was spent (positive), by the key of the source."""
    sign = -1 if kind == AccountKind.INCOME else 1
    totals: dict[int, int] = {}
    for row in sums:
        source = row.account.source_id
        if row.account.kind == kind and source is not None:
            totals[source] = totals.get(source, 0) + sign * _net(row)
    return totals


def _line_rows(sums: list[AccountSum], lines: list[PlanLine]) -> list[LineRow]:
    spent: dict[int | None, int] = {}
    for row in sums:
        if row.account.kind == AccountKind.EXPENSE:
            line = row.account.line_id
            spent[line] = spent.get(line, 0) + _net(row)
    rows = [LineRow(line, spent.get(line.pk, 0)) for line in lines]
    planned = {line.pk for line in lines}
    elsewhere = sum(amount for line, amount in spent.items() if line not in planned)
    return [*rows, LineRow(None, elsewhere)] if elsewhere else rows
