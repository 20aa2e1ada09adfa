"""`@task`: a function that the queue runs later, and runs again when it fails."""

from collections.abc import Callable
from contextlib import suppress
from datetime import datetime, timedelta
from functools import wraps
from inspect import signature
from typing import Any, ClassVar, Concatenate, Final, Protocol, overload

from django.tasks import Task
from django.tasks import task as plain_task
from django.utils import timezone
from django.utils.module_loading import import_string

from kimid.queue.lanes import Lane

MAX_TRIES: Final = 5
_max_tries: Final[dict[str, int]] = {}


class NotYet(Exception):
    """What a task needs is taken just now. The worker runs it again after the pause, as often as it
    says so, and such a run uses up no try. Whoever raises it ends the waiting elsewhere.
    """

    PAUSE: ClassVar = timedelta(minutes=5)


class TaskDecorator(Protocol):
    """What `task(tries=…)` returns: it makes a function a task, as `task` does."""

    @overload
    def __call__[**P, R](
        self, function: Callable[Concatenate[datetime, P], R], /
    ) -> "Task[P, R]": ...
    @overload
    def __call__[**P, R](self, function: Callable[P, R], /) -> "Task[P, R]": ...


@overload
def task[**P, R](function: Callable[Concatenate[datetime, P], R]) -> "Task[P, R]": ...
@overload
def task[**P, R](function: Callable[P, R]) -> "Task[P, R]": ...
@overload
def task(*, tries: int = MAX_TRIES, lane: Lane = Lane.USUAL) -> TaskDecorator: ...
def task(
    function: Callable[..., Any] | None = None,
    *,
    tries: int = MAX_TRIES,
    lane: Lane = Lane.USUAL,
) -> Any:
    """Make a module-level function a task. `welcome.enqueue(person_id=7)` writes a row in the
    current transaction.

    Arguments must be JSON values. A function whose first parameter is `at: datetime` gets the time
    of its run there. `enqueue` does not take `at`; `welcome.func(at=…)` calls the function for a
    given time. `lane` says which of the due tasks run first.

    A run that raises is tried again after 10 s, 40 s, 160 s and 640 s. After `tries` runs the task
    stays failed, and `kimid doctor` shows it. The function must allow a second run. One that raises
    NotYet is run again later without a count.
    """

    def wrap(target: Callable[..., Any]) -> "Task[..., Any]":
        run = _with_time(target) if "at" in signature(target).parameters else target
        new_task = plain_task(run, priority=lane)
        _max_tries[new_task.module_path] = tries
        return new_task

    return wrap if function is None else wrap(function)


def max_tries(path: str) -> int:
    """How many runs the task at this dotted path may have in all. 1 if `task` did not make it."""
    with suppress(ImportError):
        import_string(path)  # so that its decorator has run
    return _max_tries.get(path, 1)


def pause_after(runs: int) -> timedelta:
    """The pause after this number of failed runs: 10 s after the first, then four times longer each
    time.
    """
    return timedelta(seconds=10 * 4 ** (runs - 1))


def _with_time(function: Callable[..., Any]) -> Callable[..., Any]:
    @wraps(function)
    def run(*args: Any, at: datetime | None = None, **kwargs: Any) -> Any:
        return function(at or timezone.now(), *args, **kwargs)

    return run
