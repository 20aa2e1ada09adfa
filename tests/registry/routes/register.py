"""The register in the matrix: the rules of a region, for readers and for its office; and lists that
offices bring in.
"""

from collections.abc import Iterator
from typing import Final

from kimid.registry.models import PolicyRule
from tests.matrix.case import Case
from tests.matrix.cast import NUMBER_OF_NOTHING, OFFICE_PLACES, Door, Place, Route, Said, Thing
from tests.matrix.world import PORTALS, World

ROUTES: Final[dict[tuple[str, str], Route]] = {
    ("portal", "terms"): Route(Door.PUBLIC, "GET HEAD"),
    ("ruang", "ruang-policy"): Route(Door.OFFICE, "GET"),
    ("ruang", "ruang-ruling"): Route(Door.OFFICERS, "GET POST", posts={Thing.PAGE: Said.DONE}),
    ("ruang", "ruang-imports"): Route(
        Door.OFFICERS, "GET POST", posts={Thing.PAGE: Said.INCOMPLETE}
    ),  # no file came along
    ("ruang", "ruang-import"): Route(Door.OFFICERS, "GET POST"),
    ("ruang", "ruang-import-columns"): Route(Door.OFFICERS, "GET POST"),
    ("ruang", "ruang-import-start"): Route(Door.OFFICERS, "POST"),
    ("ruang", "ruang-import-report"): Route(Door.OFFICERS, "GET"),
}
FORMS: Final[dict[str, dict[str, str]]] = {
    "ruang-ruling": {"answer": "12", "legal_basis": "Perbup 12/2021", "decided_on": "4 Mei 2021"},
}
READS: Final[dict[str, set[str]]] = {"ruang-ruling": {"lepas"}}
_OF_IMPORTS: Final = (
    "ruang-import",
    "ruang-import-columns",
    "ruang-import-start",
    "ruang-import-report",
)


def cases(world: World) -> Iterator[Case]:
    """Every address of the rules and of lists that is tried."""
    for host in PORTALS:
        yield Case(("portal", "terms"), Place.REGENCY, Thing.PAGE, host, "/syarat/")
    for name in ("ruang-policy", "ruang-imports"):
        yield from world.pages(name, *OFFICE_PLACES)
    for place in OFFICE_PLACES:
        for thing, rule in ((Thing.PAGE, PolicyRule.MEMBERS), (Thing.ABSENT, "warna")):
            yield world.page("ruang-ruling", place, thing, rule=rule)
        for name in _OF_IMPORTS:
            yield world.page(name, place, Thing.ABSENT, number=NUMBER_OF_NOTHING)
