"""The pictures of a site of a KIM."""

from collections.abc import Iterator
from typing import Final

from tests.matrix.case import Case
from tests.matrix.cast import GROUP_PLACES, Door, Place, Route, Said, Thing
from tests.matrix.world import World
from tests.media.routes import PHOTO_NAMES

_PAGES: Final = ("ruang-logo", "ruang-cover")

ROUTES: Final[dict[tuple[str, str], Route]] = {
    ("ruang", name): Route(Door.EDITORS, "GET POST", posts={Thing.PAGE: Said.DONE})
    for name in _PAGES
}
FORMS: Final[dict[str, dict[str, str]]] = {name: {"drop": "ya"} for name in _PAGES}
READS: Final[dict[str, set[str]]] = {name: {*PHOTO_NAMES} for name in _PAGES}


def cases(world: World) -> Iterator[Case]:
    """The pages of every group."""
    for name in _PAGES:
        yield from world.pages(name, *GROUP_PLACES, Place.NATION)
