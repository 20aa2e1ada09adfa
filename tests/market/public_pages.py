"""Where readers find what a group sells: full lists, and a good with all that it may have."""

from datetime import date
from itertools import cycle

from kimid.events.permissions import Role
from kimid.market.claims import claim_refusal
from kimid.market.models import GoodsCategory, Product, Stock
from kimid.media.queries import pictures_by_name
from kimid.sites.guard import on_site
from kimid.wire.queries import PAGE_SIZE
from tests import build
from tests.house.country import WORDS, Addresses, Country
from tests.market import making


def addresses(country: Country) -> Addresses:
    """A good of a long text with four photos, among as many as a list holds."""
    product = _fill(country)
    by, other = (build.member(country.kim, Role.EDITOR) for _ in range(2))
    making.approved_qris(product.seller, by=by, other=other)
    pages = {
        ("kim", "product"): product.path,
        ("kim", "order"): f"{product.path}pesan/?lewat=wa&jumlah=3",
        ("kim", "seller-number"): f"{product.path}nomor/",
        ("kim", "seller"): product.seller.path,
        ("kim", "seller-qris"): f"{product.seller.path}qris/",
    }
    for kind in ("kim", "portal"):
        pages[kind, "goods"] = "/lapak/"
        pages[kind, "goods-catalogue"] = "/lapak/katalog.pdf"
        pages[kind, "goods-catalogue-part"] = "/lapak/katalog-1.pdf"
        pages[kind, "goods-narrowed"] = "/lapak/jenis/makanan/harga/25000/"
    return pages


def _fill(country: Country) -> Product:
    kim = country.kim
    by = build.member(kim, Role.EDITOR)
    with on_site(kim.site):
        [picture] = pictures_by_name([country.photo])
    words = " ".join(word for word in WORDS if word.isalpha() and not claim_refusal(word))
    picture |= {"alt": words[:90], "caption": words[100:180]}
    for number, category in zip(range(PAGE_SIZE // 4), cycle(GoodsCategory), strict=False):
        start = 60 * number
        seller = making.seller(
            kim,
            by=by,
            name=f"Bu {words[start:][:20].strip()} {number}",
            story=words[start:][:400].strip(),
            photos=[picture],
        )
        for place in range(4):
            begin = start + 300 * place
            product = making.shown(
                kim,
                seller,
                by=by,
                category=category if place else GoodsCategory.FOOD,
                name=f"{words[begin:][:30].strip()} {number}{place}",
                price=15_000 + 700 * number + 90 * place,
                stock=[*Stock][place],
                stock_words=words[begin:][:40].strip(),
                taste=words[begin:][:150].strip(),
                about=words[begin:][:1100].strip(),
                ingredients=words[begin:][:120].strip(),
                delivery=words[begin:][:120].strip(),
                photos=[picture] * 4,
                price_on=date(2020, 1, 1) if place == 3 else None,
            )
        del product
    return making.shown(kim, seller, by=by, photos=[picture] * 4, about=words[:1100].strip())
