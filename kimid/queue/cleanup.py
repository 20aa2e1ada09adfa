"""The queue deletes its own old rows."""

from datetime import datetime, timedelta
from typing import Final

from django.tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from kimid.queue.lanes import Lane
from kimid.queue.models import ScheduleSlot, WorkerBeat
from kimid.queue.schedule import daily
from kimid.queue.tasks import task

# Successful tasks stay for a week. Failed ones stay until somebody deletes them.
KEEP_FOR: Final = timedelta(days=7)
# Slots must outlive the longest time between two due moments of any schedule.
KEEP_SLOTS_FOR: Final = timedelta(days=400)


@daily(hour=2, zone="WIB")
@task(lane=Lane.DERIVED)
def delete_old_tasks(at: datetime) -> None:
    """Delete old successful tasks, old slots, and beats of workers that never came back."""
    DBTaskResult.objects.filter(
        status=TaskResultStatus.SUCCESSFUL, finished_at__lt=at - KEEP_FOR
    ).delete()
    ScheduleSlot.objects.filter(slot__lt=at - KEEP_SLOTS_FOR).delete()
    WorkerBeat.objects.filter(seen_at__lt=at - KEEP_FOR).delete()
