"""Deletes personal data that is no longer needed: senders of tips, contacts of sources."""

from datetime import datetime, timedelta
from typing import Final

from django.db.models import Q

from kimid.newsroom.models import Source, Tip
from kimid.queue.lanes import Lane
from kimid.queue.schedule import daily
from kimid.queue.tasks import task
from kimid.sites.guard import across_sites

SENDER_RETENTION: Final = timedelta(days=90)
CONTACT_RETENTION: Final = timedelta(days=180)  # corrections may need it


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
