"""The module that Django loads for ENGINE "kimid.sqlite". Django fixes the name of this file."""

from typing import Any

from django.db.backends.sqlite3 import base, features
from django.db.backends.sqlite3._functions import register as register_functions
from django.utils.asyncio import async_unsafe

from kimid.sqlite.driver import MIN_VERSION, Connection, Cursor, pysqlite3, require_recent

require_recent(pysqlite3.sqlite_version_info)


class DatabaseFeatures(features.DatabaseFeatures):
    """Features of our SQLite. Django derives them from the older SQLite of the standard library."""

    minimum_database_version = MIN_VERSION
    supports_aggregate_order_by_clause = True
    # Django would open the file to find out, also where there is none yet (`makemigrations`).
    supports_json_field = True


class DatabaseWrapper(base.DatabaseWrapper):
    """The SQLite backend of Django, with pysqlite3 as its driver."""

    Database = pysqlite3
    features_class = DatabaseFeatures
    init_commands: list[str]

    @async_unsafe
    def get_new_connection(self, conn_params: dict[str, Any]) -> Connection:
        """Open the file, register the functions of Django, switch on foreign keys, and run the
        commands of the settings.
        """
        # The driver keeps 128 statements ready; a publication alone has more.
        options = {"cached_statements": 512, **conn_params}
        connection = pysqlite3.connect(**options, factory=Connection)
        register_functions(connection)
        for command in (
            "PRAGMA foreign_keys = ON",
            "PRAGMA legacy_alter_table = OFF",
            # Rows that REPLACE takes out of its way are deleted as any other.
            "PRAGMA recursive_triggers = ON",
            *self.init_commands,
        ):
            connection.execute(command)
        return connection

    def create_cursor(self, name: str | None = None) -> Cursor:
        """A cursor that takes the parameter style of Django."""
        cursor: Cursor = self.connection.cursor(factory=Cursor)
        return cursor
