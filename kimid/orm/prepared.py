"""Commands that are always the same but for their values, such as compiled queries."""

from collections.abc import Callable

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.utils import CursorWrapper


def prepared_cursor(connection: BaseDatabaseWrapper) -> CursorWrapper:
    """A cursor for such a command. PostgreSQL plans it a few times and then keeps the plan, as long
    as one for all values seems no dearer to it. Planning took it ten times as long as answering.
    """
    # Only the engine `kimid.postgres` has it: SQLite keeps the plans of all commands.
    of_engine: Callable[[], CursorWrapper] = getattr(
        connection, "prepared_cursor", connection.cursor
    )
    return of_engine()
