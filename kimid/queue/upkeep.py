"""The queue cleans up after itself."""

from datetime import datetime, timedelta
from typing import Final

from django.tasks import TaskResultStatus
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from kimid.queue.models import ScheduleSlot, WorkerBeat
from kimid.queue.schedule import daily
from kimid.queue.tasks import task

# Done tasks are kept for a week to look at; failed ones until somebody has looked.
KEPT: Final = timedelta(days=7)
# Slots must outlive the longest time between two due moments of any schedule.
SLOTS_KEPT: Final = timedelta(days=400)


@daily(hour=2, zone="WIB")
@task
def forget_done() -> None:
    """Delete tasks that were done long ago, old slots, and beats of workers that never came back."""
    forget(timezone.now())


def forget(at: datetime) -> None:
    """Delete what is too old at this moment."""
    DBTaskResult.objects.filter(status=TaskResultStatus.SUCCESSFUL, finished_at__lt=at - KEPT).delete()
    ScheduleSlot.objects.filter(slot__lt=at - SLOTS_KEPT).delete()
    WorkerBeat.objects.filter(seen_at__lt=at - KEPT).delete()
