"""Actions on the link of a seller: give, take, ask for a new one, end."""

import secrets
from datetime import datetime

from kimid.access.models import hash_token
from kimid.events.action import action
from kimid.market.actions.on_wire import GoodsRefused, refuse_if_closed
from kimid.market.link_holder import LinkedSeller, browser_hash
from kimid.market.models import LINK_LIFETIME, Seller, SellerLink
from kimid.market.rules import MarketPermission
from kimid.people.models import Person
from kimid.sites.stages import Feature

_TOKEN_BYTES = 18


class LinkElsewhere(GoodsRefused):
    """The link belongs to another browser."""


@action(needs=MarketPermission.GIVE_LINK, records="seller.link_given", counts_as_life=True)
def give_link(seller: Seller, *, by: Person, at: datetime) -> tuple[SellerLink, str]:
    """A new link for a seller, and its token, which is stored nowhere. The old one ends at once.
    Raises GoodsRefused.
    """
    refuse_if_closed(seller.site, Feature.WRITING)
    SellerLink.objects.filter(seller=seller, ended_at=None).update(ended_at=at)
    token = secrets.token_urlsafe(_TOKEN_BYTES)
    link = SellerLink.objects.create(
        site=seller.site,
        seller=seller,
        token_hash=hash_token(token),
        made_by=by,
        made_at=at,
        expires_at=at + LINK_LIFETIME,
    )
    return link, token


@action(needs=MarketPermission.HOLD_LINK, records="seller.link_taken")
def take_link(link: SellerLink, *, by: LinkedSeller, at: datetime) -> SellerLink:
    """The link belongs to this browser from now on. Raises LinkElsewhere where it is another's."""
    here = browser_hash(by.browser)
    if link.is_taken and link.browser_hash != here:
        raise LinkElsewhere("Tautan ini sudah dipakai di HP lain.")
    link.browser_hash, link.taken_at = here, link.taken_at or at
    link.save(update_fields=["browser_hash", "taken_at"])
    return link


@action(needs=MarketPermission.HOLD_LINK, records="seller.link_asked")
def ask_for_link(link: SellerLink, *, by: LinkedSeller, at: datetime) -> SellerLink:
    """Somebody with another phone asks the group for a new link. Asked twice, it is one wish."""
    link.asked_at = link.asked_at or at
    link.save(update_fields=["asked_at"])
    return link


@action(needs=MarketPermission.GIVE_LINK, records="seller.link_ended")
def end_link(seller: Seller, *, by: Person, at: datetime) -> Seller:
    """The link of a seller opens nothing any more."""
    SellerLink.objects.filter(seller=seller, ended_at=None).update(ended_at=at)
    return seller
