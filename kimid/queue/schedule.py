"""Scheduled tasks: every few minutes, or once a day at an hour of a time zone. And what each worker
looks at every second, without a task.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from django.db import IntegrityError, transaction
from django.tasks import Task

from kimid.lib.clock import in_zone
from kimid.queue.models import ScheduleSlot


@dataclass(frozen=True)
class ScheduledTask:
    """One scheduled task and the rule that returns its latest due moment."""

    task: "Task[[], Any]"
    latest_slot: Callable[[datetime], datetime]


type Look = Callable[[datetime], None]

SCHEDULE: Final[dict[str, ScheduledTask]] = {}
LOOKS: Final[list[Look]] = []


def each_second(look: Look) -> Look:
    """Call this with the time every second in each worker, also while it runs a long task. For a
    moment that people watch: it costs one indexed query, and finds what a row says is due.
    """
    LOOKS.append(look)
    return look


def every[R](*, minutes: int) -> "Callable[[Task[[], R]], Task[[], R]]":
    """Run the task every `minutes` minutes, counted from midnight UTC of 1 January 1970."""
    step = timedelta(minutes=minutes)

    def latest_slot(at: datetime) -> datetime:
        epoch = datetime(1970, 1, 1, tzinfo=UTC)
        return epoch + (at - epoch) // step * step

    return _register(latest_slot)


def daily[R](*, hour: int, zone: str) -> "Callable[[Task[[], R]], Task[[], R]]":
    """Run the task once a day at this hour of WIB, WITA or WIT. If no worker runs then, the task
    runs as soon as one does.
    """

    def latest_slot(at: datetime) -> datetime:
        here = in_zone(at, zone)
        today = here.replace(hour=hour, minute=0, second=0, microsecond=0)
        return (today if today <= here else today - timedelta(days=1)).astimezone(UTC)

    return _register(latest_slot)


def enqueue_due(at: datetime) -> list[str]:
    """Enqueue each scheduled task whose latest due moment has no slot row yet. Returns their names.

    Any number of workers may call this at once. One transaction writes the slot row and the task
    row, and the database refuses a second row for the same slot.
    """
    return [
        name
        for name, scheduled in SCHEDULE.items()
        if _enqueue_once(name, scheduled, scheduled.latest_slot(at))
    ]


def _enqueue_once(name: str, scheduled: ScheduledTask, slot: datetime) -> bool:
    if ScheduleSlot.objects.filter(name=name, slot=slot).exists():
        return False
    try:
        with transaction.atomic():
            ScheduleSlot.objects.create(name=name, slot=slot)
            scheduled.task.enqueue()
    except IntegrityError:
        return False
    return True


def _register[R](
    latest_slot: Callable[[datetime], datetime],
) -> "Callable[[Task[[], R]], Task[[], R]]":
    def register(task: "Task[[], R]") -> "Task[[], R]":
        SCHEDULE[task.module_path] = ScheduledTask(task, latest_slot)
        return task

    return register
