"""The lives of KIM in the matrix: the desk of an office, one KIM on it, and the page of the group."""

from collections.abc import Iterator
from typing import Final

from tests.matrix.browser import ruang_path
from tests.matrix.cast import CHAIRS, Door, Place, Route, Said, Thing, Who
from tests.matrix.world import World

_NO_CHAIRS: Final = frozenset(Who) - CHAIRS

LIVES: Final[dict[tuple[str, str], Route]] = {
    ("ruang", "ruang-lives"): Route(Door.OFFICERS, "GET"),
    ("ruang", "ruang-life"): Route(Door.OFFICERS, "GET POST", {Thing.OPEN: Said.OK}, {Thing.OPEN: Said.DONE}),
    # Only the chair asks that a KIM comes back.
    ("ruang", "ruang-state"): Route(
        Door.GROUP, "GET POST", posts={Thing.PAGE: Said.DONE}, others=(_NO_CHAIRS, {Thing.PAGE: Said.FORBIDDEN})
    ),
}
FORMS: Final[dict[str, dict[str, str]]] = {
    "ruang-life": {"langkah": "usul", "usul-reason": "money", "usul-words": "Menarik iuran."},
    "ruang-state": {"langkah": "minta", "minta-plan": "Bu Nur melanjutkan."},
}
_OFFICES: Final = (Place.REGENCY, Place.ABOVE, Place.BESIDE, Place.NATION, Place.A, Place.NOWHERE)


def addresses(world: World) -> Iterator[tuple[str, Place, Thing, str]]:
    """The desks of all offices, and KIM A named on each of them."""
    for place in _OFFICES:
        label = {"site_label": world.labels[place]}
        yield "ruang-lives", place, Thing.PAGE, ruang_path("ruang-lives", **label)
        seen = Thing.OPEN if place in (Place.REGENCY, Place.ABOVE, Place.NATION) else Thing.FOREIGN
        yield "ruang-life", place, seen, ruang_path("ruang-life", **label, kim=world.kims[Place.A].pk)
        yield "ruang-life", place, Thing.ABSENT, ruang_path("ruang-life", **label, kim=999_999_999)
