"""Which month, or year, somebody asks for."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

from kimid.lib.month import Month, month_of

_ASKED: Final = re.compile(r"(20\d\d)-(0[1-9]|1[0-2])", re.ASCII)
_YEAR: Final = re.compile(r"20\d\d", re.ASCII)
FIRST_YEAR: Final = 2020  # nothing of a KIM is in the house before


class MonthAsked(NamedTuple):
    """A month, and whether the one after it has begun."""

    month: Month
    has_next: bool


def month_asked(text: str, today: date) -> MonthAsked:
    """`2026-11` as a month, no later than the present one; anything else is the present one."""
    found = _ASKED.fullmatch(text)
    month = Month(int(found[1]), int(found[2])) if found else month_of(today)
    month = min(max(month, Month(FIRST_YEAR, 1)), month_of(today))
    return MonthAsked(month, month < month_of(today))


@dataclass(frozen=True)
class Period:
    """A month, or a whole year when `month` is None. `today` is the day on which it is asked."""

    year: int
    month: Month | None
    today: date

    @classmethod
    def asked(cls, text: str, today: date) -> "Period":
        """`2026-11` or `2026`; anything else is the present month."""
        if _YEAR.fullmatch(text):
            return cls(min(max(int(text), FIRST_YEAR), today.year), None, today)
        month = month_asked(text, today).month
        return cls(month.year, month, today)

    @property
    def span(self) -> tuple[date, date]:
        """The first days of its first and of its last month."""
        if self.month:
            return self.month.first, self.month.first
        return date(self.year, 1, 1), date(self.year, 12, 1)

    @property
    def words(self) -> str:
        """`November 2026`, `tahun 2026`."""
        return str(self.month) if self.month else f"tahun {self.year}"

    @property
    def word(self) -> str:
        """As an address says it."""
        return word_of(self.month) if self.month else str(self.year)

    @property
    def before(self) -> str:
        """The period before, as an address says it."""
        return word_of(self.month.previous) if self.month else str(self.year - 1)

    @property
    def after(self) -> str:
        """The period after, if it has begun."""
        if self.month:
            return word_of(self.month.next) if self.month < month_of(self.today) else ""
        return str(self.year + 1) if self.year < self.today.year else ""

    @property
    def other(self) -> tuple[str, str]:
        """The way from the month to its year and from the year to the present month: word and label."""
        if self.month:
            return str(self.year), f"Sepanjang {self.year}"
        return word_of(month_of(self.today)), "Bulan ini"


def word_of(month: Month) -> str:
    """`2026-11`."""
    return f"{month.year}-{month.number:02d}"
