"""Numbers of earlier reports in the matrix: only those who keep the register enter them, each for the region of their office."""

from collections.abc import Iterator
from typing import Final

from tests.matrix.browser import ruang_path
from tests.matrix.cast import Door, Place, Route, Said, Thing
from tests.matrix.world import World

NUMBERS: Final[dict[tuple[str, str], Route]] = {
    ("ruang", "ruang-old-reports"): Route(Door.OFFICERS, "GET"),
    ("ruang", "ruang-new-old-report"): Route(Door.OFFICERS, "GET POST", posts={Thing.PAGE: Said.DONE}),
    ("ruang", "ruang-old-report"): Route(Door.OFFICERS, "GET POST", {Thing.OPEN: Said.OK}, {Thing.OPEN: Said.DONE}),
    ("ruang", "ruang-take-out-report"): Route(Door.OFFICERS, "POST", posts={Thing.OPEN: Said.DONE}),
}
_OFFICES: Final = (Place.REGENCY, Place.ABOVE, Place.BESIDE, Place.NATION)
_SAID: Final = {"langkah": "simpan", **{f"kim-{place}": "7" for place in _OFFICES}}
FORMS: Final[dict[str, dict[str, str]]] = {
    "ruang-new-old-report": {"on": "4 Juli 2022", "source": "Laporan kantor", **_SAID},
    "ruang-old-report": _SAID,
}


def addresses(world: World) -> Iterator[tuple[str, Place, Thing, str]]:
    """The reports of all offices: one that the regency entered, and one that nobody has."""
    for place in (*_OFFICES, Place.A, Place.NOWHERE):
        label = {"site_label": world.labels[place]}
        for name in ("ruang-old-reports", "ruang-new-old-report"):
            yield name, place, Thing.PAGE, ruang_path(name, **label)
        seen = Thing.OPEN if place is Place.REGENCY else Thing.FOREIGN
        for name in ("ruang-old-report", "ruang-take-out-report"):
            yield name, place, seen, ruang_path(name, **label, key=world.old_report)
            yield name, place, Thing.ABSENT, ruang_path(name, **label, key=999_999_999)
