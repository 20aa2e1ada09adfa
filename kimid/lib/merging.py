"""Two texts that began as one, brought together part by part, so that neither hand loses what it wrote.

A part is a paragraph. It keeps its identity through small changes and moves: a part that one moved and the other changed is one
part, moved and changed. What only one side touched goes as that side left it; what both touched differently is a conflict, and
so is a part that one threw away and the other changed. Parts that both added are both kept.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import count
from typing import Final, Literal

type Side = Literal["mine", "theirs", "both"]
type Key = tuple[str, int]  # a part and how often the same stood before it

_LIKE: Final = 0.5  # share of words in common from which two parts are one that was changed
_NEAR: Final = 40  # so many neighbours are looked at for the part that one was changed from


@dataclass(frozen=True)
class Part:
    """One part as it was, as they left it, and as I left it; None where it is not there."""

    base: str | None
    theirs: str | None
    mine: str | None

    @property
    def is_equal(self) -> bool:
        """Whether both sides say the same here."""
        return self.theirs == self.mine

    @property
    def is_conflict(self) -> bool:
        """Whether both sides changed it, each in another way."""
        return not self.is_equal and self.base not in {self.theirs, self.mine}

    @property
    def side(self) -> Side:
        """Whose wording is taken unless somebody chooses: of a conflict mine, or what is left where I threw it away."""
        return "theirs" if self.mine == self.base or (self.is_conflict and self.mine is None) else "mine"

    def take(self, side: Side) -> list[str]:
        """The wording of this side; of both, theirs comes first."""
        wanted = {"mine": [self.mine], "theirs": [self.theirs], "both": [self.theirs, self.mine]}[side]
        return list(dict.fromkeys(text for text in wanted if text is not None))


def merge(base: Sequence[str], theirs: Sequence[str], mine: Sequence[str]) -> list[Part]:
    """All parts of two texts that began as `base`, in the order in which they are to stand."""
    new = count(len(base))
    their_ids = [next(new) if was is None else was for was in _origins(base, theirs)]
    known = dict(zip(their_ids, theirs, strict=True))
    my_ids: list[int] = []
    taken = set(their_ids) & set(range(len(base)))
    for was, text in zip(_origins(base, mine), mine, strict=True):
        own = was if was is not None else _added_by_both(text, my_ids, their_ids, known, taken)
        my_ids.append(next(new) if own is None else own)
        taken.add(my_ids[-1])
    said = dict(zip(my_ids, mine, strict=True))
    order = _woven(len(base), their_ids, my_ids)
    parts = (Part(base[each] if each < len(base) else None, known.get(each), said.get(each)) for each in order)
    return [part for part in parts if part.theirs is not None or part.mine is not None]


def _origins(base: Sequence[str], other: Sequence[str]) -> list[int | None]:
    """For each part of `other` the place in `base` of the part that it was; None for one that is new."""
    places = {key: place for place, key in enumerate(_keys(base))}
    found = [places.get(key) for key in _keys(other)]
    free = [place for place in range(len(base)) if place not in set(found)]
    for number, text in enumerate(other):
        if found[number] is None:
            before = next((was for was in reversed(found[:number]) if was is not None), -1)
            near = sorted(free, key=lambda place: abs(place - before - 1))[:_NEAR]
            found[number] = _likest(text, {place: base[place] for place in near})
            free = [place for place in free if place != found[number]]
    return found


def _keys(parts: Iterable[str]) -> Iterator[Key]:
    seen = Counter[str]()
    for part in parts:
        yield part, seen[part]
        seen[part] += 1


def _likest(text: str, others: dict[int, str]) -> int | None:
    """Which of the others has most words in common with this one, if it is enough to be the same part."""
    words = Counter(text.lower().split())
    alike = {place: _likeness(words, Counter(other.lower().split())) for place, other in others.items()}
    best = max(alike, key=alike.__getitem__, default=None)
    return best if best is not None and alike[best] >= _LIKE else None


def _likeness(some: Counter[str], others: Counter[str]) -> float:
    whole = some.total() + others.total()
    return 2 * (some & others).total() / whole if whole else 0.0


def _added_by_both(text: str, my_ids: list[int], their_ids: list[int], known: dict[int, str], taken: set[int]) -> int | None:
    """The part that they added too: the same words anywhere, or like words at the same place."""
    free = {each: known[each] for each in their_ids if each not in taken}
    same = next((each for each, theirs in free.items() if theirs == text), None)
    if same is not None:
        return same
    start = their_ids.index(my_ids[-1]) + 1 if my_ids and my_ids[-1] in their_ids else 0 if not my_ids else len(their_ids)
    here = {each: free[each] for each in their_ids[start : start + 1] if each in free}
    return _likest(text, here)


def _woven(bases: int, theirs: list[int], mine: list[int]) -> list[int]:
    """One order out of three: theirs, and in it what I added or moved, each behind what stands before it in mine."""
    order = [*theirs]
    for each in range(bases):  # what they threw away has a place too: I may have changed it
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
    """Those that no longer stand in the order of the base: all but the longest row that rises."""
    old = [each for each in ids if each < bases]
    tails: list[int] = []
    rows: list[list[int]] = []
    for each in old:
        place = bisect_left(tails, each)
        row = [*(rows[place - 1] if place else []), each]
        tails[place:], rows[place:] = [each, *tails[place + 1 :]], [row, *rows[place + 1 :]]
    return set(old) - set(rows[-1] if rows else [])
