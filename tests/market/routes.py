"""The market of a group: in the workspace, and what readers have of it."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from kimid.market.actions import sellers
from kimid.market.models import Product, Seller
from kimid.sites.guard import on_site
from kimid.wire.models import Item
from tests import build
from tests.market import (
    link_routes,
    making,
    paper_routes,
    photo_routes,
    print_routes,
    qris_routes,
)
from tests.matrix.case import Case
from tests.matrix.cast import ALSO_FAR_AWAY, GROUP, Door, Place, Route, Said, Thing, Who, open_at
from tests.matrix.world import NOW, PORTALS, World
from tests.media.routes import PHOTO_NAMES

_SELLER: Final = "penjual234"
_NOT_THERE: Final = "2222222222"
_LIST: Final = Route(Door.PUBLIC, "GET HEAD")
_SHOWN: Final = Route(Door.PUBLIC, "GET HEAD", {Thing.PUBLISHED: Said.OK})
_OPEN: Final = {Thing.OPEN: Said.OK}
_DONE: Final = {Thing.OPEN: Said.DONE}
_FORM: Final = Route(Door.GROUP, "GET POST", posts={Thing.PAGE: Said.DONE})

ROUTES: Final[dict[tuple[str, str], Route]] = {
    ("kim", "goods"): _LIST,
    ("portal", "goods"): _LIST,
    ("kim", "goods-narrowed"): _LIST,
    ("portal", "goods-narrowed"): _LIST,
    ("kim", "product"): _SHOWN,
    ("kim", "seller"): _SHOWN,
    ("kim", "seller-number"): Route(Door.PUBLIC, "POST", posts={Thing.PUBLISHED: Said.SHOWN}),
    ("kim", "order"): Route(Door.PUBLIC, "GET HEAD", {Thing.PUBLISHED: Said.NOT_NOW}),
    **link_routes.ROUTES,
    ("ruang", "ruang-market"): Route(Door.GROUP, "GET"),
    ("ruang", "ruang-seller-new"): _FORM,
    ("ruang", "ruang-seller"): Route(Door.EDITORS, "GET POST", _OPEN, _DONE),
    ("ruang", "ruang-product-new"): _FORM,
    ("ruang", "ruang-product"): Route(Door.GROUP, "GET", _OPEN),
    ("ruang", "ruang-product-change"): Route(Door.GROUP, "GET POST", _OPEN, _DONE),
    ("ruang", "ruang-product-publish"): Route(Door.EDITORS, "POST", posts=_DONE),
    ("ruang", "ruang-product-withdraw"): Route(Door.EDITORS, "POST", posts=_DONE),
    ("ruang", "ruang-product-stock"): Route(Door.GROUP, "POST", posts=_DONE),
    ("ruang", "ruang-product-price"): Route(Door.GROUP, "POST", posts=_DONE),
    ("ruang", "ruang-product-look"): Route(Door.EDITORS, "POST", posts=_DONE),
    **photo_routes.ROUTES,
    ("ruang", "ruang-product-step"): Route(Door.GROUP, "POST", posts=_DONE),
    **paper_routes.ROUTES,
    **print_routes.ROUTES,
    **qris_routes.ROUTES,
}
_PRODUCT_FORM: Final = {
    "seller": _SELLER,
    "name": "Lada putih",
    "price": "65rb",
    "unit": "kilo",
    "stock": "ada",
    "category": "hasil-kebun",
}
_SELLER_FORM: Final = {
    "name": "Pak Usman",
    "place": "Dusun Hulu",
    "phone": "0812-5550-124",
    "consent_by": "Pak Usman",
    "consent_to": "Dedi",
    "consent_on": "4-11-2024",
}
FORMS: Final[dict[str, dict[str, str]]] = {
    **photo_routes.FORMS,
    **link_routes.FORMS,
    "ruang-seller-new": _SELLER_FORM,
    "ruang-seller": _SELLER_FORM,
    "ruang-product-new": _PRODUCT_FORM,
    "ruang-product-change": _PRODUCT_FORM,
    "ruang-product-withdraw": {"why": "Sudah tidak dibuat."},
    "ruang-product-stock": {"stock": "habis"},
    "ruang-product-step": {"kind": "nib", "answer": "nanti"},
    **paper_routes.FORMS,
    **qris_routes.FORMS,
}
READS: Final[dict[str, set[str]]] = {
    **photo_routes.READS,
    **link_routes.READS,
    "ruang-seller-new": {*PHOTO_NAMES},
    "ruang-seller": {*PHOTO_NAMES},
    "ruang-product-new": {*PHOTO_NAMES},
    "ruang-product-change": {*PHOTO_NAMES},
    "ruang-product-publish": {"from"},
    "ruang-product-stock": {"stock", "from"},
    "ruang-product-price": {"from"},
    "ruang-product-look": {"from"},
    **paper_routes.READS,
    **qris_routes.READS,
}


@dataclass
class MarketOfA:
    """What group A sells: a draft, one that readers have, one that is held."""

    draft: str
    shown: Product
    held: str


def furnish(world: World) -> None:
    """Both groups have a seller; that of A sells."""
    for place, who in ((Place.A, Who.MEMBER), (Place.B, Who.OTHER_MEMBER)):
        site = world.kims[place].site
        data = making.seller_data()
        by = world.people[who]
        with on_site(site):
            seller = sellers.enter_seller(site, data=data, public_id=_SELLER, by=by, at=NOW)
        making.shown(world.kims[place], seller, at=NOW, name="Lada hitam")
        if place == Place.A:
            _sell(world, seller)
    link_routes.furnish(world)
    qris_routes.furnish(world)


def _sell(world: World, seller: Seller) -> None:
    """A draft, one that readers have, and one that is held because of an account."""
    kim, by = world.kims[Place.A], world.people[Who.EDITOR]
    secret = world.canaries.hide("product: a draft", GROUP[Place.A])
    draft = making.draft(kim, seller, by=by, name=secret)
    shown = making.shown(kim, seller, by=by, at=NOW)
    held = making.shown(kim, seller, by=by, at=NOW, name="Gula aren")
    with on_site(kim.site):
        Item.objects.filter(path=held.path).update(held_at=NOW)
        rows = Product.objects.filter(public_id=held.public_id)
        rows.update(held_account=build.person())
    world.put(MarketOfA(draft.public_id, shown, held.public_id))
    paper_routes.furnish(world, shown)
    photo_routes.furnish(world, seller)


def cases(world: World) -> Iterator[Case]:
    """The pages of every group with what is of A, and the market of each level."""
    rows = world.get(MarketOfA)
    for name in ("ruang-market", "ruang-seller-new", "ruang-product-new"):
        yield from world.pages(name, *ALSO_FAR_AWAY)
    for number, names in (
        (rows.draft, ("ruang-product", "ruang-product-change", "ruang-product-publish")),
        (
            rows.shown.public_id,
            (
                *("ruang-product-stock", "ruang-product-price", "ruang-product-step"),
                "ruang-product-withdraw",
            ),
        ),
        (rows.held, ("ruang-product-look",)),
    ):
        for name in names:
            for place in ALSO_FAR_AWAY:
                yield world.page(name, place, open_at(place, Place.A), number=number)
                yield world.page(name, place, Thing.ABSENT, number=_NOT_THERE)
    for place in ALSO_FAR_AWAY:
        thing = open_at(place, Place.A, Place.B)
        yield world.page("ruang-seller", place, thing, number=_SELLER)
        yield world.page("ruang-seller", place, Thing.ABSENT, number=_NOT_THERE)
    yield from paper_routes.cases(world)
    yield from qris_routes.cases(world)
    yield from print_routes.cases(world, rows.shown.public_id)
    yield from photo_routes.cases(world)
    yield from _public(world, rows)
    yield from link_routes.cases(world)


def _public(world: World, rows: MarketOfA) -> Iterator[Case]:
    narrowed = "/lapak/jenis/makanan/"
    for place in (Place.A, Place.B):
        host = world.host(place)
        yield Case(("kim", "goods"), place, Thing.PAGE, host, "/lapak/")
        yield Case(("kim", "goods-narrowed"), place, Thing.PAGE, host, narrowed)
        thing = Thing.PUBLISHED if place == Place.A else Thing.FOREIGN
        path = rows.shown.path
        yield Case(("kim", "product"), place, thing, host, path)
        yield Case(("kim", "order"), place, thing, host, f"{path}pesan/")
        yield Case(("kim", "seller-number"), place, thing, host, f"{path}nomor/")
        yield Case(("kim", "seller"), place, Thing.PUBLISHED, host, rows.shown.seller.path)
    for host in PORTALS:
        yield Case(("portal", "goods"), Place.REGENCY, Thing.PAGE, host, "/lapak/")
        yield Case(("portal", "goods-narrowed"), Place.REGENCY, Thing.PAGE, host, narrowed)
