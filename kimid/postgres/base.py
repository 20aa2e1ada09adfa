"""The module that Django loads for ENGINE "kimid.postgres". Django fixes the name of this file."""

import select

from django.db.backends.postgresql import base
from django.utils.asyncio import async_unsafe
from psycopg.pq import TransactionStatus


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

    def _is_idle(self) -> bool:
        connection = self.connection
        if connection is None or connection.closed:
            return False
        if connection.info.transaction_status != TransactionStatus.IDLE:
            return False
        poller = select.poll()
        poller.register(connection.fileno(), select.POLLIN)
        return not poller.poll(0)
