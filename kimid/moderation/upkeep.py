"""What people left to be reached by is not kept longer than it is of use."""

from datetime import timedelta
from typing import Final

from django.utils import timezone

from kimid.moderation.models import Report, Sending
from kimid.queue.schedule import daily
from kimid.queue.tasks import task
from kimid.sites.guard import across_sites

KEPT_FOR: Final = timedelta(days=90)


@daily(hour=2, zone="WIB")
@task
def forget_contacts() -> None:
    """Delete the contacts of reports that were answered long ago."""
    with across_sites(why="contacts are forgotten in every group alike"):
        Report.objects.exclude(contact="").filter(answered_at__lt=timezone.now() - KEPT_FOR).update(contact="")


@daily(hour=2, zone="WIB")
@task
def forget_senders() -> None:
    """Delete what was counted to keep within the budgets; an hour later nobody asks for it any more."""
    with across_sites(why="senders are forgotten in every group alike"):
        Sending.objects.filter(at__lt=timezone.now() - timedelta(days=1)).delete()
