"""The end and the move of a KIM in the matrix: begun by its chair or its office, filled in by whoever has the code."""

from collections.abc import Iterator
from typing import Final

from tests.matrix.browser import ruang_path
from tests.matrix.cast import Door, Place, Route, Said, Thing
from tests.matrix.register import Address
from tests.matrix.world import World

ACTS: Final[dict[tuple[str, str], Route]] = {
    ("ruang", "ruang-acts"): Route(Door.KEEPERS, "GET POST", posts={Thing.PAGE: Said.DONE}),
    ("ruang", "ruang-merger"): Route(Door.CHAIR, "GET POST", {Thing.OPEN: Said.OK}, {Thing.OPEN: Said.DONE}),
    ("ruang", "ruang-kim-acts"): Route(Door.OFFICERS, "GET POST", {Thing.OPEN: Said.OK}, {Thing.OPEN: Said.DONE}),
    # DRAFT is an act that was not sent; the other applications ask for something else, and have no such screen.
    ("ruang", "apply-act"): Route(
        Door.VISITOR,
        "GET POST",
        {Thing.DRAFT: Said.OK, Thing.OPEN: Said.NOT_NOW, Thing.PUBLISHED: Said.NOT_NOW},
        {Thing.DRAFT: Said.DONE, Thing.OPEN: Said.NOT_NOW, Thing.PUBLISHED: Said.NOT_NOW},
    ),
}
FORMS: Final[dict[str, dict[str, str]]] = {
    "ruang-acts": {"purpose": "dissolve"},
    "ruang-kim-acts": {"purpose": "move"},
    "ruang-merger": {"answer": "yes", "words": "Sudah dirapatkan."},
    "apply-act": {"holds_from": "12 Mei 2024", "why": "Musyawarah warga."},
}
_OFFICES: Final = (Place.REGENCY, Place.ABOVE, Place.BESIDE, Place.NATION, Place.A, Place.NOWHERE)


def addresses(world: World) -> Iterator[Address]:
    """Every address of an act that is tried."""
    for place in (Place.A, Place.B, Place.REGENCY, Place.NOWHERE):
        label = {"site_label": world.labels[place]}
        yield "ruang-acts", place, Thing.PAGE, ruang_path("ruang-acts", **label)
        asked = Thing.OPEN if place is Place.A else Thing.FOREIGN
        yield "ruang-merger", place, asked, ruang_path("ruang-merger", **label, application=world.merger)
        yield "ruang-merger", place, Thing.ABSENT, ruang_path("ruang-merger", **label, application=999_999_999)
    for place in _OFFICES:
        label = {"site_label": world.labels[place]}
        seen = Thing.OPEN if place in (Place.REGENCY, Place.ABOVE, Place.NATION) else Thing.FOREIGN
        yield "ruang-kim-acts", place, seen, ruang_path("ruang-kim-acts", **label, number=world.kims[Place.A].number)
        yield "ruang-kim-acts", place, Thing.ABSENT, ruang_path("ruang-kim-acts", **label, number="123")
    codes = {Thing.DRAFT: world.act, **{thing: world.applications[thing].code for thing in (Thing.OPEN, Thing.PUBLISHED)}}
    for thing, code in codes.items():
        yield "apply-act", Place.NOWHERE, thing, ruang_path("apply-act", code=code)
    yield "apply-act", Place.NOWHERE, Thing.ABSENT, ruang_path("apply-act", code="2" * 12)
