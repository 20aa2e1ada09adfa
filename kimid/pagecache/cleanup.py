"""Deletes old change rows. Every process that follows the changes has read them long ago."""

from datetime import datetime, timedelta
from typing import Final

from kimid.events.models import Change
from kimid.pagecache.queries import newest_change
from kimid.queue.lanes import Lane
from kimid.queue.schedule import daily
from kimid.queue.tasks import task

KEEP_FOR: Final = timedelta(days=7)


@daily(hour=3, zone="WIB")
@task(lane=Lane.DERIVED)
def delete_old_changes(at: datetime) -> None:
    """Delete change rows that are a week old. The newest row stays: a new process starts there."""
    Change.objects.filter(made_at__lt=at - KEEP_FOR, pk__lt=newest_change()).delete()
