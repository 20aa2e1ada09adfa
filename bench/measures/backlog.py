"""A worker behind 20,000 tasks that can wait: what one claim costs, and how long somebody waits."""

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread
from time import perf_counter, sleep
from typing import Final

from django.db import connection
from django.utils import timezone
from django_tasks_db.models import DBTaskResult, get_date_max

from bench.table import Row, middle, percentile
from kimid.newsroom.reactions import publish_due
from kimid.queue import claims
from kimid.queue.lanes import Lane
from kimid.queue.tasks import task
from kimid.queue.worker import Worker

_WAITING: Final = 20_000
_DRAWING: Final = 0.2  # seconds: a share card
_CLAIM_TARGET: Final = 5.0  # milliseconds
_WAIT_TARGET: Final = 60_000.0  # milliseconds
_PATIENCE: Final = 120.0  # seconds


@task(lane=Lane.DERIVED)
def draw() -> None:
    """Take as long as a share card."""
    sleep(_DRAWING)


def lines(kind: str, how_many: str = "200") -> Iterator[str]:
    """Task: rows for this many claims, and for a tenth of this many `publish_due`."""
    DBTaskResult.objects.all().delete()
    for waiting, owners in ((int(how_many), 1), (_WAITING, 1), (_WAITING, 2_000)):
        _fill(waiting, owners)
        yield _claims(kind, waiting, owners, int(how_many)).as_line()
        DBTaskResult.objects.all().delete()
    _fill(_WAITING, owners=1)
    with _working():
        yield _waits(kind, max(int(how_many) // 10, 5)).as_line()
    DBTaskResult.objects.all().delete()


def _fill(waiting: int, owners: int) -> None:
    DBTaskResult.objects.bulk_create(
        DBTaskResult(
            args_kwargs={"args": [], "kwargs": {}},
            priority=Lane.DERIVED,
            task_path=draw.module_path,
            queue_name=f"site {number % owners}",
            backend_name="default",
            run_after=get_date_max(),
        )
        for number in range(waiting)
    )
    with connection.cursor() as cursor:
        cursor.execute("ANALYZE")


def _claims(kind: str, waiting: int, owners: int, how_many: int) -> Row:
    times: list[float] = []
    after = ""
    for _ in range(how_many):
        began = perf_counter()
        row = claims.claim("bench", timezone.now(), after=after)
        times.append((perf_counter() - began) * 1000)
        after = row.queue_name if row else ""
    note = (
        f"{waiting:,} waiting of {owners:,} owners; p95 {percentile(times, 95):.1f}, largest "
        f"{max(times):.1f} ms; with the commit"
    )
    what = f"claim a task of {waiting:,} ({owners:,} owners)"
    return Row(what, kind, middle(times), "ms", _CLAIM_TARGET, note=note)


@contextmanager
def _working() -> Iterator[None]:
    worker = Worker()
    thread = Thread(target=worker.run)
    thread.start()
    try:
        yield
    finally:
        worker.stop()
        thread.join()


def _waits(kind: str, how_many: int) -> Row:
    """How long `publish_due` waits while a worker is busy with the others."""
    times: list[float] = []
    for _ in range(how_many):
        began = perf_counter()
        key = publish_due.enqueue().id
        while not DBTaskResult.objects.filter(pk=key, status="SUCCESSFUL").exists():
            if perf_counter() - began > _PATIENCE:
                raise TimeoutError("nothing runs before the tasks that can wait")
            sleep(0.005)
        times.append((perf_counter() - began) * 1000)
    note = (
        f"{how_many} times behind {_WAITING:,} tasks of {_DRAWING:g} s; p50 {middle(times):.0f} ms"
    )
    return Row("publish_due behind a backlog", kind, max(times), "ms", _WAIT_TARGET, note=note)
