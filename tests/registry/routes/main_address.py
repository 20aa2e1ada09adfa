"""A main address that waits: for the group and the offices above it."""

from collections.abc import Iterator
from typing import Final

from tests.matrix.case import Case
from tests.matrix.cast import (
    GROUP_PLACES,
    NUMBER_OF_NOTHING,
    Door,
    Place,
    Route,
    Said,
    Thing,
    open_at,
)
from tests.matrix.world import World
from tests.web.routes.own_names import NameOfA

_OF_ONE: Final = ("ruang-agree-new-address", "ruang-cancel-new-address")
_PLACES: Final = (*GROUP_PLACES, Place.NATION)
# Nothing waits in this world (tests/registry/test_main_address.py).
_NOTHING_WAITS: Final = {Thing.OPEN: Said.NOT_NOW}

ROUTES: Final[dict[tuple[str, str], Route]] = {
    ("ruang", "ruang-new-address"): Route(Door.WATCHERS, "GET"),
    **{("ruang", name): Route(Door.WATCHERS, "POST", posts=_NOTHING_WAITS) for name in _OF_ONE},
}


def cases(world: World) -> Iterator[Case]:
    """The page of every group, and the proven name of A named on all of them."""
    yield from world.pages("ruang-new-address", *_PLACES)
    own = world.get(NameOfA).key
    for name in _OF_ONE:
        for place in _PLACES:
            yield world.page(name, place, open_at(place, Place.A), own=own)
            yield world.page(name, place, Thing.ABSENT, own=NUMBER_OF_NOTHING)
