"""The papers of a KIM in the matrix: by the code of an application, in the office that checks it,
and in the KIM itself.
"""

from collections.abc import Iterator
from typing import Final

from tests.applications.routes.applications import Applications
from tests.matrix.case import Case
from tests.matrix.cast import OFFICE_PLACES, OFFICES_OF_A, Door, Place, Route, Said, Thing
from tests.matrix.world import World, front_page

ROUTES: Final[dict[tuple[str, str], Route]] = {
    ("ruang", "apply-document"): Route(
        Door.VISITOR, "GET", dict.fromkeys((Thing.DRAFT, Thing.OPEN, Thing.PUBLISHED), Said.OK)
    ),
    ("ruang", "ruang-application-document"): Route(
        Door.OFFICERS, "GET", dict.fromkeys((Thing.OPEN, Thing.PUBLISHED), Said.OK)
    ),
    ("ruang", "ruang-documents"): Route(Door.EDITORS, "GET"),
    ("ruang", "ruang-document"): Route(Door.EDITORS, "GET"),
}

_PAPER: Final = {"document": "sk", "ending": "docx"}
_ODD_PAPER: Final = {"document": "akta", "ending": "pdf"}
_GROUPS: Final = (Place.A, Place.B, Place.REGENCY, Place.NATION, Place.NOWHERE)


def cases(world: World) -> Iterator[Case]:
    """Every address of a paper that is tried: by the code of an application, in the office that
    checks it, and in the KIM itself.
    """
    rows = world.get(Applications)
    for thing, made in rows.by_state.items():
        yield rows.opened(front_page("apply-document", thing, code=made.code, **_PAPER))
    yield front_page("apply-document", Thing.ABSENT, code="2" * 12, **_PAPER)
    code = rows.by_state[Thing.OPEN].code
    for odd in (_ODD_PAPER, {"document": "sk", "ending": "exe"}):
        yield front_page("apply-document", Thing.ABSENT, code=code, **odd)
    for place in OFFICE_PLACES:
        for thing, made in rows.by_state.items():
            seen = thing if place in OFFICES_OF_A else Thing.FOREIGN
            words = {"application": made.pk, **_PAPER}
            yield world.page("ruang-application-document", place, seen, **words)
    yield from world.pages("ruang-documents", *_GROUPS)
    yield from world.pages("ruang-document", *_GROUPS, **_PAPER)
    for place in _GROUPS:
        yield world.page("ruang-document", place, Thing.ABSENT, **_ODD_PAPER)
