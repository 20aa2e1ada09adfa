"""The link of a seller: its pages, which open on no phone of the cast, and those of the group."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Final

from kimid.market.actions import links
from kimid.sites.guard import on_site
from tests.market import making, selling
from tests.matrix.case import Case
from tests.matrix.cast import ALSO_FAR_AWAY, GROUP, Door, Place, Route, Said, Thing, Who, open_at
from tests.matrix.recorder import EVERYTHING
from tests.matrix.world import NOW, World
from tests.media.routes import PHOTO_NAMES

_RUANG: Final = "ruang.localhost"
_SELLER: Final = "penjual234"
_NOT_THERE: Final = "2222222222"
_PHOTO: Final = "abcdefghjkmnpqrs"
# A link that nobody took (OPEN), one of another phone (FOREIGN), one that is over (SPENT).
_NOT_HERE: Final = {Thing.FOREIGN: Said.WRONG_STEP, Thing.SPENT: Said.GONE}
_TO_DOOR: Final = {Thing.OPEN: Said.NOT_NOW, **_NOT_HERE}
_REFUSED: Final = {Thing.OPEN: Said.WRONG_STEP, **_NOT_HERE}
_FORM: Final = Route(Door.VISITOR, "GET HEAD POST", _TO_DOOR, _REFUSED)
_PAGE: Final = Route(Door.VISITOR, "GET HEAD", _TO_DOOR)
_PRESS: Final = Route(Door.VISITOR, "POST", posts=_REFUSED)
_OPEN: Final = {Thing.OPEN: Said.OK}
_DONE: Final = {Thing.OPEN: Said.DONE}
_DECIDE: Final = Route(Door.EDITORS, "POST", posts=_DONE)

ROUTES: Final[dict[tuple[str, str], Route]] = {
    ("ruang", "seller-link"): Route(Door.VISITOR, "GET HEAD", {Thing.OPEN: Said.OK, **_NOT_HERE}),
    ("ruang", "seller-link-take"): _PRESS,
    ("ruang", "seller-link-ask"): Route(
        Door.VISITOR,
        "POST",
        posts={Thing.OPEN: Said.NOT_NOW, Thing.FOREIGN: Said.DONE, Thing.SPENT: Said.GONE},
    ),
    ("ruang", "seller-link-who"): Route(Door.VISITOR, "GET"),
    ("ruang", "seller-worker"): Route(Door.VISITOR, "GET HEAD"),
    ("ruang", "seller-offline"): Route(Door.VISITOR, "GET HEAD"),
    ("ruang", "seller-new"): _FORM,
    ("ruang", "seller-qris-own"): _FORM,
    ("ruang", "seller-qris-down"): _PRESS,
    ("ruang", "seller-leave"): _PRESS,
    ("ruang", "seller-back"): _PRESS,
    ("ruang", "seller-goods-change"): _FORM,
    ("ruang", "seller-goods-stock"): _PRESS,
    ("ruang", "seller-goods-price"): _PRESS,
    ("ruang", "seller-goods-step"): _FORM,
    ("ruang", "seller-goods-label"): Route(Door.VISITOR, "GET", _TO_DOOR),
    ("ruang", "seller-sent"): _PAGE,
    ("ruang", "seller-sent-change"): _FORM,
    ("ruang", "seller-sent-take-back"): _PRESS,
    ("ruang", "seller-sent-photo"): _FORM,
    ("ruang", "seller-sent-tidy"): _PRESS,
    ("ruang", "seller-goods-photo"): _FORM,
    ("ruang", "seller-goods-tidy"): _PRESS,
    ("ruang", "seller-photo-piece"): _PRESS,
    ("ruang", "seller-photo"): _PAGE,
    ("ruang", "ruang-seller-link"): Route(Door.GROUP, "GET POST", _OPEN, {Thing.OPEN: Said.SHOWN}),
    ("ruang", "ruang-seller-link-end"): Route(Door.GROUP, "POST", posts=_DONE),
    ("ruang", "ruang-proposal"): Route(Door.GROUP, "GET", _OPEN),
    ("ruang", "ruang-proposal-approve"): _DECIDE,
    ("ruang", "ruang-proposal-ask"): _DECIDE,
    ("ruang", "ruang-proposal-refuse"): _DECIDE,
}
FORMS: Final[dict[str, dict[str, str]]] = {
    **dict.fromkeys(("seller-new", "seller-goods-change", "seller-sent-change"), selling.FORM),
    "seller-goods-stock": {"stock": "habis"},
    "seller-goods-step": {"kind": "nib", "answer": "nanti"},
    "ruang-proposal-approve": {"category": "makanan"},
    "ruang-proposal-ask": {"question": "Tahan berapa hari?"},
    "ruang-proposal-refuse": {"why": "Fotonya kabur."},
}
# What is refused is given back, whatever it was.
READS: Final[dict[str, set[str]]] = {
    **{
        name: {EVERYTHING, *PHOTO_NAMES}
        for (_, name), route in ROUTES.items()
        if name.startswith("seller-") and "POST" in route.methods
    },
    "ruang-proposal-approve": {EVERYTHING},
    "ruang-proposal-ask": {EVERYTHING},
    "ruang-proposal-refuse": {EVERYTHING},
}


@dataclass
class SellerTokens:
    """The links of sellers of A, and what one of them sent."""

    tokens: dict[Thing, str] = field(default_factory=dict)
    sent: str = ""
    product: str = ""


def furnish(world: World) -> None:
    """A link that nobody took, one of another phone, one that is over; a proposal that waits."""
    kim, by = world.kims[Place.A], world.people[Who.EDITOR]
    rows = SellerTokens()
    for thing in (Thing.OPEN, Thing.FOREIGN, Thing.SPENT):
        seller = making.seller(kim, by=by, name=f"Bu Ros {thing.name.lower()}")
        link, path = selling.given(kim, seller, by=by)
        rows.tokens[thing] = path.split("/")[2]
        if thing is Thing.FOREIGN:
            secret = world.canaries.hide("proposal of a seller", GROUP[Place.A])
            rows.sent = selling.sent_by(selling.bound(link), name=secret).public_id
            rows.product = making.shown(kim, seller, by=by, at=NOW).public_id
        if thing is Thing.SPENT:
            with on_site(kim.site):
                links.end_link(seller, by=by, at=NOW)
    world.put(rows)


def cases(world: World) -> Iterator[Case]:
    """Every page of every link, and what the group has of them."""
    rows = world.get(SellerTokens)
    for thing, token in (*rows.tokens.items(), (Thing.ABSENT, "tidak-ada")):
        for name, path in _paths(rows):
            seen = Thing.PAGE if name == "seller-link-who" else thing
            yield Case(("ruang", name), Place.A, seen, _RUANG, f"/jual/{token}/{path}")
    for name, path in (("worker", "pelayan.js"), ("offline", "luring/")):
        yield Case(("ruang", f"seller-{name}"), Place.A, Thing.PAGE, _RUANG, f"/jual/{path}")
    for place in ALSO_FAR_AWAY:
        thing = open_at(place, Place.A, Place.B)
        for name in ("ruang-seller-link", "ruang-seller-link-end"):
            yield world.page(name, place, thing, number=_SELLER)
            yield world.page(name, place, Thing.ABSENT, number=_NOT_THERE)
        for name in ("", "-approve", "-ask", "-refuse"):
            here = open_at(place, Place.A)
            yield world.page(f"ruang-proposal{name}", place, here, number=rows.sent)
            yield world.page(f"ruang-proposal{name}", place, Thing.ABSENT, number=_NOT_THERE)


def _paths(rows: SellerTokens) -> Iterator[tuple[str, str]]:
    yield "seller-link", ""
    yield "seller-link-take", "buka/"
    yield "seller-link-ask", "tautan-baru/"
    yield "seller-link-who", "siapa/"
    yield "seller-new", "baru/"
    yield "seller-qris-own", "qris/"
    yield "seller-qris-down", "qris/turunkan/"
    yield "seller-leave", "berhenti/"
    yield "seller-back", "kembali/"
    for name, word in (
        ("change", "ubah"),
        ("stock", "stok"),
        ("price", "harga-sama"),
        ("step", "langkah"),
    ):
        yield f"seller-goods-{name}", f"barang/{rows.product}/{word}/"
    yield "seller-goods-label", f"barang/{rows.product}/label.pdf"
    yield "seller-sent", f"kiriman/{rows.sent}/"
    yield "seller-sent-change", f"kiriman/{rows.sent}/ubah/"
    yield "seller-sent-take-back", f"kiriman/{rows.sent}/tarik/"
    yield "seller-sent-photo", f"kiriman/{rows.sent}/foto/{_PHOTO}/"
    yield "seller-sent-tidy", f"kiriman/{rows.sent}/foto/{_PHOTO}/rapikan/"
    yield "seller-goods-photo", f"barang/{rows.product}/foto/{_PHOTO}/"
    yield "seller-goods-tidy", f"barang/{rows.product}/foto/{_PHOTO}/rapikan/"
    yield "seller-photo-piece", f"foto/{_PHOTO}/potongan/"
    yield "seller-photo", f"foto/{_PHOTO}/320.webp"
