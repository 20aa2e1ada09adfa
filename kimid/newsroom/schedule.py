"""Deletes personal data that is no longer needed: senders of tips, contacts of sources. Ends the
waiting of photos of tips.
"""

from datetime import datetime, timedelta
from typing import Final

from django.db.models import Q

from kimid.media import strangers
from kimid.media.sandbox import PhotoRefused
from kimid.newsroom.actions import tip_photos
from kimid.newsroom.models import Source, Tip, TipPhoto
from kimid.newsroom.rules import Tipster
from kimid.queue.lanes import Lane
from kimid.queue.schedule import daily, every
from kimid.queue.tasks import task
from kimid.sites.guard import across_sites

SENDER_RETENTION: Final = timedelta(days=90)
CONTACT_RETENTION: Final = timedelta(days=180)  # corrections may need it


@every(minutes=30)
@task
def give_up_tip_photos(at: datetime) -> None:
    """Tell group and sender of photos that no worker could make for a day, whatever stood in the
    way.
    """
    with across_sites(reason="photos of tips wait in every group alike"):
        waiting = Tip.objects.select_related("site__region").filter(
            photo_state=TipPhoto.WAITING, sent_at__lt=at - strangers.READ_WITHIN
        )
        for tip in waiting:
            name = tip.photo_name
            why = str(PhotoRefused("late"))
            tip_photos.refuse_tip_photo(tip, why=why, by=Tipster(), at=at)
            strangers.TIP_PHOTOS.remove(tip.site_id, name)


@daily(hour=2, zone="WIB")
@task(lane=Lane.DERIVED)
def forget_senders_of_tips(at: datetime) -> None:
    """Delete the names and contacts of old tips."""
    with across_sites(reason="senders are forgotten in every group alike"):
        Tip.objects.exclude(Q(name="") & Q(contact="")).filter(
            sent_at__lt=at - SENDER_RETENTION
        ).update(name="", contact="")


@daily(hour=2, zone="WIB")
@task(lane=Lane.DERIVED)
def forget_contacts_of_sources(at: datetime) -> None:
    """Delete the contacts of sources of old stories. Their names stay."""
    long_ago = at - CONTACT_RETENTION
    decided = Q(story__published_at__lt=long_ago) | Q(story__declined_at__lt=long_ago)
    with across_sites(reason="contacts are forgotten in every group alike"):
        Source.objects.exclude(contact="").filter(decided).update(contact="")
