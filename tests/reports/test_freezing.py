"""Periods are frozen once, in the night after them; a correction stands beside, with its reason."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied
from pytest_django import DjangoAssertNumQueries

from kimid.registry.models import Kim
from kimid.reports import actions
from kimid.reports.freezing import periods_to_freeze
from kimid.reports.models import ReportEdition
from kimid.reports.numbers import count_period
from kimid.reports.periods import ReportPeriod
from kimid.reports.report import period_report
from kimid.reports.schedule import freeze_ended_periods
from tests import build
from tests.reports import quarters

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]

_QUARTER = quarters.QUARTER


def _keys() -> set[tuple[str, str]]:
    return {(region.code, each.key) for region, each in periods_to_freeze(quarters.NEXT_DAY)}


def test_the_night_after_a_quarter_freezes_it_once_for_every_office() -> None:
    quarters.region_with_kims()
    due = _keys()

    for region, period in list(periods_to_freeze(quarters.NEXT_DAY)):
        actions.freeze_period(region, period=period, by=build.BUILDER, at=quarters.NEXT_DAY)

    assert due == {(code, "2025-tw3") for code in ("00", "61", "6112", "6171")}
    assert _keys() == set()
    assert ReportEdition.objects.count() == len(due)


def test_the_schedule_freezes_nothing_of_which_the_numbers_are_gone() -> None:
    quarters.region_with_kims()

    freeze_ended_periods.func(at=datetime(2025, 11, 20, tzinfo=UTC))

    assert not ReportEdition.objects.exists()


def test_a_period_that_runs_is_not_frozen() -> None:
    with pytest.raises(actions.NotFrozen):
        actions.freeze_period(
            build.region("61"),
            period=_QUARTER.previous,
            by=build.BUILDER,
            at=quarters.moment(date(2025, 6, 30)),
        )


def test_the_same_period_is_not_frozen_twice() -> None:
    quarters.frozen(build.region("61"))

    with pytest.raises(actions.AlreadyFrozen):
        quarters.frozen(build.region("61"))


def test_a_correction_is_a_second_edition_with_its_reason_and_the_first_stays() -> None:
    region, at = quarters.region_with_kims(), quarters.NEXT_DAY + timedelta(days=40)
    quarters.frozen(region)
    Kim.objects.filter(region="6171051001").update(ended_on=None)  # it had not ended after all

    actions.correct_period(
        region,
        period=_QUARTER,
        reason="KIM di Pontianak tidak berhenti.",
        by=build.officer("61"),
        at=at,
    )

    shown = [period_report(region, _QUARTER, at, edition=number) for number in (0, 1, 2)]
    assert [each and (each.total.kims, each.total.ended) for each in shown] == [
        *((3, 0), (2, 1), (3, 0))
    ]
    assert shown[0] is not None
    assert shown[0].notes == ["Edisi 2, dibetulkan karena: KIM di Pontianak tidak berhenti."]
    assert period_report(region, _QUARTER, at, edition=3) is None


def test_only_an_official_of_the_region_corrects() -> None:
    region = quarters.frozen(build.region("6112")).region

    with pytest.raises(PermissionDenied):
        actions.correct_period(
            region, period=_QUARTER, reason="x", by=build.officer("6101"), at=quarters.NEXT_DAY
        )


def test_half_year_and_year_sum_their_days_and_stand_at_their_end() -> None:
    region, today = quarters.region_with_kims(), date(2026, 1, 2)

    sums = []
    for period in (ReportPeriod(2025, 6, 1), ReportPeriod(2025, 6, 2), ReportPeriod(2025, 12)):
        rows = count_period(region, period, today)
        sums.append([sum(getattr(row, key) for row in rows) for key in ("kims", "new", "stories")])

    assert sums == [[1, 1, 4], [2, 2, 11], [2, 3, 15]]


def test_a_report_costs_the_same_with_many_regions(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    region = quarters.region_with_kims()
    quarters.frozen(region)
    actions.freeze_period(region, period=_QUARTER.previous, by=build.BUILDER, at=quarters.NEXT_DAY)

    with django_assert_num_queries(2):
        period_report(region, _QUARTER, quarters.NEXT_DAY)
