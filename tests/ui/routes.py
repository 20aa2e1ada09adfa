"""Stylesheets, scripts and the gallery of components."""

from collections.abc import Iterator
from typing import Final

from kimid.ui.scripts import script_digest
from kimid.ui.stylesheets import stylesheet_digest
from tests.matrix.case import Case
from tests.matrix.cast import Door, Route
from tests.matrix.world import World, front_page

ROUTES: Final[dict[tuple[str, str], Route]] = {
    ("ruang", "sheet"): Route(Door.VISITOR, "GET HEAD"),
    ("ruang", "script"): Route(Door.VISITOR, "GET HEAD"),
    ("ruang", "gallery"): Route(Door.PERSON, "GET HEAD"),
}


def cases(world: World) -> Iterator[Case]:
    """One file of each kind, and the gallery."""
    yield front_page("sheet", name="ruang", digest=stylesheet_digest("ruang"))
    yield front_page("script", name="photo-field", digest=script_digest("photo-field"))
    yield front_page("gallery")
