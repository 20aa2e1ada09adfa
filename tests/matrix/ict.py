"""What KIM work with, who is ICT-based and by which rules, in the matrix."""

from collections.abc import Iterator
from typing import Final

from tests.matrix.browser import ruang_path
from tests.matrix.cast import Door, Place, Route, Said, Thing
from tests.matrix.world import World

ICT: Final[dict[tuple[str, str], Route]] = {
    ("ruang", "ruang-means"): Route(Door.KEEPERS, "GET POST", posts={Thing.PAGE: Said.DONE}),
    ("ruang", "ruang-kim-means"): Route(Door.OFFICERS, "GET POST", {Thing.OPEN: Said.OK}, {Thing.OPEN: Said.DONE}),
    ("ruang", "ruang-ict"): Route(Door.OFFICE, "GET"),
    ("ruang", "ruang-ict-file"): Route(Door.OFFICE, "GET"),
    ("ruang", "ruang-ict-rules"): Route(Door.OFFICE, "GET"),
    ("ruang", "ruang-ict-change"): Route(Door.OFFICERS, "GET POST", posts={Thing.PAGE: Said.DONE}),
    # No office of the matrix has rules of its own: whoever comes to take them back is led to those that hold.
    ("ruang", "ruang-ict-leave"): Route(Door.OFFICERS, "GET POST", {Thing.PAGE: Said.NOT_NOW}, {Thing.PAGE: Said.NOT_NOW}),
}
_MEANS: Final = {"phones": "2", "laptops": "1", "signal": "3", "trained": "Siti Rahmah, 4 Mei 2025, Diskominfo"}
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
_PAGES: Final = ("ruang-ict", "ruang-ict-file", "ruang-ict-rules", "ruang-ict-change", "ruang-ict-leave")
_OFFICES: Final = (Place.REGENCY, Place.ABOVE, Place.BESIDE, Place.NATION, Place.A, Place.NOWHERE)


def addresses(world: World) -> Iterator[tuple[str, Place, Thing, str]]:
    """The pages of all offices, and KIM A named on each of them."""
    for place in (Place.A, Place.B, Place.REGENCY, Place.NOWHERE):
        yield "ruang-means", place, Thing.PAGE, ruang_path("ruang-means", site_label=world.labels[place])
    for place in _OFFICES:
        label = {"site_label": world.labels[place]}
        for name in _PAGES:
            yield name, place, Thing.PAGE, ruang_path(name, **label)
        seen = Thing.OPEN if place in (Place.REGENCY, Place.ABOVE, Place.NATION) else Thing.FOREIGN
        for thing, number in ((seen, world.kims[Place.A].number), (Thing.ABSENT, "123")):
            yield "ruang-kim-means", place, thing, ruang_path("ruang-kim-means", **label, number=number)
