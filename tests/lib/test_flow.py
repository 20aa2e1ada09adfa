"""States as data."""

from enum import StrEnum

import pytest

from kimid.lib.flow import Flow, WrongStep


class Tide(StrEnum):
    LOW = "low"
    RISING = "rising"
    HIGH = "high"


FLOW = Flow({Tide.LOW: {Tide.RISING}, Tide.RISING: {Tide.HIGH, Tide.LOW}})


def test_only_listed_steps_may_follow() -> None:
    allowed = {(now, then) for now in Tide for then in Tide if FLOW.allows(now, then)}

    assert allowed == {(Tide.LOW, Tide.RISING), (Tide.RISING, Tide.HIGH), (Tide.RISING, Tide.LOW)}


def test_a_wrong_step_says_from_where_to_where() -> None:
    FLOW.check(Tide.LOW, Tide.RISING)
    with pytest.raises(WrongStep) as refused:
        FLOW.check(Tide.HIGH, Tide.LOW)
    assert (refused.value.current, refused.value.target) == (Tide.HIGH, Tide.LOW)


def test_a_flow_draws_itself_the_same_way_each_time() -> None:
    assert (
        FLOW.as_mermaid()
        == "stateDiagram-v2\n  low --> rising\n  rising --> high\n  rising --> low"
    )
