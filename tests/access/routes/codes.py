"""Sign-in codes: who hands them, and who answers to those that wait."""

from collections.abc import Iterator
from typing import Final

from tests.matrix.case import Case
from tests.matrix.cast import (
    ALSO_FAR_AWAY,
    GROUP_PLACES,
    NUMBER_OF_NOTHING,
    OFFICE_PLACES,
    Door,
    Place,
    Route,
    Said,
    Thing,
    Who,
    open_at,
)
from tests.matrix.world import World

# What is there for nobody: no code waits in this world (tests/matrix/test_code_waits.py).
_NOTHING_WAITS: Final = {Thing.ABSENT: Said.NOT_NOW}

ROUTES: Final[dict[tuple[str, str], Route]] = {
    ("ruang", "ruang-hand-code"): Route(Door.CHAIR, "POST", posts={Thing.OPEN: Said.SHOWN}),
    ("ruang", "ruang-office-code"): Route(
        Door.OFFICERS, "GET POST", posts={Thing.PAGE: Said.OK}
    ),  # there is nobody of that name
    ("ruang", "ruang-codes"): Route(Door.COLLEAGUES, "GET"),
    ("ruang", "ruang-agree-code"): Route(Door.COLLEAGUES, "POST", posts=_NOTHING_WAITS),
    ("ruang", "ruang-cancel-code"): Route(Door.COLLEAGUES, "POST", posts=_NOTHING_WAITS),
    ("ruang", "ruang-stopped-account"): Route(Door.OFFICERS, "GET POST"),
}
FORMS: Final[dict[str, dict[str, str]]] = {
    "ruang-office-code": {"login": "tidak-ada"},
    "ruang-stopped-account": {"outcome": "holder", "is_in_view": "on"},
}


def cases(world: World) -> Iterator[Case]:
    """The pages of every site; codes and accounts that are not there."""
    member = world.people[Who.MEMBER].pk
    yield from world.pages("ruang-office-code", *OFFICE_PLACES)
    yield from world.pages("ruang-codes", *ALSO_FAR_AWAY, Place.ABOVE)
    for place in GROUP_PLACES:
        yield world.page("ruang-hand-code", place, open_at(place, Place.A), person=member)
    for place in OFFICE_PLACES:
        nothing = NUMBER_OF_NOTHING
        yield world.page("ruang-stopped-account", place, Thing.ABSENT, stop=nothing)
        for name in ("ruang-agree-code", "ruang-cancel-code"):
            yield world.page(name, place, Thing.ABSENT, wait=nothing)
