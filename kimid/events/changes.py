"""Writing change rows so that they become visible in the order of their ids."""

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from django.db import connection
from django.dispatch import Signal

from kimid.events.models import Change

# Sent after the commit of a transaction that wrote a change; the page store of this process catches up at once.
committed: Final = Signal()

# Any number will do, as long as every writer takes the same.
_ORDER_LOCK: Final = 0x6B696D6964


def write(tags: Iterable[str], at: datetime) -> None:
    """Write one change row. Must be the last write of its transaction.

    SQLite has one writer at a time, so ids are in the order of commits. PostgreSQL draws ids before the commit; the lock,
    held until the transaction ends, keeps a later id from being seen before an earlier one.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_ORDER_LOCK])
    Change.objects.create(tags=sorted(set(tags)), made_at=at)
