"""The end and the move of a KIM in the matrix: begun by its chair or its office. Who fills one in
stands in `tests/applications/test_codes_of_kims.py`: it depends on who began it.
"""

from collections.abc import Iterator
from typing import Final

from tests.applications.routes.applications import Applications
from tests.matrix.case import Case
from tests.matrix.cast import (
    GROUP_PLACES,
    NUMBER_OF_NOTHING,
    OFFICE_PLACES,
    OFFICES_OF_A,
    Door,
    Place,
    Route,
    Said,
    Thing,
    open_at,
)
from tests.matrix.world import World, front_page

ROUTES: Final[dict[tuple[str, str], Route]] = {
    ("ruang", "ruang-acts"): Route(Door.KEEPERS, "GET POST", posts={Thing.PAGE: Said.DONE}),
    ("ruang", "ruang-merger"): Route(
        Door.CHAIR, "GET POST", {Thing.OPEN: Said.OK}, {Thing.OPEN: Said.DONE}
    ),
    ("ruang", "ruang-kim-take-back"): Route(Door.OFFICERS, "POST"),
    ("ruang", "ruang-kim-acts"): Route(
        Door.OFFICERS, "GET POST", {Thing.OPEN: Said.OK}, {Thing.OPEN: Said.DONE}
    ),
    # These applications ask for a new KIM, and have no such screen.
    ("ruang", "apply-act"): Route(
        Door.VISITOR,
        "GET POST",
        {Thing.OPEN: Said.NOT_NOW, Thing.PUBLISHED: Said.NOT_NOW},
        {Thing.OPEN: Said.NOT_NOW, Thing.PUBLISHED: Said.NOT_NOW},
    ),
}
FORMS: Final[dict[str, dict[str, str]]] = {
    "ruang-acts": {"purpose": "dissolve"},
    "ruang-kim-acts": {"purpose": "move"},
    "ruang-merger": {"answer": "yes", "words": "Sudah dirapatkan."},
}


def cases(world: World) -> Iterator[Case]:
    """Every address of an act that is tried."""
    rows = world.get(Applications)
    yield from world.pages("ruang-acts", *GROUP_PLACES)
    for place in GROUP_PLACES:
        asked = open_at(place, Place.A)
        yield world.page("ruang-merger", place, asked, application=rows.merger)
        yield world.page("ruang-merger", place, Thing.ABSENT, application=NUMBER_OF_NOTHING)
    for place in OFFICE_PLACES:
        seen = open_at(place, *OFFICES_OF_A)
        yield world.page("ruang-kim-acts", place, seen, number=world.kims[Place.A].number)
        yield world.page("ruang-kim-acts", place, Thing.ABSENT, number="123")
        yield world.page("ruang-kim-take-back", place, Thing.ABSENT, number="123")
    for thing in (Thing.OPEN, Thing.PUBLISHED):
        yield rows.opened(front_page("apply-act", thing, code=rows.by_state[thing].code))
    yield front_page("apply-act", Thing.ABSENT, code="2" * 12)
