"""Names that look alike, by the groups of three letters they share. For help with typing errors in names of places and groups."""

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from math import ceil
from typing import Final

_ENOUGH: Final = 0.45  # share of common groups from which on a name looks like what was typed


class Names:
    """Names by their groups of letters, held in memory: about 60 bytes a name. A name is a slug: `teluk-kapuas`."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = sorted({name for name in names if name})
        self._sizes = array("H", (len(groups_of(name)) for name in self._names))
        groups: defaultdict[str, array[int]] = defaultdict(lambda: array("I"))
        for number, name in enumerate(self._names):
            for group in groups_of(name):
                groups[group].append(number)
        self._groups: Mapping[str, array[int]] = dict(groups)

    def __len__(self) -> int:
        return len(self._names)

    def alike(self, typed: str, how_many: int = 3) -> list[str]:
        """The names that look most like what was typed, best first; what was typed itself is among them if it is a name."""
        wanted = groups_of(typed)
        close = ((self._likeness(number, wanted), self._names[number]) for number in self._near(wanted))
        found = sorted((-likeness, name) for likeness, name in close if likeness >= _ENOUGH)
        return [name for _, name in found[:how_many]]

    def _near(self, wanted: Set[str]) -> Iterator[int]:
        """The names that may be alike by the rarer of the groups.

        A name that is alike shares `_ENOUGH` of the wanted groups, so however many fewer than these are left out, it is still
        met. The commonest are left out: they stand in thousands of names.
        """
        rarest = sorted(wanted, key=lambda group: len(self._groups.get(group, ())))
        left_out = max(0, ceil(_ENOUGH * len(wanted)) - 1)
        shared = Counter[int]()
        for group in rarest[: len(wanted) - left_out]:
            shared.update(self._groups.get(group, ()))
        share = _ENOUGH / (1 + _ENOUGH)
        return (number for number, count in shared.items() if count + left_out >= share * (len(wanted) + self._sizes[number]))

    def _likeness(self, number: int, wanted: Set[str]) -> float:
        shared = len(wanted & groups_of(self._names[number]))
        return shared / (len(wanted) + self._sizes[number] - shared)


def groups_of(name: str) -> set[str]:
    """The groups of three signs of a name, its ends included: `dua` gives `--d`, `-du`, `dua`, `ua-`."""
    padded = f"--{name}-"
    return {padded[start : start + 3] for start in range(len(padded) - 2)}
