"""What Django loads for ENGINE "kimid.postgres" (Django fixes the name of this file)."""

import select

from django.db.backends.postgresql import base
from django.utils.asyncio import async_unsafe
from psycopg.pq import TransactionStatus


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's PostgreSQL backend, which asks the server for a sign of life only when there is reason for doubt."""

    @async_unsafe
    def is_usable(self) -> bool:
        """Whether the connection stands. Between two requests a server says something only to take its leave."""
        return self._is_at_rest() or super().is_usable()

    def _is_at_rest(self) -> bool:
        line = self.connection
        if line is None or line.closed or line.info.transaction_status != TransactionStatus.IDLE:
            return False
        heard = select.poll()
        heard.register(line.fileno(), select.POLLIN)
        return not heard.poll(0)
