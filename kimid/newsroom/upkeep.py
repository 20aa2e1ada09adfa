"""Who told the group something, and where a source can be reached, is not remembered longer than it is of use."""

from datetime import datetime, timedelta
from typing import Final

from django.db.models import Q
from django.utils import timezone

from kimid.newsroom.models import Source, Tip
from kimid.queue.schedule import daily
from kimid.queue.tasks import task
from kimid.sites.guard import across_sites

KEPT_FOR: Final = timedelta(days=90)
CONTACTS_KEPT_FOR: Final = timedelta(days=180)  # somebody may still answer, or ask for a correction


@daily(hour=2, zone="WIB")
@task
def forget_senders_of_tips() -> None:
    """Delete the names and numbers that came with old tips."""
    forget_senders_at(timezone.now())


def forget_senders_at(at: datetime) -> None:
    """Do that as of this moment."""
    with across_sites(why="senders are forgotten in every group alike"):
        Tip.objects.exclude(Q(name="") & Q(contact="")).filter(sent_at__lt=at - KEPT_FOR).update(name="", contact="")


@daily(hour=2, zone="WIB")
@task
def forget_contacts_of_sources() -> None:
    """Delete where the sources of stories that were decided on long ago can be reached. Their names stay."""
    forget_contacts_at(timezone.now())


def forget_contacts_at(at: datetime) -> None:
    """Do that as of this moment."""
    long_ago = at - CONTACTS_KEPT_FOR
    decided = Q(story__published_at__lt=long_ago) | Q(story__declined_at__lt=long_ago)
    with across_sites(why="contacts are forgotten in every group alike"):
        Source.objects.exclude(contact="").filter(decided).update(contact="")
