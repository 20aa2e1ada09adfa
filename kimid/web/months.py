"""Months of a calendar, as an archive counts them."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import NamedTuple, Self

from kimid.lib import clock
from kimid.sites.models import Site
from kimid.wire.queries import first_published

_MONTHS_A_YEAR = 12


class Month(NamedTuple):
    """A month of a year; earlier months are smaller."""

    year: int
    number: int

    def __str__(self) -> str:
        return f"{self.name} {self.year}"

    @property
    def name(self) -> str:
        """`November`."""
        return clock.MONTHS[self.number - 1]

    @property
    def path(self) -> str:
        """Where its archive is: `/arsip/2026/11/`."""
        return f"/arsip/{self.year}/{self.number:02d}/"

    @property
    def next(self) -> Self:
        """The month after this one."""
        return (
            self._replace(year=self.year + 1, number=1)
            if self.number == _MONTHS_A_YEAR
            else self._replace(number=self.number + 1)
        )

    @property
    def previous(self) -> Self:
        """The month before this one."""
        return (
            self._replace(year=self.year - 1, number=_MONTHS_A_YEAR)
            if self.number == 1
            else self._replace(number=self.number - 1)
        )


def month_of(at: datetime, zone: str) -> Month:
    """The month that a moment falls into on the clocks of a zone."""
    here = clock.in_zone(at, zone)
    return Month(here.year, here.month)


def months_of(site: Site, now: datetime) -> list[Month]:
    """The months from this one back to that of the first thing published on a site. One look at an index."""
    first = first_published(site)
    if first is None:
        return []
    zone = site.region.zone
    months = [month_of(now, zone)]
    while months[-1] > month_of(first, zone):
        months.append(months[-1].previous)
    return months


@dataclass(frozen=True)
class YearShelf:
    """The months of one year in which something could have been published, January first."""

    year: int
    months: Sequence[Month]


def year_shelves(months: Sequence[Month]) -> list[YearShelf]:
    """Months, the last one first, by year; within a year January first."""
    years = groupby(months, key=lambda month: month.year)
    return [YearShelf(year, [*group][::-1]) for year, group in years]
