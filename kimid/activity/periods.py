"""The month or year that a page shows."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, NamedTuple

from kimid.lib.month import Month, month_of

_MONTH: Final = re.compile(r"(20\d\d)-(0[1-9]|1[0-2])", re.ASCII)
_YEAR: Final = re.compile(r"20\d\d", re.ASCII)
FIRST_YEAR: Final = 2020  # kimid has no data before
_YOUNG: Final = timedelta(days=14)


class RequestedMonth(NamedTuple):
    """A month, and whether the one after it has begun."""

    month: Month
    has_next: bool


def requested_month(text: str, today: date) -> RequestedMonth:
    """Parse `2026-11`, no later than the present month; anything else is the present month."""
    match = _MONTH.fullmatch(text)
    month = Month(int(match[1]), int(match[2])) if match else month_of(today)
    month = min(max(month, Month(FIRST_YEAR, 1)), month_of(today))
    return RequestedMonth(month, month < month_of(today))


@dataclass(frozen=True)
class Period:
    """A month, or a year if `month` is None. `today` is the day of the request."""

    year: int
    month: Month | None
    today: date

    @classmethod
    def parse(cls, text: str, today: date) -> "Period":
        """Parse `2026-11` or `2026`; anything else is the present month."""
        if _YEAR.fullmatch(text):
            return cls(min(max(int(text), FIRST_YEAR), today.year), None, today)
        month = requested_month(text, today).month
        return cls(month.year, month, today)

    @property
    def span(self) -> tuple[date, date]:
        """The first day of its first month, and of its last."""
        if self.month:
            return self.month.first, self.month.first
        return date(self.year, 1, 1), date(self.year, 12, 1)

    @property
    def label(self) -> str:
        """`November 2026`, `tahun 2026`."""
        return str(self.month) if self.month else f"tahun {self.year}"

    @property
    def is_young(self) -> bool:
        """Whether it began less than two weeks ago: a group may still do something in it."""
        return self.today < self.span[0] + _YOUNG

    @property
    def slug(self) -> str:
        """`2026-11`, `2026`."""
        return month_slug(self.month) if self.month else str(self.year)

    @property
    def before(self) -> str:
        """The slug of the period before."""
        return month_slug(self.month.previous) if self.month else str(self.year - 1)

    @property
    def after(self) -> str:
        """The slug of the period after; empty if it has not begun."""
        if self.month:
            return month_slug(self.month.next) if self.month < month_of(self.today) else ""
        return str(self.year + 1) if self.year < self.today.year else ""

    @property
    def alternative(self) -> tuple[str, str]:
        """The slug and label of the year, or, for a year, of the present month."""
        if self.month:
            return str(self.year), f"Sepanjang {self.year}"
        return month_slug(month_of(self.today)), "Bulan ini"


def month_slug(month: Month) -> str:
    """`2026-11`."""
    return f"{month.year}-{month.number:02d}"
