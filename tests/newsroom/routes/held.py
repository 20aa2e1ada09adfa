"""What an office sees of stories that are held."""

from collections.abc import Iterator
from typing import Final

from tests.matrix.case import Case
from tests.matrix.cast import NUMBER_OF_NOTHING, OFFICE_PLACES, Door, Route, Thing
from tests.matrix.world import World

# Nothing of the world is held: `tests/newsroom/test_holding.py` tries what is.
ROUTES: Final[dict[tuple[str, str], Route]] = {
    ("ruang", "ruang-held"): Route(Door.OFFICERS, "GET"),
    ("ruang", "ruang-end-hold-below"): Route(Door.OFFICERS, "POST"),
}
# Which words come back.
READS: Final[dict[str, set[str]]] = {"ruang-end-hold-below": {"words"}}


def cases(world: World) -> Iterator[Case]:
    """The list of every office, and a story that is not on it."""
    yield from world.pages("ruang-held", *OFFICE_PLACES)
    for place in OFFICE_PLACES:
        yield world.page("ruang-end-hold-below", place, Thing.ABSENT, story=NUMBER_OF_NOTHING)
