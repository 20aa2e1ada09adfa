"""A seller stops: all that readers have of them is gone in the same moment. They may come back."""

from datetime import datetime

from django.db.models import QuerySet

from kimid.events.action import action, add_event_data, touch
from kimid.market.actions.on_wire import GoodsRefused, refuse_if_closed
from kimid.market.actions.products import take_away
from kimid.market.link_holder import LinkedSeller
from kimid.market.models import Product, Seller
from kimid.market.publications import photo_names, publication_of
from kimid.market.rules import MarketPermission
from kimid.media.usage import show_media
from kimid.people.models import Person
from kimid.sites.stages import Feature
from kimid.wire import placing


@action(needs=MarketPermission.WITHDRAW, records="seller.left", locks_first="subject.site")
def let_leave(seller: Seller, *, by: Person, at: datetime) -> Seller:
    """A group takes a seller and all their goods from readers. Raises GoodsRefused."""
    _leave(seller, by=by, at=at)
    return seller


@action(needs=MarketPermission.PROPOSE, records="seller.left", locks_first="subject.site")
def leave(seller: Seller, *, by: LinkedSeller, at: datetime) -> Seller:
    """A seller stops, by her link. Raises GoodsRefused."""
    _leave(seller, by=None, at=at)
    return seller


@action(needs=MarketPermission.PUBLISH, records="seller.came_back", locks_first="subject.site")
def take_back_in(seller: Seller, *, by: Person, at: datetime) -> Seller:
    """A group shows a seller again, with the goods that left with them. Raises GoodsRefused."""
    _come_back(seller)
    return seller


@action(needs=MarketPermission.PROPOSE, records="seller.came_back", locks_first="subject.site")
def come_back(seller: Seller, *, by: LinkedSeller, at: datetime) -> Seller:
    """A seller who stopped by herself sells again: what the group had approved. Raises
    GoodsRefused.
    """
    if seller.left_by is not None:
        raise GoodsRefused("KIM yang menghentikannya. Hubungi KIM kalau mau berjualan lagi.")
    _come_back(seller)
    return seller


def _leave(seller: Seller, *, by: Person | None, at: datetime) -> None:
    if seller.left_at is not None:
        raise GoodsRefused("Sudah berhenti berjualan.")
    seller.left_at, seller.left_by = at, by
    seller.save(update_fields=["left_at", "left_by"])
    why = f"{seller.name} berhenti berjualan di sini."
    shown = _goods_of(seller).filter(published_at__isnull=False, withdrawn_at=None)
    goods = list(shown.filter(held_account=None))
    for product in goods:
        product.left_with_seller = True
        take_away(product, why, at)
    add_event_data(seller=seller.public_id, goods=len(goods))
    touch(seller.site.tag)


def _come_back(seller: Seller) -> None:
    refuse_if_closed(seller.site, Feature.PUBLISHING)
    if seller.left_at is None:
        raise GoodsRefused("Sudah berjualan lagi.")
    seller.left_at, seller.left_by = None, None
    seller.save(update_fields=["left_at", "left_by"])
    goods = list(_goods_of(seller).filter(left_with_seller=True))
    for product in goods:
        _show_as_before(product)
    if goods:
        show_media(seller, photo_names(seller.photos))
    add_event_data(seller=seller.public_id, goods=len(goods))
    touch(seller.site.tag)


def _show_as_before(product: Product) -> None:
    """A good that left stands where it stood: nobody gets to the top of a list by leaving."""
    if product.published_at is None:
        raise ValueError("readers never had it")
    product.withdrawn_at, product.withdrawn_reason, product.left_with_seller = None, "", False
    product.item = placing.place(
        publication_of(product), site=product.site, at=product.published_at
    )
    product.save()
    show_media(product, photo_names(product.photos))


def _goods_of(seller: Seller) -> QuerySet[Product]:
    rows = Product.objects.filter(seller=seller).order_by("pk")
    return rows.select_related("item__site", "item__region", "seller", "site__region")
