"""Names that look alike, by the groups of three letters they share. For help with typing errors in names of places and groups."""

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from typing import Final

_ENOUGH: Final = 0.45  # share of common groups from which on a name looks like what was typed


class Names:
    """Names by their groups of letters, held in memory: about 60 bytes a name. A name is a slug: `teluk-kapuas`."""

    def __init__(self, names: Iterable[str]) -> None:
        self._names = sorted({name for name in names if name})
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
        shared = Counter[int]()
        for group in wanted:
            shared.update(self._groups.get(group, ()))
        close = ((self._likeness(number, count, len(wanted)), number) for number, count in shared.most_common(200))
        found = sorted(((-likeness, self._names[number]) for likeness, number in close if likeness >= _ENOUGH))
        return [name for _, name in found[:how_many]]

    def _likeness(self, number: int, shared: int, wanted: int) -> float:
        return shared / (wanted + len(groups_of(self._names[number])) - shared)


def groups_of(name: str) -> set[str]:
    """The groups of three signs of a name, its ends included: `dua` gives `--d`, `-du`, `dua`, `ua-`."""
    padded = f"--{name}-"
    return {padded[start : start + 3] for start in range(len(padded) - 2)}
