"""Which report an address asks for: `?periode=2026-tw3&banding=tahun-lalu`."""

from collections.abc import Container
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Final
from urllib.parse import urlencode

from django.http import Http404, QueryDict

from kimid.lib import clock
from kimid.places.models import Region
from kimid.reports.measures import FILTERS
from kimid.reports.parts import ALL_PARTS, PaperPart, parts_named, word_for
from kimid.reports.periods import ReportPeriod
from kimid.reports.report import PeriodReport, period_report
from kimid.reports.row_levels import ROW_LEVELS, level_choices

# What a period is compared with, by the word in the address.
COMPARISONS: Final = {
    "": "Periode sebelumnya",
    "tahun-lalu": "Periode yang sama tahun lalu",
}


@dataclass(frozen=True)
class ReportQuery:
    """The words of an address. Without a period it asks for the quarter that is over."""

    period: ReportPeriod
    only: str = ""
    comparison: str = ""
    edition: int = 0
    parts: frozenset[PaperPart] = ALL_PARTS
    level: str = ""  # the word for what a row is

    @classmethod
    def from_query(cls, query: QueryDict, today: date) -> "ReportQuery":
        """Raises Http404 for a period that there is not; an unknown filter or comparison is as
        if not asked."""
        key = query.get("periode", "")
        period = ReportPeriod.parse(key) if key else ReportPeriod.quarter_of(today).previous
        if period is None:
            raise Http404
        return cls(
            period,
            _known(query.get("saring", ""), FILTERS),
            _known(query.get("banding", ""), COMPARISONS),
            _edition(query.get("edisi", ""), period),
            parts_named(query.getlist("isi")),
            _known(query.get("baris", ""), ROW_LEVELS),
        )

    @property
    def query(self) -> str:
        """The same as a query, for links; what is as always is left out."""
        words = {
            "periode": self.period.key,
            "saring": self.only,
            "banding": self.comparison,
            "edisi": self.edition,
            "baris": self.level,
            "isi": word_for(self.parts),
        }
        return urlencode({key: value for key, value in words.items() if value})

    @property
    def words(self) -> list[str]:
        """The same in the name of a file; whoever gets a part must see that it is one."""
        part = "" if self.parts >= ALL_PARTS else "sebagian"
        edition = f"e{self.edition}" if self.edition else ""
        words = (self.period.key, edition, self.only, self.level, self.comparison, part)
        return [word for word in words if word]

    @property
    def compared(self) -> ReportPeriod:
        return compared_with(self.period, self.comparison)

    def in_period(self, period: ReportPeriod) -> "ReportQuery":
        """The same choices for another period; an edition belongs to one period alone."""
        return replace(self, period=period, edition=0)

    @property
    def edition_word(self) -> str:
        """How a form names an edition: with its period, for another may be chosen there."""
        return f"{self.period.key}-e{self.edition}" if self.edition else ""

    def report(self, region: Region, at: datetime) -> PeriodReport:
        """Raises Http404 for a period that has not begun, and for an edition that there is not."""
        report = period_report(
            region,
            self.period,
            at,
            compared=self.compared,
            only=self.only,
            edition=self.edition,
            is_deep=bool(self.level) and self.level in dict(level_choices(region)),
        )
        if report is None:
            raise Http404
        return report


def compared_with(period: ReportPeriod, comparison: str) -> ReportPeriod:
    """The period that a word of `COMPARISONS` means."""
    return period.a_year_ago if comparison else period.previous


def _known(word: str, words: Container[str]) -> str:
    return word if word in words else ""


def _edition(word: str, period: ReportPeriod) -> int:
    """The number in `2`, or in `2026-tw3-e2` if it is of this period."""
    number = word.removeprefix(f"{period.key}-e")
    return int(number) if number.isascii() and number.isdecimal() else 0


def period_or_404(key: str, region: Region, at: datetime) -> ReportPeriod:
    """The period that a path names, if it has begun. Raises Http404."""
    period = ReportPeriod.parse(key)
    if period is None or clock.today(at, region.zone) < period.first:
        raise Http404
    return period
