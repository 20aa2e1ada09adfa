"""Actions on products: enter, change, publish, withdraw, note stock and price."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from datetime import date, datetime
from typing import Final

from kimid.events.action import action, add_event_data, touch
from kimid.events.actor import Actor
from kimid.lib import clock
from kimid.lib.picture import Picture
from kimid.market.actions.on_wire import GoodsRefused, refuse_if_closed, refuse_if_left, write_again
from kimid.market.goods_sorts import likely_sort
from kimid.market.goods_words import refuse_goods_words
from kimid.market.models import GoodsCategory, Product, Seller, Stock
from kimid.market.paper_queries import has_halal_number
from kimid.market.publications import photo_names, publication_of
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
from kimid.sites.public_words import refuse_words
from kimid.sites.stages import Feature
from kimid.wire import placing
from kimid.wire.holding import end_hold

_TEXTS: Final = (*("name", "unit", "stock_words", "taste", "about", "ingredients", "delivery"),)


@dataclass(frozen=True)
class ProductData:
    """What a seller says of a good. `price_on` is the day of the price; without one, today."""

    name: str
    category: GoodsCategory
    price: int
    unit: str
    stock: Stock = Stock.READY
    stock_words: str = ""
    minimum: int = 1
    taste: str = ""
    about: str = ""
    ingredients: str = ""
    delivery: str = ""
    photos: Sequence[Picture] = ()
    price_on: date | None = None

    @property
    def texts(self) -> list[str]:
        """All that people type, but the words beside photos."""
        return [getattr(self, name) for name in _TEXTS]


@action(needs=MarketPermission.ENTER, records="product.entered", counts_as_life=True)
def enter_product(
    seller: Seller, *, data: ProductData, public_id: str = "", by: Person, at: datetime
) -> Product:
    """Enter what a seller has; readers get it once it is published. A second request with the same
    `public_id` raises GoodsRefused, odd words raise WordsRefused.
    """
    site = seller.site
    refuse_if_closed(site, Feature.WRITING)
    refuse_if_left(seller)
    if public_id and Product.objects.filter(site=site, public_id=public_id).exists():
        raise GoodsRefused("Barang ini sudah tersimpan.")
    product = Product(site=site, seller=seller, by=by, entered_at=at)
    product.slug = free_slug(Product, site, data.name)
    if public_id:
        product.public_id = public_id
    save_data(product, data, by, at)
    add_event_data(product=product.public_id)
    touch(site.tag)
    return product


@action(
    needs=MarketPermission.CHANGE,
    records="product.changed",
    locks_first="subject.site",
    counts_as_life=True,
)
def change_product(product: Product, *, data: ProductData, by: Person, at: datetime) -> Product:
    """Change a product, also before readers. Raises GoodsRefused, WordsRefused."""
    refuse_if_closed(product.site, Feature.WRITING)
    exchange(product, data, by, at)
    return product


@action(needs=MarketPermission.PUBLISH, records="product.published", counts_as_life=True)
def publish(product: Product, *, by: Person, at: datetime) -> Product:
    """Show a product on this site and on all portals above. Raises GoodsRefused, WordsRefused."""
    show(product, by, at)
    return product


@action(needs=MarketPermission.WITHDRAW, records="product.withdrawn")
def withdraw(product: Product, *, why: str, by: Person, at: datetime) -> Product:
    """Take a product from readers, who get the reason. Raises GoodsRefused, WordsRefused."""
    _refuse_withdrawn(product)
    refuse_words(product.site, why, by=by)
    take_away(product, why, at)
    add_event_data(why=why)
    return product


@action(needs=MarketPermission.MARK, records="product.stock_noted", counts_as_life=True)
def note_stock(product: Product, *, stock: Stock, by: Actor, at: datetime) -> Product:
    """One can have it, or not. The words beside the old stock go with it. Raises GoodsRefused."""
    _refuse_withdrawn(product)
    product.stock, product.stock_words = stock, ""
    product.save(update_fields=["stock", "stock_words"])
    write_again(product)
    add_event_data(stock=stock.value)
    touch(product.site.tag)
    return product


@action(needs=MarketPermission.MARK, records="product.price_confirmed", counts_as_life=True)
def confirm_price(product: Product, *, by: Actor, at: datetime) -> Product:
    """The seller was asked: the price still holds. Raises GoodsRefused."""
    _refuse_withdrawn(product)
    product.price_on = _today(product, at)
    product.save(update_fields=["price_on"])
    write_again(product)
    add_event_data(price=product.price)
    touch(product.site.tag)
    return product


@action(needs=MarketPermission.LOOK, records="product.hold_ended")
def show_again(product: Product, *, by: Person, at: datetime) -> Product:
    """Somebody else than the account in doubt has looked: readers have the product again. Raises
    GoodsRefused.
    """
    refuse_if_left(product.seller)
    if product.item is not None:
        end_hold(product.item)
    product.held_account = None
    product.save(update_fields=["held_account"])
    show_media(product, photo_names(product.photos))
    show_media(product.seller, photo_names(product.seller.photos))
    touch(product.site.tag)
    return product


def take_away(product: Product, why: str, at: datetime) -> None:
    """For actions: readers have a product no more, and get the reason. `left_with_seller` is saved,
    too.
    """
    product.withdrawn_at, product.withdrawn_reason = at, why
    if product.item is not None:
        placing.remove_item(product.item)
        product.item = None
    product.save(update_fields=["withdrawn_at", "withdrawn_reason", "item", "left_with_seller"])
    hide_media(product, photo_names(product.photos))
    if not product.seller.is_shown:
        hide_media(product.seller, photo_names(product.seller.photos))
    touch(product.site.tag)


def exchange(product: Product, data: ProductData, by: Person, at: datetime) -> None:
    """For actions that have locked the site: a product is what this data says, also before readers.
    Raises GoodsRefused, WordsRefused.
    """
    _refuse_withdrawn(product)
    before, after = photo_names(product.photos), photo_names([*data.photos])
    lock_media(product.site, before ^ after)
    save_data(product, data, by, at)
    if product.is_shown and not product.is_held:
        show_media(product, after)
    hide_media(product, before - after)
    release_media(product, before - after, at)
    write_again(product)
    touch(product.site.tag)


def show(product: Product, by: Person, at: datetime) -> None:
    """For actions: readers get a product. Raises GoodsRefused, WordsRefused."""
    refuse_if_closed(product.site, Feature.PUBLISHING)
    if not product.is_draft or product.withdrawn_at is not None:
        raise GoodsRefused("Barang ini sudah pernah tampil.")
    seller = product.seller
    refuse_if_left(seller)
    texts = [getattr(product, name) for name in _TEXTS]
    of_seller = [seller.name, seller.place, seller.story]
    has_halal = has_halal_number(product)
    refuse_goods_words(product.site, texts, product.photos, by=by, has_halal=has_halal)
    refuse_goods_words(product.site, of_seller, seller.photos, by=by)
    product.published_at, product.published_by = at, by
    product.item = placing.place(publication_of(product), site=product.site, at=at)
    product.save()
    show_media(product, photo_names(product.photos))
    show_media(seller, photo_names(seller.photos))


def save_data(product: Product, data: ProductData, by: Actor, at: datetime) -> None:
    """For actions: write what a seller says into a product. Raises WordsRefused."""
    has_halal = has_halal_number(product)
    refuse_goods_words(product.site, data.texts, data.photos, by=by, has_halal=has_halal)
    has_new_price = (product.price, product.unit) != (data.price, data.unit)
    for each in fields(data):
        if each.name not in {"photos", "price_on"}:
            setattr(product, each.name, getattr(data, each.name))
    if not product.is_sort_chosen:
        product.sort = likely_sort(data.name, data.category, data.ingredients)
    product.photos = [*data.photos]
    if data.price_on is not None:
        product.price_on = data.price_on
    elif has_new_price:
        product.price_on = _today(product, at)
    product.save()
    mark_media_used(product, photo_names(product.photos))


def _today(product: Product, at: datetime) -> date:
    return clock.today(at, product.site.region.zone)


def _refuse_withdrawn(product: Product) -> None:
    if product.withdrawn_at is not None:
        raise GoodsRefused("Barang ini sudah ditarik.")
