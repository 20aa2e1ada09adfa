"""Goods as sheets of paper have them: price tags, a flyer, a catalogue. Only what readers have."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Final

from django.utils.text import Truncator

from kimid.lib import clock, motif, palette
from kimid.lib.codes import NATION, Level
from kimid.lib.typesetting import drawable_text
from kimid.market.cards import goods_card
from kimid.market.models import Stock
from kimid.market.prices import is_old
from kimid.sites.models import Site
from kimid.ui.qr import qr_svg
from kimid.wire.models import Item

TEMPLATES: Final = Path(__file__).parent / "prints"
# What fits beside a price without making it small.
_NAME: Final = 64
_SUMMARY: Final = 70
_DYE, _ACCENT = "daun", "kunyit"


def printed_good(
    item: Item, site: Site, today: date, key: str = "", most: int = _SUMMARY
) -> dict[str, str]:
    """What a sheet says of a good, at most so many letters of its summary. `key` names its photo
    in the template.
    """
    card = goods_card(item, site, today)
    words = {
        "name": _short(card.name, _NAME),
        "summary": _short(card.summary, most),
        "price": card.price,
        "unit": f"per {card.unit}",
        "price_on": _price_on(item.data, today),
        "seller": card.seller,
        "place": _place(item, site) if site.is_portal else card.place,
        "mark": "Kertas dicek dinas" if card.is_checked else "",
        "stock": "" if item.data["stock"] == Stock.READY else card.stock,
        "alt": (item.picture or {}).get("alt") or card.name,
    }
    plain = {name: drawable_text(text) for name, text in words.items()}
    return {"key": key, "url": item.url, "qr": qr_svg(item.url), **plain}


def cloth_of(site: Site) -> dict[str, str]:
    """The cloth of a place as SVG, in the shapes that sheets take, and the colour of its dye."""
    dye, code = site.dye or _DYE, site.region_id or NATION
    dyes = palette.dyes(dye, site.accent or _ACCENT)
    return {
        "strip": motif.strip(code, dyes),
        "cloth": motif.card(code, dyes),
        "ink": palette.INKS[dye],
    }


def _short(text: str, most: int) -> str:
    return str(Truncator(text).chars(most, truncate="…"))


def _price_on(data: Mapping[str, str], today: date) -> str:
    price_on = date.fromisoformat(data["price_on"])
    words = f"Harga per {clock.day(price_on)}"
    return f"{words}, tanya dulu" if is_old(price_on, today) else words


def _place(item: Item, site: Site) -> str:
    """The group, and the district where the sheet is about more than one."""
    district = item.region.parent
    if site.region.level >= Level.DISTRICT or district is None:
        return item.site.name
    return f"{item.site.name}, {district.short_name}"
