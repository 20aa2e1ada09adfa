from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.db import transaction
from django.tasks import TaskResultStatus
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from kimid.queue.claims import claim
from kimid.queue.queries import failed_tasks, queue_state
from kimid.queue.tasks import NotYet
from kimid.queue.worker import Worker
from tests.queue import chores
from tests.queue.chores import MOMENT

pytestmark = pytest.mark.django_db(transaction=True)


class Clock:
    """A clock that a test sets."""

    def __init__(self) -> None:
        self.at = MOMENT

    def __call__(self) -> datetime:
        return self.at


def test_a_task_runs_once_and_is_done(tmp_path: Path) -> None:
    chores.sweep.enqueue(trace=str(tmp_path / "trace"))
    worker = Worker()
    assert worker.run_next()
    assert not worker.run_next()
    assert (tmp_path / "trace").read_text() == "swept\n"
    assert DBTaskResult.objects.get().status == TaskResultStatus.SUCCESSFUL


def test_a_task_of_a_transaction_that_was_rolled_back_never_existed(tmp_path: Path) -> None:
    with transaction.atomic():
        chores.sweep.enqueue(trace=str(tmp_path / "trace"))
        transaction.set_rollback(True)
    assert not DBTaskResult.objects.exists()


def test_a_task_that_is_not_yet_possible_comes_back_by_itself_and_uses_up_no_try(
    tmp_path: Path,
) -> None:
    chores.wait_for_room.enqueue(trace=str(tmp_path / "room"))
    clock = Clock()
    worker = Worker(now=clock)
    for _ in range(20):
        assert worker.run_next()
        assert not worker.run_next()
        clock.at += NotYet.PAUSE
    (tmp_path / "room").touch()
    assert worker.run_next()
    row = DBTaskResult.objects.get()
    assert (row.status, len(row.worker_ids)) == (TaskResultStatus.SUCCESSFUL, 1)


def test_a_failing_task_is_tried_after_10_40_160_and_640_seconds_and_then_stays_failed() -> None:
    chores.refuse.enqueue()
    clock = Clock()
    worker = Worker(now=clock)
    for pause in (10, 40, 160, 640):
        assert worker.run_next()
        clock.at += timedelta(seconds=pause - 1)
        assert not worker.run_next()
        clock.at += timedelta(seconds=1)
    assert worker.run_next()
    clock.at += timedelta(days=365)
    assert not worker.run_next()
    row = DBTaskResult.objects.get()
    assert (row.status, len(row.worker_ids)) == (TaskResultStatus.FAILED, 5)
    assert failed_tasks() == [
        ("tests.queue.chores.refuse", "tests.queue.chores.Refused: not today")
    ]
    assert queue_state(clock.at).failed == 1


def test_a_task_may_ask_for_one_try_only() -> None:
    chores.refuse_once.enqueue()
    Worker().run_next()
    assert DBTaskResult.objects.get().status == TaskResultStatus.FAILED


def test_a_task_that_ends_python_does_not_end_the_worker() -> None:
    chores.leave.enqueue()
    assert Worker(now=Clock()).run_next()
    assert DBTaskResult.objects.get().status == TaskResultStatus.READY


def test_a_task_whose_code_is_gone_fails_and_is_shown() -> None:
    chores.tick.enqueue()
    DBTaskResult.objects.update(task_path="kimid.queue.nowhere.to_be_found")
    assert Worker().run_next()
    assert failed_tasks()[0][0] == "kimid.queue.nowhere.to_be_found"


def test_a_task_that_asks_for_the_time_gets_that_of_its_run(tmp_path: Path) -> None:
    chores.write_time.enqueue(trace=str(tmp_path / "trace"))
    before = timezone.now()
    assert Worker().run_next()
    assert before <= datetime.fromisoformat((tmp_path / "trace").read_text()) <= timezone.now()
    assert DBTaskResult.objects.get().args_kwargs["kwargs"].keys() == {"trace"}


def test_a_task_can_be_called_for_a_time_of_choice(tmp_path: Path) -> None:
    chores.write_time.func(at=MOMENT, trace=str(tmp_path / "trace"))
    assert (tmp_path / "trace").read_text() == MOMENT.isoformat()


def test_a_task_for_later_waits() -> None:
    chores.tick.using(run_after=MOMENT + timedelta(hours=1)).enqueue()
    assert claim("early", MOMENT) is None
    assert claim("late", MOMENT + timedelta(hours=1)) is not None
