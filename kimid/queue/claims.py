"""A claim: one worker holds one task. Taking it, ending it, and putting back what dead workers held."""

from collections.abc import Iterable
from datetime import datetime, timedelta
from traceback import format_exception
from typing import Any, Final

from django.db import transaction
from django.db.models import Q, QuerySet
from django.tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult, get_date_max

from kimid.queue.models import WorkerBeat
from kimid.queue.tasks import pause_after, tries_of

type Row = DBTaskResult[Any, Any]

# A worker beats every 15 s; one that was silent for so long is taken for dead.
SILENCE: Final = timedelta(seconds=60)


def ready(at: datetime) -> QuerySet[Row]:
    """Tasks that may be run at this moment, the most urgent first."""
    due = Q(run_after=get_date_max()) | Q(run_after__lte=at)
    return DBTaskResult.objects.filter(due, status=TaskResultStatus.READY)


def claim(worker_id: str, at: datetime) -> Row | None:
    """Take the next task for this worker, or None. Two workers never get the same row."""
    # The look without a lock is for SQLite, where a waiting worker must not take the one write lock twice a second.
    if not ready(at).exists():
        return None
    with transaction.atomic():
        row = ready(at).select_for_update(skip_locked=True).first()
        if row is not None:
            row.status = TaskResultStatus.RUNNING
            row.started_at = at
            row.worker_ids = [*row.worker_ids, worker_id]
            row.save(update_fields=["status", "started_at", "worker_ids"])
        return row


def succeed(row: Row, at: datetime) -> bool:
    """Note that the task is done. False when the claim was lost meanwhile, because this worker was taken for dead."""
    return _end(row, status=TaskResultStatus.SUCCESSFUL, finished_at=at, exception_class_path="", traceback="")


def fail(row: Row, error: BaseException, at: datetime) -> bool:
    """Note that a run raised: ready again after a pause, or failed for good when all tries are used. False as in `succeed`."""
    told = {
        "exception_class_path": f"{type(error).__module__}.{type(error).__qualname__}",
        "traceback": "".join(format_exception(error)),
    }
    return _end(row, **told, **_what_next(row, at, pause_after(len(row.worker_ids))))


def put_back_lost(at: datetime, *, idle: Iterable[str] = ()) -> int:
    """Make tasks ready again whose workers died; returns how many. `idle` names living workers known to run nothing now.

    A task that kills every worker that takes it fails for good like any other when its tries are used.
    """
    alive = set(WorkerBeat.objects.filter(seen_at__gt=at - SILENCE).values_list("worker_id", flat=True)) - set(idle)
    running = DBTaskResult.objects.filter(status=TaskResultStatus.RUNNING)
    lost = [row for row in running if not row.worker_ids or row.worker_ids[-1] not in alive]
    return sum(_end(row, **_what_next(row, at, timedelta())) for row in lost)


def _what_next(row: Row, at: datetime, pause: timedelta) -> dict[str, Any]:
    if len(row.worker_ids) < tries_of(row.task_path):
        return {"status": TaskResultStatus.READY, "run_after": at + pause}
    return {"status": TaskResultStatus.FAILED, "finished_at": at}


def _end(row: Row, **fields: Any) -> bool:
    # The moment of the claim tells this claim from a later one of the same row.
    held = DBTaskResult.objects.filter(pk=row.pk, status=TaskResultStatus.RUNNING, started_at=row.started_at)
    return held.update(**fields) == 1
