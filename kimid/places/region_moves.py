"""Moves what belongs to a region when regions change. Each subject registers what it has there."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from kimid.places.models import Region


@dataclass(frozen=True)
class RegionMover:
    """What a subject has in regions.

    `region_codes` returns the code of the region of each row. `move` moves all rows from the first
    region to the second, inside the transaction of the caller, and returns how many.
    """

    name: str  # of what follows, for the record
    region_codes: Callable[[], Iterable[str]]
    move: Callable[[Region, Region, datetime], int]


_MOVERS: Final[dict[str, RegionMover]] = {}


def register_mover(mover: RegionMover) -> None:
    """Let a subject take part in all changes of regions from now on."""
    _MOVERS[mover.name] = mover


def used_region_codes() -> list[str]:
    """The region codes of all rows of all subjects, once for each row."""
    return [code for each in _MOVERS.values() for code in each.region_codes()]


def move_all(old: Region, successor: Region, at: datetime) -> dict[str, int]:
    """For actions: move the rows of all subjects to the successor. Returns how many, by subject."""
    return {name: each.move(old, successor, at) for name, each in _MOVERS.items()}
