"""Writes change rows so that they become visible in the order of their ids."""

from collections.abc import Iterable
from datetime import datetime
from typing import Final

from django.db import connection
from django.dispatch import Signal

from kimid.events.models import Change

# Sent after the commit of a transaction that wrote a change. The page store of this process catches
# up at once.
committed: Final = Signal()

# An arbitrary number: every writer must use the same.
_ORDER_LOCK: Final = 0x6B696D6964


def write(tags: Iterable[str], at: datetime) -> None:
    """Write one change row. This must be the last write of its transaction.

    SQLite has one writer at a time, so ids follow the order of commits. PostgreSQL assigns ids
    before the commit. The lock, held until the transaction ends, prevents a later id from being
    visible before an earlier one.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [_ORDER_LOCK])
    Change.objects.create(tags=sorted(set(tags)), made_at=at)
