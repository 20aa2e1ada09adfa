"""Tasks after a tip came in. Each may run twice, and late."""

from typing import Final

from django.utils import timezone

from kimid.events.models import Event
from kimid.lib.picture import Picture
from kimid.media import strangers
from kimid.media.models import Photo
from kimid.media.receiving import receive_bytes
from kimid.media.sandbox import PhotoRefused
from kimid.newsroom.actions import tip_photos
from kimid.newsroom.models import Tip
from kimid.newsroom.rules import Tipster
from kimid.queue.tasks import NotYet, task
from kimid.sites.guard import on_site
from kimid.sites.models import Site

_FULL: Final = "Ruang foto KIM ini sedang penuh; cerita Anda sudah diterima."


# Not the first lane: whoever sends a hundred heavy photos holds up nothing that was promised for a
# moment. Within its lane senders have turns of their own (`InTurnOfSender`): a flood to one group
# delays neither its tasks nor the photo of another network by more than one photo of each turn.
@task
def take_in_photo(event_id: int) -> None:
    """Make a photo of the bytes that came with a tip, or say why that cannot be."""
    event = Event.objects.get(pk=event_id)
    site = Site.objects.get(pk=event.site_id or 0)
    with on_site(site):
        tip = Tip.objects.select_related("site__region").get(pk=event.subject_id)
        if not tip.awaits_photo:
            return
        name = tip.photo_name
        try:
            picture = _picture_of(tip)
        except PhotoRefused as refusal:
            if refusal.reason == "busy":
                raise NotYet from refusal  # `give_up_tip_photos` ends the waiting
            why = _FULL if refusal.reason == "full" else str(refusal)
            tip_photos.refuse_tip_photo(tip, why=why, by=Tipster(), at=timezone.now())
        else:
            tip_photos.attach_tip_photo(tip, picture=picture, by=Tipster(), at=timezone.now())
    strangers.TIP_PHOTOS.remove(site.pk, name)


def _picture_of(tip: Tip) -> Picture:
    """Made now, or by a run that was interrupted. Raises PhotoRefused."""
    photo = Photo.objects.filter(name=tip.photo_name).first()
    if photo is None:
        data = strangers.TIP_PHOTOS.read(tip.site_id, tip.photo_name)
        if data is None:
            raise PhotoRefused("lost")
        photo = receive_bytes(
            data, site=tip.site, name=tip.photo_name, by=Tipster(), at=timezone.now()
        )
    return photo.as_picture()
