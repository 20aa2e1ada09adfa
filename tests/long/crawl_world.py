"""The world of the crawl: the demo, built in the same second and from the same random numbers in
every checkout.

Nothing of the project is imported by its name, so that this runs in any checkout: the demo is
asked for on the command line, and stopped where it would become its server.
"""

import os
import runpy
import secrets
import sys
from collections import Counter
from collections.abc import Callable
from contextlib import redirect_stdout, suppress
from io import StringIO
from random import Random
from threading import Event, current_thread, main_thread
from typing import Any, Final, NoReturn

_SMALL: Final = "tests.journeys.world"
_TASKS: Final = 12  # of each kind; the rest waits in both worlds


class Serving(Exception):
    """The demo is ready and would now become its server."""


class VerbFailed(Exception):
    """A verb of the command line ended with another exit code than 0; it has said why."""


class _Streams(dict[object, Random]):
    """Random numbers by what they are for, so that one more of one kind changes no other kind."""

    def __missing__(self, use: object) -> Random:
        self[use] = Random(repr(use))  # the same in every checkout
        return self[use]


def seed_random() -> None:
    """From now on all that this process draws at random in Python is the same in every run."""
    streams = _Streams()
    _replace(secrets, "choice", lambda row: streams["choice", str(row)].choice(row))
    _replace(secrets, "randbelow", lambda below: streams["below", below].randrange(below))
    _replace(secrets, "token_bytes", lambda size=32: streams["token", size].randbytes(size or 32))
    _replace(os, "urandom", lambda size: streams["bytes", size].randbytes(size))


def _replace(module: object, name: str, seeded: Callable[..., Any]) -> None:
    """In the main thread only: in which order others draw, nobody knows."""
    real = getattr(module, name)

    def draw(*args: Any) -> Any:
        return (seeded if current_thread() is main_thread() else real)(*args)

    setattr(module, name, draw)


def hold_timed_waits() -> None:
    """Let a thread that waits for a time to pass wait for ever, as it would where the clock stands
    still: libfaketime ends such a wait at once, so that the thread would take half of the
    processor.
    """
    until_set = Event.wait

    def wait(self: Event, timeout: float | None = None) -> bool:
        return until_set(self, timeout if current_thread() is main_thread() else None)

    Event.wait = wait  # type: ignore[method-assign]  # meant


def build(*, small: bool) -> None:
    """The demo in the data folder of the environment, and the first tasks that its worker would
    do.
    """
    os.fsync = lambda fd: None  # nothing of this has to outlive the machine
    if small:
        runpy.run_module(_SMALL, run_name="__main__")
    else:
        os.execv = _stop
        with suppress(Serving):
            run_verb("demo")
    _work()


def _stop(*args: object) -> NoReturn:
    raise Serving


def run_verb(*words: str) -> str:
    """What `python -m kimid <words>` prints, run in this process. Raises VerbFailed."""
    sys.argv = ["kimid", *words]
    with redirect_stdout(StringIO()) as printed:
        try:
            runpy.run_module("kimid", run_name="__main__")
        except SystemExit as end:
            if end.code:
                raise VerbFailed(*words) from end
    return printed.getvalue()


def _work() -> None:
    """In the order in which the tasks came: their names may be others in another checkout."""
    from django.db.models.expressions import RawSQL
    from django_tasks_db.models import DBTaskResult

    done: Counter[str] = Counter()
    waiting = DBTaskResult.objects.filter(status="READY").order_by(RawSQL("rowid", []))
    for row in list(waiting):
        if done[row.task_path] < _TASKS:
            done[row.task_path] += 1
            row.task.call(*row.args_kwargs["args"], **row.args_kwargs["kwargs"])
