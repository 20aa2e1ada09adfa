"""What readers see of the register: the page of a KIM, the directory."""

from collections.abc import Iterator
from typing import Final

from tests.matrix.case import Case
from tests.matrix.cast import Door, Place, Route, Thing
from tests.matrix.world import PORTALS, World

_PUBLIC: Final = Route(Door.PUBLIC, "GET HEAD")

ROUTES: Final[dict[tuple[str, str], Route]] = {
    ("kim", "profile"): _PUBLIC,
    ("portal", "directory"): _PUBLIC,
    ("portal", "send-news"): _PUBLIC,
    ("portal", "directory-part"): _PUBLIC,
}


def cases(world: World) -> Iterator[Case]:
    """The pages of both groups, and of a portal of each level."""
    for place in (Place.A, Place.B):
        yield Case(("kim", "profile"), place, Thing.PAGE, world.host(place), "/profil/")
    for host in PORTALS:
        yield Case(("portal", "directory"), Place.REGENCY, Thing.PAGE, host, "/kim/")
        yield Case(("portal", "send-news"), Place.REGENCY, Thing.PAGE, host, "/kirim-kabar/")
        for thing, part in ((Thing.PAGE, "berbasis-tik"), (Thing.ABSENT, "lain")):
            yield Case(("portal", "directory-part"), Place.REGENCY, thing, host, f"/kim/{part}/")
