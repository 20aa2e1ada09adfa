"""Names of one's own in the matrix: pages of the chair, and what a front server asks."""

from collections.abc import Iterator
from typing import Final

from tests.matrix.browser import ruang_path
from tests.matrix.cast import Door, Place, Route, Said, Thing
from tests.matrix.world import OWN_NAME, World

_OF_ONE: Final = ("ruang-address", "ruang-check-address", "ruang-lead-address", "ruang-give-back-address")
_PLACES: Final = (Place.A, Place.B, Place.REGENCY, Place.NATION, Place.NOWHERE)

OWN_NAMES: Final[dict[tuple[str, str], Route]] = {
    ("ruang", "ruang-addresses"): Route(Door.CHAIR, "GET POST", posts={Thing.PAGE: Said.DONE}),
    ("ruang", "ruang-label-address"): Route(Door.CHAIR, "POST", posts={Thing.PAGE: Said.DONE}),
    ("ruang", "ruang-address"): Route(Door.CHAIR, "GET", {Thing.OPEN: Said.OK}),
    ("ruang", "ruang-check-address"): Route(Door.CHAIR, "POST", posts={Thing.OPEN: Said.DONE}),
    ("ruang", "ruang-lead-address"): Route(Door.CHAIR, "POST", posts={Thing.OPEN: Said.DONE}),
    ("ruang", "ruang-give-back-address"): Route(Door.CHAIR, "POST", posts={Thing.OPEN: Said.DONE}),
    ("ruang", "certificate"): Route(Door.VISITOR, "GET HEAD", {Thing.OPEN: Said.OK}),
}
FORMS: Final[dict[str, dict[str, str]]] = {"ruang-addresses": {"name": "lain.desa.id"}}


def addresses(world: World) -> Iterator[tuple[str, Place, Thing, str]]:
    """The pages of every group, the proven name of A named on all of them, and names a front server may be called by."""
    for place in _PLACES:
        label = {"site_label": world.labels[place]}
        for name in ("ruang-addresses", "ruang-label-address"):
            yield name, place, Thing.PAGE, ruang_path(name, **label)
        for name in _OF_ONE:
            yield name, place, Thing.OPEN if place is Place.A else Thing.FOREIGN, ruang_path(name, **label, own=world.own_name)
            yield name, place, Thing.ABSENT, ruang_path(name, **label, own=999_999_999)
    ask = ruang_path("certificate")
    for domain, thing in ((OWN_NAME, Thing.OPEN), ("kim-kenari.kim.localhost", Thing.OPEN), ("jahat.desa.id", Thing.ABSENT)):
        yield "certificate", Place.NOWHERE, thing, f"{ask}?domain={domain}"
    yield "certificate", Place.NOWHERE, Thing.ABSENT, ask
