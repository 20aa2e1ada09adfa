"""The lock on the row of one object."""

from functools import cache
from typing import Any, Self, cast

from django.db import models

from kimid.orm.compiled import CompiledQuery, compiled


def lock_and_refresh(subject: models.Model) -> None:
    """Lock the row of an object in the transaction under way, and read the object again.

    Raises DoesNotExist of its model if the row is gone.
    """
    model = type(subject)
    rows = _locked(model) if subject.get_deferred_fields() else _LockedRow(model)
    subject.refresh_from_db(from_queryset=cast("models.QuerySet[Any]", rows))


def _locked(model: type[models.Model]) -> "models.QuerySet[Any]":
    # Nothing is joined. Who waited for the lock gets this row as it is then, but from PostgreSQL
    # joined rows as they were before the wait.
    return model._base_manager.select_for_update(no_key=True)


@cache
def _row_of(model: type[models.Model]) -> CompiledQuery[Any]:
    @compiled(model._meta.pk)
    def row(pk: object) -> "models.QuerySet[Any]":
        return _locked(model).filter(pk=pk)

    return row


class _LockedRow:
    """The row of one key, as far as `refresh_from_db` asks a queryset for it."""

    def __init__(self, model: type[models.Model]) -> None:
        self._model: Any = model
        self._rows: list[models.Model] = []

    def filter(self, *, pk: object) -> Self:
        self._rows = _row_of(self._model)(pk)
        return self

    def get(self) -> models.Model:
        for row in self._rows:
            return row
        raise self._model.DoesNotExist(f"{self._model._meta.label} is not there any more")
