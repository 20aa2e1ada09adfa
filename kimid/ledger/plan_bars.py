"""Plan beside real as a drawing: the outline is the plan, filled is what is real, and what goes
beyond the outline has a colour of its own.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Final

WIDTH: Final = 100  # of the drawing, whatever is the largest sum in it


@dataclass(frozen=True)
class PlanBar:
    """One bar. Sums are rupiah; `largest` fills the whole width."""

    planned: int
    real: int
    largest: int

    @property
    def outline(self) -> str:
        return self._path(0, self.planned)

    @property
    def within(self) -> str:
        """What is real, up to the plan; without a plan all of it."""
        return self._path(0, min(self.real, self.planned) if self.planned else self.real)

    @property
    def beyond(self) -> str:
        """What is real beyond the plan; empty within it, and where nothing was planned."""
        return self._path(self.planned, self.real) if self.planned else ""

    def _path(self, start: int, end: int) -> str:
        if end <= start or not self.largest:
            return ""
        left, width = (WIDTH * each / self.largest for each in (start, end - start))
        return f"M{left:.1f} 1h{width:.1f}v14h-{width:.1f}z"


def bars_of(sums: Iterable[tuple[int, int]]) -> list[PlanBar]:
    """A bar for each planned and real sum, all on one scale."""
    pairs = list(sums)
    largest = max((max(pair) for pair in pairs), default=0)
    return [PlanBar(planned, max(real, 0), largest) for planned, real in pairs]
