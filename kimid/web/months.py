"""The months of a site's archive."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby

from kimid.lib import clock
from kimid.lib.month import Month, month_of
from kimid.sites.models import Site
from kimid.wire.models import Placement
from kimid.wire.queries import first_published


def archive_months(site: Site, now: datetime) -> list[Month]:
    """The months from this one back to that of the first thing published on a site. One look at an
    index.
    """
    first = first_published(site)
    if first is None:
        return []
    zone = site.region.zone
    months = [month_of(clock.today(now, zone))]
    while months[-1] > month_of(clock.today(first, zone)):
        months.append(months[-1].previous)
    return months


@dataclass(frozen=True)
class PictureMonth:
    """What was published in one month, as pictures: the newest with a picture stands large."""

    month: Month
    large: Placement
    others: Sequence[Placement]

    @property
    def heading(self) -> str:
        """`November 2026`."""
        return str(self.month)

    @property
    def anchor(self) -> str:
        """The id of its heading: `bulan-2026-11`."""
        return f"bulan-{self.month.year}-{self.month.number:02}"


def picture_months(rows: Sequence[Placement], zone: str) -> list[PictureMonth]:
    """These rows, the newest first, by month."""
    months = groupby(rows, key=lambda row: month_of(clock.today(row.published_at, zone)))
    return [_picture_month(month, [*group]) for month, group in months]


def _picture_month(month: Month, rows: Sequence[Placement]) -> PictureMonth:
    large = next((row for row in rows if row.item.picture), rows[0])
    return PictureMonth(month, large, [row for row in rows if row != large])


@dataclass(frozen=True)
class ArchiveYear:
    """The months of one year in which something could have been published, January first."""

    year: int
    months: Sequence[Month]


def archive_years(months: Sequence[Month]) -> list[ArchiveYear]:
    """Months, the last one first, by year; within a year January first."""
    years = groupby(months, key=lambda month: month.year)
    return [ArchiveYear(year, [*group][::-1]) for year, group in years]
