"""Tasks that come round by themselves: every so many minutes, or once a day on the clocks of a zone."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any, Final

from django.db import IntegrityError, transaction
from django.tasks import Task

from kimid.lib.clock import in_zone
from kimid.queue.models import ScheduleSlot


@dataclass(frozen=True)
class Entry:
    """One scheduled task and the rule that tells its latest due moment."""

    task: "Task[[], Any]"
    latest_slot: Callable[[datetime], datetime]


SCHEDULE: Final[dict[str, Entry]] = {}


def every[R](*, minutes: int) -> "Callable[[Task[[], R]], Task[[], R]]":
    """Run the task every so many minutes, counted from midnight UTC of 1 January 1970."""
    step = timedelta(minutes=minutes)

    def latest_slot(at: datetime) -> datetime:
        epoch = datetime(1970, 1, 1, tzinfo=UTC)
        return epoch + (at - epoch) // step * step

    return _registered(latest_slot)


def daily[R](*, hour: int, zone: str) -> "Callable[[Task[[], R]], Task[[], R]]":
    """Run the task once a day at this hour of WIB, WITA or WIT. If no worker was up then, it runs when one is."""

    def latest_slot(at: datetime) -> datetime:
        here = in_zone(at, zone)
        today = here.replace(hour=hour, minute=0, second=0, microsecond=0)
        return (today if today <= here else today - timedelta(days=1)).astimezone(UTC)

    return _registered(latest_slot)


def enqueue_due(at: datetime) -> list[str]:
    """Enqueue each scheduled task whose latest due moment has not been served; returns their names.

    Any number of workers may call this at once: the slot row and the task row are written in one transaction, and the second
    to write the slot is refused by the database.
    """
    return [name for name, entry in SCHEDULE.items() if _enqueue_once(name, entry, entry.latest_slot(at))]


def _enqueue_once(name: str, entry: Entry, slot: datetime) -> bool:
    if ScheduleSlot.objects.filter(name=name, slot=slot).exists():
        return False
    try:
        with transaction.atomic():
            ScheduleSlot.objects.create(name=name, slot=slot)
            entry.task.enqueue()
    except IntegrityError:
        return False
    return True


def _registered[R](latest_slot: Callable[[datetime], datetime]) -> "Callable[[Task[[], R]], Task[[], R]]":
    def register(task: "Task[[], R]") -> "Task[[], R]":
        SCHEDULE[task.module_path] = Entry(task, latest_slot)
        return task

    return register
