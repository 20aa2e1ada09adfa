"""Writing changes as actions do, and pages that show what they changed."""

from collections.abc import Iterable
from datetime import UTC, datetime
from threading import Thread
from typing import Final

from django.db import connection, transaction
from django.http import HttpResponse

from kimid.edge.stored import stored
from kimid.events import changes
from kimid.events.models import Change

NOW: Final = datetime(2026, 11, 25, tzinfo=UTC)


def change(*tags: str) -> int:
    """Commit one change, as an action would, and tell this process of it. Gives its id."""
    with transaction.atomic():
        changes.write(tags, NOW)
        written = newest(tags)
    changes.committed.send(sender=None)
    return written


def newest(tags: Iterable[str]) -> int:
    """The id of the newest change with one of these tags that can be seen here; 0 when there is none."""
    wanted = set(tags)
    rows = Change.objects.order_by("-pk").values_list("pk", "tags")
    return next((pk for pk, its_tags in rows.iterator(chunk_size=100) if not wanted.isdisjoint(its_tags)), 0)


def newest_shown(*tags: str) -> HttpResponse:
    """A page that says which change it is as new as, and goes with these tags."""
    response = HttpResponse(str(newest(tags)))
    stored(response, tags=tags)
    return response


class Hand(Thread):
    """A thread with a database connection of its own. Its fault becomes the test's."""

    fault: BaseException | None = None

    def run(self) -> None:
        try:
            super().run()
        except BaseException as fault:
            self.fault = fault
        finally:
            connection.close()

    def finish(self) -> None:
        """Wait until it is done; raise what it raised."""
        self.join(timeout=60)
        assert not self.is_alive(), "a thread hangs"
        if self.fault is not None:
            raise self.fault
