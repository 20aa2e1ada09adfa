"""Names that are one slip of the finger apart: a letter is another, one too many (also a doubled
one), left out, or swapped with the next.
"""

from collections import defaultdict
from collections.abc import Iterable
from typing import Final

_TWO: Final = 2


class NearNames:
    """Names to be found by another spelling, in memory: by all that is left of each without one of
    its letters, for two such names have some of that in common.
    """

    def __init__(self, names: Iterable[str]) -> None:
        shortened: defaultdict[str, list[str]] = defaultdict(list)
        for name in set(names):
            for each in _shortened(name):
                shortened[each].append(name)
        self._shortened = dict(shortened)

    def near(self, typed: str) -> set[str]:
        """The names that are one slip apart from what was typed."""
        return {
            name
            for each in _shortened(typed)
            for name in self._shortened.get(each, ())
            if is_one_slip(typed, name)
        }


def is_one_slip(typed: str, name: str) -> bool:
    """Whether one slip makes one of the other."""
    at = _alike(typed, name)
    rest, other = typed[at:], name[at:]
    end = _alike(rest[::-1], other[::-1])
    rest, other = rest[: len(rest) - end], other[: len(other) - end]
    return max(len(rest), len(other)) == 1 or (len(rest) == _TWO and rest == other[::-1])


def _alike(one: str, other: str) -> int:
    """How many letters are the same at the beginning."""
    shorter = min(len(one), len(other))
    return next((at for at in range(shorter) if one[at] != other[at]), shorter)


def _shortened(name: str) -> set[str]:
    return {name, *(name[:at] + name[at + 1 :] for at in range(len(name)))}
