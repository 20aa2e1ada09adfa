"""Sequels: what changed because people told something, from the record of several subjects. A
subject registers what it knows; the front page of a KIM shows the latest of all, that of a district
or regency those of its KIM.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from kimid.sites.models import Site

MOST_SEQUELS: Final = 3  # on a front page


@dataclass(frozen=True)
class SequelStep:
    """One thing that happened: what, on which day."""

    what: str
    on: date


@dataclass(frozen=True)
class Sequel:
    """What came of one thing, in the order of time. It needs two steps at least."""

    title: str
    url: str
    steps: Sequence[SequelStep]
    # On a portal, where it was and on the site of which KIM.
    place: str = ""
    site_id: int = 0

    @property
    def last_on(self) -> date:
        return self.steps[-1].on


# What a subject knows of a site since a day.
type SequelMaker = Callable[[Site, date], list[Sequel]]

_MAKERS: Final[list[SequelMaker]] = []
_PORTAL_MAKERS: Final[list[SequelMaker]] = []


def register_sequels(maker: SequelMaker) -> None:
    """Register what a subject knows. Where two tell of one address, the one that says more
    stands.
    """
    _MAKERS.append(maker)


def register_portal_sequels(maker: SequelMaker) -> None:
    """Register what a subject knows of all KIM below a portal, at the same cost for any number."""
    _PORTAL_MAKERS.append(maker)


def sequels_of(site: Site, since: date) -> list[Sequel]:
    """What all subjects know since a day, the latest first. The queries of each subject."""
    makers = _PORTAL_MAKERS if site.is_portal else _MAKERS
    made = [sequel for maker in makers for sequel in maker(site, since)]
    fullest = {each.url: each for each in sorted(made, key=lambda each: len(each.steps))}
    return sorted(fullest.values(), key=lambda each: each.last_on, reverse=True)
