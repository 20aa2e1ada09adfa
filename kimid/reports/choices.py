"""What can be chosen of a report: its year and period, what it is compared with, which rows, and
what the paper contains.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

from kimid.lib import clock
from kimid.lib.text import number
from kimid.places.models import Region
from kimid.reports.measures import FILTERS
from kimid.reports.parts import OF_THE_WHOLE, PaperPart
from kimid.reports.periods import ReportPeriod, periods_of
from kimid.reports.queries import ReportTexts
from kimid.reports.report import PeriodReport
from kimid.reports.report_query import COMPARISONS, ReportQuery
from kimid.reports.row_levels import level_choices

_YEARS: Final = 3  # to choose from

type Option = tuple[str, str, bool]  # the word in the address, its label, whether it is chosen


class PeriodChoice(NamedTuple):
    """A period to choose: what is known of it, and whether it can be chosen."""

    period: ReportPeriod
    text: str
    is_chosen: bool
    is_open: bool


@dataclass(frozen=True)
class ReportChoices:
    """The choices of an office, with those that were made."""

    region: Region
    chosen: ReportQuery
    today: date

    @property
    def years(self) -> list[Option]:
        """The address in each year: the same period, if that has begun, else its first quarter."""
        years = range(self.today.year - _YEARS + 1, self.today.year + 1)
        return [
            (self._query_in(year), str(year), year == self.chosen.period.year) for year in years
        ]

    def _query_in(self, year: int) -> str:
        period = self.chosen.period
        same = ReportPeriod(year, period.months, period.number)
        first = ReportPeriod(year, 3)
        return self.chosen.in_period(same if same.first <= self.today else first).query

    @property
    def periods(self) -> list[PeriodChoice]:
        chosen, today = self.chosen.period, self.today
        return [
            PeriodChoice(each, _state(each, today), each == chosen, today >= each.first)
            for each in periods_of(chosen.year)
        ]

    @property
    def comparisons(self) -> list[Option]:
        chosen = self.chosen.comparison
        return [(key, label, key == chosen) for key, label in COMPARISONS.items()]

    @property
    def filters(self) -> list[Option]:
        return [(key, label, key == self.chosen.only) for key, (label, _) in FILTERS.items()]

    @property
    def levels(self) -> list[Option]:
        """What a row can be; of a region with villages below there is nothing to choose."""
        choices = level_choices(self.region)
        return [(key, label, key == self.chosen.level) for key, label in choices]

    @property
    def parts(self) -> list[Option]:
        return [(part.value, part.label, part in self.chosen.parts) for part in PaperPart]


def _state(period: ReportPeriod, today: date) -> str:
    if today < period.first:
        return f"{period.months_label}, mulai {_day(period.first, period)}"
    if not period.has_ended(today):
        return f"{period.months_label}, masih berjalan"
    return f"{period.months_label}, beku {_day(period.next_day, period)}"


def _day(on: date, period: ReportPeriod) -> str:
    """The year stands above the periods; another one is said."""
    day = clock.day(on)
    return day.removesuffix(f" {on.year}") if on.year == period.year else day


def next_pages(report: PeriodReport, texts: ReportTexts) -> Sequence[tuple[str, str]]:
    """What follows the first page if it is ticked: the word of the part, and how much there is."""
    visits, photos, kims = len(texts.visits), len(texts.photos), report.total.kims
    candidates = (
        (PaperPart.REGIONS, f"Tabel {number(len(report.rows))} wilayah", True),
        (PaperPart.PERIODS, f"Lima {report.period.kind_label} sebagai batang", True),
        (PaperPart.VISITS, f"{number(visits)} kunjungan pembinaan", visits > 0),
        (PaperPart.PHOTOS, f"{number(photos)} foto", photos > 0),
        (PaperPart.ANNEX, f"Daftar {number(kims)} KIM", kims > 0),
    )
    return [
        (part.value, text)
        for part, text, is_there in candidates
        if is_there and not (report.only and part in OF_THE_WHOLE)
    ]
