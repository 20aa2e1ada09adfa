"""Visits to a KIM that falls silent: asked for, planned, done, and on record."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from kimid.insights.waiting import WaitingCounts, waiting_counts_of
from kimid.lifecycle.actions import silence
from kimid.lifecycle.queries import life_queue_of
from kimid.lifecycle.schedule import move_silent_kims
from kimid.registry.models import Kim
from kimid.sites.stages import LifeStage
from tests import build
from tests.lifecycle.stages import DAY, DAYS_OF_NATION, at_stage, decide_days

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _rules() -> None:
    decide_days("00", **{rule.name: days for rule, days in DAYS_OF_NATION.items()})


def test_a_step_down_asks_for_one_visit_that_is_planned_and_done_and_stays_on_record() -> None:
    kim = at_stage(LifeStage.QUIET)
    officer = build.officer("6112")
    regency = build.region("6112")
    move_silent_kims.func(at=build.AT + 90 * DAY)
    assert [each.stage for each in life_queue_of(regency).visits] == ["dormant"]
    assert waiting_counts_of(regency) == WaitingCounts(other_kims=1)

    silence.record_visit(
        kim, visit=silence.VisitReport(planned_on=date(2025, 3, 1)), by=officer, at=build.AT
    )
    assert [each.planned_on for each in life_queue_of(regency).visits] == [date(2025, 3, 1)]
    report = silence.VisitReport(date(2025, 3, 1), "HP ketua rusak.", "Pinjamkan HP dinas.")
    silence.record_visit(kim, visit=report, by=officer, at=build.AT)

    desk = life_queue_of(regency)
    assert (
        len(desk.visits),
        [(each.result, each.next_step, each.done_by) for each in desk.done_visits],
    ) == (
        0,
        [("HP ketua rusak.", "Pinjamkan HP dinas.", officer)],
    )
    assert waiting_counts_of(regency) == WaitingCounts()
    assert waiting_counts_of(build.region("6171")) == WaitingCounts()
    with pytest.raises(silence.LifeActionRefused):
        silence.record_visit(kim, visit=report, by=officer, at=build.AT)


def test_an_office_writes_down_further_visits_but_none_of_a_kim_that_is_no_more() -> None:
    kim = build.kim()
    officer = build.officer("6112")
    regency = build.region("6112")

    silence.record_visit(
        kim, visit=silence.VisitReport(planned_on=date(2025, 3, 1)), by=officer, at=build.AT
    )
    assert [(each.stage, each.planned_on) for each in life_queue_of(regency).visits] == [
        ("active", date(2025, 3, 1))
    ]
    for month in range(2):  # the same may be found again
        silence.record_visit(
            kim,
            visit=silence.VisitReport(result="Sinyal mati."),
            by=officer,
            at=build.AT + month * 30 * DAY,
        )
    assert [each.result for each in life_queue_of(regency).done_visits] == [
        "Sinyal mati.",
        "Sinyal mati.",
    ]
    with pytest.raises(silence.LifeActionRefused):
        silence.record_visit(
            kim,
            visit=silence.VisitReport(result="Sinyal mati."),
            by=officer,
            at=build.AT + 30 * DAY,
        )

    Kim.objects.filter(pk=kim.pk).update(ended_on=date(2025, 3, 2))
    kim.refresh_from_db()
    with pytest.raises(silence.LifeActionRefused):
        silence.record_visit(
            kim, visit=silence.VisitReport(result="Masih ada orangnya."), by=officer, at=build.AT
        )


@pytest.mark.parametrize("kims", [1, 3])
def test_the_desk_costs_the_same_with_one_visit_as_with_three(
    django_assert_num_queries: Callable[[int], Any], kims: int
) -> None:
    for _ in range(kims):
        build.kim()
    move_silent_kims.func(at=build.AT + 30 * DAY)
    regency = build.region("6112")

    with django_assert_num_queries(5):
        assert len(life_queue_of(regency).visits) == kims
