"""Seasons of twelve months: what is there, and when most of it."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Final, NamedTuple

from kimid.lib.clock import MONTHS
from kimid.lib.text import enumeration

_NONE: Final = "."
_SOME: Final = "s"
_PEAK: Final = "F"
# As stylesheets know them.
_STATES: Final = {_NONE: "", _SOME: "some", _PEAK: "full"}
_WORDS: Final = {_NONE: "", _SOME: "ada", _PEAK: "puncak"}


class SeasonMonth(NamedTuple):
    """One month of a season: `state` is `some`, `full` or empty; `words` are for screen readers."""

    name: str
    state: str
    words: str
    is_now: bool

    @property
    def letter(self) -> str:
        return self.name[0]


@dataclass(frozen=True)
class Season:
    """Twelve signs from January: `.` nothing, `s` some, `F` the peak. Empty where there is none."""

    signs: str = ""

    @classmethod
    def of_months(cls, some: Collection[int], peak: Collection[int]) -> "Season":
        """The season of these months, by their numbers. Without any there is none."""
        if not some and not peak:
            return cls()
        signs = (
            _PEAK if number in peak else _SOME if number in some else _NONE
            for number in range(1, 13)
        )
        return cls("".join(signs))

    def numbers(self, *signs: str) -> list[int]:
        """The numbers of the months with one of these signs."""
        return [number for number, sign in enumerate(self.signs, 1) if sign in signs]

    @property
    def some(self) -> list[int]:
        return self.numbers(_SOME)

    @property
    def peak(self) -> list[int]:
        return self.numbers(_PEAK)

    @property
    def some_words(self) -> str:
        """The names of the months with some."""
        return _names(self.some)

    @property
    def peak_words(self) -> str:
        """The names of the months of the peak."""
        return _names(self.peak)

    @property
    def months_with_any(self) -> list[int]:
        """The numbers of the months in which there is something; all, where there is no season."""
        return self.numbers(_SOME, _PEAK) if self.signs else list(range(1, 13))

    @property
    def is_all_year(self) -> bool:
        """Whether every month is like the others."""
        return len(set(self.signs)) < 2

    def cells(self, now: int) -> list[SeasonMonth]:
        """Its twelve months; `now` is the number of this one."""
        return [
            SeasonMonth(name, _STATES[sign], _WORDS[sign], number == now)
            for number, (name, sign) in enumerate(zip(MONTHS, self.signs, strict=False), 1)
        ]

    def phase(self, now: int) -> str:
        """How far it is in this month, in two words: `Baru mulai`, `Puncak`, `Segera habis`."""
        if self.is_all_year:
            return "Sepanjang tahun"
        before, here, after = (self._sign(now + step) for step in (-1, 0, 1))
        if here == _NONE:
            return f"Mulai {self._next(now, _SOME, _PEAK)}"
        if after == _NONE:
            return "Segera habis"
        if here == _PEAK:
            return "Puncak"
        return "Baru mulai" if before == _NONE else "Ada"

    def sentence(self, now: int) -> str:
        """What this month is like."""
        month = MONTHS[now - 1]
        if self.is_all_year:
            return "Ada sepanjang tahun."
        here, after = self._sign(now), self._sign(now + 1)
        if here == _NONE:
            return f"{month}: belum musimnya. Mulai lagi {self._next(now, _SOME, _PEAK)}."
        ending = " Bulan depan habis." if after == _NONE else ""
        if here == _PEAK:
            return f"{month}: sedang puncaknya.{ending}"
        if ending or not self.peak:
            return f"{month}: ada, tidak banyak.{ending}"
        return f"{month}: ada, tidak banyak. Puncak berikutnya {self._next(now, _PEAK)}."

    def _sign(self, number: int) -> str:
        return self.signs[(number - 1) % 12]

    def _next(self, now: int, *signs: str) -> str:
        """The name of the next month with one of these signs."""
        after = next(step for step in range(1, 13) if self._sign(now + step) in signs)
        return MONTHS[(now + after - 1) % 12]


def _names(numbers: Collection[int]) -> str:
    return enumeration([MONTHS[number - 1] for number in numbers]) if numbers else ""
