"""People without an account whom a group names in what it wrote: each subject that keeps such names
registers how one goes when that person asks.
"""

from collections.abc import Callable, Iterable
from typing import Final, NamedTuple

from kimid.sites.models import Site


class NameStillNeeded(ValueError):
    """Something with this name has to end first. In English: who reads it runs the install."""


class NamedPeople(NamedTuple):
    """The names of one subject. `rows` gives how many rows name somebody, `erase` is the action
    that takes the name out of them and raises NameStillNeeded, `texts` gives what else has the name
    in words that somebody typed.
    """

    rows: Callable[[Site, str], int]
    erase: Callable[..., object]
    texts: Callable[[Site, str], Iterable[str]]


_SUBJECTS: Final[list[NamedPeople]] = []


def register_named_people(names: NamedPeople) -> None:
    """Names of this subject go on request."""
    _SUBJECTS.append(names)


def with_name(site: Site, name: str) -> list[tuple[NamedPeople, int]]:
    """The subjects in which rows of a group have this name, and in how many."""
    counts = ((each, each.rows(site, name)) for each in _SUBJECTS)
    return [(each, count) for each, count in counts if count]
