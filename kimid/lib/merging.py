"""Merges two texts that began as one, part by part, so that no author loses text.

A part is a paragraph. It keeps its identity through small changes and moves: if one author moved it
and the other changed it, it is one part, moved and changed. If only one side touched a part, its
version is taken. If both sides touched it differently, it is a conflict, also if one side deleted
it. Parts that both sides added are both kept.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Final, Literal

type Side = Literal["mine", "theirs", "both"]
type Key = tuple[str, int]  # a part, and how often the same text came before

_MIN_SIMILARITY: Final = 0.5  # share of common words; from here on, two texts are one changed part
_MAX_NEIGHBOURS: Final = 40  # parts near the expected place that are compared


@dataclass(frozen=True)
class MergePart:
    """One part: the original, their version and my version. None where it does not exist."""

    base: str | None
    theirs: str | None
    mine: str | None

    @property
    def is_equal(self) -> bool:
        """Whether both sides have the same text."""
        return self.theirs == self.mine

    @property
    def is_conflict(self) -> bool:
        """Whether both sides changed it differently."""
        return not self.is_equal and self.base not in {self.theirs, self.mine}

    @property
    def side(self) -> Side:
        """The side that is taken if nobody chooses. In a conflict that is mine, or theirs if I
        deleted the part.
        """
        return (
            "theirs"
            if self.mine == self.base or (self.is_conflict and self.mine is None)
            else "mine"
        )

    def take(self, side: Side) -> list[str]:
        """The texts of this side. For both, theirs comes first."""
        texts = {"mine": [self.mine], "theirs": [self.theirs], "both": [self.theirs, self.mine]}[
            side
        ]
        return list(dict.fromkeys(text for text in texts if text is not None))


def merge(base: Sequence[str], theirs: Sequence[str], mine: Sequence[str]) -> list[MergePart]:
    """All parts of two texts that began as `base`, in their merged order."""
    new_ids = count(len(base))
    their_ids = [next(new_ids) if origin is None else origin for origin in _origins(base, theirs)]
    their_texts = dict(zip(their_ids, theirs, strict=True))
    my_ids: list[int] = []
    used = set(their_ids) & set(range(len(base)))
    for origin, text in zip(_origins(base, mine), mine, strict=True):
        part_id = (
            origin
            if origin is not None
            else _added_by_both(text, my_ids, their_ids, their_texts, used)
        )
        my_ids.append(next(new_ids) if part_id is None else part_id)
        used.add(my_ids[-1])
    my_texts = dict(zip(my_ids, mine, strict=True))
    order = _merged_order(len(base), their_ids, my_ids)
    parts = (
        MergePart(
            base[each] if each < len(base) else None, their_texts.get(each), my_texts.get(each)
        )
        for each in order
    )
    return [part for part in parts if part.theirs is not None or part.mine is not None]


def _origins(base: Sequence[str], other: Sequence[str]) -> list[int | None]:
    """For each part of `other`, the position in `base` of its original. None if it is new."""
    places = {key: place for place, key in enumerate(_keys(base))}
    origins = [places.get(key) for key in _keys(other)]
    free = [place for place in range(len(base)) if place not in set(origins)]
    for number, text in enumerate(other):
        if origins[number] is None:
            before = next(
                (origin for origin in reversed(origins[:number]) if origin is not None), -1
            )
            near = sorted(free, key=lambda place: abs(place - before - 1))[:_MAX_NEIGHBOURS]
            origins[number] = _most_similar(text, {place: base[place] for place in near})
            free = [place for place in free if place != origins[number]]
    return origins


def _keys(parts: Iterable[str]) -> Iterator[Key]:
    seen = Counter[str]()
    for part in parts:
        yield part, seen[part]
        seen[part] += 1


def _most_similar(text: str, others: dict[int, str]) -> int | None:
    """The position of the text with most words in common, if that is enough to be the same part."""
    words = Counter(text.lower().split())
    similarities = {
        place: _similarity(words, Counter(other.lower().split())) for place, other in others.items()
    }
    best = max(similarities, key=similarities.__getitem__, default=None)
    return best if best is not None and similarities[best] >= _MIN_SIMILARITY else None


def _similarity(words: Counter[str], other_words: Counter[str]) -> float:
    whole = words.total() + other_words.total()
    return 2 * (words & other_words).total() / whole if whole else 0.0


def _added_by_both(
    text: str, my_ids: list[int], their_ids: list[int], their_texts: dict[int, str], used: set[int]
) -> int | None:
    """The id of the same part in their additions: equal text anywhere, or similar text at the same
    place.
    """
    free = {each: their_texts[each] for each in their_ids if each not in used}
    same = next((each for each, theirs in free.items() if theirs == text), None)
    if same is not None:
        return same
    start = (
        their_ids.index(my_ids[-1]) + 1
        if my_ids and my_ids[-1] in their_ids
        else 0
        if not my_ids
        else len(their_ids)
    )
    at_same_place = {each: free[each] for each in their_ids[start : start + 1] if each in free}
    return _most_similar(text, at_same_place)


def _merged_order(bases: int, theirs: list[int], mine: list[int]) -> list[int]:
    """The merged order: theirs, with the parts that I added or moved placed after my preceding
    part.
    """
    order = [*theirs]
    for each in range(bases):  # parts that they deleted have a place too: I may have changed them
        if each not in theirs:
            order.insert(order.index(each - 1) + 1 if each else 0, each)
    moved = _moved(bases, mine) - _moved(bases, theirs)
    for before, each in zip([-1, *mine], mine, strict=False):
        if each in order and each not in moved:
            continue
        if each in order:
            order.remove(each)
        place = order.index(before) + 1 if before >= 0 else 0
        while place < len(order) and order[place] >= bases and order[place] not in mine:
            place += 1
        order.insert(place, each)
    return order


def _moved(bases: int, ids: list[int]) -> set[int]:
    """The parts that are no longer in the order of the base: all except the longest increasing
    sequence.
    """
    old = [each for each in ids if each < bases]
    tails: list[int] = []
    sequences: list[list[int]] = []
    for each in old:
        place = bisect_left(tails, each)
        sequence = [*(sequences[place - 1] if place else []), each]
        tails[place:] = [each, *tails[place + 1 :]]
        sequences[place:] = [sequence, *sequences[place + 1 :]]
    return set(old) - set(sequences[-1] if sequences else [])
