"""All that the house has written down, as one number: the same before and after means that nothing was written."""

import hashlib
from collections.abc import Callable, Iterable
from typing import Final

from django.apps import apps
from django.db import connection, models

_READS: Final = ("SELECT", "SAVEPOINT", "RELEASE", "ROLLBACK")


def tables() -> list[type[models.Model]]:
    """Every model of the house. Sessions and counted sign-ins are Django's and not among them."""
    return [model for model in apps.get_models() if model.__module__.startswith("kimid.")]


def digest(of: Iterable[type[models.Model]] | None = None) -> str:
    """A hash over every column of every row."""
    total = hashlib.blake2b()
    with connection.cursor() as cursor:
        for model in of or tables():
            names = [str(field.column) for field in model._meta.local_concrete_fields]
            columns = ", ".join(connection.ops.quote_name(name) for name in names)
            key, table = connection.ops.quote_name(names[0]), connection.ops.quote_name(model._meta.db_table)
            cursor.execute(f"SELECT {columns} FROM {table} ORDER BY {key}")  # noqa: S608  # names of our own models
            total.update(repr(cursor.fetchall()).encode())
    return total.hexdigest()


class Watch:
    """Says whether rows are other than at first. A statement that could write is noticed as it runs; only then rows are read."""

    def __init__(self) -> None:
        self._at_first, self._noticed = digest(), False

    def __call__(self, execute: Callable[..., object], sql: str, *rest: object) -> object:
        """Stands around every statement, as `connection.execute_wrapper` wants it."""
        self._noticed = self._noticed or not sql.startswith(_READS)
        return execute(sql, *rest)

    def written(self) -> bool:
        """Whether anything was written by the statements seen."""
        return self._noticed and not self.as_at_first()

    def as_at_first(self) -> bool:
        """The same of every row, whatever was seen."""
        return digest() == self._at_first

    def forget(self) -> None:
        """What was written has been taken back."""
        self._noticed = False


def contents(model: type[models.Model]) -> dict[object, dict[str, object]]:
    """The rows of one table by key, to see which columns a request has changed."""
    rows = model._base_manager.values()
    return {row[model._meta.pk.attname]: row for row in rows}
