"""Objects from the rows of a compiled query.

Django makes an object by setting each field on its own, anew for each row also what many rows are
joined to. On a front page that took a fifth of the whole request.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from typing import Any, Final, NamedTuple

from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.models import ForeignKey, Model
from django.db.models.base import ModelState
from django.db.models.fetch_modes import FETCH_ONE
from django.db.models.fields.files import FileDescriptor
from django.db.models.query import FlatValuesListIterable, ModelIterable, ValuesListIterable
from django.db.models.signals import post_init, pre_init

type _Row = Sequence[Any]
type _Converter = Iterable[Callable[..., Any]]
type _Converters = Mapping[int, tuple[_Converter, Any]]
type _Read = Callable[[Iterable[_Row], BaseDatabaseWrapper], list[Any]]
# An annotation: its name, its column, and how its values are converted.
type _Noted = tuple[str, int, _Converter, Any]
type _Known = dict[_Part, dict[Any, Model]]

# Setting these on a new object puts the value into its `__dict__`, and no more.
_PLAIN: Final = (ForeignKey.descriptor_class, FileDescriptor)


def reader_of(queryset: Any, compiler: Any, converters: _Converters) -> _Read | None:
    """What makes of the rows of a query what Django would make of them: objects, tuples or values.
    None if that needs what only Django does.

    Where several rows are joined to the same object, they get the same one, not equal ones.
    """
    if compiler.has_extra_select:
        return None
    kind = queryset._iterable_class
    if kind is ValuesListIterable:
        return partial(_tuples, converters)
    if kind is FlatValuesListIterable:
        return partial(_values, converters)
    is_plain = queryset._fetch_mode is FETCH_ONE and not queryset._known_related_objects
    if kind is not ModelIterable or not is_plain:
        return None
    root = _part(compiler.klass_info, compiler, converters)
    if root is None:
        return None
    noted = [
        (name, at, *converters.get(at, ((), None)))
        for name, at in (compiler.annotation_col_map or {}).items()
    ]
    return partial(_objects, root, noted)


def _objects(
    root: "_Part", noted: Iterable[_Noted], rows: Iterable[_Row], connection: BaseDatabaseWrapper
) -> list[Any]:
    known: _Known = {}
    made = [root.make(row, connection, known) for row in rows]
    for name, at, each, expression in noted:
        for one, row in zip(made, rows, strict=True):
            setattr(one, name, _converted(row[at], each, expression, connection))
    return made


def _tuples(
    converters: _Converters, rows: Iterable[_Row], connection: BaseDatabaseWrapper
) -> list[Any]:
    if not converters:
        return [tuple(row) for row in rows]
    return [
        tuple(
            _converted(value, *converters[at], connection) if at in converters else value
            for at, value in enumerate(row)
        )
        for row in rows
    ]


def _values(
    converters: _Converters, rows: Iterable[_Row], connection: BaseDatabaseWrapper
) -> list[Any]:
    return [value for value, *_ in _tuples(converters, rows, connection)]


def _converted(
    value: Any, converters: _Converter, expression: Any, connection: BaseDatabaseWrapper
) -> Any:
    """The value of a column, as Django wants it."""
    for convert in converters:
        value = convert(value, expression, connection)
    return value


class _Part:
    """One model in the rows of a query: its columns, and what it is joined to."""

    def __init__(self, info: Mapping[str, Any], columns: Any, converters: _Converters) -> None:
        first, last = info["select_fields"][0], info["select_fields"][-1] + 1
        self._model: type[Model] = info["model"]
        self._columns = slice(first, last)
        self._names = [column[0].target.attname for column in columns[first:last]]
        self._key = first + self._names.index(self._model._meta.pk.attname)
        self._converters = [
            (self._names[at - first], *converters[at])
            for at in range(first, last)
            if at in converters
        ]
        self.joined: list[_Join] = []

    def is_plain(self) -> bool:
        """Whether to make an object means to set its fields."""
        model: Any = self._model
        of_django: Any = Model
        is_own = (
            model.from_db.__func__ is not of_django.from_db.__func__
            or model.__init__ is not of_django.__init__
        )
        is_watched = pre_init.has_listeners(model) or post_init.has_listeners(model)
        descriptors = [getattr(model, name, None) for name in self._names]
        return not (is_own or is_watched) and all(
            isinstance(each, _PLAIN) or not hasattr(each, "__set__") for each in descriptors
        )

    def make(self, row: _Row, connection: BaseDatabaseWrapper, known: "_Known") -> Model:
        """A new object of this row, with what it is joined to."""
        made = self._model.__new__(self._model)
        values = vars(made)
        values["_state"] = state = ModelState()
        state.db, state.adding, state.fetch_mode = connection.alias, False, FETCH_ONE
        values.update(zip(self._names, row[self._columns], strict=True))
        for name, each, expression in self._converters:
            values[name] = _converted(values[name], each, expression, connection)
        for join in self.joined:
            other = join.part.shared(row, connection, known)
            join.set_here(made, other)
            if other is not None:
                join.set_there(other, made)
        return made

    def shared(self, row: _Row, connection: BaseDatabaseWrapper, known: "_Known") -> Model | None:
        """The object of this row, the same for all rows that have it; None where nothing is
        joined.
        """
        key = row[self._key]
        if key is None:
            return None
        of_part = known.setdefault(self, {})
        made = of_part.get(key)
        if made is None:
            made = of_part[key] = self.make(row, connection, known)
        return made


class _Join(NamedTuple):
    """How one object names another, and how that one names it."""

    part: _Part
    set_here: Callable[[Model, Model | None], None]
    set_there: Callable[[Model, Model], None]


def _part(info: Mapping[str, Any] | None, compiler: Any, converters: _Converters) -> _Part | None:
    if info is None or info.get("from_parent"):
        return None
    part = _Part(info, compiler.select, converters)
    for joined in info.get("related_klass_infos", ()):
        other = _part(joined, compiler, converters)
        if other is None:
            return None
        part.joined.append(_Join(other, joined["local_setter"], joined["remote_setter"]))
    return part if part.is_plain() else None
