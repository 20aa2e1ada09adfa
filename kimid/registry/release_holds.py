"""Who holds back what accounts in doubt published, when a site opens again. `web` registers it: the
newsroom stands beside the register.
"""

from collections.abc import Callable, Iterable
from datetime import datetime
from typing import Final

from kimid.people.models import Person
from kimid.sites.models import Site

type Holder = Callable[[Site, Iterable[Person], datetime, datetime], int]

_holders: Final[list[Holder]] = []


def register_holder(holder: Holder) -> None:
    """This holds what these people published on a site since a moment; it returns how much."""
    _holders.append(holder)


def hold_doubtful(site: Site, people: Iterable[Person], since: datetime, at: datetime) -> int:
    """For the action that opens a site."""
    chosen = list(people)
    return sum(holder(site, chosen, since, at) for holder in _holders)
