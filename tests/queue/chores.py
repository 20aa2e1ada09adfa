"""Tasks for the tests of the queue. They write to a file, so that a killed process leaves a trace
too.
"""

import os
import signal
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from django.utils import timezone

from kimid.queue.lanes import Lane
from kimid.queue.tasks import NotYet, task

MOMENT = datetime(2026, 11, 25, 3, 0, tzinfo=UTC)


class Refused(Exception):
    """A chore that always fails."""


@task
def sweep(trace: str) -> None:
    """Add a line to the file."""
    with Path(trace).open("a") as lines:
        lines.write("swept\n")


@task(lane=Lane.AWAITED)
def answer(trace: str) -> None:
    """Add a line to the file, for somebody who waits for it."""
    with Path(trace).open("a") as lines:
        lines.write("answered\n")


@task(lane=Lane.DERIVED)
def draw(trace: str, name: str = "") -> None:
    """Add a line to the file: what can be made again."""
    with Path(trace).open("a") as lines:
        lines.write(f"drew {name}".strip() + "\n")


@task
def refuse() -> None:
    """Raise, every time."""
    raise Refused("not today")


@task
def wait_for_room(trace: str) -> None:
    """Ask to be run later, until the file is there."""
    if not Path(trace).exists():
        raise NotYet


@task(tries=1)
def refuse_once() -> None:
    """Raise; one run must be enough."""
    raise Refused("not today")


@task
def die_at_first(trace: str) -> None:
    """Kill the process of the worker in the first run, finish in the second."""
    first = not Path(trace).exists()
    with Path(trace).open("a") as lines:
        lines.write("began\n")
    if first:
        os.kill(os.getpid(), signal.SIGKILL)
    sweep.func(trace)


@task
def leave() -> None:
    """Ask Python to end, as some libraries do."""
    sys.exit(3)


@task
def tick() -> None:
    """Scheduled in some tests."""


@task
def write_time(at: datetime, trace: str) -> None:
    """Write the time of the run to the file."""
    Path(trace).write_text(at.isoformat())


@task
def tick_at(at: datetime) -> None:
    """Scheduled in a test. Raise if the time is not the time of the run."""
    if abs(at - timezone.now()) > timedelta(minutes=1):
        raise Refused(at)
