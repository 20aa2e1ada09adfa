"""The state of the queue."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Case, Count, Min, When
from django.db.models.functions import Greatest
from django.tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from kimid.queue.claims import ready_tasks
from kimid.queue.lanes import Lane
from kimid.queue.models import WorkerBeat


@dataclass(frozen=True)
class QueueState:
    """Counts of tasks by state, since when the oldest due task of each lane waits, and the newest
    beat of any worker.
    """

    ready: int
    running: int
    failed: int
    waiting_since: dict[Lane, datetime]
    worker_seen_at: datetime | None


def queue_state(at: datetime) -> QueueState:
    """The state of the queue at this moment. 5 queries."""
    counts = dict(DBTaskResult.objects.order_by().values_list("status").annotate(Count("id")))
    return QueueState(
        ready=counts.get(TaskResultStatus.READY, 0),
        running=counts.get(TaskResultStatus.RUNNING, 0),
        failed=counts.get(TaskResultStatus.FAILED, 0),
        waiting_since={
            lane: since for lane in Lane if (since := _waiting_since(lane, at)) is not None
        },
        worker_seen_at=WorkerBeat.objects.order_by("-seen_at")
        .values_list("seen_at", flat=True)
        .first(),
    )


def _waiting_since(lane: Lane, at: datetime) -> datetime | None:
    """When the oldest due task of this lane became due."""
    # Without a pause `run_after` is the end of time.
    due_at = Case(
        When(run_after__lte=at, then=Greatest("run_after", "enqueued_at")), default="enqueued_at"
    )
    since: datetime | None = (
        ready_tasks(at).filter(priority=lane).aggregate(since=Min(due_at))["since"]
    )
    return since


def failed_tasks(limit: int = 10) -> list[tuple[str, str]]:
    """Dotted path and last line of the traceback of failed tasks, newest first."""
    rows = DBTaskResult.objects.filter(status=TaskResultStatus.FAILED).order_by("-finished_at")[
        :limit
    ]
    return [
        (row.task_path, row.traceback.strip().rpartition("\n")[2] or "its worker died")
        for row in rows
    ]
