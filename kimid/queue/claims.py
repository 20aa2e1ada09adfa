"""A claim: one worker holds one task. Take it, end it, and requeue tasks of dead workers."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from traceback import format_exception
from typing import Any, Final

from django.db import transaction
from django.db.models import Q, QuerySet
from django.tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult, get_date_max

from kimid.queue.models import WorkerBeat
from kimid.queue.tasks import NotYet, max_tries, pause_after

type TaskRow = DBTaskResult[Any, Any]

# A worker beats every 15 s. Without a beat for this long, it counts as dead.
DEAD_AFTER: Final = timedelta(seconds=60)


def ready_tasks(at: datetime) -> QuerySet[TaskRow]:
    """Tasks that may run at this moment, the most urgent first."""
    due = Q(run_after=get_date_max()) | Q(run_after__lte=at)
    return DBTaskResult.objects.filter(due, status=TaskResultStatus.READY)


def claim(worker_id: str, at: datetime, *, after: str = "") -> TaskRow | None:
    """Take the next task for this worker, or None. Two workers never get the same row.

    Within a lane those who have tasks there come in turn, whatever the number of their tasks:
    `after` is whose task this worker had before (its `queue_name`).
    """
    # This query takes no lock. On SQLite an idle worker must not take the only write lock twice a
    # second.
    lane = ready_tasks(at).values_list("priority", flat=True).first()
    if lane is None:
        return None
    with transaction.atomic():
        # In the order of the index `queue_ready_in_turn`: nothing is sorted, however many wait.
        in_turn = (
            ready_tasks(at)
            .filter(priority=lane)
            .order_by("queue_name", "run_after", "enqueued_at")
            .select_for_update(skip_locked=True)
        )
        row = in_turn.filter(queue_name__gt=after).first() or in_turn.first()
        if row is not None:
            row.status = TaskResultStatus.RUNNING
            row.started_at = at
            row.worker_ids = [*row.worker_ids, worker_id]
            row.save(update_fields=["status", "started_at", "worker_ids"])
        return row


def succeed(row: TaskRow, at: datetime) -> bool:
    """Save that the task is done. False if another worker has the task now, because this one
    counted as dead.
    """
    return _end_claim(
        row,
        status=TaskResultStatus.SUCCESSFUL,
        finished_at=at,
        exception_class_path="",
        traceback="",
    )


def fail(row: TaskRow, error: BaseException, at: datetime) -> bool:
    """Save that a run raised: the task is ready again after a pause, or failed after its last try.
    False as in `succeed`.
    """
    error_fields = {
        "exception_class_path": f"{type(error).__module__}.{type(error).__qualname__}",
        "traceback": "".join(format_exception(error)),
    }
    return _end_claim(row, **error_fields, **_next_state(row, at, pause_after(len(row.worker_ids))))


def postpone(row: TaskRow, at: datetime) -> bool:
    """Save that a run could not begin yet: the task is ready again after a pause, and the run does
    not count. False as in `succeed`.
    """
    return _end_claim(
        row,
        status=TaskResultStatus.READY,
        run_after=at + NotYet.PAUSE,
        worker_ids=row.worker_ids[:-1],
    )


def drop_waiting(task_id: str) -> None:
    """Somebody else has just done this task. Nothing happens if a worker has it already."""
    DBTaskResult.objects.filter(pk=task_id, status=TaskResultStatus.READY).delete()


def requeue_lost(at: datetime, *, idle: Iterable[str] = ()) -> int:
    """Make tasks of dead workers ready again. Returns how many. `idle` names living workers that
    run no task now.

    A task that kills every worker fails after its last try, like any other task.
    """
    alive = set(
        WorkerBeat.objects.filter(seen_at__gt=at - DEAD_AFTER).values_list("worker_id", flat=True)
    ) - set(idle)
    running = DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING)
    lost = [row for row in running if not row.worker_ids or row.worker_ids[-1] not in alive]
    return sum(_end_claim(row, **_next_state(row, at, timedelta())) for row in lost)


def _next_state(row: TaskRow, at: datetime, pause: timedelta) -> dict[str, Any]:
    if len(row.worker_ids) < max_tries(row.task_path):
        return {"status": TaskResultStatus.READY, "run_after": at + pause}
    return {"status": TaskResultStatus.FAILED, "finished_at": at}


def _end_claim(row: TaskRow, **fields: Any) -> bool:
    # `started_at` distinguishes this claim from a later claim of the same row.
    claimed = DBTaskResult.objects.filter(
        pk=row.pk, status=TaskResultStatus.RUNNING, started_at=row.started_at
    )
    return claimed.update(**fields) == 1
