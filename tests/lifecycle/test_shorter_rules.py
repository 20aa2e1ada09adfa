"""A region that shortens its rules of silence closes no KIM within days."""

from datetime import timedelta
from typing import Any, Final

import pytest

from kimid.lifecycle.schedule import move_silent_kims
from kimid.registry.actions import policy
from kimid.registry.models import Kim, PolicyRule
from tests import build
from tests.lifecycle.stages import DAY, DAYS_OF_NATION, decide_days, stage_of

pytestmark = pytest.mark.django_db

_SHORTEST: Final = {"QUIET": 1, "DORMANT": 2, "FROZEN": 3, "ARCHIVED": 4}


@pytest.fixture(autouse=True)
def _rules() -> None:
    decide_days("00", **{rule.name: days for rule, days in DAYS_OF_NATION.items()})


def _decide_later(code: str, days: int, **limits: int) -> None:
    """The region decides so many days after its KIM began."""
    basis: dict[str, Any] = {"legal_basis": "Perbup 9/2024", "decided_on": build.AT.date()}
    for name, answer in limits.items():
        rule = PolicyRule[name]
        at = build.AT + days * DAY
        policy.decide_rule(
            build.region(code), rule=rule, answer=answer, **basis, by=build.BUILDER, at=at
        )


def _nights(kim: Kim, since: int, until: int) -> dict[str, int]:
    """On which day of its silence the KIM came to which stage, if the task ran every night."""
    came: dict[str, int] = {}
    for day in range(since, until + 1):
        move_silent_kims.func(at=build.AT + timedelta(days=day))
        came.setdefault(stage_of(kim), day)
    return came


def test_shorter_rules_count_from_their_decision_and_lead_down_one_stage_in_14_days() -> None:
    kim = build.kim()
    _decide_later("6112", 29, **_SHORTEST)

    came = _nights(kim, 29, 90)

    assert came == {"active": 29, "quiet": 30, "dormant": 44, "frozen": 58, "archived": 72}


def test_silence_of_before_the_decision_does_not_count() -> None:
    kim = build.kim()
    _decide_later("6112", 29, QUIET=10, DORMANT=20)

    assert _nights(kim, 29, 39) == {"active": 29, "quiet": 39}


def test_an_own_rule_that_is_taken_back_counts_from_that_day_too() -> None:
    kim = build.kim()
    decide_days("6112", QUIET=60)
    move_silent_kims.func(at=build.AT + 59 * DAY)
    region, rule = build.region("6112"), PolicyRule.QUIET
    policy.remove_own_rule(region, rule=rule, by=build.BUILDER, at=build.AT + 59 * DAY)

    assert _nights(kim, 59, 89) == {"active": 59, "quiet": 89}


def test_a_longer_rule_brings_a_kim_up_and_an_old_one_stays_where_it_is() -> None:
    kim = build.kim()
    assert _nights(kim, 30, 31) == {"quiet": 30}
    _decide_later("6112", 31, QUIET=30)

    assert _nights(kim, 31, 32) == {"quiet": 31}
    _decide_later("6112", 32, QUIET=50)

    assert _nights(kim, 32, 33) == {"active": 32}


def test_a_task_that_did_not_run_for_a_year_moves_one_stage_only() -> None:
    kim = build.kim()
    move_silent_kims.func(at=build.AT + 400 * DAY)

    assert stage_of(kim) == "quiet"
