"""Lists that offices bring in, in the matrix."""

from collections.abc import Iterator
from typing import Final

from tests.matrix.case import Case
from tests.matrix.cast import NUMBER_OF_NOTHING, OFFICE_PLACES, Door, Route, Said, Thing
from tests.matrix.world import World

ROUTES: Final[dict[tuple[str, str], Route]] = {
    ("ruang", "ruang-imports"): Route(
        Door.OFFICERS, "GET POST", posts={Thing.PAGE: Said.INCOMPLETE}
    ),  # no file came along
    ("ruang", "ruang-import"): Route(Door.OFFICERS, "GET POST"),
    ("ruang", "ruang-import-columns"): Route(Door.OFFICERS, "GET POST"),
    ("ruang", "ruang-import-start"): Route(Door.OFFICERS, "POST"),
    ("ruang", "ruang-import-report"): Route(Door.OFFICERS, "GET"),
}
_OF_ONE_LIST: Final = (
    "ruang-import",
    "ruang-import-columns",
    "ruang-import-start",
    "ruang-import-report",
)


def cases(world: World) -> Iterator[Case]:
    """Every address of a list that is tried."""
    yield from world.pages("ruang-imports", *OFFICE_PLACES)
    for place in OFFICE_PLACES:
        for name in _OF_ONE_LIST:
            yield world.page(name, place, Thing.ABSENT, number=NUMBER_OF_NOTHING)
