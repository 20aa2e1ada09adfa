"""The tallies follow the record."""

from django.utils import timezone

from kimid.activity.tallies import follow
from kimid.queue.schedule import every
from kimid.queue.tasks import task


@every(minutes=10)
@task
def follow_the_record() -> None:
    """Count those KIM anew of which something was recorded since the last time."""
    follow(timezone.now())
