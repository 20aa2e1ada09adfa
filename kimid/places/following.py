"""What stands in regions beside the register: each subject says here what it has, and how that follows when regions change."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from kimid.places.models import Region


@dataclass(frozen=True)
class Follower:
    """A subject with something in regions.

    `standing` gives the code of a region for each thing that stands in one. `follow` lets all that stands in the first region
    stand in the second, inside the transaction of whoever calls, and gives how much that was.
    """

    name: str  # of what follows, for the record
    standing: Callable[[], Iterable[str]]
    follow: Callable[[Region, Region, datetime], int]


_FOLLOWERS: Final[dict[str, Follower]] = {}


def follows(follower: Follower) -> None:
    """Let a subject take part in every change of regions from now on."""
    _FOLLOWERS[follower.name] = follower


def all_standing() -> list[str]:
    """The codes of the regions in which something of any subject stands, once for each thing."""
    return [code for each in _FOLLOWERS.values() for code in each.standing()]


def let_follow(old: Region, heir: Region, at: datetime) -> dict[str, int]:
    """For actions: everything of every subject goes from an ended region to what took its place; gives how much, by name."""
    return {name: each.follow(old, heir, at) for name, each in _FOLLOWERS.items()}
