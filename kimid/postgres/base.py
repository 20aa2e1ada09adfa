"""The module that Django loads for ENGINE "kimid.postgres". Django fixes the name of this file."""

import select
from typing import Any, Self, override

from django.db.backends.postgresql import base
from django.db.backends.utils import CursorWrapper
from django.utils.asyncio import async_unsafe
from psycopg import Cursor
from psycopg.pq import TransactionStatus
from psycopg.types.numeric import Int8


class PreparedCursor(Cursor[Any]):
    """Lets the server plan a command once for each connection. Its values go apart from it."""

    @override
    def execute(self, query: Any, params: Any = None, **options: Any) -> Self:
        # An int would be of the type that has room for it: another type, another plan.
        values = [Int8(each) if type(each) is int else each for each in params or ()]
        # Without a threshold psycopg prepares nothing, which holds for all other commands.
        self.connection.prepare_threshold = 1
        try:
            return super().execute(query, values, **{**options, "prepare": True})
        finally:
            self.connection.prepare_threshold = None


class DatabaseWrapper(base.DatabaseWrapper):
    """The PostgreSQL backend of Django, which sends a query to check the connection only if there
    is a doubt.
    """

    @async_unsafe
    def is_usable(self) -> bool:
        """Whether the connection works. Between two requests a server only sends something when it
        closes the connection.
        """
        return self._is_idle() or super().is_usable()

    def prepared_cursor(self) -> CursorWrapper:
        """A cursor for commands that are always the same but for their values."""
        self.close_if_health_check_failed()
        self.ensure_connection()
        with self.wrap_database_errors:
            of_django: Any = self
            cursor: CursorWrapper = of_django._prepare_cursor(PreparedCursor(self.connection))
            return cursor

    def literal(self, value: Any) -> str:
        """The value as it stands in a command."""
        of_django: Any = self.ops
        written: str = of_django.compose_sql("%s", [value])
        return written

    def _is_idle(self) -> bool:
        connection = self.connection
        if connection is None or connection.closed:
            return False
        if connection.info.transaction_status != TransactionStatus.IDLE:
            return False
        poller = select.poll()
        poller.register(connection.fileno(), select.POLLIN)
        return not poller.poll(0)
