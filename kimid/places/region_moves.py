"""Moves what belongs to a region when regions change. Each subject registers what it has there."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from kimid.places.models import Region


@dataclass(frozen=True)
class RegionMover:
    """What a subject has in regions.

    `region_codes` returns the code of the region of each row. `move` moves the rows from the first
    region to the second, inside the transaction of the caller, and returns how many. Where some may
    stay, because the second has its own, `can_move` says whether any would move.
    """

    name: str  # of what follows, for the record
    region_codes: Callable[[], Iterable[str]]
    move: Callable[[Region, Region, datetime], int]
    needs_successor: bool = False  # whether a region that has some may not end without a successor
    can_move: Callable[[Region, Region], bool] | None = None


_MOVERS: Final[dict[str, RegionMover]] = {}


def register_mover(mover: RegionMover) -> None:
    """Let a subject take part in all changes of regions from now on."""
    _MOVERS[mover.name] = mover


def movers() -> list[RegionMover]:
    """What all subjects have in regions, in the order of their names."""
    return [_MOVERS[name] for name in sorted(_MOVERS)]


def anything_moves(old: Region, successor: Region) -> bool:
    """Whether a subject some of whose rows may stay has one that the successor is to have."""
    return any(each.can_move(old, successor) for each in movers() if each.can_move)


def move_all(old: Region, successor: Region, at: datetime) -> dict[str, int]:
    """For actions: move the rows of all subjects to the successor. Returns how many, by subject."""
    return {each.name: each.move(old, successor, at) for each in movers()}
