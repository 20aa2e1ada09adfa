"""Spans of time as marks of the index, and how many of the newest are looked at."""

from collections.abc import Iterator
from math import ceil
from typing import Final, NamedTuple, Self

_SIZES: Final = (15, 18, 21, 24)  # a span is 2 to the power of this many seconds: nine hours, three days, 24 days, half a year
_AT_ONCE: Final = 8  # spans of one size that are asked for together; for more the next size is taken
_FIRST: Final = 1 << _SIZES[0]  # seconds
_LEAP: Final = 64  # times further back than before, at most
_MORE: Final = 1.3  # than what by the number of hits so far will be enough


def spans_at(key: int) -> Iterator[str]:
    """The marks of all spans in which a key lies."""
    return (_mark(size, key >> size) for size in _SIZES)


class Spans(NamedTuple):
    """The spans of one size between two keys, both within."""

    size: int
    oldest: int
    newest: int

    @classmethod
    def back(cls, top: int, bottom: int, seconds: int = _FIRST) -> Self | None:
        """The spans in which the newest key `top` lies and all that are at most so many seconds older.

        None when they reach half way to the oldest key, `bottom`, or further: then there is no need to look at spans.
        """
        if seconds * 2 >= top - bottom:
            return None
        size = next((size for size in _SIZES if seconds >> size < _AT_ONCE), _SIZES[-1])
        return cls(size, (top - seconds) >> size, top >> size)

    @property
    def since(self) -> int:
        """The first key within."""
        return self.oldest << self.size

    @property
    def marks(self) -> list[str]:
        """Those of which every row within has one."""
        return [_mark(self.size, number) for number in range(self.oldest, self.newest + 1)]

    def further(self, top: int, found: int, enough: int) -> int:
        """How many seconds to look back instead, when so many were found: until there will be enough, and a little further."""
        looked = top - self.since
        return looked * _LEAP if found == 0 else looked * min(_LEAP, max(2, ceil(_MORE * enough / found)))


def _mark(size: int, number: int) -> str:
    return f"e:{size}:{number}"
