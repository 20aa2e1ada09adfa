"""The periods of reports, named as offices name them: `Triwulan III 2026`."""

import re
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final, Self

from kimid.lib import clock

_ROMAN: Final = ("I", "II", "III", "IV")
_MONTHS_A_YEAR: Final = 12
_QUARTER: Final = 3
# In an address: the letters after the year, how many months, the word before the number.
_KINDS: Final = (("tw", _QUARTER, "Triwulan"), ("s", 6, "Semester"), ("", _MONTHS_A_YEAR, "Tahun"))
LENGTHS: Final = tuple(months for _, months, _ in _KINDS)
_KEY: Final = re.compile(r"(2\d{3})(?:-(tw|s)([1-4]))?", re.ASCII)


@dataclass(frozen=True, order=True)
class ReportPeriod:
    """A quarter, a half-year or a year; `number` counts from 1 within the year."""

    year: int
    months: int
    number: int = 1

    @classmethod
    def parse(cls, key: str) -> Self | None:
        """The period that an address names (`2026-tw3`, `2026-s1`, `2026`), or None."""
        match = _KEY.fullmatch(key)
        if match is None:
            return None
        year, letters, number = match.groups(default="")
        months = next(months for word, months, _ in _KINDS if word == letters)
        period = cls(int(year), months, int(number or 1))
        return period if period.number <= _MONTHS_A_YEAR // months else None

    @classmethod
    def quarter_of(cls, on: date) -> Self:
        return cls(on.year, _QUARTER, (on.month - 1) // _QUARTER + 1)

    @property
    def key(self) -> str:
        """How addresses and files name it: `2026-tw3`."""
        letters = self._kind[0]
        return f"{self.year}-{letters}{self.number}" if letters else f"{self.year}"

    @property
    def label(self) -> str:
        """`Triwulan III 2026`, `Semester I 2026`, `Tahun 2026`."""
        return f"{self.short_label} {self.year}" if self._kind[0] else f"Tahun {self.year}"

    @property
    def short_label(self) -> str:
        """Without the year: `Triwulan III`, `Semester I`, `Setahun`."""
        letters, _, word = self._kind
        return f"{word} {_ROMAN[self.number - 1]}" if letters else "Setahun"

    @property
    def brief_label(self) -> str:
        """Where room is scarce: `Trw. III 2025`, `Sem. I 2025`, `2025`."""
        return (
            f"{self.short_label} {self.year}".replace("Triwulan", "Trw.")
            .replace("Semester", "Sem.")
            .removeprefix("Setahun ")
        )

    @property
    def kind_label(self) -> str:
        """`triwulan`, `semester`, `tahun`."""
        return self._kind[2].lower()

    @property
    def months_label(self) -> str:
        """`Juli–September`."""
        return f"{clock.MONTHS[self.first.month - 1]}–{clock.MONTHS[self.last.month - 1]}"

    @property
    def first(self) -> date:
        return date(self.year, (self.number - 1) * self.months + 1, 1)

    @property
    def next_day(self) -> date:
        """The day after its last: the day on which it is frozen."""
        years, month = divmod(self.number * self.months, _MONTHS_A_YEAR)
        return date(self.year + years, month + 1, 1)

    @property
    def last(self) -> date:
        return self.next_day - timedelta(days=1)

    @property
    def days_label(self) -> str:
        """`1 Juli sampai 30 September 2026`."""
        return (
            f"{self.first.day} {clock.MONTHS[self.first.month - 1]} sampai {clock.day(self.last)}"
        )

    @property
    def previous(self) -> Self:
        """The one before, of the same length."""
        if self.number > 1:
            return type(self)(self.year, self.months, self.number - 1)
        return type(self)(self.year - 1, self.months, _MONTHS_A_YEAR // self.months)

    @property
    def a_year_ago(self) -> Self:
        return type(self)(self.year - 1, self.months, self.number)

    def has_ended(self, today: date) -> bool:
        return today > self.last

    @property
    def _kind(self) -> tuple[str, int, str]:
        return next(kind for kind in _KINDS if kind[1] == self.months)


def periods_of(year: int) -> list[ReportPeriod]:
    """The four quarters of a year, its halves, and the year."""
    return [
        ReportPeriod(year, months, number)
        for _, months, _ in _KINDS
        for number in range(1, _MONTHS_A_YEAR // months + 1)
    ]


def ended_periods(today: date, since: date) -> list[ReportPeriod]:
    """Those that ended between two days, the oldest first."""
    years = range(since.year - 1, today.year + 1)
    periods = [each for year in years for each in periods_of(year)]
    return sorted(
        (each for each in periods if since <= each.last < today), key=lambda each: each.last
    )
