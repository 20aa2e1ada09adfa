"""Writes the payloads into the fields of a world, and keeps count of what stands where."""

from collections.abc import Callable, Iterator
from itertools import cycle
from typing import Final
from zlib import crc32

from tests.journeys.payloads import LONGEST, payloads


def _anything(_text: str) -> bool:
    return True


class Pen:
    """Writes as many payloads into each text as it holds; every field goes on where it stopped."""

    def __init__(self) -> None:
        self._next: dict[str, Iterator[str]] = {}
        self._left: dict[str, str] = {}
        self.written: dict[str, set[str]] = {}
        self.fitting: dict[str, int] = {}  # how many payloads a field can hold at all

    def fill(self, field: str, most: int) -> str:
        """A text of at most so many letters for this field."""
        text = ""
        here = self._left.pop(field, None) or self._another(field, most)
        while len(text) + len(here) <= most:
            text += f"{here} "
            self.written[field].add(here)
            here = self._another(field, most)
        self._left[field] = here
        return text.strip()

    def fill_one(self, field: str, most: int, fits: Callable[[str], bool]) -> str:
        """One payload alone, for a field whose form takes only some."""
        here = self._another(field, most, fits)
        self.written[field].add(here)
        return here

    def is_done(self, *fields: str) -> bool:
        """Whether each of these fields got all that it can hold."""
        return all(
            field in self.fitting and len(self.written[field]) == self.fitting[field]
            for field in fields
        )

    def _another(self, field: str, most: int, fits: Callable[[str], bool] = _anything) -> str:
        if field not in self._next:
            texts: Final = [each for each in payloads(min(most, LONGEST)) if fits(each)]
            begin = crc32(field.encode()) % len(texts)  # so that no two fields say the same
            self._next[field] = cycle([*texts[begin:], *texts[:begin]])
            self.written[field], self.fitting[field] = set(), len(texts)
        return next(self._next[field])
