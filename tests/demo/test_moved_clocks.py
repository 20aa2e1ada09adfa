"""Every scheduled task runs on the demo: on the day after, and when nobody came for a year."""

from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.tasks import TaskResultStatus
from django.utils import timezone
from django_tasks_db.models import DBTaskResult
from pytest_django import Settings

from kimid.demo import world
from kimid.demo.policies import DECISIONS
from kimid.demo.world import Size
from kimid.events.models import Event
from kimid.media.models import Photo
from kimid.queue.schedule import SCHEDULE
from kimid.registry.models import Kim
from kimid.sites.guard import on_site
from tests import build
from tests.demo.test_world import KNOWN

pytestmark = pytest.mark.django_db


@pytest.fixture
def _demo(settings: Settings, tmp_path: Path) -> None:
    settings.MEDIA_DIR = tmp_path / "media"
    settings.SPOOL_DIR = tmp_path / "spool"
    for code in (*(village.code for village in KNOWN), *(each.region for each in DECISIONS)):
        build.region(code)
    world.build(report=lambda _: None, size=Size.SMALL)
    site = Kim.objects.select_related("site__region").earliest("pk").site
    with on_site(site):
        Photo.objects.create(
            site=site,
            name="abcdefgh23456789",
            width=9,
            height=9,
            widths=[320],
            weight=1,
            uploaded_at=timezone.now(),
        )
    DBTaskResult.objects.all().delete()  # only what the schedule asks for


@pytest.mark.usefixtures("_demo")
def test_every_scheduled_task_runs_after_a_day_and_after_a_year(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert len(SCHEDULE) >= 20
    today = timezone.now()
    before = Event.objects.count()
    for days in (1, 9, 60, 400):
        moment = today + timedelta(days=days)
        monkeypatch.setattr(timezone, "now", lambda moment=moment: moment)
        for scheduled in SCHEDULE.values():
            scheduled.task.func()
        _run_all(moment)

    kinds = Event.objects.order_by("pk").values_list("kind", flat=True)[before:]
    assert {
        "application.handed_up",
        "kim.stage_moved",
        "photo.discarded",
        "poll.closed",
        "story.published",
    } <= set(kinds)


def _run_all(at: datetime) -> None:
    """Run what the tasks have asked for, and what that asked for."""
    ready = DBTaskResult.objects.filter(status=TaskResultStatus.READY)
    while (row := ready.order_by("enqueued_at").first()) is not None:
        row.task.call(*row.args_kwargs["args"], **row.args_kwargs["kwargs"])
        DBTaskResult.objects.filter(pk=row.pk).update(
            status=TaskResultStatus.SUCCESSFUL, finished_at=at
        )
