"""Queries about a region that become SQL once for each level and zone."""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

import pytest
from django.db.models import QuerySet
from django.utils import timezone

from kimid.lib import codes
from kimid.places.by_region import compiled_by_region, compiled_by_region_and_day
from kimid.places.models import Region
from kimid.registry.models import Decree, Kim
from kimid.registry.queries import kims_with_ending_decree
from tests import build

pytestmark = pytest.mark.django_db


def test_each_region_gets_its_own_rows_and_a_level_is_built_once() -> None:
    built = []

    @compiled_by_region
    def names(region: Region, at: datetime) -> QuerySet[Kim, str]:
        built.append((region.level, region.zone))
        rows = Kim.objects.filter(
            region__code__range=codes.span(region.code), registered_at__lte=at
        )
        return rows.order_by("name").values_list("name", flat=True)

    here, there = build.kim().name, build.kim("6171051001").name
    now = timezone.now()

    def rows_of(code: str) -> Sequence[str]:
        return names(Region.objects.get(code=code), now)

    assert [rows_of(code) for code in ("6112", "6171", "6112")] == [[here], [there], [here]]
    assert sorted(rows_of("61")) == sorted(rows_of("00")) == sorted([here, there])
    assert names(Region.objects.get(code="6112"), now - timedelta(days=9999)) == []
    assert len(built) == len(set(built)) == 3


def test_a_level_without_rows_asks_nothing() -> None:
    @compiled_by_region
    def below(region: Region, at: datetime) -> QuerySet[Region]:
        rows = Region.objects.filter(parent=region.pk)
        return rows if region.level < 1 else rows.none()

    build.kim()
    now = timezone.now()

    assert [row.code for row in below(Region.objects.get(code="00"), now)] == ["61"]
    assert below(Region.objects.get(code="61"), now) == []


def test_a_query_that_forgets_its_region_is_refused() -> None:
    @compiled_by_region
    def everywhere(region: Region, at: datetime) -> QuerySet[Kim]:
        return Kim.objects.filter(registered_at__lte=at)

    region = build.kim().region

    with pytest.raises(TypeError, match=r"no place in the SQL for the values \[0\]"):
        everywhere(region, timezone.now())


def test_what_a_region_is_beyond_its_place_is_an_error() -> None:
    @compiled_by_region
    def named(region: Region, at: datetime) -> QuerySet[Region]:
        return Region.objects.filter(name=region.name)

    region = build.kim().region

    with pytest.raises(AttributeError):
        named(region, timezone.now())


def test_decrees_that_end_are_those_of_the_same_query_written_out() -> None:
    @compiled_by_region_and_day
    def ending(region: Region, on: date) -> QuerySet[Kim]:
        return kims_with_ending_decree(region, on, on + timedelta(days=90))

    kim, today = build.kim(), timezone.now().date()
    ends_on = today + timedelta(days=60)
    Decree.objects.create(
        kim=kim, number="1", issuer_title="Kepala Desa", issued_on=today, valid_until=ends_on
    )

    assert ending(kim.region, today) == [kim]
    for region in (kim.region, Region.objects.get(code="61")):
        for on in (today, today - timedelta(days=40), today + timedelta(days=400)):
            rows = kims_with_ending_decree(region, on, on + timedelta(days=90))
            assert ending(region, on) == list(rows)
