"""The scheduled task that deletes contacts."""

from datetime import timedelta
from typing import Final

from django.utils import timezone

from kimid.moderation.models import Report
from kimid.queue.lanes import Lane
from kimid.queue.schedule import daily
from kimid.queue.tasks import task
from kimid.sites.guard import across_sites

CONTACT_RETENTION: Final = timedelta(days=90)


@daily(hour=2, zone="WIB")
@task(lane=Lane.DERIVED)
def forget_contacts() -> None:
    """Delete the contacts of reports that were answered 90 days ago."""
    with across_sites(reason="contacts are forgotten in every group alike"):
        Report.objects.exclude(contact="").filter(
            answered_at__lt=timezone.now() - CONTACT_RETENTION
        ).update(contact="")
