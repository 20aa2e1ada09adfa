"""Similar names, by the groups of three letters that they share. Helps with typing errors in names
of places and groups.
"""

from array import array
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Set
from math import ceil
from typing import Final

_MIN_SIMILARITY: Final = 0.45  # share of common groups; from here on, two names are similar


class NameIndex:
    """Names by their groups of letters, in memory: about 60 bytes per name. A name is a slug:
    `teluk-kapuas`.
    """

    def __init__(self, names: Iterable[str]) -> None:
        self._names = sorted({name for name in names if name})
        self._sizes = array("H", (len(trigrams_of(name)) for name in self._names))
        groups: defaultdict[str, array[int]] = defaultdict(lambda: array("I"))
        for number, name in enumerate(self._names):
            for group in trigrams_of(name):
                groups[group].append(number)
        self._groups: Mapping[str, array[int]] = dict(groups)

    def __len__(self) -> int:
        return len(self._names)

    def similar(self, typed: str, limit: int = 3) -> list[str]:
        """The most similar names, best first. If `typed` is a name itself, it is among them."""
        trigrams = trigrams_of(typed)
        candidates = (
            (self._similarity(number, trigrams), self._names[number])
            for number in self._candidates(trigrams)
        )
        ranked = sorted(
            (-similarity, name) for similarity, name in candidates if similarity >= _MIN_SIMILARITY
        )
        return [name for _, name in ranked[:limit]]

    def _candidates(self, trigrams: Set[str]) -> Iterator[int]:
        """The numbers of names that may be similar, found by the rarer groups.

        A similar name shares at least `_MIN_SIMILARITY` of the groups. So it is found even if one
        group less than this share is skipped. The most common groups are skipped: thousands of
        names have them.
        """
        rarest = sorted(trigrams, key=lambda group: len(self._groups.get(group, ())))
        skipped = max(0, ceil(_MIN_SIMILARITY * len(trigrams)) - 1)
        shared = Counter[int]()
        for group in rarest[: len(trigrams) - skipped]:
            shared.update(self._groups.get(group, ()))
        share = _MIN_SIMILARITY / (1 + _MIN_SIMILARITY)
        return (
            number
            for number, count in shared.items()
            if count + skipped >= share * (len(trigrams) + self._sizes[number])
        )

    def _similarity(self, number: int, trigrams: Set[str]) -> float:
        shared = len(trigrams & trigrams_of(self._names[number]))
        return shared / (len(trigrams) + self._sizes[number] - shared)


def trigrams_of(name: str) -> set[str]:
    """The groups of three signs of a name, its ends included: `dua` gives `--d`, `-du`, `dua`,
    `ua-`.
    """
    padded = f"--{name}-"
    return {padded[start : start + 3] for start in range(len(padded) - 2)}
