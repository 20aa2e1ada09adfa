"""Papers and new numbers of group A, and the office that looks at them."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from kimid.events.permissions import Role
from kimid.market.actions import number_links
from kimid.market.models import GoodsPaperKind, Product, ProductPaper
from kimid.market.paper_queries import open_change_of
from kimid.sites.guard import on_site
from tests import build
from tests.market import making
from tests.matrix.browser import RUANG
from tests.matrix.case import Case
from tests.matrix.cast import (
    ALSO_FAR_AWAY,
    GROUP,
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
# Nobody of a group is let in here: only officers above it say that they checked.
_OF_OFFICE: Final = Route(Door.OFFICERS, "POST", posts=_DONE)

ROUTES: Final[dict[tuple[str, str], Route]] = {
    ("ruang", "ruang-product-papers"): Route(Door.GROUP, "GET POST", _OPEN, _DONE),
    ("ruang", "ruang-goods-paper"): Route(Door.GROUP, "GET POST", _OPEN, _DONE),
    ("ruang", "ruang-goods-paper-seen"): Route(Door.EDITORS, "POST", posts=_DONE),
    ("ruang", "ruang-goods-paper-same"): Route(Door.GROUP, "POST", posts=_DONE),
    ("ruang", "ruang-goods-paper-end"): Route(Door.GROUP, "POST", posts=_DONE),
    ("ruang", "ruang-number-changes"): Route(Door.GROUP, "GET"),
    ("ruang", "ruang-number-approve"): Route(Door.GROUP, "POST", posts=_DONE),
    ("ruang", "ruang-number-drop"): Route(Door.GROUP, "POST", posts=_DONE),
    # There are others in A, who can call themselves.
    ("ruang", "ruang-number-ask"): Route(Door.GROUP, "POST", posts={Thing.OPEN: Said.NOT_NOW}),
    ("ruang", "seller-number-answer"): Route(
        Door.VISITOR, "GET HEAD POST", _OPEN, {Thing.OPEN: Said.SHOWN}
    ),
    ("ruang", "ruang-office-papers"): Route(Door.OFFICERS, "GET"),
    ("ruang", "ruang-office-lacks"): Route(Door.OFFICERS, "GET"),
    ("ruang", "ruang-office-lacks-file"): Route(Door.OFFICERS, "GET"),
    ("ruang", "ruang-goods-paper-check"): _OF_OFFICE,
    ("ruang", "ruang-goods-paper-unfit"): _OF_OFFICE,
    ("ruang", "ruang-office-number"): _OF_OFFICE,
}
FORMS: Final[dict[str, dict[str, str]]] = {
    "ruang-product-papers": {"kind": "psah", "number": "RI-6112-0077"},
    "ruang-goods-paper": {"number": "RI-6112-0078"},
    "ruang-goods-paper-check": {"page": making.PAGE},
    "ruang-goods-paper-unfit": {"why": "Ini izin milik usaha lain."},
    "ruang-office-number": {"jawab": "ya"},
    "ruang-number-ask": {"holder_name": "Pak Usman"},
    "seller-number-answer": {"jawab": "ya"},
}
READS: Final[dict[str, set[str]]] = {
    "ruang-office-number": {"jawab"},
    "seller-number-answer": {"jawab"},
}
_OF_GROUP: Final = (
    "ruang-goods-paper",
    "ruang-goods-paper-seen",
    "ruang-goods-paper-same",
    "ruang-goods-paper-end",
)


@dataclass
class PapersOfA:
    """A paper of a member that only the group has, one that readers have, a number that waits
    there, and one of a group with a single account.
    """

    product: str
    own: str
    shown: str
    number: str
    lonely: str
    link: str


def furnish(world: World, product: Product) -> None:
    """Group A has papers, and somebody else of it wrote a new number. A group that is nowhere else
    in the matrix has one account alone.
    """
    kim = world.kims[Place.A]
    secret = world.canaries.hide("paper: number", GROUP[Place.A])
    member, other = world.people[Who.MEMBER], build.member(kim, Role.EDITOR)
    own = making.paper(product, GoodsPaperKind.PSAT, by=member, number="RI-6112-0002")
    with on_site(kim.site):
        # Past the form, which takes capitals only.
        ProductPaper.objects.filter(pk=own.pk).update(number=secret[:40])
    shown = making.paper(product, by=other)
    change = making.number_change(product.seller, by=other)
    lone = build.kim()
    chair = build.member(lone, Role.CHAIR)
    seller = making.shown(lone, by=chair).seller
    making.number_change(seller, by=chair)
    with on_site(lone.site):
        lonely = open_change_of(seller)
        assert lonely is not None
        _, link = number_links.ask_official(lonely, holder_name="Pak Usman", by=chair, at=NOW)
    rows = (product, own, shown, change, lonely)
    product_id, own_id, shown_id, number_id, lonely_id = (row.public_id for row in rows)
    world.put(PapersOfA(product_id, own_id, shown_id, number_id, lonely_id, link))


def cases(world: World) -> Iterator[Case]:
    """What group A has, on every site, and the desk of every office."""
    rows = world.get(PapersOfA)
    yield from world.pages("ruang-number-changes", *ALSO_FAR_AWAY)
    for number, names in (
        (rows.product, ("ruang-product-papers",)),
        (rows.own, _OF_GROUP),
        (rows.number, ("ruang-number-approve", "ruang-number-drop", "ruang-number-ask")),
    ):
        for name in names:
            for place in ALSO_FAR_AWAY:
                yield world.page(name, place, open_at(place, Place.A), number=number)
                yield world.page(name, place, Thing.ABSENT, number=_NOT_THERE)
    for thing, token in ((Thing.OPEN, rows.link), (Thing.ABSENT, "tidak-ada")):
        path = f"/nomor-penjual/{token}/"
        yield Case(("ruang", "seller-number-answer"), Place.NOWHERE, thing, RUANG, path)
    yield from _of_office(world, rows)


def _of_office(world: World, rows: PapersOfA) -> Iterator[Case]:
    for name in ("ruang-office-papers", "ruang-office-lacks", "ruang-office-lacks-file"):
        yield from world.pages(name, *OFFICE_PLACES)
    for number, routes in (
        (rows.shown, ("ruang-goods-paper-check", "ruang-goods-paper-unfit")),
        (rows.lonely, ("ruang-office-number",)),
    ):
        for name in routes:
            for place in OFFICE_PLACES:
                yield world.page(name, place, open_at(place, *OFFICES_OF_A), number=number)
                yield world.page(name, place, Thing.ABSENT, number=_NOT_THERE)
