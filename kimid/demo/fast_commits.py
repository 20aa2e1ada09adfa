"""Building a new demo without waiting for the disk at every step."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.db import connection


@contextmanager
def without_disk_sync() -> Iterator[None]:
    """Commits inside are not written through one by one; all of them are before this returns.

    If the machine stops meanwhile, the half-built demo may be lost, and no more than that: it is
    made again at the next start.
    """
    if connection.vendor != "sqlite" or connection.in_atomic_block:
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
