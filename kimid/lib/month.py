"""Months of the calendar."""

from datetime import date, datetime
from typing import NamedTuple, Self

from kimid.lib import clock

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
    def first(self) -> date:
        """Its first day."""
        return date(self.year, self.number, 1)

    @property
    def next(self) -> Self:
        """The month after this one."""
        return self.later(1)

    @property
    def previous(self) -> Self:
        """The month before this one."""
        return self.later(-1)

    def later(self, months: int) -> Self:
        """The month that comes so many months after this one; before it, if the number is negative."""
        years, number = divmod(self.number - 1 + months, _MONTHS_A_YEAR)
        return self._replace(year=self.year + years, number=number + 1)

    def span(self, zone: str) -> tuple[datetime, datetime]:
        """The moment at which it begins on the clocks of `zone`, and that at which the next begins."""
        return clock.start_of(self.first, zone), clock.start_of(self.next.first, zone)


def month_of(on: date) -> Month:
    """The month of a day."""
    return Month(on.year, on.month)
