"""`@task`: a function that the queue runs later, and runs again when it fails."""

from collections.abc import Callable
from contextlib import suppress
from datetime import timedelta
from typing import Any, Final, overload

from django.tasks import Task
from django.tasks import task as plain_task
from django.utils.module_loading import import_string

TRIES: Final = 5
_tries_of: Final[dict[str, int]] = {}


@overload
def task[**P, R](function: Callable[P, R]) -> "Task[P, R]": ...
@overload
def task[**P, R](
    *, tries: int = TRIES, priority: int = 0, queue_name: str = "default"
) -> "Callable[[Callable[P, R]], Task[P, R]]": ...
def task(
    function: Callable[..., Any] | None = None, *, tries: int = TRIES, priority: int = 0, queue_name: str = "default"
) -> Any:
    """Make a module-level function a task: `welcome.enqueue(person_id=7)` writes a row in the transaction under way.

    Arguments must fit into JSON. A run that raises is tried again after 10 s, 40 s, 160 s, 640 s; after `tries` runs in all
    the task stays failed and `kimid doctor` shows it. The function must bear being run twice.
    """

    def wrap(given: Callable[..., Any]) -> "Task[..., Any]":
        made = plain_task(given, priority=priority, queue_name=queue_name)
        _tries_of[made.module_path] = tries
        return made

    return wrap if function is None else wrap(function)


def tries_of(path: str) -> int:
    """How often the task at this dotted path may be run in all; once if it was not made by `task` above."""
    with suppress(ImportError):
        import_string(path)  # so that its decorator has been read
    return _tries_of.get(path, 1)


def pause_after(runs: int) -> timedelta:
    """How long to wait after so many runs that did not succeed: 10 s after the first, four times longer after each other."""
    return timedelta(seconds=10 * 4 ** (runs - 1))
