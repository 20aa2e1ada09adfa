"""The numbers of a region, and those of earlier reports: only those who keep the register enter
them, each for the region of their office.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from tests import past
from tests.matrix.case import Case
from tests.matrix.cast import (
    NUMBER_OF_NOTHING,
    OFFICE_PLACES,
    Door,
    Place,
    Route,
    Said,
    Thing,
    open_at,
)
from tests.matrix.world import CODES, World

_NUMBERS: Final = (
    "ruang-numbers",
    "ruang-numbers-file",
    "ruang-numbers-book",
    "ruang-numbers-report",
    "ruang-numbers-map",
)
_NUMBERS_BELOW: Final = (
    "ruang-numbers-below",
    "ruang-numbers-file-below",
    "ruang-numbers-book-below",
    "ruang-numbers-report-below",
    "ruang-numbers-map-below",
)

ROUTES: Final[dict[tuple[str, str], Route]] = {
    **{("ruang", name): Route(Door.OFFICE, "GET") for name in (*_NUMBERS, *_NUMBERS_BELOW)},
    ("ruang", "ruang-kim-list"): Route(Door.OFFICE, "GET"),
    ("ruang", "ruang-kim-list-file"): Route(Door.OFFICERS, "POST", posts={Thing.PAGE: Said.SHOWN}),
    ("ruang", "ruang-old-reports"): Route(Door.OFFICERS, "GET"),
    ("ruang", "ruang-new-old-report"): Route(
        Door.OFFICERS, "GET POST", posts={Thing.PAGE: Said.DONE}
    ),
    ("ruang", "ruang-old-report"): Route(
        Door.OFFICERS, "GET POST", {Thing.OPEN: Said.OK}, {Thing.OPEN: Said.DONE}
    ),
    ("ruang", "ruang-take-out-report"): Route(Door.OFFICERS, "POST", posts={Thing.OPEN: Said.DONE}),
}
_LINES: Final = {"langkah": "simpan", **{f"kim-{code}": "7" for code in CODES.values()}}
FORMS: Final[dict[str, dict[str, str]]] = {
    "ruang-kim-list-file": {
        "cari": "",
        "sk": "",
        "tik": "",
        "urut": "",
        "kolom": "nama",
        "csv": "1",
    },
    "ruang-new-old-report": {"on": "4 Juli 2022", "source": "Laporan kantor", **_LINES},
    "ruang-old-report": _LINES,
}
READS: Final[dict[str, set[str]]] = {
    "ruang-kim-list-file": {"cari", "sk", "tik", "urut", "kolom", "csv"},
    "ruang-new-old-report": {"langkah"},
    "ruang-old-report": {"langkah"},
}


@dataclass
class OldReport:
    """A report of 2023 that the regency entered."""

    key: int


def furnish(world: World) -> None:
    """A report of 2023."""
    world.put(OldReport(past.old_report("6112").key))


def cases(world: World) -> Iterator[Case]:
    """The numbers of every office, those of a region inside of its own and of one outside; and the
    reports: one that the regency entered, and one that nobody has.
    """
    for name in (*_NUMBERS, "ruang-kim-list", "ruang-kim-list-file"):
        yield from world.pages(name, *OFFICE_PLACES)
    for name in _NUMBERS_BELOW:
        yield from world.pages_below(name)
    key = world.get(OldReport).key
    for name in ("ruang-old-reports", "ruang-new-old-report"):
        yield from world.pages(name, *OFFICE_PLACES)
    for place in OFFICE_PLACES:
        for name in ("ruang-old-report", "ruang-take-out-report"):
            yield world.page(name, place, open_at(place, Place.REGENCY), key=key)
            yield world.page(name, place, Thing.ABSENT, key=NUMBER_OF_NOTHING)
