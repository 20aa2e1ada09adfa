"""A photo of a good of group A, beside its tidy copy."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from kimid.market.models import Seller
from kimid.media.actions import StoredRenditions, add_tidied
from kimid.sites.guard import on_site
from tests import build
from tests.market import making
from tests.matrix.case import Case
from tests.matrix.cast import ALSO_FAR_AWAY, Door, Place, Route, Said, Thing, Who, open_at
from tests.matrix.world import NOW, World

_NOT_THERE: Final = "2222222222"
_OPEN: Final = {Thing.OPEN: Said.OK}
_DONE: Final = {Thing.OPEN: Said.DONE}

ROUTES: Final[dict[tuple[str, str], Route]] = {
    # Of what readers have, only an editor or the chair exchanges a photo.
    ("ruang", "ruang-product-photo"): Route(Door.EDITORS, "GET POST", _OPEN, _DONE),
    # The tidy copy is there already; it is made once.
    ("ruang", "ruang-product-tidy"): Route(Door.EDITORS, "POST", posts={Thing.OPEN: Said.NOT_NOW}),
}
FORMS: Final[dict[str, dict[str, str]]] = {"ruang-product-photo": {"pakai": "rapi"}}
READS: Final[dict[str, set[str]]] = {"ruang-product-photo": {"pakai"}}


@dataclass
class TidyPhotoOfA:
    """A good of A, and the name of its photo."""

    product: str
    photo: str


def furnish(world: World, seller: Seller) -> None:
    """Group A has a good whose photo somebody made tidy."""
    kim, by = world.kims[Place.A], world.people[Who.EDITOR]
    photo = build.photo(kim, by=by)
    shown = making.shown(kim, seller, by=by, at=NOW, name="Emping", photos=[photo.as_picture()])
    stored = StoredRenditions("tidy" + photo.name[4:], 800, 800, (320, 800), 90_000)
    with on_site(kim.site):
        add_tidied(photo, stored=stored, by=by, at=NOW)
    world.put(TidyPhotoOfA(shown.public_id, photo.name))


def cases(world: World) -> Iterator[Case]:
    """Its pages on the sites of all groups."""
    rows = world.get(TidyPhotoOfA)
    for name in ROUTES:
        for place in ALSO_FAR_AWAY:
            thing = open_at(place, Place.A)
            yield world.page(name[1], place, thing, number=rows.product, name=rows.photo)
            absent = {"number": _NOT_THERE, "name": rows.photo}
            yield world.page(name[1], place, Thing.ABSENT, **absent)
