"""The input of a family: the colours of its cloth, and choices from the code of a place."""

from collections.abc import Callable
from hashlib import sha256
from typing import NamedTuple


class Dyes(NamedTuple):
    """The colours of the cloth: literal, or `var(--…)` if the SVG is part of a page."""

    ground: str
    thread: str
    accent: str


class Choices:
    """Choices from one number, like the digits of a counter. The next number differs in the first
    choice.
    """

    def __init__(self, place: str, serial: int = 0) -> None:
        self._rest = int(sha256(place.encode()).hexdigest(), 16) + serial

    def pick(self, count: int) -> int:
        """The next choice, from 0 to `count` - 1."""
        self._rest, choice = divmod(self._rest, count)
        return choice


# Regency, village and colours give the SVG of a quarter.
type Family = Callable[[Choices, Choices, Dyes], str]
