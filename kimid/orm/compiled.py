"""Queries of Django that become SQL once.

The ORM builds the SQL of a query anew each time. For what every request asks, that takes ten times
as long as the answer of the database.
"""

from collections.abc import Callable, Sequence
from contextvars import Context
from typing import Any, Final
from weakref import WeakKeyDictionary

from django.core.exceptions import EmptyResultSet
from django.db import DEFAULT_DB_ALIAS, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import Expression, Field, QuerySet

from kimid.orm.hydration import reader_of
from kimid.orm.prepared import prepared_cursor, with_constants

_COMPILED: Final = "_kimid_compiled"  # on a connection: the compiled queries it has run

# Gets a slot for each value, and returns a query.
type Build[Row] = Callable[..., QuerySet[Any, Row]]


class Slot(Expression):
    """The place of a value in a query, or of what `read` makes of it. `field` says how the database
    wants it.
    """

    is_needed = True  # or a query may do without it

    def __init__(
        self, position: int, field: "Field[Any, Any]", read: Callable[[Any], object] | None = None
    ) -> None:
        super().__init__(output_field=field)
        self.position = position
        self.read = read

    def as_sql(self, *_: object, **__: object) -> tuple[str, tuple[Any, ...]]:
        return "%s", (self,)

    def prepared(self, values: tuple[object, ...], connection: BaseDatabaseWrapper) -> object:
        """The value of this slot as the driver wants it."""
        value = values[self.position]
        if self.read is not None:
            value = self.read(value)
        return self.output_field.get_db_prep_value(value, connection)


class CompiledQuery[Row]:
    """A question that is always the same but for its values; see `compiled`."""

    def __init__(self, build: Build[Row], slots: Sequence[Slot]) -> None:
        self._build = build
        self._slots = slots

    def __call__(self, *values: object) -> list[Row]:
        """The rows for these values, one for each field. One query."""
        if len(values) != len(self._slots):
            raise TypeError(f"the query takes {len(self._slots)} values, not {len(values)}")
        connection = connections[DEFAULT_DB_ALIAS]
        # Without those that nobody can ask any more, as that of a day that has passed.
        known: WeakKeyDictionary[CompiledQuery[Any], _OnConnection[Any] | None]
        known = vars(connection).setdefault(_COMPILED, WeakKeyDictionary())
        if self not in known:
            # In a context without a site, where a query for rows of a site refuses to become SQL.
            known[self] = Context().run(self._on, connection)
        query = known[self]
        return query.rows(values) if query is not None else []

    def _on(self, connection: BaseDatabaseWrapper) -> "_OnConnection[Row] | None":
        """None for a query that can have no rows, as one of `none()`: it asks nothing."""
        try:
            return _OnConnection(self._build(*self._slots), self._slots, connection)
        except EmptyResultSet:
            return None


def compiled[Row](*fields: "Field[Any, Any]") -> Callable[[Build[Row]], CompiledQuery[Row]]:
    """Make a function that returns a query into a question that becomes SQL once.

        @compiled(CharField())
        def _by_label(label):
            return Site.objects.filter(label=label)

        rows = _by_label("teluk-kapuas")

    The function gets a slot for each field, and is called once for each connection. Its query may
    be any that the ORM can express without `prefetch_related`, with slices that do not change. It
    must not depend on the moment, the language or the request. A query for rows of a site
    (`SiteManager`) is refused: which site it is would become part of the SQL. So is one in which a
    slot became text: where a list of keys is compared with a foreign key, `region__pk__in` takes
    slots and `region__in` does not.
    """
    slots = [Slot(position, field) for position, field in enumerate(fields)]
    return lambda build: CompiledQuery(build, slots)


class _OnConnection[Row]:
    """A query with its SQL, for the one thread that has this connection."""

    def __init__(
        self,
        queryset: "QuerySet[Any, Row]",
        slots: Sequence[Slot],
        connection: BaseDatabaseWrapper,
    ) -> None:
        self._queryset = queryset
        self._connection = connection
        self._values: tuple[Any, ...] = ()
        compiler = queryset.query.get_compiler(connection=connection)
        self._sql, self._params = with_constants(connection, *compiler.as_sql(), varying=Slot)
        placed = {each.position for each in self._params if isinstance(each, Slot)}
        needed = [each.position for each in slots if each.is_needed]
        if lost := [each for each in needed if each not in placed]:
            raise TypeError(f"no place in the SQL for the values {lost}: {self._sql}")
        converters = compiler.get_converters([column for column, *_ in compiler.select])
        self._read = reader_of(queryset, compiler, converters)
        vars(compiler).update(
            as_sql=lambda *_, **__: (self._sql, self._values),
            get_converters=lambda _: converters,
        )
        vars(queryset.query)["get_compiler"] = lambda *_, **__: compiler

    def rows(self, values: tuple[object, ...]) -> list[Row]:
        self._values = tuple(
            each.prepared(values, self._connection) if isinstance(each, Slot) else each
            for each in self._params
        )
        if self._read is not None:
            with prepared_cursor(self._connection) as cursor:
                cursor.execute(self._sql, self._values)
                rows = cursor.fetchall()
            return self._read(rows, self._connection)
        # What Django iterates over when it fills the cache of a queryset, whose rows would stay.
        fresh: Any = self._queryset._iterable_class
        return [*fresh(self._queryset)]
