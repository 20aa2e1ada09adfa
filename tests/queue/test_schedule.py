import threading
from datetime import UTC, datetime, timedelta

import pytest
from django.db import connection
from django.tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from kimid.queue.cleanup import KEEP_FOR, delete_old_tasks
from kimid.queue.models import ScheduleSlot, WorkerBeat
from kimid.queue.schedule import SCHEDULE, daily, enqueue_due, every
from kimid.queue.worker import Worker
from tests.queue import chores
from tests.queue.chores import MOMENT

pytestmark = pytest.mark.django_db(transaction=True)


def test_many_workers_never_fire_one_slot_twice() -> None:
    every(minutes=5)(chores.tick)
    start = threading.Barrier(4)

    def fire() -> None:
        for slot in range(10):
            start.wait()
            enqueue_due(MOMENT + timedelta(minutes=5 * slot))
        connection.close()

    threads = [threading.Thread(target=fire) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert (ScheduleSlot.objects.count(), DBTaskResult.objects.count()) == (10, 10)


def test_every_five_minutes_means_once_in_each_five_minutes() -> None:
    every(minutes=5)(chores.tick)
    fired = [enqueue_due(MOMENT + timedelta(seconds=seconds)) for seconds in (0, 30, 299, 300, 301)]
    name = "tests.queue.chores.tick"
    assert fired == [[name], [], [], [name], []]


def test_daily_at_two_follows_the_clocks_of_the_zone() -> None:
    daily(hour=2, zone="WIT")(chores.tick)
    assert SCHEDULE["tests.queue.chores.tick"].latest_slot(MOMENT) == datetime(
        2026, 11, 24, 17, tzinfo=UTC
    )
    before_two = datetime(2026, 11, 24, 16, 59, tzinfo=UTC)
    assert SCHEDULE["tests.queue.chores.tick"].latest_slot(before_two) == datetime(
        2026, 11, 23, 17, tzinfo=UTC
    )


def test_a_scheduled_task_gets_the_time_of_its_run_too() -> None:
    every(minutes=5)(chores.tick_at)
    enqueue_due(MOMENT)
    assert Worker().run_next()
    assert DBTaskResult.objects.get().status == TaskResultStatus.SUCCESSFUL


def test_the_queue_forgets_what_was_done_long_ago_and_keeps_what_failed() -> None:
    for status in (TaskResultStatus.SUCCESSFUL, TaskResultStatus.FAILED):
        chores.tick.enqueue()
        DBTaskResult.objects.filter(status=TaskResultStatus.READY).update(
            status=status, finished_at=MOMENT
        )
    WorkerBeat.objects.create(worker_id="gone", seen_at=MOMENT)
    delete_old_tasks.func(at=MOMENT + KEEP_FOR)
    assert (DBTaskResult.objects.count(), WorkerBeat.objects.count()) == (2, 1)
    delete_old_tasks.func(at=MOMENT + KEEP_FOR + timedelta(seconds=1))
    assert [row.status for row in DBTaskResult.objects.all()] == [TaskResultStatus.FAILED]
    assert not WorkerBeat.objects.exists()
