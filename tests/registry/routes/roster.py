"""The roster of a group."""

from collections.abc import Iterator
from typing import Final

from tests.matrix.case import Case
from tests.matrix.cast import (
    ALSO_FAR_AWAY,
    GROUP_PLACES,
    NUMBER_OF_NOTHING,
    Door,
    Route,
    Said,
    Thing,
)
from tests.matrix.world import World

ROUTES: Final[dict[tuple[str, str], Route]] = {
    ("ruang", "ruang-roster"): Route(Door.GROUP, "GET"),
    ("ruang", "ruang-roster-add"): Route(Door.CHAIR, "POST", posts={Thing.PAGE: Said.DONE}),
    ("ruang", "ruang-roster-gone"): Route(Door.CHAIR, "POST"),
}
FORMS: Final[dict[str, dict[str, str]]] = {"ruang-roster-add": {"name": "Mak Inah", "section": ""}}


def cases(world: World) -> Iterator[Case]:
    """The roster of every site, and a member that is on none."""
    yield from world.pages("ruang-roster", *ALSO_FAR_AWAY)
    yield from world.pages("ruang-roster-add", *GROUP_PLACES)
    for place in GROUP_PLACES:
        yield world.page("ruang-roster-gone", place, Thing.ABSENT, member=NUMBER_OF_NOTHING)
