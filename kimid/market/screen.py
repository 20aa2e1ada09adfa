"""Goods of neighbours on the screen of a village office."""

from typing import Final

from django.utils import timezone

from kimid.lib import clock
from kimid.market.cards import GoodsCard, goods_card
from kimid.market.publications import KIND
from kimid.shared_pages.panels import PagePanel, Spot, panel
from kimid.sites.middleware import SiteRequest
from kimid.ui.qr import qr_picture
from kimid.wire.kinds import kind_of
from kimid.wire.models import Item
from kimid.wire.queries import newest

_GOODS: Final = 3
_NEWEST: Final = 20


@panel(Spot.SCREEN_SIDE, 10)
def goods(request: SiteRequest) -> PagePanel | None:
    """The newest that one can have now, with a price that holds. One query."""
    site = request.site
    today = clock.today(timezone.now(), site.region.zone)
    rows = [row.item for row in newest(site, kind_of(KIND), _NEWEST)]
    shown = [(item, card) for item in rows if _is_offered(card := goods_card(item, site, today))]
    offers = [_offer(item, card) for item, card in shown[:_GOODS]]
    return PagePanel("market/panels/screen.html", {"offers": offers}) if offers else None


def _is_offered(card: GoodsCard) -> bool:
    return card.is_at_hand and not card.old


def _offer(item: Item, card: GoodsCard) -> dict[str, str]:
    return {
        "name": card.name,
        "price": card.price,
        "unit": card.unit,
        "seller": card.seller,
        "village": card.village,
        "qr": qr_picture(item.url),
    }
