"""The work of the queue inside one transaction of a test: only tasks about notices."""

from django.tasks import TaskResultStatus
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from kimid.notify.queries import waiting_notices
from kimid.people.models import Person


def give_notices() -> None:
    """Run each waiting task about notices, in the order of the events. A worker would do the same
    after the commit.
    """
    waiting = DBTaskResult.objects.filter(
        status=TaskResultStatus.READY, task_path__contains=".notices."
    )
    for row in waiting.order_by("enqueued_at", "pk"):
        row.task.call(*row.args_kwargs["args"], **row.args_kwargs["kwargs"])
        row.delete()


def at_the_bell_of(person: Person) -> list[str]:
    """The titles of what waits for this person, the newest first."""
    fresh = Person.objects.get(pk=person.pk)
    return [notice.title for notice in waiting_notices(fresh, timezone.now())]
