"""A group and its site: how it looks, what it says of itself, and its rules."""

from collections.abc import Iterator
from typing import Final

from tests.matrix.case import Case
from tests.matrix.cast import ALSO_FAR_AWAY, GROUP_PLACES, Door, Place, Route, Said, Thing
from tests.matrix.world import World

_ARRANGE: Final = Route(Door.EDITORS, "GET POST", posts={Thing.PAGE: Said.DONE})

ROUTES: Final[dict[tuple[str, str], Route]] = {
    ("ruang", "ruang-site"): Route(Door.EITHER, "GET"),
    ("ruang", "ruang-group"): Route(Door.GROUP, "GET"),
    ("ruang", "ruang-outbox"): Route(Door.GROUP, "GET"),
    ("ruang", "ruang-weekly"): Route(Door.GROUP, "GET"),
    ("ruang", "ruang-introduction"): _ARRANGE,
    ("ruang", "ruang-look"): _ARRANGE,
    ("ruang", "ruang-rules"): Route(Door.CHAIR, "GET POST", posts={Thing.PAGE: Said.DONE}),
    ("ruang", "ruang-adverts"): Route(Door.CHAIR, "POST", posts={Thing.PAGE: Said.DONE}),
    ("ruang", "ruang-menu"): Route(Door.EDITORS, "GET"),
    ("ruang", "ruang-move-up"): Route(Door.EDITORS, "POST", posts={Thing.OPEN: Said.DONE}),
}
FORMS: Final[dict[str, dict[str, str]]] = {
    "ruang-introduction": {"about": "Kami sepuluh orang."},
    "ruang-look": {"dye": "laut", "accent": "padi"},
    "ruang-rules": {"wanted": "2", "outsiders": "on"},
    "ruang-adverts": {"takes": "tidak"},
}
READS: Final[dict[str, set[str]]] = {
    "ruang-adverts": {"takes"},
}
_OF_ALL: Final = ("ruang-site", "ruang-group", "ruang-outbox", "ruang-weekly")
_OF_EDITORS: Final = (
    *("ruang-introduction", "ruang-look"),
    *("ruang-rules", "ruang-adverts", "ruang-menu"),
)


def cases(world: World) -> Iterator[Case]:
    """The pages of every site, and a section of it that is there and one that is not."""
    for name in _OF_ALL:
        yield from world.pages(name, *ALSO_FAR_AWAY)
    for name in _OF_EDITORS:
        yield from world.pages(name, *GROUP_PLACES, Place.NATION)
    for place in GROUP_PLACES:
        for section, thing in (("profil", Thing.OPEN), ("gudang", Thing.ABSENT)):
            yield world.page("ruang-move-up", place, thing, section=section)
