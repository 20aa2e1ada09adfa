"""Which of the due tasks run first, and how late each lane is."""

from datetime import timedelta
from pathlib import Path

import pytest
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from kimid.activity.schedule import close_due_polls
from kimid.insights.schedule import save_daily_snapshots
from kimid.media.reactions import clean_up
from kimid.newsroom.reactions import note_overdue, publish_due
from kimid.queue.cleanup import delete_old_tasks
from kimid.queue.lanes import Lane
from kimid.queue.queries import queue_state
from kimid.queue.worker import Worker
from kimid.registry.schedule import remind_of_decrees
from tests import build
from tests.queue import chores

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def trace(tmp_path: Path) -> Path:
    return tmp_path / "trace"


def _run_all() -> None:
    worker = Worker()
    while worker.run_next():
        pass


def test_what_somebody_waits_for_runs_before_all_that_can_be_made_again(trace: Path) -> None:
    for _ in range(20):
        chores.draw.enqueue(trace=str(trace))
    chores.sweep.enqueue(trace=str(trace))
    chores.answer.enqueue(trace=str(trace))

    _run_all()
    assert trace.read_text().splitlines()[:3] == ["answered", "swept", "drew"]


def test_whoever_has_many_tasks_does_not_hold_up_others(trace: Path) -> None:
    for name, count in (("a", 5), ("b", 1), ("c", 2)):
        for _ in range(count):
            chores.draw.using(queue_name=f"site {name}").enqueue(trace=str(trace), name=name)

    _run_all()
    assert [line[-1] for line in trace.read_text().splitlines()] == list("abcacaaa")


@pytest.mark.all_sites
def test_the_tasks_of_an_event_belong_to_its_site() -> None:
    kim = build.kim()
    build.published(kim, 1)

    owners = set(DBTaskResult.objects.values_list("queue_name", flat=True))
    assert owners == {f"site {kim.site.pk}"}


def test_each_lane_tells_since_when_its_oldest_due_task_waits(trace: Path) -> None:
    now = timezone.now()
    chores.sweep.enqueue(trace=str(trace))
    chores.draw.enqueue(trace=str(trace))
    DBTaskResult.objects.filter(priority=Lane.DERIVED).update(enqueued_at=now - timedelta(hours=2))
    DBTaskResult.objects.filter(priority=Lane.USUAL).update(
        enqueued_at=now - timedelta(hours=1), run_after=now - timedelta(minutes=3)
    )

    assert queue_state(now).waiting_since == {
        Lane.USUAL: now - timedelta(minutes=3),
        Lane.DERIVED: now - timedelta(hours=2),
    }


def test_what_has_a_moment_is_awaited() -> None:
    for moment in (publish_due, note_overdue, close_due_polls, remind_of_decrees):
        assert moment.priority == Lane.AWAITED, moment.module_path
    for derived in (clean_up, delete_old_tasks, save_daily_snapshots):
        assert derived.priority == Lane.DERIVED, derived.module_path
