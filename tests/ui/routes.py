"""Stylesheets, scripts and the gallery of components."""

from collections.abc import Iterator
from typing import Final

from kimid.ui.scripts import script_digest
from kimid.ui.stylesheets import stylesheet_digest
from tests.matrix.case import Case
from tests.matrix.cast import Door, Place, Route, Thing
from tests.matrix.world import World, front_page

ROUTES: Final[dict[tuple[str, str], Route]] = {
    ("kim", "script"): Route(Door.PUBLIC, "GET HEAD"),
    ("portal", "script"): Route(Door.PUBLIC, "GET HEAD"),
    ("ruang", "sheet"): Route(Door.VISITOR, "GET HEAD"),
    ("ruang", "script"): Route(Door.VISITOR, "GET HEAD"),
    ("ruang", "gallery"): Route(Door.PERSON, "GET HEAD"),
}


def cases(world: World) -> Iterator[Case]:
    """One file of each kind, and the gallery."""
    yield front_page("sheet", name="ruang", digest=stylesheet_digest("ruang"))
    yield front_page("script", name="photo-field", digest=script_digest("photo-field"))
    yield front_page("gallery")
    path = f"/skrip/reading.{script_digest('reading')}.js"
    for kind, place in (("kim", Place.A), ("portal", Place.REGENCY)):
        yield Case((kind, "script"), place, Thing.PAGE, world.host(place), path)
