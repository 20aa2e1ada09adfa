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
from kimid.reports.periods import ReportPeriod
from kimid.reports.report import PeriodReport, period_report

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

    @classmethod
    def from_query(cls, query: QueryDict, today: date) -> "ReportQuery":
        """Raises Http404 for a period that there is not; an unknown filter or comparison is as
        if not asked."""
        key = query.get("periode", "")
        period = ReportPeriod.parse(key) if key else ReportPeriod.quarter_of(today).previous
        if period is None:
            raise Http404
        edition = query.get("edisi", "")
        return cls(
            period,
            _known(query.get("saring", ""), FILTERS),
            _known(query.get("banding", ""), COMPARISONS),
            int(edition) if edition.isascii() and edition.isdecimal() else 0,
        )

    @property
    def query(self) -> str:
        """The same as a query, for the files."""
        words = {
            "periode": self.period.key,
            "saring": self.only,
            "banding": self.comparison,
            "edisi": self.edition,
        }
        return urlencode({key: value for key, value in words.items() if value})

    @property
    def compared(self) -> ReportPeriod:
        return self.period.a_year_ago if self.comparison else self.period.previous

    def in_period(self, period: ReportPeriod) -> "ReportQuery":
        """The same choices for another period; an edition belongs to one period alone."""
        return replace(self, period=period, edition=0)

    def report(self, region: Region, at: datetime) -> PeriodReport:
        """Raises Http404 for a period that has not begun, and for an edition that there is not."""
        report = period_report(
            region,
            self.period,
            at,
            compared=self.compared,
            only=self.only,
            edition=self.edition,
        )
        if report is None:
            raise Http404
        return report


def _known(word: str, words: Container[str]) -> str:
    return word if word in words else ""


def period_or_404(key: str, region: Region, at: datetime) -> ReportPeriod:
    """The period that a path names, if it has begun. Raises Http404."""
    period = ReportPeriod.parse(key)
    if period is None or clock.today(at, region.zone) < period.first:
        raise Http404
    return period
