"""Run as a program in the environment of an install: prints its tables and rows as JSON.

Left out are moments of the upgrade and numbers that a database gives to new rows: PostgreSQL gives
none a second time, also when the first try was undone.
"""

import json
import sys
from typing import Final

import django

django.setup(set_prefix=False)

from django.db import connection  # noqa: E402  # the settings come first

from tests.upgrades.catalogue import definitions  # noqa: E402  # as above

# Columns that are not compared, or another expression that is.
_INSTEAD: Final = {
    "auth_permission.content_type_id": (
        "(SELECT app_label || model FROM django_content_type WHERE id = content_type_id)"
    ),
    "auth_permission.id": "",
    "django_content_type.id": "",
    "django_migrations.applied": "",
    "django_migrations.id": "",
    "media_attachmentuse.id": "",
    "media_photouse.id": "",
}


def main() -> None:
    """What is there, as two uninterrupted upgrades of one database have it alike."""
    with connection.cursor() as cursor:
        tables = sorted(connection.introspection.table_names(cursor))
    rows = {table: _rows(table) for table in tables}
    texts = {name: [text] for name, text in definitions(connection).items()}
    sys.stdout.write(json.dumps({"definitions": texts, "rows": rows}))


def _rows(table: str) -> list[str]:
    """The rows of a table, each as text."""
    quote = connection.ops.quote_name
    with connection.cursor() as cursor:
        # The names are those of our tables.
        cursor.execute(f"SELECT * FROM {quote(table)} LIMIT 0")
        names = [column[0] for column in cursor.description]
        wanted = [_INSTEAD.get(f"{table}.{name}", quote(name)) for name in names]
        cursor.execute(f"SELECT {', '.join(filter(None, wanted))} FROM {quote(table)}")
        return sorted(repr(tuple(map(_plain, row))) for row in cursor.fetchall())


def _plain(value: object) -> object:
    return bytes(value) if isinstance(value, memoryview) else value


if __name__ == "__main__":
    main()
