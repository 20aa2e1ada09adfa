"""Old change rows are forgotten: every process that follows them has long seen them."""

from datetime import datetime, timedelta
from typing import Final

from django.utils import timezone

from kimid.edge.queries import newest_change
from kimid.events.models import Change
from kimid.queue.schedule import daily
from kimid.queue.tasks import task

KEPT: Final = timedelta(days=7)


@daily(hour=3, zone="WIB")
@task
def forget_changes() -> None:
    """Delete change rows that are a week old."""
    forget(timezone.now())


def forget(at: datetime) -> None:
    """Delete what is too old at this moment. The newest row stays, so that a process that starts knows where it is."""
    Change.objects.filter(made_at__lt=at - KEPT, pk__lt=newest_change()).delete()
