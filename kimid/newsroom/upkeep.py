"""Who told the group something is not remembered longer than it is of use."""

from datetime import datetime, timedelta
from typing import Final

from django.db.models import Q
from django.utils import timezone

from kimid.newsroom.models import Tip
from kimid.queue.schedule import daily
from kimid.queue.tasks import task
from kimid.sites.guard import across_sites

KEPT_FOR: Final = timedelta(days=90)


@daily(hour=2, zone="WIB")
@task
def forget_senders_of_tips() -> None:
    """Delete the names and numbers that came with old tips."""
    forget_senders_at(timezone.now())


def forget_senders_at(at: datetime) -> None:
    """Do that as of this moment."""
    with across_sites(why="senders are forgotten in every group alike"):
        Tip.objects.exclude(Q(name="") & Q(contact="")).filter(sent_at__lt=at - KEPT_FOR).update(name="", contact="")
