"""Building a new demo without waiting for the disk at every step."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection


@contextmanager
def without_waiting_for_the_disk() -> Iterator[None]:
    """Commits inside are not written through one by one; all of them are before this returns.

    If the machine stops meanwhile, the half-built demo may be lost, and no more than that: it is made again at the next start.
    """
    if connection.vendor != "sqlite" or connection.in_atomic_block:
        yield
        return
    _tell_sqlite("PRAGMA synchronous=OFF")
    try:
        yield
    finally:
        _tell_sqlite("PRAGMA synchronous=FULL")
        _tell_sqlite("PRAGMA wal_checkpoint(TRUNCATE)")


def _tell_sqlite(command: str) -> None:
    with connection.cursor() as cursor:
        cursor.execute(command)
