"""Writes changes as actions do, and pages that show the newest change."""

from collections.abc import Iterable
from datetime import UTC, datetime
from threading import Thread
from typing import Final

from django.db import connection, transaction
from django.http import HttpResponse

from kimid.events import changes
from kimid.events.models import Change
from kimid.pagecache.directives import mark_cacheable

NOW: Final = datetime(2026, 11, 25, tzinfo=UTC)


def change(*tags: str) -> int:
    """Commit one change, as an action does, and notify this process. Returns its id."""
    with transaction.atomic():
        changes.write(tags, NOW)
        written = newest(tags)
    changes.committed.send(sender=None)
    return written


def newest(tags: Iterable[str]) -> int:
    """The id of the newest visible change with one of these tags; 0 if there is none."""
    own_tags = set(tags)
    rows = Change.objects.order_by("-pk").values_list("pk", "tags")
    return next(
        (pk for pk, its_tags in rows.iterator(chunk_size=100) if not own_tags.isdisjoint(its_tags)),
        0,
    )


def newest_shown(*tags: str, until: datetime | None = None) -> HttpResponse:
    """A page that shows its newest change, and goes with these tags or at a moment."""
    response = HttpResponse(str(newest(tags)))
    mark_cacheable(response, tags=tags, fresh_until=until)
    return response


class DatabaseThread(Thread):
    """A thread with its own database connection. Its error becomes an error of the test."""

    error: BaseException | None = None

    def run(self) -> None:
        try:
            super().run()
        except BaseException as error:
            self.error = error
        finally:
            connection.close()

    def finish(self) -> None:
        """Wait until the thread ends. Raise what it raised."""
        self.join(timeout=60)
        assert not self.is_alive(), "a thread hangs"
        if self.error is not None:
            raise self.error
