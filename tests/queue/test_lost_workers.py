import os
import subprocess
import sys
import threading
from datetime import timedelta
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection
from django.tasks import TaskResultStatus
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from kimid.queue.claims import DEAD_AFTER, claim, requeue_lost, succeed
from kimid.queue.models import WorkerBeat
from kimid.queue.worker import Worker
from tests.queue import chores
from tests.queue.chores import MOMENT

pytestmark = pytest.mark.django_db(transaction=True)

# A worker in its own process, on the database of this test.
CHILD = """
import sys
import django
from django.conf import settings
settings.DATABASES["default"]["NAME"] = sys.argv[1]
django.setup()
from kimid.queue.worker import Worker
worker = Worker("the-killed")
worker.beat()
worker.run_next()
"""


def test_the_task_of_a_killed_worker_is_run_again(tmp_path: Path) -> None:
    trace = tmp_path / "trace"
    chores.die_at_first.enqueue(trace=str(trace))
    environment = {
        **os.environ,
        "DJANGO_SETTINGS_MODULE": settings.SETTINGS_MODULE,
        "PYTHONPATH": os.pathsep.join(sys.path),
    }
    name = str(connection.settings_dict["NAME"])
    killed = subprocess.run(
        [sys.executable, "-c", CHILD, name], env=environment, check=False
    )  # our own code
    assert killed.returncode == -9
    row = DBTaskResult.objects.get()
    assert (row.status, row.worker_ids, trace.read_text()) == (
        TaskResultStatus.RUNNING,
        ["the-killed"],
        "began\n",
    )

    next_worker = Worker("the-heir")
    next_worker.maintain()
    assert not next_worker.run_next()  # the silence is too short yet

    next_worker.now = lambda: timezone.now() + DEAD_AFTER
    next_worker.maintain()
    assert next_worker.run_next()
    row.refresh_from_db()
    assert (row.status, row.worker_ids) == (TaskResultStatus.SUCCESSFUL, ["the-killed", "the-heir"])
    assert trace.read_text() == "began\nbegan\nswept\n"


def test_the_task_of_a_living_worker_is_left_alone() -> None:
    chores.tick.enqueue()
    WorkerBeat.objects.create(worker_id="alive", seen_at=MOMENT)
    claim("alive", MOMENT)
    assert requeue_lost(MOMENT + timedelta(seconds=59)) == 0


def test_a_task_that_kills_every_worker_fails_after_five() -> None:
    chores.tick.enqueue()
    for run in range(5):
        assert claim(f"dead-{run}", MOMENT + timedelta(minutes=run)) is not None
        assert requeue_lost(MOMENT + timedelta(minutes=run)) == 1
    assert DBTaskResult.objects.get().status == TaskResultStatus.FAILED


def test_a_worker_that_was_taken_for_dead_does_not_end_the_claim_of_another() -> None:
    chores.tick.enqueue()
    slow = claim("slow", MOMENT)
    assert slow is not None
    requeue_lost(MOMENT)
    quick = claim("quick", MOMENT + timedelta(seconds=1))
    assert quick is not None
    assert not succeed(slow, MOMENT)
    assert DBTaskResult.objects.get().status == TaskResultStatus.RUNNING
    assert succeed(quick, MOMENT)


def test_four_workers_share_forty_tasks_and_run_each_once(tmp_path: Path) -> None:
    for number in range(40):
        chores.sweep.enqueue(trace=str(tmp_path / str(number)))

    def work(worker: Worker) -> None:
        while worker.run_next():
            pass
        connection.close()

    threads = [threading.Thread(target=work, args=[Worker()]) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [trace.read_text() for trace in tmp_path.iterdir()] == ["swept\n"] * 40


def test_a_worker_stops_in_peace_and_takes_its_beat_along(tmp_path: Path) -> None:
    trace = tmp_path / "trace"
    worker = Worker("calm")
    done = threading.Thread(target=worker.run)
    done.start()
    chores.sweep.enqueue(trace=str(trace))
    while (
        done.is_alive()
        and not DBTaskResult.objects.filter(status=TaskResultStatus.SUCCESSFUL).exists()
    ):
        done.join(0.02)
    assert WorkerBeat.objects.filter(worker_id="calm").exists()
    worker.stop()
    done.join(10)
    assert not done.is_alive()
    assert not WorkerBeat.objects.exists()
