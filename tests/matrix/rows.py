"""All that kimid has written down, as one number: the same before and after means that nothing
was written.
"""

import hashlib
from collections.abc import Callable, Iterable
from typing import Final

from django.apps import apps
from django.db import connection, models

from kimid.limits.models import RateCounter

_READS: Final = ("SELECT", "SAVEPOINT", "RELEASE", "ROLLBACK")


def tables() -> list[type[models.Model]]:
    """Every model of kimid, but for its counters. Sessions are Django's and not among them."""
    return [
        model
        for model in apps.get_models()
        if model.__module__.startswith("kimid.") and model is not RateCounter
    ]


def digest(of: Iterable[type[models.Model]] | None = None) -> str:
    """A hash over every column of every row."""
    total = hashlib.blake2b()
    with connection.cursor() as cursor:
        for model in of or tables():
            names = [str(field.column) for field in model._meta.local_concrete_fields]
            columns = ", ".join(connection.ops.quote_name(name) for name in names)
            key = connection.ops.quote_name(names[0])
            table = connection.ops.quote_name(model._meta.db_table)
            cursor.execute(f"SELECT {columns} FROM {table} ORDER BY {key}")
            total.update(repr(cursor.fetchall()).encode())
    return total.hexdigest()


class Watch:
    """Says whether rows are other than at first. A statement that could write is noticed as it
    runs; only then rows are read.
    """

    def __init__(self) -> None:
        self._at_first = {model: digest([model]) for model in tables()}
        self._noticed: list[str] = []

    def __call__(self, execute: Callable[..., object], sql: str, *rest: object) -> object:
        """Stands around every statement, as `connection.execute_wrapper` wants it."""
        if not sql.startswith(_READS) and RateCounter._meta.db_table not in sql:
            self._noticed.append(sql)
        return execute(sql, *rest)

    def written(self) -> bool:
        """Whether anything was written by the statements seen."""
        if not self._noticed:
            return False
        named = [
            model
            for model in self._at_first
            if any(f'"{model._meta.db_table}"' in sql for sql in self._noticed)
        ]
        # Most of what writes is found in the tables it names, so the others need not be read.
        is_written = self._is_other(named) or not self.as_at_first()
        if not is_written:
            self.forget()  # a session was saved, or a row as it was: not to be looked at again
        return is_written

    def as_at_first(self) -> bool:
        """The same of every row, whatever was seen."""
        return not self._is_other(self._at_first)

    def _is_other(self, of: Iterable[type[models.Model]]) -> bool:
        return any(digest([model]) != self._at_first[model] for model in of)

    def forget(self) -> None:
        """What was noticed has been taken back, or changed nothing."""
        self._noticed.clear()


def contents(model: type[models.Model]) -> dict[object, dict[str, object]]:
    """The rows of one table by key, to see which columns a request has changed."""
    rows = model._base_manager.values()
    return {row[model._meta.pk.attname]: row for row in rows}
