"""What another app hands over, before one is in any site."""

from collections.abc import Iterator
from typing import Final

from tests.matrix.case import Case
from tests.matrix.cast import Door, Route, Said, Thing
from tests.matrix.world import World, front_page

ROUTES: Final[dict[tuple[str, str], Route]] = {
    ("ruang", "ruang-share"): Route(Door.PERSON, "GET POST", posts={Thing.PAGE: Said.OK}),
}
READS: Final[dict[str, set[str]]] = {"ruang-share": {"title", "text", "url"}}


def cases(world: World) -> Iterator[Case]:
    """The page, once."""
    yield front_page("ruang-share")
