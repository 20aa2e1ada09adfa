"""A limit that networks share: none uses it up for the others, and a new one finds a place."""

from datetime import timedelta
from typing import Final

import pytest
from pytest_django import DjangoAssertNumQueries

from kimid.limits.counting import Charge, Rate
from kimid.limits.sharing import SharedLimit, attempt, attempt_own
from tests.build import AT

pytestmark = pytest.mark.django_db

HOUR: Final = timedelta(hours=1)
LIMIT: Final = SharedLimit(
    "test",
    share=Rate(3, HOUR),
    repeated=Rate(5, HOUR),
    first=Rate(10, HOUR),
    network=Rate(20, timedelta(seconds=1)),
)
DEVICE: Final = Charge(("test", "device"), Rate(1, HOUR))


def _try(network: str, subject: str = "rina", hours: float = 0) -> bool:
    return attempt(LIMIT, subject, network, AT + hours * HOUR).is_taken


def test_one_network_has_its_share_and_no_more() -> None:
    assert [_try("a") for _ in range(5)] == [True, True, True, False, False]
    assert _try("a", subject="dedi")
    assert _try("a", hours=1)


def test_whoever_comes_for_the_first_time_finds_a_place_that_the_others_cannot_take() -> None:
    noisy = [_try(network) for network in "abcd" for _ in range(10)]

    assert noisy.count(True) == 4 + 5  # first tries, and the shared rest
    assert _try("e")


def test_a_network_is_new_once_a_day() -> None:
    for network in "abcdefghij":
        assert _try(network)
    assert not _try("k")  # ten new ones in an hour

    assert [_try(network, hours=1.5) for network in "abcde"] == [True] * 5
    assert _try("k", hours=1.5)


def test_networks_are_slowed_down_over_all_subjects_together() -> None:
    taken = [_try("a", subject=f"orang{number}") for number in range(22)]

    assert taken == [*[True] * 20, False, False]
    assert _try("b", subject="orang1")
    assert attempt(LIMIT, "orang99", "a", AT + timedelta(seconds=1)).is_taken


def test_who_is_refused_takes_nothing_from_the_others() -> None:
    for _ in range(50):
        _try("a")

    assert [_try(network) for network in "bcd" for _ in range(2)] == [True] * 6


def test_the_first_try_costs_one_statement(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    with django_assert_num_queries(1):
        taken = attempt(LIMIT, "rina", "a", AT, further=[DEVICE])
        taken.undo(AT)
    with django_assert_num_queries(1):
        own = attempt_own(("test", "own"), Rate(3, HOUR), AT)
        own.undo(AT)
    with django_assert_num_queries(2):
        again = attempt(LIMIT, "rina", "a", AT, further=[DEVICE])

    assert [each.is_taken for each in (taken, own, again)] == [True] * 3
    assert [each.levels[0].is_refused for each in (taken, again)] == [False, True]


def test_what_was_right_is_not_counted() -> None:
    for _ in range(30):
        attempt(LIMIT, "rina", "a", AT).undo(AT)

        attempt_own(("test", "own"), Rate(3, HOUR), AT).undo(AT)

    assert _try("a")
    assert attempt_own(("test", "own"), Rate(3, HOUR), AT).is_taken
