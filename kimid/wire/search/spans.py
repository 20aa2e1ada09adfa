"""Time spans as terms of the index, and how far back a search goes."""

from collections.abc import Iterator
from math import ceil
from typing import Final, NamedTuple, Self

# A span has 2**size seconds: nine hours, three days, 24 days, half a year.
_SIZES: Final = (15, 18, 21, 24)
_AT_ONCE: Final = 8  # spans of one size in one query; a longer time takes the next size
_FIRST: Final = 1 << _SIZES[0]  # seconds
_LEAP: Final = 64  # a step looks at most so many times further back than the last one
_MORE: Final = 1.3  # margin over the time that the number of hits so far suggests


def span_terms(key: int) -> Iterator[str]:
    """The terms of all spans that contain a key."""
    return (_term(size, key >> size) for size in _SIZES)


class TimeSpans(NamedTuple):
    """The spans of one size between two numbers, both included."""

    size: int
    oldest: int
    newest: int

    @classmethod
    def back(cls, top: int, bottom: int, seconds: int = _FIRST) -> Self | None:
        """The spans from the newest key `top` back to a key that many seconds older.

        None if they reach half way to the oldest key, `bottom`, or further: then spans save
        nothing.
        """
        if seconds * 2 >= top - bottom:
            return None
        size = next((size for size in _SIZES if seconds >> size < _AT_ONCE), _SIZES[-1])
        return cls(size, (top - seconds) >> size, top >> size)

    @property
    def since(self) -> int:
        """The lowest key in the spans."""
        return self.oldest << self.size

    @property
    def terms(self) -> list[str]:
        """The terms of the spans. Every row inside has exactly one of them."""
        return [_term(self.size, number) for number in range(self.oldest, self.newest + 1)]

    def wider(self, top: int, hits: int, enough: int) -> int:
        """How many seconds to look back instead, by the number of hits so far."""
        seconds = top - self.since
        return (
            seconds * _LEAP
            if hits == 0
            else seconds * min(_LEAP, max(2, ceil(_MORE * enough / hits)))
        )


def _term(size: int, number: int) -> str:
    return f"e:{size}:{number}"
