"""The profile of a village: its public pages, and those in the workspace."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from kimid.profile.block_kinds import BlockKind
from tests.matrix.case import Case
from tests.matrix.cast import (
    ALSO_FAR_AWAY,
    EDITORS,
    NUMBER_OF_NOTHING,
    Door,
    Place,
    Route,
    Said,
    Thing,
    Who,
    open_at,
)
from tests.matrix.world import AT, World
from tests.media.routes import PHOTO_NAMES
from tests.profile import making

_PAGE: Final = Route(Door.PUBLIC, "GET HEAD")
_OPEN: Final = {Thing.OPEN: Said.OK}

ROUTES: Final[dict[tuple[str, str], Route]] = {
    ("kim", "village"): _PAGE,
    ("kim", "emergency"): _PAGE,
    ("ruang", "ruang-village"): Route(Door.EDITORS, "GET"),
    ("ruang", "ruang-village-block"): Route(
        Door.EDITORS, "GET POST", _OPEN, {Thing.OPEN: Said.DONE}
    ),
    ("ruang", "ruang-village-step"): Route(Door.EDITORS, "POST", posts={Thing.OPEN: Said.DONE}),
    ("ruang", "ruang-village-proposal"): Route(
        Door.EDITORS, "GET POST", _OPEN, {Thing.OPEN: Said.OK}
    ),
}
FORMS: Final[dict[str, dict[str, str]]] = {
    "ruang-village-block": {
        "text": "Sungai di sini berbelok.",
        "why": "Nama penggalinya keliru.",
    },
    "ruang-village-step": {"langkah": "naik"},
    "ruang-village-proposal": {},
}
READS: Final[dict[str, set[str]]] = {
    "ruang-village-block": {"langkah", *PHOTO_NAMES},
    "ruang-village-step": {"langkah"},
    "ruang-village-proposal": {"langkah"},
}


@dataclass
class ProfileOfVillage:
    """A proposal of B for a block that A holds."""

    number: int


def furnish(world: World) -> None:
    """A holds the history, B proposes another; only their editors read that."""
    secret = world.canaries.hide("profile: proposal", EDITORS)
    making.block(world.kims[Place.A], by=world.people[Who.EDITOR], at=AT)
    data = making.history(f"Parit digali {secret}")
    chair = world.people[Who.OTHER_CHAIR]
    world.put(ProfileOfVillage(making.proposal(world.kims[Place.B], data=data, by=chair, at=AT).pk))


def cases(world: World) -> Iterator[Case]:
    """The public pages of both groups, and the pages of every group."""
    number = world.get(ProfileOfVillage).number
    for place in (Place.A, Place.B):
        host = world.host(place)
        yield Case(("kim", "village"), place, Thing.PAGE, host, "/wilayah/")
        yield Case(("kim", "emergency"), place, Thing.PAGE, host, "/darurat/")
    yield from world.pages("ruang-village", *ALSO_FAR_AWAY)
    word = BlockKind.HISTORY.value
    for place in ALSO_FAR_AWAY:
        seen = open_at(place, Place.A, Place.B)
        for name in ("ruang-village-block", "ruang-village-step"):
            yield world.page(name, place, seen, word=word)
            yield world.page(name, place, Thing.ABSENT, word="tidak-ada")
        yield world.page("ruang-village-proposal", place, seen, number=number)
        yield world.page("ruang-village-proposal", place, Thing.ABSENT, number=NUMBER_OF_NOTHING)
