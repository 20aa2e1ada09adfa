"""Tasks for the tests of the queue. What they did is written to a file, so that also a killed process leaves its trace."""

import os
import signal
import sys
from datetime import UTC, datetime
from pathlib import Path

from kimid.queue.tasks import task

MOMENT = datetime(2026, 11, 25, 3, 0, tzinfo=UTC)


class Refused(Exception):
    """The chore was told to raise."""


@task
def sweep(trace: str) -> None:
    """Add a line to the file."""
    with Path(trace).open("a") as lines:
        lines.write("swept\n")


@task
def refuse() -> None:
    """Raise, every time."""
    raise Refused("not today")


@task(tries=1)
def refuse_once() -> None:
    """Raise; one run must be enough."""
    raise Refused("not today")


@task
def die_at_first(trace: str) -> None:
    """Kill the worker's process at the first run, be done at the second."""
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
