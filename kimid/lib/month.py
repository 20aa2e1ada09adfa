"""Months of the calendar."""

from datetime import date, datetime
from typing import NamedTuple, Self

from kimid.lib import clock

_MONTHS_A_YEAR = 12


class Month(NamedTuple):
    """A month of a year. Earlier months are smaller."""

    year: int
    number: int

    def __str__(self) -> str:
        return f"{self.name} {self.year}"

    @property
    def name(self) -> str:
        """`November`."""
        return clock.MONTHS[self.number - 1]

    @property
    def first(self) -> date:
        return date(self.year, self.number, 1)

    @property
    def next(self) -> Self:
        return self.later(1)

    @property
    def previous(self) -> Self:
        return self.later(-1)

    def later(self, months: int) -> Self:
        """The month this number of months later, or earlier if it is negative."""
        years, number = divmod(self.number - 1 + months, _MONTHS_A_YEAR)
        return self._replace(year=self.year + years, number=number + 1)

    def span(self, zone: str) -> tuple[datetime, datetime]:
        """The moments at which this month and the next begin on the clocks of `zone`."""
        return clock.start_of(self.first, zone), clock.start_of(self.next.first, zone)


def month_of(on: date) -> Month:
    return Month(on.year, on.month)
