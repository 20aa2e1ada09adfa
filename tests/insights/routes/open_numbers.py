"""The open numbers of a portal: in tables, as files, and on a map."""

from collections.abc import Iterator
from typing import Final

from tests import past
from tests.insights.routes.numbers import OldReport
from tests.matrix.case import Case
from tests.matrix.cast import Door, Place, Route, Thing
from tests.matrix.world import PORTALS, World

_PATHS: Final = {
    "data": "/data/",
    "data-file": "/data.csv",
    "data-book": "/data.xlsx",
    "data-open": "/data.json",
    "data-report": "/data.pdf",
}
_IN_PARTS: Final = {"data-in-order": "urut/kim", "data-part": "saring/belum"}

ROUTES: Final[dict[tuple[str, str], Route]] = {
    ("portal", name): Route(Door.PUBLIC, "GET HEAD")
    for name in (*_PATHS, *_IN_PARTS, "data-beside", "data-map")
}


def cases(world: World) -> Iterator[Case]:
    """The numbers of a portal of each level."""
    for host in PORTALS:
        for name, path in _PATHS.items():
            yield _case(name, Thing.PAGE, host, path)
        for name, path in _IN_PARTS.items():
            yield _case(name, Thing.PAGE, host, f"/data/{path}/")
            yield _case(name, Thing.ABSENT, host, f"/data/{path}-lain/")
        is_its_own = host == world.host(Place.REGENCY)
        day = f"{past.OLD}-{world.get(OldReport).key}"
        seen = Thing.PAGE if is_its_own else Thing.FOREIGN
        yield _case("data-beside", seen, host, f"/data/banding/{day}/")
        is_one_dot = host.startswith("teluk-kapuas")  # a village has no map
        yield _case("data-map", Thing.ABSENT if is_one_dot else Thing.PAGE, host, "/peta.svg")


def _case(name: str, thing: Thing, host: str, path: str) -> Case:
    return Case(("portal", name), Place.REGENCY, thing, host, path)
