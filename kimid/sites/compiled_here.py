"""Queries for rows of the current site that become SQL once."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from django.db.models import BigIntegerField, Field, QuerySet

from kimid.orm.compiled import Build, Slot, compiled
from kimid.sites.guard import current_site_key, on_site_key

type _Rows[Row] = Callable[..., list[Row]]


def compiled_here[Row](*fields: "Field[Any, Any]") -> Callable[[Build[Row]], _Rows[Row]]:
    """As `compiled`, for rows of the current site. Which site it is, is one more value, that the
    function gets as its first slot.

        @compiled_here(BigIntegerField())
        def _own_plans(site, person):
            return Plan.objects.filter(person=person)

        plans = _own_plans(person.pk)

    Outside of a site and across sites it refuses, as such a query does.
    """

    def make(build: Build[Row]) -> _Rows[Row]:
        @compiled(BigIntegerField(), *fields)
        def query(site: Slot, *slots: Slot) -> "QuerySet[Any, Row]":
            with on_site_key(site):
                return build(site, *slots)

        @wraps(build)
        def rows(*values: object) -> list[Row]:
            return query(current_site_key(), *values)

        return rows

    return make
