"""The action that replaces a retouched photo."""

from datetime import datetime

from kimid.events.action import action, add_event_data, touch
from kimid.events.actor import Actor
from kimid.market.models import Product, Seller
from kimid.media.models import Photo
from kimid.media.retouched import with_new_photo
from kimid.media.rules import MediaPermission
from kimid.media.usage import lock_rows_using
from kimid.wire import placing


@action(needs=MediaPermission.RETOUCH, records="product.photo_renewed", locks_first="subject.site")
def renew_photo(photo: Photo, *, old: str, by: Actor, at: datetime) -> Photo:
    """Replace the photo of the old name in all goods and sellers that use it. May run twice."""
    for seller in lock_rows_using(photo.name, Seller):
        seller.photos = with_new_photo(seller.photos, old, photo)
        seller.save(update_fields=["photos"])
    for product in lock_rows_using(photo.name, Product):
        product.photos = with_new_photo(product.photos, old, photo)
        product.save(update_fields=["photos"])
        if product.item is not None and product.photos:
            placing.show_picture(product.item, product.photos[0])
    add_event_data(old=old)
    touch(photo.site.tag)
    return photo
