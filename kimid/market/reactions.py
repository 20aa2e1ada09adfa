"""Tasks that follow events of the market."""

from datetime import datetime
from typing import Final

from kimid.events.actor import System
from kimid.events.models import Event
from kimid.market.actions.photos import drop_tidy, renew_photo
from kimid.market.models import Product, Proposal, Seller
from kimid.media.models import Photo
from kimid.media.usage import rows_using
from kimid.queue.lanes import Lane
from kimid.queue.tasks import task
from kimid.sites.guard import on_site
from kimid.sites.models import Site

_RENEWER: Final = System("a photo was made anew")


@task(lane=Lane.WITHDRAWN)
def replace_retouched_photo(at: datetime, event_id: int) -> None:
    """A photo was made anew: products and sellers that use it show the new one."""
    event = Event.objects.get(pk=event_id)
    with on_site(Site.objects.get(pk=event.site_id or 0)):
        # By its key: it may have been retouched again.
        photo = Photo.objects.select_related("site__region").filter(pk=event.subject_id).first()
        if photo is None:
            return
        if _is_used(photo.name):
            renew_photo(photo, old=str(event.data["name"]), by=_RENEWER, at=at)
        for tidy in photo.tidied.all():
            if _is_used(tidy.name):
                drop_tidy(photo, tidy=tidy, by=_RENEWER, at=at)


def _is_used(name: str) -> bool:
    return any(rows_using(name, model).exists() for model in (Product, Seller, Proposal))
