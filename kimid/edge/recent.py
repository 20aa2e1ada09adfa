"""The changes of the last moments, for the question: is what was rendered back then still true?"""

from collections import deque
from collections.abc import Set
from typing import Final, NamedTuple

# A rendering that took longer than this many changes is simply not stored.
_REMEMBERED: Final = 2_000


class Moment(NamedTuple):
    """A point in the row of changes. `life` counts how often the store has lost the thread and begun anew."""

    life: int
    change: int


class RecentChanges:
    """The newest changes in order of their ids. Knows how far back it can answer."""

    def __init__(self, now: Moment) -> None:
        self.now = now
        self._known_from = now.change
        self._changes: deque[tuple[int, Set[str]]] = deque()

    def add(self, change: int, tags: Set[str]) -> None:
        """Note the next change. Raises ValueError for one that is not newer than the last."""
        if change <= self.now.change:
            raise ValueError(f"change {change} came after {self.now.change}")
        self._changes.append((change, tags))
        self.now = Moment(self.now.life, change)
        if len(self._changes) > _REMEMBERED:
            self._known_from, _ = self._changes.popleft()

    def untouched_since(self, began: Moment, tags: Set[str]) -> bool:
        """Whether surely no change after `began` carried one of the tags."""
        if began.life != self.now.life or began.change < self._known_from:
            return False
        for change, touched in reversed(self._changes):
            if change <= began.change:
                return True
            if not tags.isdisjoint(touched):
                return False
        return True
