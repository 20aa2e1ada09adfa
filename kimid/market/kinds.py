"""Goods as the wire shows them: their list, by what it is narrowed, and their structured data."""

from collections.abc import Iterable
from datetime import date
from typing import Final

from kimid.lib.rupiah import rupiah
from kimid.market.models import NOT_NOW, GoodsCategory, Stock
from kimid.market.paper_words import certificates_in
from kimid.market.prices import HOLDS_FOR
from kimid.market.publications import KIND
from kimid.sites.models import Site
from kimid.wire.guessed_addresses import lead_to
from kimid.wire.kinds import Facet, JsonLd, Kind, PublishedItem, register

CEILINGS: Final = (25_000, 50_000, 100_000, 250_000)
_SEASON: Final = "sedang"
_CHECKED: Final = "dicek"


def register_kinds() -> None:
    """Register goods, and the words that people try for them."""
    register(
        Kind(
            KIND,
            "Lapak",
            "basket",
            noun="barang",
            menu_place=15,
            has_block=True,
            block_line=_price_line,
            article_type="",
            structured_data=_offer,
            facets=(CATEGORY, SEASON, PRICE, PAPERS),
        )
    )
    lead_to("/lapak/", "produk", "umkm", "pasar")


def _price_line(item: PublishedItem) -> str:
    """What it costs, and whether one can have it."""
    data = item.data
    return f"{rupiah(int(data['price']))} per {data['unit']}. {Stock(data['stock']).label}."


def _category(item: PublishedItem) -> Iterable[str]:
    return [item.data["category"]]


def _season(item: PublishedItem) -> Iterable[str]:
    return [_SEASON] if item.data["stock"] == Stock.IN_SEASON else []


def _up_to(item: PublishedItem) -> Iterable[str]:
    return [str(each) for each in CEILINGS if int(item.data["price"]) <= each]


def _papers(item: PublishedItem) -> Iterable[str]:
    # An item of before papers were there knows nothing of them.
    return [_CHECKED] if item.data.get("checked") else []


CATEGORY: Final = Facet(
    "jenis", "Jenis", {each.value: str(each.label) for each in GoodsCategory}, _category
)
SEASON: Final = Facet("musim", "Musim", {_SEASON: "Sedang musim"}, _season)
PRICE: Final = Facet(
    "harga", "Harga paling tinggi", {str(each): rupiah(each) for each in CEILINGS}, _up_to
)
PAPERS: Final = Facet("kertas", "Kertas", {_CHECKED: "Sudah dicek dinas"}, _papers)


def _offer(item: PublishedItem, site: Site, url: str) -> list[JsonLd]:
    """What search engines learn of a good: its price, and until when it holds."""
    data = item.data
    price_on = date.fromisoformat(data["price_on"])
    offer = {
        "@type": "Offer",
        "url": url,
        "price": data["price"],
        "priceCurrency": "IDR",
        "priceValidUntil": (price_on + HOLDS_FOR).isoformat(),
        "availability": f"https://schema.org/{_availability(data['stock'])}",
        "seller": {"@type": "LocalBusiness", "name": data["seller"], "address": data["place"]},
    }
    about = {"name": item.title, "description": item.summary, "category": _label(data["category"])}
    product: JsonLd = {"@type": "Product", "@id": url, **about, "offers": offer}
    # Only what an office outside compared: a number that somebody typed proves nothing.
    if certificates := certificates_in(data.get("certificates", "")):
        product["hasCertification"] = certificates
    return [product]


def _availability(stock: str) -> str:
    if stock in NOT_NOW:
        return "OutOfStock"
    return "PreOrder" if stock == Stock.TO_ORDER else "InStock"


def _label(category: str) -> str:
    return str(GoodsCategory(category).label)
