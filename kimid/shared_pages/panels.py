"""Panels: parts of a page that several subjects share. A subject registers what it shows at a spot;
the page shows all of them in their order.
"""

from collections import defaultdict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from operator import itemgetter
from typing import Any, Final

from django.http import HttpRequest

from kimid.shared_pages.per_request import once_per_request


class Spot(StrEnum):
    """Where on which page a panel stands."""

    DANGER = "danger"  # whom to call before anybody of a group
    # The home of a group.
    HOME_START = "home-start"
    HOME_NOTES = "home-notes"
    HOME_WAITING = "home-waiting"
    HOME_NEARBY = "home-nearby"  # rows of a list
    HOME_MINE = "home-mine"
    # The page of a group about itself.
    GROUP_NOTES = "group-notes"
    # The home of an office: its numbers, and what colleagues write.
    OFFICE_SENTENCE = "office-sentence"
    OFFICE_FIGURES = "office-figures"
    OFFICE_COLLEAGUES = "office-colleagues"
    # The choice of a place to work at, and the page of a sign-in code that waits.
    SWITCH = "switch"
    OWN_CODE = "own-code"
    # Public pages: the front page of a KIM, its page about itself, its contacts, and portals.
    KIM_SIDE = "kim-side"
    PROFILE = "profile"
    CONTACT = "contact"
    PORTAL_BELOW = "portal-below"
    PORTAL_EMPTY = "portal-empty"
    VILLAGE_LINE = "village-line"
    # The screen of a village office: beside the titles, and in the line below.
    SCREEN_SIDE = "screen-side"
    SCREEN_LINE = "screen-line"


@dataclass(frozen=True)
class PagePanel:
    """A template with its context, besides that of the page. `waiting_count` is how much of it
    waits for the person who looks.
    """

    template: str
    context: Mapping[str, object] = field(default_factory=dict)
    waiting_count: int = 0


# The request is that of the page: in the workspace a RuangRequest, on public pages a SiteRequest.
type PanelMaker = Callable[[Any], PagePanel | None]

_MAKERS: Final[dict[Spot, list[tuple[int, PanelMaker]]]] = defaultdict(list)


def panel[M: PanelMaker](spot: Spot, order: int) -> Callable[[M], M]:
    """Register a function that makes the panel of a subject at a spot, or nothing. Panels stand in
    the order of these numbers.
    """

    def register(maker: M) -> M:
        _MAKERS[spot].append((order, maker))
        _MAKERS[spot].sort(key=itemgetter(0))
        return maker

    return register


def panels_at(spot: Spot, request: HttpRequest) -> list[PagePanel]:
    """What subjects show at a spot of this page. Asked twice it is made once."""
    made = _made_panels(request)
    if spot not in made:
        panels = (maker(request) for _, maker in _MAKERS[spot])
        made[spot] = [each for each in panels if each is not None]
    return made[spot]


@once_per_request
def _made_panels(request: HttpRequest) -> dict[Spot, list[PagePanel]]:
    return {}
