"""The papers of a KIM in the matrix: by the code of an application, in the office that checks it, and in the KIM itself."""

from collections.abc import Iterator
from typing import Final

from tests.matrix.browser import ruang_path
from tests.matrix.cast import Door, Place, Route, Said, Thing
from tests.matrix.world import World

DOCUMENTS: Final[dict[tuple[str, str], Route]] = {
    ("ruang", "apply-document"): Route(Door.VISITOR, "GET", dict.fromkeys((Thing.DRAFT, Thing.OPEN, Thing.PUBLISHED), Said.OK)),
    ("ruang", "ruang-application-document"): Route(Door.OFFICERS, "GET", dict.fromkeys((Thing.OPEN, Thing.PUBLISHED), Said.OK)),
    ("ruang", "ruang-documents"): Route(Door.EDITORS, "GET"),
    ("ruang", "ruang-document"): Route(Door.EDITORS, "GET"),
}

_PAPER: Final = {"document": "sk", "ending": "docx"}
_GROUPS: Final = (Place.A, Place.B, Place.REGENCY, Place.NATION, Place.NOWHERE)
_OFFICES: Final = (Place.REGENCY, Place.ABOVE, Place.BESIDE, Place.NATION, Place.A, Place.NOWHERE)

type Address = tuple[str, Place, Thing, str]


def addresses(world: World) -> Iterator[Address]:
    """Every address of a paper that is tried."""
    for thing, made in world.applications.items():
        yield "apply-document", Place.NOWHERE, thing, ruang_path("apply-document", code=made.code, **_PAPER)
    yield "apply-document", Place.NOWHERE, Thing.ABSENT, ruang_path("apply-document", code="2" * 12, **_PAPER)
    code = world.applications[Thing.OPEN].code
    for odd in ({"document": "akta", "ending": "pdf"}, {"document": "sk", "ending": "exe"}):
        yield "apply-document", Place.NOWHERE, Thing.ABSENT, ruang_path("apply-document", code=code, **odd)
    for place in _OFFICES:
        is_above = place in (Place.REGENCY, Place.ABOVE, Place.NATION)
        for thing, made in world.applications.items():
            words = {"site_label": world.labels[place], "application": made.pk, **_PAPER}
            seen = thing if is_above else Thing.FOREIGN
            yield "ruang-application-document", place, seen, ruang_path("ruang-application-document", **words)
    for place in _GROUPS:
        label = world.labels[place]
        yield "ruang-documents", place, Thing.PAGE, ruang_path("ruang-documents", site_label=label)
        yield "ruang-document", place, Thing.PAGE, ruang_path("ruang-document", site_label=label, **_PAPER)
        odd_paper = ruang_path("ruang-document", site_label=label, document="akta", ending="pdf")
        yield "ruang-document", place, Thing.ABSENT, odd_paper
