"""What the home of an office counts is one query, together with what is counted at its rail."""

from typing import Any

import pytest
from django.db.models import QuerySet
from pytest_django import DjangoAssertNumQueries

from kimid.access.pages import RuangRequest
from kimid.places.models import Region
from kimid.registry.models import Kim
from kimid.shared_pages import counts, links
from kimid.shared_pages.counts import (
    count_at_home,
    count_beside,
    count_here,
    home_count,
    page_count,
    rail_counts,
)
from kimid.shared_pages.links import LinkList, RailCount, SharedLink, links_for, register_links
from tests import build
from tests.shared_pages.test_panels import in_ruang

pytestmark = pytest.mark.django_db


def _kims(request: RuangRequest) -> QuerySet[Kim]:
    return Kim.objects.all().below(request.site.region.code)


@pytest.fixture(autouse=True)
def only_these(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counts, "_ON_HOME", [])
    monkeypatch.setattr(counts, "_ON_EACH_PAGE", [])
    monkeypatch.setattr(links, "_LINKS", {where: [] for where in LinkList})


def test_the_home_and_the_rail_of_an_office_are_counted_in_one_query(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    @home_count
    def offices(request: RuangRequest) -> QuerySet[Region]:
        return Region.objects.filter(pk=request.site.region_id)

    @home_count
    def nothing(request: RuangRequest) -> None:
        """Whoever asks may not see these."""

    rail: list[Any] = [
        SharedLink(10, "KIM", "ruang-kim-list", "people", count=RailCount(_kims, "KIM")),
        SharedLink(20, "Angka", "ruang-numbers", "chart"),
    ]
    register_links(LinkList.OFFICE_BAR, rail)
    build.kim()
    request = in_ruang(build.portal("6112"), build.officer("6112"))
    assert request.site.region.code == "6112"  # read with the site, as for a page

    with django_assert_num_queries(1):
        assert [count_at_home(request, each) for each in (offices, nothing, _kims)] == [1, 0, 1]
        entries = links_for(LinkList.OFFICE_BAR, request.person, request.site)
        assert rail_counts(entries, request) == [1, 0]


def test_what_a_page_counts_is_one_query_with_its_rail(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    @page_count
    def offices(request: RuangRequest) -> QuerySet[Region]:
        return Region.objects.filter(pk=request.site.region_id)

    build.kim()
    request = in_ruang(build.portal("6112"), build.officer("6112"))
    rows = {"here": _kims(request), "elsewhere": Kim.objects.all().below("62")}

    with django_assert_num_queries(1):
        assert count_beside(request, rows) == {"here": 1, "elsewhere": 0}
        assert count_here(request, offices) == 1
