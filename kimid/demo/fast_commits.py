"""Building a new demo without waiting for the disk at every step."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection

from kimid.media.disk_storage import written_through_at_the_end


@contextmanager
def without_disk_sync() -> Iterator[None]:
    """Commits and files inside are not written through one by one; all of them are before this
    returns. PostgreSQL writes its commits through as it always does.

    If the machine stops meanwhile, the half-built demo may be lost, and no more than that: it is
    made again at the next start.
    """
    if connection.in_atomic_block:
        yield
        return
    with written_through_at_the_end(), _commits_not_awaited():
        yield


@contextmanager
def _commits_not_awaited() -> Iterator[None]:
    if connection.vendor != "sqlite":
        yield
        return
    _run_pragma("PRAGMA synchronous=OFF")
    try:
        yield
    finally:
        _run_pragma("PRAGMA synchronous=FULL")
        _run_pragma("PRAGMA wal_checkpoint(TRUNCATE)")


def _run_pragma(command: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(command)
