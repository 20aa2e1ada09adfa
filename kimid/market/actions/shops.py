"""A second person opens the shop of a seller on a marketplace: its address becomes a link."""

from datetime import datetime

from kimid.access.grants import is_newcomer
from kimid.events.action import action, add_event_data, touch
from kimid.lib.web_addresses import owner_of
from kimid.links.ledger import record_look
from kimid.market.actions.on_wire import GoodsRefused
from kimid.market.models import Seller
from kimid.market.rules import MarketPermission
from kimid.people.models import Person


@action(needs=MarketPermission.PUBLISH, records="seller.shop_seen", counts_as_life=True)
def see_shop(seller: Seller, *, url: str, by: Person, at: datetime) -> Seller:
    """Say that this address, which another account wrote, is the shop of the seller. Raises
    GoodsRefused.
    """
    if not url or url != seller.shop_link:
        raise GoodsRefused("Alamat tokonya sudah diganti. Buka dulu yang baru.")
    if seller.shop_link_by == by:
        raise GoodsRefused("Anda yang menulisnya. Minta redaktur lain membukanya.")
    if is_newcomer(by, seller.site_id, at):
        raise GoodsRefused("Anda belum tiga hari di kelompok ini. Minta redaktur lain.")
    record_look({owner_of(url)}, seller.site, by=by, at=at)
    add_event_data(seller=seller.public_id, link=owner_of(url))
    touch(seller.site.tag)
    return seller
