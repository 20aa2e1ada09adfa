"""The sheet that proves who a KIM is."""

from collections.abc import Iterator
from typing import Final

from tests.matrix.case import Case
from tests.matrix.cast import Door, Place, Route, Thing
from tests.matrix.world import World

ROUTES: Final[dict[tuple[str, str], Route]] = {("kim", "proof"): Route(Door.PUBLIC, "GET HEAD")}


def cases(world: World) -> Iterator[Case]:
    """The sheet of one group."""
    yield Case(("kim", "proof"), Place.A, Thing.PAGE, world.host(Place.A), "/sk/")
