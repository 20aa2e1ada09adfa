"""Counters: exact, one statement, emptied by time alone, and never held full by who is refused."""

from datetime import timedelta
from typing import Final

import pytest
from django.db import connection
from pytest_django import DjangoAssertNumQueries

from kimid.limits.counting import Charge, Rate, give_back, is_full, sweep, take
from kimid.limits.models import RateCounter
from tests.build import AT
from tests.together import at_once

pytestmark = pytest.mark.django_db

MINUTE: Final = timedelta(minutes=1)
THREE: Final = Charge(("test", "three"), Rate(3, MINUTE))
OTHER: Final = Charge(("test", "other"), Rate(1, MINUTE))


def _refused(charge: Charge = THREE, minutes: float = 0) -> bool:
    return take([charge], AT + minutes * MINUTE)[0].is_refused


def test_so_many_at_once_and_one_more_after_each_minute() -> None:
    assert [_refused() for _ in range(4)] == [False, False, False, True]
    assert [_refused(minutes=1), _refused(minutes=1)] == [False, True]
    assert [_refused(minutes=9) for _ in range(4)] == [False, False, False, True]


def test_who_is_refused_a_thousand_times_waits_no_longer() -> None:
    for _ in range(3):
        _refused()
    waits = {take([THREE], AT + MINUTE / 2)[0].wait for _ in range(100)}

    assert waits == {MINUTE / 2}
    assert not _refused(minutes=1)


def test_a_try_that_is_given_back_was_none() -> None:
    for _ in range(3):
        _refused()
    give_back([THREE], AT)

    assert [_refused(), _refused()] == [False, True]


def test_counters_decide_each_for_itself_and_all_in_one_statement(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    take([OTHER], AT)
    with django_assert_num_queries(1):
        levels = take([THREE, OTHER], AT)

    assert [level.is_refused for level in levels] == [False, True]
    assert [level.count for level in levels] == [1, 1]


def test_looking_counts_nothing() -> None:
    assert [is_full(THREE, AT) for _ in range(5)] == [False] * 5
    for _ in range(3):
        _refused()
    assert (is_full(THREE, AT), is_full(THREE, AT + MINUTE)) == (True, False)


def test_empty_counters_are_swept_and_full_ones_stay() -> None:
    take([THREE, OTHER], AT)
    for _ in range(2):
        take([THREE], AT)

    assert sweep(AT + 2 * MINUTE) == 1
    assert sweep(AT + 4 * MINUTE) == 1
    assert not RateCounter.objects.exists()


def test_no_row_names_anybody() -> None:
    take([Charge(("password", "198.51.100.7"), THREE.rate)], AT)

    row = RateCounter.objects.get()
    assert len(bytes(row.key)) == 16
    assert b"198.51" not in bytes(row.key)


@pytest.mark.django_db(transaction=True)
def test_of_forty_at_the_same_moment_three_get_through() -> None:
    done = [
        level
        for _ in range(4)
        for level in at_once(*[lambda: take([THREE, OTHER], AT)[0].is_refused] * 10)
    ]

    assert sorted(map(bool, done)) == [False] * 3 + [True] * 37
    assert connection.vendor in {"sqlite", "postgresql"}
