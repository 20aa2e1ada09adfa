"""The state of the queue."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Count
from django.tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from kimid.queue.claims import ready_tasks
from kimid.queue.models import WorkerBeat


@dataclass(frozen=True)
class QueueState:
    """Counts of tasks by state, when the oldest due task was enqueued, and the newest beat of any
    worker.
    """

    ready: int
    running: int
    failed: int
    waiting_since: datetime | None
    worker_seen_at: datetime | None


def queue_state(at: datetime) -> QueueState:
    """The state of the queue at this moment. 3 queries."""
    counts = dict(DBTaskResult.objects.order_by().values_list("status").annotate(Count("id")))
    return QueueState(
        ready=counts.get(TaskResultStatus.READY, 0),
        running=counts.get(TaskResultStatus.RUNNING, 0),
        failed=counts.get(TaskResultStatus.FAILED, 0),
        waiting_since=ready_tasks(at)
        .order_by("enqueued_at")
        .values_list("enqueued_at", flat=True)
        .first(),
        worker_seen_at=WorkerBeat.objects.order_by("-seen_at")
        .values_list("seen_at", flat=True)
        .first(),
    )


def failed_tasks(limit: int = 10) -> list[tuple[str, str]]:
    """Dotted path and last line of the traceback of failed tasks, newest first."""
    rows = DBTaskResult.objects.filter(status=TaskResultStatus.FAILED).order_by("-finished_at")[
        :limit
    ]
    return [
        (row.task_path, row.traceback.strip().rpartition("\n")[2] or "its worker died")
        for row in rows
    ]
