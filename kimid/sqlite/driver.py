"""The driver: pysqlite3, with the parts of the standard library's module that Django needs."""

import datetime
import decimal
from collections.abc import Iterable, Mapping
from functools import lru_cache
from itertools import chain
from typing import TYPE_CHECKING, Any, Final, Self

from django.core.exceptions import ImproperlyConfigured
from django.db.backends.sqlite3.base import FORMAT_QMARK_REGEX, adapt_date, adapt_datetime, decoder
from django.utils.dateparse import parse_date, parse_datetime, parse_time

if TYPE_CHECKING:
    # pysqlite3 has the interface of the standard library's module but no types of its own.
    import sqlite3.dbapi2 as pysqlite3
else:
    import pysqlite3.dbapi2 as pysqlite3

__all__ = ["MIN_VERSION", "Connection", "Cursor", "pysqlite3", "require_recent"]

MIN_VERSION: Final = (3, 51, 3)

# pysqlite3 has no getlimit(). These are the default numbers of SQLite: parameters of one query (the
# wheels allow 250,000, another build perhaps only 32,766) and columns of one result.
_LIMITS: Final = {9: 32_766, 2: 2_000}

# The same converters and adapters that Django registers with the standard library's module.
pysqlite3.register_converter("bool", b"1".__eq__)
pysqlite3.register_converter("date", decoder(parse_date))
pysqlite3.register_converter("time", decoder(parse_time))
pysqlite3.register_converter("datetime", decoder(parse_datetime))
pysqlite3.register_converter("timestamp", decoder(parse_datetime))
pysqlite3.register_adapter(decimal.Decimal, str)
pysqlite3.register_adapter(datetime.date, adapt_date)
pysqlite3.register_adapter(datetime.datetime, adapt_datetime)


def require_recent(version: tuple[int, ...]) -> None:
    """Raise ImproperlyConfigured if this SQLite is older than MIN_VERSION."""
    if version < MIN_VERSION:
        installed, required = (".".join(map(str, numbers)) for numbers in (version, MIN_VERSION))
        raise ImproperlyConfigured(
            f"SQLite {installed} is too old: before {required} it can lose a commit. "
            "Install the newest pysqlite3 (./kim does it by itself), "
            "or set KIMID_DATABASE_URL to a PostgreSQL database."
        )


class Connection(pysqlite3.Connection):
    """A connection with `getlimit`, which Django expects."""

    def getlimit(self, category: int, /) -> int:
        """The limit of one category, numbered like in SQLite. Raises KeyError for other categories
        than Django uses.
        """
        return _LIMITS[category]


class Cursor(pysqlite3.Cursor):
    """A cursor that takes `%s` and `%(name)s` like Django, and passes `?` and `:name` to SQLite."""

    def execute(self, query: str, params: Any = None, /) -> Self:
        """Run one query. Without parameters it goes to SQLite unchanged."""
        if params is None:
            return super().execute(query)
        return super().execute(_in_sqlite_style(query, params), params)

    def executemany(self, query: str, param_list: Iterable[Any], /) -> Self:
        """Run one query for each set of parameters. All sets have the kind of the first."""
        remaining = iter(param_list)
        first = next(remaining, None)
        if first is None:
            return self
        return super().executemany(_in_sqlite_style(query, first), chain([first], remaining))


def _in_sqlite_style(query: str, params: object) -> str:
    if isinstance(params, Mapping):
        return query % {name: f":{name}" for name in params}
    return _with_question_marks(query)


@lru_cache(maxsize=1024)  # the same few hundred statements again and again
def _with_question_marks(query: str) -> str:
    return FORMAT_QMARK_REGEX.sub("?", query).replace("%%", "%")
