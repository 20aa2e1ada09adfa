"""What an office wanted to reach, and how far it came: target, what was reached, in per cent."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from kimid.lib.text import number, percent
from kimid.reports.models import IndicatorNote, ReportIndicator
from kimid.reports.numbers import PeriodRow

NO_NUMBER: Final = "–"
type Count = Callable[[PeriodRow], int]
_AT_ITS_END: Final[Mapping[ReportIndicator, Count]] = {
    ReportIndicator.KIMS: lambda row: row.kims,
    ReportIndicator.DECREES: lambda row: row.with_decree,
    ReportIndicator.ICT: lambda row: row.ict_based,
    ReportIndicator.VILLAGES: lambda row: row.villages_with_kim,
}
_IN_THE_YEAR: Final[Mapping[ReportIndicator, Count]] = {
    ReportIndicator.STORIES: lambda row: row.stories,
    ReportIndicator.VISITS: lambda row: row.visits,
}


@dataclass(frozen=True)
class IndicatorLine:
    """One indicator in a report. `achieved` is in per cent; without a target it is empty."""

    indicator: ReportIndicator
    target: str
    reached: str
    achieved: str
    obstacle: str = ""
    follow_up: str = ""

    @property
    def label(self) -> str:
        return self.indicator.label

    @property
    def words(self) -> str:
        """`Target 120, realisasi 103, capaian 85,8 %`; without a target only what was reached."""
        if self.target == NO_NUMBER:
            return f"Realisasi {self.reached}, tanpa target"
        if self.reached == NO_NUMBER:
            return f"Target {self.target}, realisasi belum ada"
        return f"Target {self.target}, realisasi {self.reached}, capaian {self.achieved}"


def indicator_lines(
    total: PeriodRow,
    year: PeriodRow,
    targets: Mapping[str, int],
    notes: Mapping[str, IndicatorNote],
) -> Sequence[IndicatorLine]:
    """A line for each indicator. `total` is the sum of the period, `year` what happened since 1
    January.
    """
    return [
        _line(each, total, year, targets.get(each), notes.get(each)) for each in ReportIndicator
    ]


def _line(
    indicator: ReportIndicator,
    total: PeriodRow,
    year: PeriodRow,
    target: int | None,
    note: IndicatorNote | None,
) -> IndicatorLine:
    texts = (note.obstacle, note.follow_up) if note else ("", "")
    if indicator == ReportIndicator.PROMISES:
        return _promises(year, target, texts)
    stands = _AT_ITS_END.get(indicator)
    reached = stands(total) if stands else _IN_THE_YEAR[indicator](year)
    goal = NO_NUMBER if target is None else number(target)
    achieved = percent(reached, target) if target else NO_NUMBER
    return IndicatorLine(indicator, goal, number(reached), achieved, *texts)


def _promises(year: PeriodRow, target: int | None, texts: tuple[str, str]) -> IndicatorLine:
    """Its target is a percentage. Where nothing was promised, nothing was reached or missed."""
    goal = NO_NUMBER if target is None else f"{target} %"
    reached = percent(year.on_time, year.promised) if year.promised else NO_NUMBER
    achieved = NO_NUMBER
    if target and year.promised:
        achieved = percent(100 * year.on_time, year.promised * target)
    return IndicatorLine(ReportIndicator.PROMISES, goal, reached, achieved, *texts)
