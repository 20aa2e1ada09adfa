"""The period of a report and the four before it: what is drawn as bars."""

from collections.abc import Sequence
from typing import Final, NamedTuple

from kimid.reports.measures import COLUMNS, Value, as_words, plain
from kimid.reports.numbers import PeriodRow
from kimid.reports.periods import ReportPeriod
from kimid.reports.report import PERIODS, PeriodReport, rows_of

NO_NUMBER: Final = "belum ada"
_DRAWN: Final = ("kim", "sk_berlaku", "berbasis_tik", "kabar")
DRAWN: Final = tuple(column for column in COLUMNS if column.key in _DRAWN)


class PeriodTotal(NamedTuple):
    """The sum of a period; None where its numbers were never frozen."""

    period: ReportPeriod
    total: PeriodRow | None

    def value(self, key: str) -> Value | None:
        column = next(each for each in COLUMNS if each.key == key)
        return column.value(self.total) if self.total else None


class NumberBar(NamedTuple):
    """A number of a period as a bar: in words, and how long it is, of 1."""

    period: ReportPeriod
    text: str
    share: float | None


class BarRow(NamedTuple):
    """The bars of one number, the oldest period first."""

    label: str
    bars: Sequence[NumberBar]


def period_totals(report: PeriodReport) -> list[PeriodTotal]:
    """The oldest first, each by its newest edition; those that the report itself counts, as it has
    them. Of a filtered report none, for regions come and go.
    """
    if report.only:
        return []
    periods = [report.period]
    while len(periods) < PERIODS:
        periods.append(periods[-1].previous)
    totals = {
        period: PeriodRow.sum(rows_of(editions[0]), report.region.code, "Jumlah")
        for period, editions in report.frozen.items()
        if editions
    }
    totals |= {report.compared.key: report.before, report.period.key: report.total}
    return [PeriodTotal(each, totals.get(each.key)) for each in reversed(periods)]


def bar_rows(totals: Sequence[PeriodTotal]) -> list[BarRow]:
    """The main numbers as bars; the longest of each is as long as there is room."""
    return [_bar_row(column.label, column.key, totals) for column in DRAWN] if totals else []


def bars_by_period(totals: Sequence[PeriodTotal]) -> list[tuple[ReportPeriod, list[NumberBar]]]:
    """The same bars, for a table with a row for each period."""
    rows = bar_rows(totals)
    return [(each.period, [row.bars[place] for row in rows]) for place, each in enumerate(totals)]


def _bar_row(label: str, key: str, totals: Sequence[PeriodTotal]) -> BarRow:
    values = [each.value(key) for each in totals]
    most = max((plain(value) for value in values if value is not None), default=0)
    return BarRow(
        label,
        [
            NumberBar(each.period, NO_NUMBER, None)
            if value is None
            else NumberBar(each.period, as_words(value), plain(value) / most if most else 0)
            for each, value in zip(totals, values, strict=True)
        ],
    )
