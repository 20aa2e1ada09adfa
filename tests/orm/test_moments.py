"""Slots of compiled queries that act like a moment or a day."""

from datetime import date, timedelta
from typing import Any, cast

import pytest
from django.db.models import DateTimeField, QuerySet
from django.utils import timezone

from kimid.lib import clock
from kimid.lib.clock import ZONES
from kimid.orm.compiled import CompiledQuery
from kimid.orm.moments import DaySlot, MomentSlot
from kimid.registry.models import Kim
from tests import build

pytestmark = pytest.mark.django_db


def _since_new_year(at: Any) -> QuerySet[Kim, int]:
    """KIM registered since the first of January of the day at which it is `at` in Jayapura."""
    today = at.astimezone(ZONES["WIT"]).date()
    new_year = clock.start_of(today.replace(month=1, day=1), "WIT")
    rows = Kim.objects.filter(registered_at__gte=new_year, registered_at__lte=at)
    return rows.order_by("pk").values_list("pk", flat=True)


def test_a_query_is_built_of_slots_as_of_a_moment() -> None:
    kim = build.kim()
    began = clock.start_of(date(2026, 1, 1), "WIT")
    compiled = CompiledQuery(_since_new_year, [MomentSlot(0)])
    second, day = timedelta(seconds=1), timedelta(days=1)

    for registered_at in (began - second, began):
        Kim.objects.filter(pk=kim.pk).update(registered_at=registered_at)
        for at in (began - second, began, began + 200 * day, began + 365 * day):
            assert compiled(at) == list(_since_new_year(at)), (registered_at, at)
    assert compiled(began) == [kim.pk]


def test_days_and_moments_move_by_spans() -> None:
    on, day = date(2026, 2, 27), timedelta(days=1)
    slot = DaySlot(0)
    assert _value(slot + 2 * day, on) == on + 2 * day
    assert _value(slot - 27 * day, on) == on - 27 * day
    assert _value((slot + 2 * day).replace(day=1), on) == date(2026, 3, 1)
    noon = clock.start_of(on, "WIB") + timedelta(hours=12)
    assert _value(MomentSlot(0) - day, noon) == noon - day
    assert _value(clock.start_of(cast(date, slot), "WIB"), on) == noon - day / 2


def test_what_no_query_can_know_is_an_error() -> None:
    with pytest.raises(AttributeError):
        _ = cast(Any, MomentSlot(0)).hour
    with pytest.raises(TypeError):
        _ = cast(Any, MomentSlot(0)) < timezone.now()
    with pytest.raises(AttributeError):
        _ = cast(Any, DaySlot(0)).weekday


def _value(slot: Any, given: object) -> object:
    """What a slot makes of a value, before the driver gets it."""
    assert isinstance(slot.output_field, DateTimeField) == isinstance(slot, MomentSlot)
    return slot.read(given)
