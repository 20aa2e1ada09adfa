"""Actions on photos of goods: the tidy one or the original, and what was retouched elsewhere."""

from datetime import datetime

from kimid.events.action import action, add_event_data, touch
from kimid.events.actor import Actor
from kimid.market.actions.on_wire import GoodsRefused, write_again
from kimid.market.models import Product, Proposal, Seller
from kimid.market.publications import photo_names, publication_of
from kimid.market.rules import MarketPermission
from kimid.media.models import Photo
from kimid.media.retouched import with_new_photo
from kimid.media.rules import MediaPermission
from kimid.media.usage import (
    hide_media,
    lock_media,
    lock_rows_using,
    mark_media_used,
    release_media,
    show_media,
)
from kimid.wire import placing


@action(needs=MediaPermission.RETOUCH, records="product.photo_renewed", locks_first="subject.site")
def renew_photo(photo: Photo, *, old: str, by: Actor, at: datetime) -> Photo:
    """Replace the photo of the old name in all that uses it. May run twice."""
    for seller in lock_rows_using(photo.name, Seller):
        seller.photos = with_new_photo(seller.photos, old, photo)
        seller.save(update_fields=["photos"])
    for product in lock_rows_using(photo.name, Product):
        product.photos = with_new_photo(product.photos, old, photo)
        product.save(update_fields=["photos"])
        if product.item is not None:
            placing.show_picture(product.item, publication_of(product).picture)
    for sent in lock_rows_using(photo.name, Proposal):
        sent.photos = with_new_photo(sent.photos, old, photo)
        sent.save(update_fields=["photos"])
    add_event_data(old=old)
    touch(photo.site.tag)
    return photo


@action(needs=MarketPermission.CHANGE, records="product.photo_chosen", locks_first="subject.site")
def choose_photo(product: Product, *, old: str, new: Photo, by: Actor, at: datetime) -> Product:
    """Show this photo of a good in place of the one with the old name: the tidy one, or the
    original again. Raises GoodsRefused.
    """
    if product.withdrawn_at is not None:
        raise GoodsRefused("Barang ini sudah ditarik.")
    _exchange(product, old, new, at)
    add_event_data(old=old, new=new.name)
    return product


@action(needs=MarketPermission.PROPOSE, records="proposal.photo_chosen", locks_first="subject.site")
def choose_sent_photo(
    proposal: Proposal, *, old: str, new: Photo, by: Actor, at: datetime
) -> Proposal:
    """The same for what a seller sent and the group has not answered. Raises GoodsRefused."""
    now = Proposal.objects.get(pk=proposal.pk)
    if not now.is_open:
        raise GoodsRefused("KIM sudah menjawab kiriman ini, jadi fotonya tidak diganti di sini.")
    proposal.photos = with_new_photo(now.photos, old, new)
    proposal.save(update_fields=["photos"])
    mark_media_used(proposal, [new.name])
    release_media(proposal, [old], at)
    add_event_data(old=old, new=new.name)
    return proposal


@action(needs=MediaPermission.RETOUCH, records="product.tidy_dropped", locks_first="subject.site")
def drop_tidy(photo: Photo, *, tidy: Photo, by: Actor, at: datetime) -> Photo:
    """What a tidy photo was made of was made anew: what was hidden in it must not be seen in the
    tidy one either, so all goods show the original. May run twice.
    """
    for product in lock_rows_using(tidy.name, Product).select_related("site", "item"):
        _exchange(product, tidy.name, photo, at)
    for sent in lock_rows_using(tidy.name, Proposal).select_related("site"):
        sent.photos = with_new_photo(sent.photos, tidy.name, photo)
        sent.save(update_fields=["photos"])
        mark_media_used(sent, [photo.name])
        release_media(sent, [tidy.name], at)
    add_event_data(tidy=tidy.name)
    return photo


def _exchange(product: Product, old: str, new: Photo, at: datetime) -> None:
    """Readers get the new photo, and no more the old one."""
    names = photo_names(product.photos)
    if old not in names:
        return
    lock_media(product.site, {old, new.name})
    product.photos = with_new_photo(product.photos, old, new)
    product.save(update_fields=["photos"])
    mark_media_used(product, [new.name])
    if product.is_shown and not product.is_held:
        show_media(product, [new.name])
    hide_media(product, [old])
    release_media(product, [old], at)
    write_again(product)
    touch(product.site.tag)
