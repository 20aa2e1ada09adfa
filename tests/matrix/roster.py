"""The roster of a group in the matrix, and leaving it."""

from collections.abc import Iterator
from typing import Final

from tests.matrix.browser import ruang_path
from tests.matrix.cast import Door, Place, Route, Said, Thing, Who
from tests.matrix.register import Address
from tests.matrix.world import World

ROSTER: Final[dict[tuple[str, str], Route]] = {
    ("ruang", "ruang-roster"): Route(Door.GROUP, "GET"),
    ("ruang", "ruang-roster-add"): Route(Door.CHAIR, "POST", posts={Thing.PAGE: Said.DONE}),
    ("ruang", "ruang-roster-gone"): Route(Door.CHAIR, "POST"),
    # B has one chair, who hands over before leaving.
    ("ruang", "ruang-leave"): Route(
        Door.GROUP,
        "GET POST",
        posts={Thing.PAGE: Said.DONE},
        others=(frozenset({Who.OTHER_CHAIR}), {Thing.PAGE: Said.NOT_NOW}),
    ),
}
FORMS: Final[dict[str, dict[str, str]]] = {"ruang-roster-add": {"name": "Mak Inah", "section": ""}}


def addresses(world: World) -> Iterator[Address]:
    """The roster of every site, and a member that is on none."""
    for place in (Place.A, Place.B, Place.REGENCY, Place.NOWHERE):
        label = {"site_label": world.labels[place]}
        for name in ("ruang-roster", "ruang-roster-add", "ruang-leave"):
            yield name, place, Thing.PAGE, ruang_path(name, **label)
        yield "ruang-roster-gone", place, Thing.ABSENT, ruang_path("ruang-roster-gone", **label, member=999_999_999)
