"""The rules of a region in the matrix, for readers and for its office."""

from collections.abc import Iterator
from typing import Final

from kimid.registry.models import PolicyRule
from tests.matrix.case import Case
from tests.matrix.cast import OFFICE_PLACES, Door, Place, Route, Said, Thing
from tests.matrix.world import PORTALS, World

ROUTES: Final[dict[tuple[str, str], Route]] = {
    ("portal", "terms"): Route(Door.PUBLIC, "GET HEAD"),
    ("ruang", "ruang-policy"): Route(Door.OFFICE, "GET"),
    ("ruang", "ruang-reminders"): Route(Door.OFFICERS, "GET"),
    # Without one that ends soon nothing is written.
    ("ruang", "ruang-remind"): Route(Door.OFFICERS, "POST", posts={Thing.PAGE: Said.NOT_NOW}),
    ("ruang", "ruang-ruling"): Route(Door.OFFICERS, "GET POST", posts={Thing.PAGE: Said.DONE}),
}
FORMS: Final[dict[str, dict[str, str]]] = {
    "ruang-ruling": {"answer": "12", "legal_basis": "Perbup 12/2021", "decided_on": "4 Mei 2021"},
}
READS: Final[dict[str, set[str]]] = {"ruang-ruling": {"lepas"}, "ruang-remind": {"kim"}}


def cases(world: World) -> Iterator[Case]:
    """Every address of the rules that is tried."""
    for host in PORTALS:
        yield Case(("portal", "terms"), Place.REGENCY, Thing.PAGE, host, "/syarat/")
    for name in ("ruang-policy", "ruang-reminders", "ruang-remind"):
        yield from world.pages(name, *OFFICE_PLACES)
    for place in OFFICE_PLACES:
        for thing, rule in ((Thing.PAGE, PolicyRule.MEMBERS), (Thing.ABSENT, "warna")):
            yield world.page("ruang-ruling", place, thing, rule=rule)
