"""The account of one source: what came from it, what was spent of it, with each receipt."""

from dataclasses import dataclass
from typing import Final, NamedTuple

from kimid.ledger.models import AccountKind, Fund, Leg, PlanLine, Voucher, VoucherPaper

_WITH: Final = (
    "account__line",
    "entry__voucher__written_by",
    "entry__voucher__decided_by",
    "entry__voucher__corrects__entry",
    "entry__voucher__corrected_by__entry",
)


@dataclass(frozen=True)
class SourceEntry:
    """An entry about a source: positive, and below zero where it takes another back."""

    leg: Leg
    papers: list[VoucherPaper]

    @property
    def voucher(self) -> Voucher:
        return self.leg.entry.voucher

    @property
    def amount(self) -> int:
        """Rupiah: what came is a credit in the books, what was spent a debit."""
        return -self.leg.amount if self.leg.account.kind == AccountKind.INCOME else self.leg.amount

    @property
    def line(self) -> PlanLine | None:
        return self.leg.account.line


class LineSum(NamedTuple):
    """What was spent of a source on a line of the plan. Without a line: what was not planned."""

    line: PlanLine | None
    spent: int
    receipts: int


@dataclass(frozen=True)
class SourceAccount:
    """All that the books know of a source, in the order of its days."""

    source: Fund
    received: list[SourceEntry]
    expenses: list[SourceEntry]

    @property
    def income(self) -> int:
        return sum(each.amount for each in self.received)

    @property
    def spent(self) -> int:
        return sum(each.amount for each in self.expenses)

    @property
    def rest(self) -> int:
        return self.income - self.spent

    @property
    def by_line(self) -> list[LineSum]:
        """What was spent by lines of the plan, those of the plan first."""
        sums: dict[int, LineSum] = {}
        for each in self.expenses:
            key = each.line.pk if each.line else 0
            before = sums.get(key, LineSum(each.line, 0, 0))
            sums[key] = LineSum(
                each.line, before.spent + each.amount, before.receipts + len(each.papers)
            )
        return [sums[key] for key in sorted(sums, key=lambda key: (key == 0, key))]

    @property
    def papers(self) -> list[tuple[SourceEntry, VoucherPaper]]:
        """The receipts in the order of the list."""
        return [(each, paper) for each in self.expenses for paper in each.papers]


def source_account(source: Fund) -> SourceAccount:
    """The account of a source over all years. Two queries."""
    legs = (
        Leg.objects.filter(account__source=source, entry__posted_at__isnull=False)
        .select_related(*_WITH)
        .order_by("entry__booked_on", "entry__pk")
    )
    papers: dict[int, list[VoucherPaper]] = {}
    rows = VoucherPaper.objects.filter(voucher__source=source, page_count__gt=0).order_by("pk")
    for paper in rows:
        papers.setdefault(paper.voucher_id, []).append(paper)
    entries = [SourceEntry(leg, papers.get(leg.entry.voucher_id, [])) for leg in legs]
    return SourceAccount(
        source,
        [each for each in entries if each.leg.account.kind == AccountKind.INCOME],
        [each for each in entries if each.leg.account.kind == AccountKind.EXPENSE],
    )
