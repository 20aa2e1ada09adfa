"""Reports of offices: everybody of an office reads them, those who keep the register write what
stands beside the numbers, each office its own.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from kimid.reports.models import ReportIndicator
from tests import build
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
from tests.matrix.world import PORTALS, World
from tests.reports import quarters

_NUMBERS: Final = (
    "ruang-period-report",
    "ruang-period-report-csv",
    "ruang-period-report-xlsx",
    "ruang-period-report-pdf",
    "ruang-period-report-json",
    "ruang-visits",
)
_WRITTEN: Final = ("ruang-letterhead", "ruang-new-visit")
_OF_PERIOD: Final = ("ruang-period-notes", "ruang-period-photos")
_OF_EDITION: Final = ("ruang-bring-signed", "ruang-signed-file", "ruang-signed-page")
_OPEN_DATA: Final = (
    "data-period",
    "data-period-part",
    "data-period-compared",
    "data-period-part-compared",
)
_OPEN: Final = {Thing.OPEN: Said.OK}
_DONE: Final = {Thing.OPEN: Said.DONE}

ROUTES: Final[dict[tuple[str, str], Route]] = {
    **{("ruang", name): Route(Door.OFFICE, "GET") for name in _NUMBERS},
    **{
        ("ruang", name): Route(Door.OFFICERS, "GET POST", posts={Thing.PAGE: Said.DONE})
        for name in (*_WRITTEN, "ruang-targets", "ruang-period-notes")
    },
    ("ruang", "ruang-period-photos"): Route(
        Door.OFFICERS, "GET POST", posts={Thing.PAGE: Said.INCOMPLETE}
    ),
    ("ruang", "ruang-period-correct"): Route(Door.OFFICERS, "GET POST", _OPEN, _DONE),
    ("ruang", "ruang-bring-signed"): Route(
        Door.OFFICERS, "GET POST", _OPEN, {Thing.OPEN: Said.INCOMPLETE}
    ),
    ("ruang", "ruang-signed-file"): Route(Door.OFFICE, "GET", _OPEN),
    ("ruang", "ruang-signed-page"): Route(Door.OFFICE, "GET", _OPEN),
    ("ruang", "ruang-report-photo"): Route(Door.OFFICE, "GET", _OPEN),
    ("ruang", "ruang-drop-period-photo"): Route(Door.OFFICERS, "POST", posts=_DONE),
    ("ruang", "ruang-withdraw-visit"): Route(Door.OFFICERS, "POST", posts=_DONE),
    **{("portal", name): Route(Door.PUBLIC, "GET HEAD") for name in _OPEN_DATA},
}
FORMS: Final[dict[str, dict[str, str]]] = {
    "ruang-letterhead": {
        "agency": "Dinas Kominfo",
        "street": "",
        "seat": "Sungai Raya",
        "signer_post": "Kepala Dinas Kominfo",
    },
    "ruang-new-visit": {
        "on": "4 Juli 2025",
        "kim": "",
        "letter_number": "094/7",
        "result": "SK diperiksa.",
    },
    "ruang-targets": {"kim": "120"},
    "ruang-period-notes": {"kendala-kim": "Sinyal lemah."},
    "ruang-period-photos": {"caption": "Rapat", "taken_on": "4 Juli 2025"},
    "ruang-period-correct": {"reason": "Dua SK baru dicocokkan."},
    "ruang-bring-signed": {},
}
READS: Final[dict[str, set[str]]] = {
    "ruang-period-report": {"periode", "saring", "banding", "edisi", "baris", "isi"},
    "ruang-visits": {"hal"},
    "ruang-new-visit": {"dari"},
    # What each form showed.
    "ruang-letterhead": {f"shown-{name}" for name in ("agency", "street", "seat", "signer_post")},
    "ruang-targets": {f"shown-{each.value}" for each in ReportIndicator},
    "ruang-period-notes": {
        f"shown-{part}-{each.value}" for part in ("kendala", "lanjut") for each in ReportIndicator
    },
}


@dataclass
class WrittenReport:
    """What the regency wrote of the third quarter of 2025, and the next edition, which nobody has
    signed yet.
    """

    photo: int
    visit: int


def furnish(world: World) -> None:
    """A signed quarter of the regency with a photo, and a visit."""
    region, by = build.region("6112"), build.officer("6112")
    quarters.signed(quarters.frozen(region), by)
    photo = quarters.photo_of(region, by, quarters.QUARTER.previous)
    world.put(WrittenReport(photo.pk, quarters.visit_to(region, by).pk))


def cases(world: World) -> Iterator[Case]:
    """The reports of every office; what the regency wrote, also from offices that did not."""
    written, quarter = world.get(WrittenReport), quarters.QUARTER
    for name in (*_NUMBERS, "ruang-letterhead"):
        yield from world.pages(name, *OFFICE_PLACES)
    yield from world.pages("ruang-targets", *OFFICE_PLACES, year=2025)
    for name in _OF_PERIOD:
        yield from world.pages(name, *OFFICE_PLACES, period="2025-tw1")
    for place in OFFICE_PLACES:
        thing, key = open_at(place, Place.REGENCY), quarter.key
        seen = open_at(place, Place.REGENCY, Place.ABOVE, Place.NATION)
        form = {"place": place.value if place.value.isdigit() else "6112"}
        yield Case(**vars(world.page("ruang-new-visit", place)) | {"form": form})
        yield world.page("ruang-period-correct", place, thing, period=key)
        for name in _OF_EDITION:
            yield world.page(name, place, thing, period=key, edition=1)
            yield world.page(name, place, Thing.ABSENT, period=key, edition=9)
        yield world.page("ruang-report-photo", place, seen, photo=written.photo)
        yield world.page("ruang-report-photo", place, Thing.ABSENT, photo=NUMBER_OF_NOTHING)
        words = {"period": quarter.previous.key, "photo": written.photo}
        yield world.page("ruang-drop-period-photo", place, thing, **words)
        yield world.page("ruang-withdraw-visit", place, thing, visit=written.visit)
    for host in PORTALS:
        yield _open(host, Thing.PAGE, "data-period", "/data/2025-tw3.json")
        yield _open(host, Thing.ABSENT, "data-period", "/data/2025-tw9.json")
        yield _open(host, Thing.PAGE, "data-period-part", "/data/2025-tw3/saring/belum.json")
        yield _open(host, Thing.ABSENT, "data-period-part", "/data/2025-tw3/saring/lain.json")
        for thing, word in ((Thing.PAGE, "tahun-lalu"), (Thing.ABSENT, "lusa")):
            yield _open(host, thing, "data-period-compared", f"/data/2025-tw3/banding/{word}.json")
            path = f"/data/2025-tw3/saring/belum/banding/{word}.json"
            yield _open(host, thing, "data-period-part-compared", path)


def _open(host: str, thing: Thing, name: str, path: str) -> Case:
    return Case(("portal", name), Place.REGENCY, thing, host, path)
