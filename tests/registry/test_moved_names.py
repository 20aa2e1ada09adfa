"""Rows of an older install that call by name what the register has handed to other apps."""

from datetime import timedelta
from importlib import import_module
from typing import Final

import pytest
from django.apps import apps
from django.tasks import Task
from django.utils.module_loading import import_string
from django_tasks_db.models import DBTaskResult

from kimid.access.models import OneUseLink
from kimid.events.models import Event
from kimid.queue.models import ScheduleSlot
from kimid.queue.schedule import SCHEDULE
from kimid.registry.moved_names import rename
from tests import build

_APPS: Final = ("applications", "ict", "lifecycle")


def test_every_task_that_moved_is_there_under_its_new_name() -> None:
    tasks = {
        now
        for app in _APPS
        for now in import_module(f"kimid.{app}.migrations.0002_names_in_rows")._TASKS.values()
    }
    tasks.add("kimid.onboarding.reactions.enter_rows")

    assert len(tasks) == 15
    assert all(isinstance(import_string(path), Task) for path in tasks)
    assert {path for path in tasks if ".schedule." in path} <= SCHEDULE.keys()


@pytest.mark.django_db
def test_rows_follow_and_a_second_run_changes_nothing() -> None:
    site = build.kim().site
    Event.objects.update(subject="registry.Means")
    OneUseLink.objects.create(
        site=site,
        token_hash="0" * 64,
        perm="registry.old",
        subject="registry.Means",
        subject_id=1,
        holder_name="Pak Kades",
        made_by=build.person(),
        made_at=build.AT,
        expires_at=build.AT + timedelta(days=3),
    )
    ScheduleSlot.objects.create(name="kimid.registry.old", slot=build.AT)
    run = rename(
        "ict",
        ("Means",),
        tasks={"kimid.registry.old": "kimid.ict.new"},
        permissions={"registry.old": "ict.new"},
    )

    for _ in range(2):
        run(apps, None)
        assert set(Event.objects.values_list("subject", flat=True)) == {"ict.Means"}
        assert OneUseLink.objects.values_list("subject", "perm").get() == ("ict.Means", "ict.new")
        assert ScheduleSlot.objects.get().name == "kimid.ict.new"
    assert not DBTaskResult.objects.filter(task_path="kimid.registry.old").exists()
