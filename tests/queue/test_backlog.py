"""A worker finds what is promised for now behind any number of tasks that can wait."""

from datetime import timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from django_tasks_db.models import DBTaskResult, get_date_max

from kimid.events.permissions import Role
from kimid.newsroom.actions import scheduling
from kimid.newsroom.flow import Stage
from kimid.newsroom.reactions import publish_due
from kimid.queue import claims
from kimid.queue.lanes import Lane
from kimid.queue.schedule import every
from kimid.queue.worker import Worker
from tests import build
from tests.queue import chores

pytestmark = pytest.mark.django_db(transaction=True)

MANY = 20_000
# What a plan says of rows that are looked through or put in order one by one.
SLOW_STEPS = ("TEMP B-TREE", "Sort", "Seq Scan")


def _backlog(owners: int, how_many: int = MANY) -> None:
    """So many tasks that can wait, of so many owners, and some that are done."""
    for status, many in (("READY", how_many), ("SUCCESSFUL", how_many // 4)):
        DBTaskResult.objects.bulk_create(
            DBTaskResult(
                status=status,
                args_kwargs={"args": [], "kwargs": {}},
                priority=Lane.DERIVED,
                task_path=chores.tick.module_path,
                queue_name=f"site {number % owners}",
                backend_name="default",
                run_after=get_date_max(),
            )
            for number in range(many)
        )
    with connection.cursor() as cursor:
        # Of this table alone: what SQLite learns of empty tables misleads all tests that follow.
        cursor.execute(f"ANALYZE {DBTaskResult._meta.db_table}")


def _plan(command: str) -> str:
    explain = {"sqlite": "EXPLAIN QUERY PLAN ", "postgresql": "EXPLAIN (COSTS OFF) "}
    with connection.cursor() as cursor:
        cursor.execute(explain[connection.vendor] + command)
        return "\n".join(str(row[-1]) for row in cursor.fetchall())


@pytest.mark.parametrize("owners", [1, 2_000])
def test_the_next_task_is_found_in_an_index_however_many_wait(owners: int) -> None:
    _backlog(owners)
    later = timezone.now() + timedelta(seconds=5)

    with CaptureQueriesContext(connection) as queries:
        assert claims.claim("worker", later) is not None
        assert claims.claim("worker", later, after="site 1") is not None

    reads = [each["sql"] for each in queries.captured_queries if each["sql"].startswith("SELECT")]
    assert len(reads) == 4 + (owners == 1)  # after the last owner the first has its turn again
    for plan in (_plan(reads[1]), _plan(reads[-1])):
        assert not any(step in plan for step in SLOW_STEPS), plan


@pytest.mark.all_sites
def test_a_scheduled_story_goes_out_before_anything_that_can_wait() -> None:
    kim = build.kim(label="kim-satu")
    minute = build.AT + timedelta(days=1)
    story = scheduling.schedule(
        build.story(kim, Stage.VERIFIED),
        publish_at=minute,
        by=build.member(kim, Role.EDITOR),
        at=build.AT,
    )
    DBTaskResult.objects.all().delete()
    _backlog(owners=3)
    every(minutes=1)(publish_due)
    worker = Worker(now=lambda: minute + timedelta(seconds=15))
    worker.run_next()  # one of them is under way

    worker.maintain()
    tasks_run = 0
    while story.stage != Stage.PUBLISHED and tasks_run < 10:
        worker.run_next()
        tasks_run += 1
        story.refresh_from_db()

    assert (story.stage, tasks_run) == (Stage.PUBLISHED, 2)  # publish_due, publish_one
    waiting = DBTaskResult.objects.filter(status="READY", task_path=chores.tick.module_path)
    assert waiting.count() == MANY - 1
