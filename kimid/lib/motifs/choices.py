"""What a family is told: the colours of its cloth, and choices read off the code of a place."""

from collections.abc import Callable
from hashlib import sha256
from typing import NamedTuple


class Dyes(NamedTuple):
    """Colours of the cloth: literal, or `var(--…)` when the SVG stands inside a page."""

    ground: str
    thread: str
    accent: str


class Choices:
    """Choices read off one number like the digits of a counter: a number one higher differs in the first choice."""

    def __init__(self, place: str, serial: int = 0) -> None:
        self._rest = int(sha256(place.encode()).hexdigest(), 16) + serial

    def pick(self, count: int) -> int:
        """The next choice, from 0 to `count` - 1."""
        self._rest, choice = divmod(self._rest, count)
        return choice


type Family = Callable[[Choices, Choices, Dyes], str]  # regency, village, colours -> SVG of a quarter
