"""What falls due in an office until Friday of next week, of all kinds in one query."""

from datetime import date, datetime, timedelta

import pytest
from django.db.models import QuerySet
from pytest_django import DjangoAssertNumQueries

from kimid.access.pages import RuangRequest
from kimid.applications.models import Application
from kimid.places.models import Region
from kimid.registry.models import Kim
from kimid.shared_pages import upcoming
from kimid.shared_pages.upcoming import (
    DueDays,
    DueKind,
    due_kind,
    due_of,
    due_until,
    today_in,
)
from tests import build, build_registry
from tests.shared_pages.test_panels import in_ruang


@pytest.mark.parametrize(
    ("today", "friday"),
    [
        (date(2026, 11, 23), date(2026, 12, 4)),  # a Monday
        (date(2026, 11, 27), date(2026, 12, 4)),  # the Friday of the picture
        (date(2026, 11, 29), date(2026, 12, 4)),  # a Sunday
        (date(2026, 11, 30), date(2026, 12, 11)),
    ],
)
def test_it_is_always_the_friday_of_the_week_to_come(today: date, friday: date) -> None:
    assert due_until(today) == friday


def test_places_are_named_most_first_and_the_rest_is_counted() -> None:
    places = [("Sintang", 1), ("Sambas", 2), ("Landak", 1), ("Melawi", 1), ("Sekadau", 1)]

    assert DueDays(6, places=places).places_text == (
        "Sambas 2, Landak 1, Melawi 1, Sekadau 1, dan 1 di tempat lain"
    )
    monday = date(2026, 11, 30)
    assert DueDays(1, monday).nearest_text(monday) == "Terdekat Senin, 30 November 2026"
    late = DueDays(1, monday).nearest_text(monday + timedelta(days=1))
    assert late == "Tertunda sejak Senin, 30 November 2026"


def _everybody(request: RuangRequest) -> bool:
    return True


def _nobody(request: RuangRequest) -> bool:
    return False


@pytest.mark.django_db
def test_all_kinds_are_one_query_and_counted_by_the_places_below(
    monkeypatch: pytest.MonkeyPatch, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    monkeypatch.setattr(upcoming, "_KINDS", [])

    def applications(region: Region, at: datetime, today: date) -> QuerySet[Application]:
        return Application.objects.below(region.code).filter(due_on__lte=due_until(today))

    def kims(region: Region, at: datetime, today: date) -> QuerySet[Kim]:
        return Kim.objects.all().below(region.code).filter(registered_at__lte=at)

    def none_today(region: Region, at: datetime, today: date) -> None:
        """The rows of another season."""

    kinds = [
        due_kind(DueKind(applications, _everybody, "due_on", "region_id")),
        due_kind(DueKind(kims, _nobody, "founded_on", "region_id")),
        due_kind(DueKind(kims, _everybody, "founded_on", "region_id")),
        due_kind(DueKind(none_today, _everybody, "founded_on", "region_id")),
    ]
    Kim.objects.filter(pk__in=[build.kim("6171051001").pk]).update(founded_on=date(2020, 1, 2))
    request = in_ruang(build.portal("61"), build.officer("61"))
    soon = today_in(request) + timedelta(days=3)
    for code, label in ((build.TELUK_KAPUAS, "kim-a"), ("6112082004", "kim-b")):
        made = build_registry.application(code, label=label)
        Application.objects.filter(pk=made.pk).update(due_on=soon)

    with django_assert_num_queries(1):
        due = [due_of(request, each) for each in kinds]

    assert [(each.count, each.places_text) for each in due] == [
        (2, "Kubu Raya 2"),
        (0, ""),
        (1, "Kota Pontianak 1"),
        (0, ""),
    ]
    assert [due[0].first, due[2].first] == [soon, date(2020, 1, 2)]


@pytest.mark.django_db
def test_each_day_counts_until_its_own_friday(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(upcoming, "_KINDS", [])

    def applications(region: Region, at: datetime, today: date) -> QuerySet[Application]:
        return Application.objects.below(region.code).filter(due_on__lte=due_until(today))

    kind = due_kind(DueKind(applications, _everybody, "due_on", "region_id"))
    made = build_registry.application()
    site, officer = build.portal("61"), build.officer("61")
    monday = date(2026, 12, 7)
    Application.objects.filter(pk=made.pk).update(due_on=due_until(monday))

    def count_on(day: date) -> int:
        monkeypatch.setattr(upcoming, "today_in", lambda _: day)
        return due_of(in_ruang(site, officer), kind).count

    assert [count_on(monday - timedelta(days=1)), count_on(monday)] == [0, 1]
