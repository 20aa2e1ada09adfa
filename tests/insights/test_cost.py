"""What the pages of numbers ask of the database: so much and no more, on whatever level, with an
earlier day beside them.
"""

from collections.abc import Callable
from datetime import timedelta
from typing import Final

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from kimid.insights.models import Snapshot
from kimid.insights.queries import region_table
from kimid.places.models import Dataset, Region
from kimid.places.queries import VillageCount, datasets_by_name, village_counts
from tests import build
from tests.conftest import Door

pytestmark = pytest.mark.django_db

MOST: Final = 15
LEVELS: Final = ("00", "61", "6112", "611201", build.TELUK_KAPUAS)


@pytest.fixture
def country() -> None:
    """West Kalimantan with KIM in two regencies, an edition of the list of regions, and a year-old
    report of every level.
    """
    for code in (build.TELUK_KAPUAS, "6101012001"):
        build.published(build.kim(code), 2)
    build.portal("00")
    Dataset.objects.create(name="regions", version="uji ongkos", loaded_at=timezone.now())
    on = timezone.now().date() - timedelta(days=400)
    Snapshot.objects.bulk_create(
        Snapshot(region_id=code, on=on, kims=1, source="Laporan") for code in LEVELS
    )


@pytest.mark.usefixtures("country")
@pytest.mark.parametrize("code", LEVELS)
def test_the_numbers_of_an_office_cost_no_more_than_seventeen_queries(
    code: str, ruang: Door, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    office = ruang(build.officer("00"))
    path = "/s/nasional/angka/" if code == "00" else f"/s/nasional/angka/{code}/"
    office.get(path)  # the first one of a process counts the villages

    with django_assert_max_num_queries(MOST + 2):  # the bell, and the counters of the rail
        answer = office.get(path)

    assert "Dibanding " in answer.text


@pytest.mark.usefixtures("country")
@pytest.mark.parametrize("code", LEVELS)
def test_the_open_numbers_cost_no_more_than_fifteen_queries(
    code: str,
    reader: Callable[[str], Client],
    django_assert_max_num_queries: DjangoAssertNumQueries,
) -> None:
    public = reader(Region.objects.get(pk=code).portal_label)
    public.get("/data/")

    with django_assert_max_num_queries(MOST):
        assert public.get("/data/").status_code == 200


@pytest.mark.usefixtures("country")
@pytest.mark.parametrize("code", LEVELS[:-1])
def test_the_table_costs_five_queries_whatever_the_level(
    code: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    region = build.region(code)
    region_table(region, timezone.now().date())

    with django_assert_num_queries(5):
        region_table(region, timezone.now().date())


@pytest.mark.usefixtures("country")
def test_villages_are_counted_once_for_an_edition_and_anew_for_the_next(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    first = village_counts(datasets_by_name())
    Region.objects.create(**_village("6112012099", lat=None, lon=None))
    with django_assert_num_queries(1):
        again = village_counts(datasets_by_name())

    Dataset.objects.filter(name="regions").update(version="uji ongkos, kemudian")
    later = village_counts(datasets_by_name())

    assert again is first
    assert (first["6112"], later["6112"], later["00"]) == (
        VillageCount(1),
        VillageCount(2, 1),
        VillageCount(3, 1),
    )


def _village(code: str, **other: object) -> dict[str, object]:
    like = Region.objects.filter(pk=build.TELUK_KAPUAS).values().get()
    return {**like, "code": code, "slug": code, **other}
