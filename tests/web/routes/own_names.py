"""Names of one's own: pages of the chair, and what a front server asks."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Final

from tests import build
from tests.matrix.case import Case
from tests.matrix.cast import (
    GROUP_PLACES,
    NUMBER_OF_NOTHING,
    Door,
    Place,
    Route,
    Said,
    Thing,
    open_at,
)
from tests.matrix.world import World, front_page

_NAME: Final = "kenari.desa.id"  # proven by A
_OF_ONE: Final = (
    "ruang-address",
    "ruang-check-address",
    "ruang-lead-address",
    "ruang-give-back-address",
)
_PLACES: Final = (*GROUP_PLACES, Place.NATION)

ROUTES: Final[dict[tuple[str, str], Route]] = {
    ("ruang", "ruang-addresses"): Route(Door.CHAIR, "GET POST", posts={Thing.PAGE: Said.DONE}),
    ("ruang", "ruang-label-address"): Route(Door.CHAIR, "POST", posts={Thing.PAGE: Said.DONE}),
    ("ruang", "ruang-address"): Route(Door.CHAIR, "GET", {Thing.OPEN: Said.OK}),
    ("ruang", "ruang-check-address"): Route(Door.CHAIR, "POST", posts={Thing.OPEN: Said.DONE}),
    ("ruang", "ruang-lead-address"): Route(Door.CHAIR, "POST", posts={Thing.OPEN: Said.DONE}),
    ("ruang", "ruang-give-back-address"): Route(Door.CHAIR, "POST", posts={Thing.OPEN: Said.DONE}),
    ("ruang", "certificate"): Route(Door.VISITOR, "GET HEAD", {Thing.OPEN: Said.OK}),
}
FORMS: Final[dict[str, dict[str, str]]] = {"ruang-addresses": {"name": "lain.desa.id"}}


@dataclass
class NameOfA:
    """The key of the name that A has proven."""

    key: int


def furnish(world: World) -> None:
    """A has proven a name of its own."""
    world.put(NameOfA(build.own_name(world.kims[Place.A], _NAME, proven=True).pk))


def cases(world: World) -> Iterator[Case]:
    """The pages of every group, the proven name of A named on all of them, and names a front server
    may be called by.
    """
    own = world.get(NameOfA).key
    for name in ("ruang-addresses", "ruang-label-address"):
        yield from world.pages(name, *_PLACES)
    for name in _OF_ONE:
        for place in _PLACES:
            yield world.page(name, place, open_at(place, Place.A), own=own)
            yield world.page(name, place, Thing.ABSENT, own=NUMBER_OF_NOTHING)
    for domain, thing in (
        (_NAME, Thing.OPEN),
        (world.host(Place.A), Thing.OPEN),
        ("jahat.desa.id", Thing.ABSENT),
    ):
        asked = front_page("certificate", thing)
        yield replace(asked, path=f"{asked.path}?domain={domain}")
    yield front_page("certificate", Thing.ABSENT)
