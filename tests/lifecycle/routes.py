"""Life stages of KIM in the matrix: the pages of an office and of the group."""

from collections.abc import Iterator
from typing import Final

from tests.matrix.case import Case
from tests.matrix.cast import (
    ALSO_FAR_AWAY,
    CHAIRS,
    NUMBER_OF_NOTHING,
    OFFICE_PLACES,
    OFFICES_OF_A,
    Door,
    Place,
    Route,
    Said,
    Thing,
    Who,
    open_at,
)
from tests.matrix.world import World, front_page

_NO_CHAIRS: Final = frozenset(Who) - CHAIRS

ROUTES: Final[dict[tuple[str, str], Route]] = {
    # Nobody of the cast has a frozen role: `tests/lifecycle/test_quarantine.py` tries those.
    ("ruang", "frozen"): Route(Door.PERSON, "GET", {Thing.PAGE: Said.ABSENT}),
    ("ruang", "ruang-lives"): Route(Door.OFFICERS, "GET"),
    ("ruang", "ruang-life"): Route(
        Door.OFFICERS, "GET POST", {Thing.OPEN: Said.OK}, {Thing.OPEN: Said.DONE}
    ),
    # No KIM of the world is closed: `tests/lifecycle/test_quarantine.py` tries those.
    ("ruang", "ruang-quarantine"): Route(Door.OFFICERS, "GET POST"),
    # Only the chair asks that a KIM comes back.
    ("ruang", "ruang-state"): Route(
        Door.GROUP,
        "GET POST",
        posts={Thing.PAGE: Said.DONE},
        others=(_NO_CHAIRS, {Thing.PAGE: Said.FORBIDDEN}),
    ),
}
FORMS: Final[dict[str, dict[str, str]]] = {
    "ruang-quarantine": {"langkah": "buka", "note": "Beres.", "since": "2026-11-20"},
    "ruang-life": {"langkah": "usul", "usul-reason": "money", "usul-words": "Menarik iuran."},
    "ruang-state": {"langkah": "minta", "minta-plan": "Bu Nur melanjutkan."},
}
READS: Final[dict[str, set[str]]] = {
    name: {"langkah"} for name in ("ruang-life", "ruang-state", "ruang-quarantine")
}


def cases(world: World) -> Iterator[Case]:
    """The page of every group, the desks of all offices, and KIM A named on each of them."""
    yield front_page("frozen", site_label="nasional")
    yield from world.pages("ruang-state", *ALSO_FAR_AWAY)
    yield from world.pages("ruang-lives", *OFFICE_PLACES)
    for place in OFFICE_PLACES:
        seen = open_at(place, *OFFICES_OF_A)
        yield world.page("ruang-life", place, seen, kim=world.kims[Place.A].pk)
        yield world.page("ruang-life", place, Thing.ABSENT, kim=NUMBER_OF_NOTHING)
        for number in (world.kims[Place.A].pk, NUMBER_OF_NOTHING):
            yield world.page("ruang-quarantine", place, Thing.ABSENT, kim=number)
