"""The QRIS of sellers, and sellers who stop: of group A, its office, and readers."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from kimid.events.permissions import Role
from kimid.market.actions import leaving
from kimid.market.models import Seller
from kimid.sites.guard import on_site
from tests import build
from tests.market import making
from tests.matrix.case import Case
from tests.matrix.cast import (
    ALSO_FAR_AWAY,
    OFFICE_PLACES,
    OFFICES_OF_A,
    Door,
    Place,
    Route,
    Said,
    Thing,
    Who,
    open_at,
)
from tests.matrix.world import NOW, World

_OPEN: Final = {Thing.OPEN: Said.OK}
_DONE: Final = {Thing.OPEN: Said.DONE}
_NOT_THERE: Final = "2222222222"

ROUTES: Final[dict[tuple[str, str], Route]] = {
    ("kim", "seller-qris"): Route(Door.PUBLIC, "GET HEAD", {Thing.PUBLISHED: Said.OK}),
    # Who sends nothing reads what to send; what readers have, only an editor changes.
    ("ruang", "ruang-seller-qris"): Route(
        Door.EDITORS, "GET POST", _OPEN, {Thing.OPEN: Said.INCOMPLETE}
    ),
    ("ruang", "ruang-seller-qris-down"): Route(Door.GROUP, "POST", posts=_DONE),
    ("ruang", "ruang-qris-approve"): Route(Door.GROUP, "POST", posts=_DONE),
    ("ruang", "ruang-qris-drop"): Route(Door.GROUP, "POST", posts=_DONE),
    # There are others in A, who can ask themselves.
    ("ruang", "ruang-qris-ask"): Route(Door.GROUP, "POST", posts={Thing.OPEN: Said.NOT_NOW}),
    ("ruang", "ruang-office-qris"): Route(Door.OFFICERS, "POST", posts=_DONE),
    ("ruang", "ruang-seller-shop"): Route(Door.EDITORS, "POST", posts={Thing.OPEN: Said.NOT_NOW}),
    ("ruang", "ruang-seller-leave"): Route(Door.EDITORS, "POST", posts=_DONE),
    ("ruang", "ruang-seller-back"): Route(Door.EDITORS, "POST", posts=_DONE),
}
FORMS: Final[dict[str, dict[str, str]]] = {
    "ruang-office-qris": {"jawab": "ya"},
    "ruang-qris-ask": {"holder_name": "Pak Usman"},
}
READS: Final[dict[str, set[str]]] = {
    "ruang-seller-shop": {"url"},
    "ruang-office-qris": {"jawab"},
    "ruang-seller-qris": {"payload", "qris"},
}


@dataclass
class QrisOfA:
    """A seller whom readers pay by a code, one with a code that waits, one who stopped; and a code
    of a group with a single account.
    """

    paid: Seller
    waiting: str
    left: str
    lonely: str


def furnish(world: World) -> None:
    """By an editor who is nowhere else in the matrix, so that everybody of A may answer."""
    kim = world.kims[Place.A]
    other = build.member(kim, Role.EDITOR)
    paid = making.shown(kim, by=other, at=NOW, name="Sirup jeruk").seller
    making.approved_qris(paid, by=other, other=world.people[Who.EDITOR])
    waiting = making.qris(making.shown(kim, by=other, at=NOW, name="Dodol").seller, by=other)
    left = making.shown(kim, by=other, at=NOW, name="Lempok").seller
    with on_site(kim.site):
        leaving.let_leave(left, by=other, at=NOW)
    lone = build.kim()
    chair = build.member(lone, Role.CHAIR)
    lonely = making.qris(making.shown(lone, by=chair).seller, by=chair)
    world.put(QrisOfA(paid, waiting.public_id, left.public_id, lonely.public_id))


def cases(world: World) -> Iterator[Case]:
    """What group A has, on every site; the code on its own."""
    rows = world.get(QrisOfA)
    for number, names in (
        (
            rows.paid.public_id,
            (
                "ruang-seller-qris",
                "ruang-seller-qris-down",
                "ruang-seller-shop",
                "ruang-seller-leave",
            ),
        ),
        (rows.waiting, ("ruang-qris-approve", "ruang-qris-drop", "ruang-qris-ask")),
        (rows.left, ("ruang-seller-back",)),
    ):
        for name in names:
            for place in ALSO_FAR_AWAY:
                yield world.page(name, place, open_at(place, Place.A), number=number)
                yield world.page(name, place, Thing.ABSENT, number=_NOT_THERE)
    for place in OFFICE_PLACES:
        thing = open_at(place, *OFFICES_OF_A)
        yield world.page("ruang-office-qris", place, thing, number=rows.lonely)
        yield world.page("ruang-office-qris", place, Thing.ABSENT, number=_NOT_THERE)
    for place in (Place.A, Place.B):
        thing = Thing.PUBLISHED if place == Place.A else Thing.FOREIGN
        path = f"{rows.paid.path}qris/"
        yield Case(("kim", "seller-qris"), place, thing, world.host(place), path)
