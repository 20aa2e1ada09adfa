"""The changes of the last moments. They answer whether a rendering that began earlier is still
true.
"""

from collections import deque
from collections.abc import Set
from typing import Final, NamedTuple

# A rendering that takes longer than this number of changes is not stored.
_REMEMBERED: Final = 2_000


class ChangePosition(NamedTuple):
    """A point in the table of changes. `generation` counts how often the store started again."""

    generation: int
    change: int


class RecentChanges:
    """The newest changes in the order of their ids. Knows how far back it can answer."""

    def __init__(self, position: ChangePosition) -> None:
        self.position = position
        self._known_from = position.change
        self._changes: deque[tuple[int, Set[str]]] = deque()

    def add(self, change: int, tags: Set[str]) -> None:
        """Add the next change. Raises ValueError if it is not newer than the last."""
        if change <= self.position.change:
            raise ValueError(f"change {change} came after {self.position.change}")
        self._changes.append((change, tags))
        self.position = ChangePosition(self.position.generation, change)
        if len(self._changes) > _REMEMBERED:
            self._known_from, _ = self._changes.popleft()

    def untouched_since(self, began: ChangePosition, tags: Set[str]) -> bool:
        """Whether surely no change after `began` carried one of the tags."""
        if began.generation != self.position.generation or began.change < self._known_from:
            return False
        for change, touched in reversed(self._changes):
            if change <= began.change:
                return True
            if not tags.isdisjoint(touched):
                return False
        return True
