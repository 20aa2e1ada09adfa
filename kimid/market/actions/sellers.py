"""Actions on sellers: enter, change."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from kimid.events.action import action, touch
from kimid.lib.picture import Picture
from kimid.lib.web_addresses import owner_of
from kimid.links.ledger import record_uses
from kimid.market.actions.numbers import ask_for_number, must_wait
from kimid.market.actions.on_wire import GoodsRefused, refuse_if_closed, write_again
from kimid.market.goods_words import refuse_goods_words
from kimid.market.models import Product, Seller
from kimid.market.publications import photo_names
from kimid.market.rules import MarketPermission
from kimid.market.slugs import free_slug
from kimid.media.usage import (
    hide_media,
    lock_media,
    mark_media_used,
    release_media,
    show_media,
)
from kimid.people.models import Person
from kimid.sites.models import Site
from kimid.sites.public_words import WordsRefused, phrase_refusal
from kimid.sites.stages import Feature


@dataclass(frozen=True)
class SellerConsent:
    """Who said that a seller may stand here, when, and to whom of the group."""

    by: str
    to: str
    on: date


@dataclass(frozen=True)
class SellerData:
    """What a group writes about a seller. `phone` is digits with the country in front, or empty."""

    name: str
    place: str
    consent: SellerConsent
    phone: str = ""
    story: str = ""
    is_group: bool = False
    shop_link: str = ""
    photos: Sequence[Picture] = ()


@action(needs=MarketPermission.ENTER, records="seller.entered", counts_as_life=True)
def enter_seller(
    site: Site, *, data: SellerData, public_id: str = "", by: Person, at: datetime
) -> Seller:
    """Enter a seller who agreed. A second request with the same `public_id` raises GoodsRefused,
    odd words raise WordsRefused.
    """
    refuse_if_closed(site, Feature.WRITING)
    if public_id and Seller.objects.filter(site=site, public_id=public_id).exists():
        raise GoodsRefused("Penjual ini sudah tersimpan.")
    seller = Seller(site=site, by=by, entered_at=at, slug=free_slug(Seller, site, data.name))
    if public_id:
        seller.public_id = public_id
    _save(seller, data, by, at)
    return seller


@action(
    needs=MarketPermission.CHANGE,
    records="seller.changed",
    locks_first="subject.site",
    counts_as_life=True,
)
def change_seller(seller: Seller, *, data: SellerData, by: Person, at: datetime) -> Seller:
    """Change what stands about a seller, also before readers. Where readers know the seller, a new
    number waits for another person, and all else is changed. Raises GoodsRefused, WordsRefused.
    """
    refuse_if_closed(seller.site, Feature.WRITING)
    if must_wait(seller, data.phone):
        ask_for_number(seller, data.phone, by=by, at=at)
        data = replace(data, phone=seller.phone)
    before, after = photo_names(seller.photos), photo_names([*data.photos])
    lock_media(seller.site, before ^ after)
    _save(seller, data, by, at)
    if seller.is_shown:
        show_media(seller, after)
    hide_media(seller, before - after)
    release_media(seller, before - after, at)
    rows = Product.objects.filter(seller=seller, item__isnull=False).order_by("pk")
    for product in rows.select_related("item__site", "item__region", "seller", "site__region"):
        write_again(product)
    touch(seller.site.tag)
    return seller


def _save(seller: Seller, data: SellerData, by: Person, at: datetime) -> None:
    if why := phrase_refusal(seller.site, data.shop_link, by=by):
        raise WordsRefused(why)
    refuse_goods_words(seller.site, [data.name, data.place, data.story], data.photos, by=by)
    for name in ("name", "place", "phone", "story", "is_group"):
        setattr(seller, name, getattr(data, name))
    seller.consent_by, seller.consent_to = data.consent.by, data.consent.to
    seller.consent_on = data.consent.on
    seller.photos = [*data.photos]
    if data.shop_link != seller.shop_link:
        seller.shop_link, seller.shop_link_by = data.shop_link, by
        record_uses({owner_of(data.shop_link)} if data.shop_link else set(), seller.site, at)
    seller.save()
    mark_media_used(seller, photo_names(seller.photos))
