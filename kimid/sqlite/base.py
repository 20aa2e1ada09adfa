"""What Django loads for ENGINE "kimid.sqlite" (Django fixes the name of this file)."""

from typing import Any

from django.db.backends.sqlite3 import base, features
from django.db.backends.sqlite3._functions import register as register_functions
from django.utils.asyncio import async_unsafe

from kimid.sqlite.driver import OLDEST, Connection, Cursor, pysqlite3, require_recent

require_recent(pysqlite3.sqlite_version_info)


class DatabaseFeatures(features.DatabaseFeatures):
    """Django works these out from the standard library's SQLite; ours is newer."""

    minimum_database_version = OLDEST
    supports_aggregate_order_by_clause = True


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's SQLite backend, with every call that touches the driver led to pysqlite3."""

    Database = pysqlite3
    features_class = DatabaseFeatures
    init_commands: list[str]

    @async_unsafe
    def get_new_connection(self, conn_params: dict[str, Any]) -> Connection:
        """Open the file and make it ready: Django's functions, foreign keys, then the commands from the settings."""
        connection = pysqlite3.connect(**conn_params, factory=Connection)
        register_functions(connection)
        for command in ("PRAGMA foreign_keys = ON", "PRAGMA legacy_alter_table = OFF", *self.init_commands):
            connection.execute(command)
        return connection

    def create_cursor(self, name: str | None = None) -> Cursor:
        """A cursor that speaks Django's parameter style."""
        cursor: Cursor = self.connection.cursor(factory=Cursor)
        return cursor
