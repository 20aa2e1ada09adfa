"""What the home of an office counts is one query, together with what is counted at its rail."""

from datetime import datetime
from typing import Any

import pytest
from django.db.models import QuerySet
from pytest_django import DjangoAssertNumQueries

from kimid.access.pages import RuangRequest
from kimid.places.models import Region
from kimid.registry.models import Kim
from kimid.shared_pages import counts, links
from kimid.shared_pages.counts import count_at_home, home_count, rail_counts
from kimid.shared_pages.links import LinkList, RailCount, SharedLink, links_for, register_links
from tests import build
from tests.shared_pages.test_panels import in_ruang

pytestmark = pytest.mark.django_db


def _kims(region: Region, at: datetime) -> QuerySet[Kim]:
    return Kim.objects.all().below(region.code)


def _everybody(request: RuangRequest) -> bool:
    return True


def _nobody(request: RuangRequest) -> bool:
    return False


@pytest.fixture(autouse=True)
def only_these(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counts, "_ON_HOME", {})
    monkeypatch.setattr(links, "_LINKS", {where: [] for where in LinkList})


def test_the_home_and_the_rail_of_an_office_are_counted_in_one_query(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    @home_count(_everybody)
    def offices(region: Region, at: datetime) -> QuerySet[Region]:
        return Region.objects.filter(pk=region.pk)

    @home_count(_nobody)
    def hidden(region: Region, at: datetime) -> QuerySet[Kim]:
        return _kims(region, at)

    @home_count(_everybody)
    def not_at_this_level(region: Region, at: datetime) -> None:
        """A nation has these, a regency not."""

    rail: list[Any] = [
        SharedLink(10, "KIM", "ruang-kim-list", "people", count=RailCount(_kims, "KIM")),
        SharedLink(20, "Angka", "ruang-numbers", "chart"),
    ]
    register_links(LinkList.OFFICE_BAR, rail)
    build.kim()
    request = in_ruang(build.portal("6112"), build.officer("6112"))
    assert request.site.region.code == "6112"  # read with the site, as for a page

    with django_assert_num_queries(1):
        rows = (offices, hidden, not_at_this_level, _kims)
        assert [count_at_home(request, each) for each in rows] == [1, 0, 0, 1]
        entries = links_for(LinkList.OFFICE_BAR, request.person, request.site)
        assert rail_counts(entries, request) == [1, 0]


def test_each_office_counts_its_own_by_the_sql_of_its_level(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    register_links(
        LinkList.OFFICE_BAR,
        [SharedLink(10, "KIM", "ruang-kim-list", "people", count=RailCount(_kims, "KIM"))],
    )
    build.kim()
    officer = build.officer("6112")

    def count(code: str) -> list[int]:
        request = in_ruang(build.portal(code), officer)
        assert request.site.region.code == code
        entries = links_for(LinkList.OFFICE_BAR, officer, request.site)
        with django_assert_num_queries(1):
            return rail_counts(entries, request)

    assert [count("6112"), count("6103"), count("61"), count("00")] == [[1], [0], [1], [1]]
