"""The work of the queue inside one transaction of a test: only tasks about notices."""

from typing import Any

from django.tasks import Task, TaskResultStatus
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from kimid.events.models import Event
from kimid.notify.queries import waiting_notices
from kimid.people.models import Person


def give_notices() -> None:
    """Run each waiting task about notices, in the order of the events. A worker would do the same
    after the commit. Each runs twice, as after a worker that died.
    """
    waiting = DBTaskResult.objects.filter(
        status=TaskResultStatus.READY, task_path__contains=".notices."
    )
    for row in waiting.order_by("enqueued_at", "pk"):
        for _ in range(2):
            row.task.call(*row.args_kwargs["args"], **row.args_kwargs["kwargs"])
        row.delete()


def at_the_bell_of(person: Person) -> list[str]:
    """The titles of what waits for this person, the newest first."""
    fresh = Person.objects.get(pk=person.pk)
    return [notice.title for notice in waiting_notices(fresh, timezone.now())]


def run_again(task: Task[[int], Any], kind: str) -> None:
    """Run a task once more for the newest event of this kind, as after a worker that died."""
    task.func(Event.objects.filter(kind=kind).latest("pk").pk)
