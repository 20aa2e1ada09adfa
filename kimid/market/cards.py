"""A good as lists show it, from what the wire has of it."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Final

from kimid.lib import clock
from kimid.lib.codes import Level
from kimid.lib.picture import Picture
from kimid.lib.rupiah import rupiah
from kimid.market.models import NOT_NOW, Stock
from kimid.market.prices import is_old
from kimid.sites.models import Site
from kimid.ui.cloth import cloth_url
from kimid.wire.models import Item, Placement

_AT_HAND: Final = (Stock.READY, Stock.IN_SEASON)


@dataclass(frozen=True)
class GoodsCard:
    """One good in a list. `village` stands on portals only; `old` is the month of an old price."""

    href: str
    name: str
    summary: str
    picture: Picture | None
    cloth: str
    price: str
    unit: str
    seller: str
    place: str
    village: str
    stock: str
    stock_words: str
    is_out: bool
    is_at_hand: bool
    old: str
    is_checked: bool = False
    is_lead: bool = False


def goods_card(item: Item, site: Site, today: date, *, is_lead: bool = False) -> GoodsCard:
    """The card of an item on a site."""
    data = item.data
    price_on = date.fromisoformat(data["price_on"])
    return GoodsCard(
        href=item.url if site.is_portal else item.path,
        name=item.title,
        summary=item.summary,
        picture=item.picture,
        cloth=cloth_url(item.site.region_id, "card", item.site.dye, item.site.accent),
        price=rupiah(int(data["price"])),
        unit=data["unit"],
        seller=data["seller"],
        place=data["place"],
        village=_village(item, site) if site.is_portal else "",
        stock=str(Stock(data["stock"]).label),
        stock_words=data["stock_words"],
        is_out=data["stock"] in NOT_NOW,
        is_at_hand=data["stock"] in _AT_HAND,
        old=clock.day(price_on).split(" ", 1)[1] if is_old(price_on, today) else "",
        is_checked=_is_checked(data, today),
        is_lead=is_lead,
    )


def cards_with_lead(rows: Iterable[Placement], site: Site, today: date) -> list[GoodsCard]:
    """The cards of a first page. The newest that one can have now, with its photo and a price that
    holds, comes first and large.
    """
    items = [row.item for row in rows]
    plain = [goods_card(item, site, today) for item in items]
    lead = next(
        (
            number
            for number, card in enumerate(plain)
            if card.picture and card.is_at_hand and not card.old
        ),
        None,
    )
    if lead is None:
        return plain
    large = goods_card(items[lead], site, today, is_lead=True)
    return [large, *plain[:lead], *plain[lead + 1 :]]


def _is_checked(data: Mapping[str, str], today: date) -> bool:
    """Whether an office has compared a paper that is not over. The day of the reader counts: the
    item is written anew in the night.
    """
    until = data.get("checked_until", "")
    return bool(data.get("checked")) and (not until or today <= date.fromisoformat(until))


def _village(item: Item, site: Site) -> str:
    return item.place if site.region.level < Level.REGENCY else item.region.short_name
