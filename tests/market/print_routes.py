"""What is printed of a market: in the workspace, and the catalogue that readers have."""

from collections.abc import Iterator
from dataclasses import replace
from typing import Final

from tests.matrix.case import Case
from tests.matrix.cast import ALSO_FAR_AWAY, Door, Place, Route, Said, Thing, open_at
from tests.matrix.world import PORTALS, World

_NOT_THERE: Final = "2222222222"
_FILE: Final = Route(Door.PUBLIC, "GET HEAD", {Thing.PUBLISHED: Said.OK})
_SHEET: Final = Route(Door.GROUP, "GET", {Thing.OPEN: Said.OK})

ROUTES: Final[dict[tuple[str, str], Route]] = {
    ("kim", "goods-catalogue"): _FILE,
    ("kim", "goods-catalogue-part"): _FILE,
    ("portal", "goods-catalogue"): _FILE,
    ("portal", "goods-catalogue-part"): _FILE,
    ("ruang", "ruang-goods-prints"): Route(Door.GROUP, "GET"),
    ("ruang", "ruang-goods-labels"): Route(
        Door.GROUP, "GET", {Thing.OPEN: Said.OK, Thing.FOREIGN: Said.INCOMPLETE}
    ),
    ("ruang", "ruang-goods-flyer"): _SHEET,
}

_PARTS: Final = (
    ("goods-catalogue", "/lapak/katalog.pdf", Thing.PUBLISHED),
    ("goods-catalogue-part", "/lapak/katalog-2.pdf", Thing.ABSENT),
)


def cases(world: World, shown: str) -> Iterator[Case]:
    """`shown` is the number of a good of A that readers have."""
    yield from world.pages("ruang-goods-prints", *ALSO_FAR_AWAY)
    for place in ALSO_FAR_AWAY:
        thing = open_at(place, Place.A)
        sheet = world.page("ruang-goods-labels", place, thing)
        yield _with(sheet, f"?goods={shown}&copies=1")
        for number, what in ((shown, thing), (_NOT_THERE, Thing.ABSENT)):
            yield _with(world.page("ruang-goods-flyer", place, what, number=number), "?paper=a4")
    for place in (Place.A, Place.B):
        host = world.host(place)
        for name, path, thing in _PARTS:
            yield Case(("kim", name), place, thing, host, path)
    for host in PORTALS:
        # Nobody prints that of the nation.
        is_small = host != PORTALS[0]
        for name, path, thing in _PARTS:
            what = thing if is_small else Thing.ABSENT
            yield Case(("portal", name), Place.REGENCY, what, host, path)


def _with(case: Case, query: str) -> Case:
    return replace(case, path=f"{case.path}{query}")
