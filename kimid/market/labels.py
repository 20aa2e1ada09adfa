"""Sheets that a group prints for its neighbours: price tags, and a flyer of one good."""

from collections.abc import Sequence
from datetime import date
from typing import Final

from kimid.lib.typesetting import drawable_text
from kimid.market.models import Product
from kimid.market.phones import phone_in_words
from kimid.market.printed_goods import TEMPLATES, cloth_of, printed_good
from kimid.media.typeset import PrintedPhoto, PrintSheet, typeset
from kimid.sites.models import Site

# Ten stand on a page.
MOST_LABELS: Final = 100
COPIES: Final = (1, 2, 5, 10)
PAPERS: Final = ("a4", "a5")
_FLYER_SUMMARY: Final = 160
# Pixels of the photo of a flyer: 210 x 140 mm at 145 to the inch.
_PHOTO: Final = (1200, 800)


def labels_pdf(site: Site, goods: Sequence[Product], copies: int, today: date) -> bytes:
    """Price tags of these goods, so many of each. Readers must have the goods. Raises
    TypesettingFailed.
    """
    tags = [printed_good(good.item, site, today) for good in goods if good.item]
    values = {
        "title": drawable_text(f"Label harga {site.name}"),
        "author": drawable_text(site.name),
        "strip": cloth_of(site)["strip"],
        "goods": [tag for tag in tags for _ in range(copies)],
    }
    return typeset(PrintSheet(TEMPLATES / "labels.typ", values))


def flyer_pdf(good: Product, paper: str, today: date, *, with_phone: bool) -> bytes:
    """A flyer of a good that readers have. Her number stands on it only if the seller asked for
    that. Raises TypesettingFailed.
    """
    if good.item is None:
        raise ValueError("readers do not have it")
    site, picture = good.site, good.item.picture
    phone = good.seller.phone if with_phone else ""
    values = {
        "title": drawable_text(good.item.title),
        "author": drawable_text(site.name),
        "paper": paper,
        "good": printed_good(good.item, site, today, most=_FLYER_SUMMARY),
        "phone": phone_in_words(phone) if phone else "",
        "takes_messages": good.seller.takes_messages,
        **cloth_of(site),
    }
    photos = (PrintedPhoto("photo", picture, *_PHOTO),) if picture else ()
    return typeset(PrintSheet(TEMPLATES / "flyer.typ", values, photos))
