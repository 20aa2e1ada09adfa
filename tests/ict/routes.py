"""What KIM work with, who is ICT-based and by which rules, in the matrix."""

from collections.abc import Iterator
from typing import Final

from tests.matrix.case import Case
from tests.matrix.cast import (
    GROUP_PLACES,
    OFFICE_PLACES,
    OFFICES_OF_A,
    Door,
    Place,
    Route,
    Said,
    Thing,
    open_at,
)
from tests.matrix.world import World

ROUTES: Final[dict[tuple[str, str], Route]] = {
    ("ruang", "ruang-means"): Route(Door.KEEPERS, "GET POST", posts={Thing.PAGE: Said.DONE}),
    ("ruang", "ruang-kim-means"): Route(
        Door.OFFICERS, "GET POST", {Thing.OPEN: Said.OK}, {Thing.OPEN: Said.DONE}
    ),
    ("ruang", "ruang-ict"): Route(Door.OFFICE, "GET"),
    ("ruang", "ruang-ict-file"): Route(Door.OFFICE, "GET"),
    ("ruang", "ruang-ict-rules"): Route(Door.OFFICE, "GET"),
    ("ruang", "ruang-ict-change"): Route(Door.OFFICERS, "GET POST", posts={Thing.PAGE: Said.DONE}),
    # No office of the matrix has rules of its own: whoever comes to take them back is led to those
    # that hold.
    ("ruang", "ruang-ict-leave"): Route(
        Door.OFFICERS, "GET POST", {Thing.PAGE: Said.NOT_NOW}, {Thing.PAGE: Said.NOT_NOW}
    ),
}
_MEANS: Final = {
    "phones": "2",
    "laptops": "1",
    "signal": "3",
    "trained": "Siti Rahmah, 4 Mei 2025, Diskominfo",
}
FORMS: Final[dict[str, dict[str, str]]] = {
    "ruang-means": _MEANS,
    "ruang-kim-means": _MEANS,
    "ruang-ict-change": {
        "tik-perangkat": "1",
        "legal_basis": "Perbup 12/2021",
        "decided_on": "4 Mei 2021",
        "reason": "Perbup baru.",
        "pakai": "ya",
    },
    "ruang-ict-leave": {"reason": "Ikut provinsi."},
}
READS: Final[dict[str, set[str]]] = {"ruang-ict-change": {"pakai", "ubah"}}
_PAGES: Final = (
    "ruang-ict",
    "ruang-ict-file",
    "ruang-ict-rules",
    "ruang-ict-change",
    "ruang-ict-leave",
)


def cases(world: World) -> Iterator[Case]:
    """The pages of all offices, and KIM A named on each of them."""
    yield from world.pages("ruang-means", *GROUP_PLACES)
    for name in _PAGES:
        yield from world.pages(name, *OFFICE_PLACES)
    for place in OFFICE_PLACES:
        seen = open_at(place, *OFFICES_OF_A)
        yield world.page("ruang-kim-means", place, seen, number=world.kims[Place.A].number)
        yield world.page("ruang-kim-means", place, Thing.ABSENT, number="123")
