"""What waits for an office, the most pressing first: each subject says what it has for it."""

from collections.abc import Callable
from operator import itemgetter
from typing import Final, NamedTuple

from kimid.access.pages import RuangRequest


class Duty(NamedTuple):
    """Something to do: what is the matter, what helps, and where on the page of numbers it is
    shown. `open_count` is how often.

    With `href` it is shown there instead.
    """

    title: str
    text: str
    icon: str
    anchor: str
    open_count: int
    href: str = ""


type DutyFinder = Callable[[RuangRequest], list[Duty]]

_FINDERS: Final[list[tuple[int, DutyFinder]]] = []


def office_duties(order: int) -> Callable[[DutyFinder], DutyFinder]:
    """Register a function that says what an office has to do. Their duties stand in the order of
    these numbers.
    """

    def register(finder: DutyFinder) -> DutyFinder:
        _FINDERS.append((order, finder))
        _FINDERS.sort(key=itemgetter(0))
        return finder

    return register


def duties_of(request: RuangRequest) -> list[Duty]:
    """What waits for the office of this request."""
    duties = [duty for _, finder in _FINDERS for duty in finder(request)]
    return [duty for duty in duties if duty.open_count]
