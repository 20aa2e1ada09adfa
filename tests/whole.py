"""The whole database at one moment, so that a test can say: nothing changed."""

from django.apps import apps
from django.db import connection
from django.db.backends.utils import CursorWrapper

type Rows = dict[str, list[tuple[object, ...]]]


def whole_database() -> Rows:
    """Every row of every table that has any, by table. Regions are left out: they are many, and
    builders add them when they need them.
    """
    tables = {model._meta.db_table for model in apps.get_models(include_auto_created=True)}
    with connection.cursor() as cursor:
        full = _with_rows(cursor, sorted(tables - {"places_region"}))
        return {table: _rows(cursor, table) for table in full}


def _with_rows(cursor: CursorWrapper, tables: list[str]) -> list[str]:
    """Those that are not empty. A query for each table took longer than what the tests test."""
    quoted = connection.ops.quote_name
    asked = [f"SELECT '{table}' WHERE EXISTS (SELECT 1 FROM {quoted(table)})" for table in tables]
    # SQLite takes at most 500 of them in one query.
    parts = [" UNION ALL ".join(asked[start : start + 200]) for start in range(0, len(asked), 200)]
    full: list[str] = []
    for part in parts:
        cursor.execute(part)
        full += [str(table) for (table,) in cursor.fetchall()]
    return full


def _rows(cursor: CursorWrapper, table: str) -> list[tuple[object, ...]]:
    cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
    return sorted(map(tuple, cursor.fetchall()), key=repr)
