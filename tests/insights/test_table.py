"""The table of a region: one row for each region below, also when it has nothing."""

from datetime import date, timedelta
from typing import Final

import pytest

from kimid.insights.queries import Table, region_table
from kimid.newsroom.flow import Stage
from kimid.registry import actions as registry
from kimid.registry.models import IctStatus, Kim
from kimid.registry.queries import RegionCount
from tests import build
from tests.conftest import Door

pytestmark = pytest.mark.django_db

TODAY: Final = date(2026, 11, 25)


@pytest.fixture
def west() -> None:
    """West Kalimantan with three regencies: one with two KIM and two stories, one with a KIM, one with nothing."""
    kims = [build.kim(code) for code in (build.TELUK_KAPUAS, "6112082004", "6101012001")]
    build.region("6171051001")
    Kim.objects.filter(pk=kims[0].pk).update(ict_status=IctStatus.BASED)
    registry.record_decree(
        kims[0],
        number="1/2026",
        issuer_title="kepala desa",
        issued_on=TODAY - timedelta(days=30),
        valid_until=TODAY,
        by=build.BUILDER,
        at=build.AT,
    )
    build.published(kims[0], 2)
    build.story(kims[1], Stage.VERIFIED)
    build.story(kims[2], Stage.WITHDRAWN)


def _rows(table: Table) -> list[tuple[str, int, RegionCount, int]]:
    return [(row.region.code, row.villages, row.count, row.stories) for row in table.rows]


@pytest.mark.usefixtures("west")
def test_each_region_below_has_its_row_with_zeros_where_nothing_is() -> None:
    table = region_table(build.region("61"), TODAY)

    assert _rows(table) == [
        ("6101", 1, RegionCount(kims=1, villages=1), 0),
        ("6112", 2, RegionCount(kims=2, with_decree=1, ict_based=1, villages=2), 2),
        ("6171", 1, RegionCount(), 0),
    ]
    assert (table.villages, table.stories) == (4, 2)
    assert table.total == RegionCount(kims=3, with_decree=1, ict_based=1, villages=3)


@pytest.mark.usefixtures("west")
def test_the_day_after_a_decree_ended_it_counts_no_more() -> None:
    table = region_table(build.region("61"), TODAY + timedelta(days=1))

    assert table.total == RegionCount(kims=3, ict_based=1, villages=3)


@pytest.mark.usefixtures("west")
@pytest.mark.parametrize(
    ("code", "below"),
    [("00", ["61"]), ("6112", ["611201", "611208"]), ("611201", [build.TELUK_KAPUAS]), (build.PAHANDUT, [])],
)
def test_every_level_has_its_table(code: str, below: list[str]) -> None:
    build.region(code)

    assert [row.region.code for row in region_table(build.region(code), TODAY).rows] == below


@pytest.mark.usefixtures("west")
def test_the_sums_of_one_level_are_the_row_of_the_level_above() -> None:
    [row] = [row for row in region_table(build.region("61"), TODAY).rows if row.region.code == "6112"]
    below = region_table(build.region("6112"), TODAY)

    assert (below.total, below.villages, below.stories) == (row.count, row.villages, row.stories)


@pytest.mark.usefixtures("west")
def test_what_stands_in_a_region_itself_is_counted_in_a_row_of_its_own() -> None:
    forum = build.kim("6112")
    build.published(forum, 3)

    regency, province = (region_table(build.region(code), TODAY) for code in ("6112", "61"))

    assert _rows(regency)[-1] == ("6112", 0, RegionCount(kims=1), 3)
    [row] = [row for row in province.rows if row.region.code == "6112"]
    assert (regency.total, regency.stories) == (row.count, row.stories)
    assert (row.count, row.stories) == (RegionCount(kims=3, with_decree=1, ict_based=1, villages=2), 5)


@pytest.mark.usefixtures("west")
def test_a_village_is_the_only_row_of_its_own_table() -> None:
    table = region_table(build.region(build.TELUK_KAPUAS), TODAY)

    assert _rows(table) == [(build.TELUK_KAPUAS, 1, RegionCount(kims=1, with_decree=1, ict_based=1, villages=1), 2)]


@pytest.mark.usefixtures("west")
def test_the_page_shows_every_row_and_says_where_no_kim_is(ruang: Door) -> None:
    build.portal("61")

    page = ruang(build.officer("61")).get("/s/kalimantan-barat/angka/").content.decode()

    for name in ("Sambas", "Kubu Raya", "Pontianak"):
        assert name in page
    assert page.count('<tr data-state="zero"') == 1


@pytest.mark.usefixtures("west")
def test_numbers_of_another_province_are_not_there(ruang: Door) -> None:
    build.portal("61")

    assert ruang(build.officer("62")).get("/s/kalimantan-barat/angka/").status_code == 404
