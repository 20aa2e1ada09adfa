"""The whole database at one moment, so that a test can say: nothing changed."""

from django.apps import apps
from django.db import connection
from django.db.backends.utils import CursorWrapper

type Rows = dict[str, list[tuple[object, ...]]]


def whole_database() -> Rows:
    """Every row of every table, by table. Regions are left out: they are many, and builders add
    them when they need them.
    """
    tables = sorted(model._meta.db_table for model in apps.get_models(include_auto_created=True))
    with connection.cursor() as cursor:
        return {table: _rows(cursor, table) for table in tables if table != "places_region"}


def _rows(cursor: CursorWrapper, table: str) -> list[tuple[object, ...]]:
    cursor.execute(f"SELECT * FROM {connection.ops.quote_name(table)}")
    return sorted(map(tuple, cursor.fetchall()), key=repr)
