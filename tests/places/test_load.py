"""Loading regions, first and again."""

from dataclasses import replace
from datetime import UTC, date, datetime
from io import StringIO

import pytest
from django.conf import settings
from django.core.management import call_command

from kimid.places.actions import COLUMNS, LoadResult, load_edition, load_regions
from kimid.places.data_file import Edition, RegionRow, rows_around
from kimid.places.models import Dataset, Region

pytestmark = pytest.mark.django_db

ENDED_ON = date(2025, 6, 23)
DECREE = "Kepmendagri 300.2.2-2138/2025, diubah dengan Kepmendagri 300.2.2-2430/2025, 23 Juni 2025"
MORNING = datetime(2026, 3, 1, 1, 0, tzinfo=UTC)


@pytest.fixture
def pontianak(edition: Edition) -> list[RegionRow]:
    """The city of Pontianak, all below it and what stands above it."""
    return rows_around(edition.rows, "6171")


def silent(done: int, total: int) -> None:
    """No bar."""


def stored() -> list[tuple[object, ...]]:
    return list(Region.objects.order_by("code").values_list(*COLUMNS))


def test_a_load_writes_every_row_with_its_parent(pontianak: list[RegionRow]) -> None:
    assert load_regions(pontianak, report=silent) == LoadResult(added=38, changed=0, ended=0)
    village = Region.objects.get(code="6171011002")
    row = next(row for row in pontianak if row.code == "6171011002")
    assert (village.name, village.lat, village.lon, village.postal_code) == (
        row.name,
        row.lat,
        row.lon,
        row.postal_code,
    )
    assert (village.level, village.parent_id, village.zone, village.term) == (
        4,
        "617101",
        "WIB",
        "Kelurahan",
    )


def test_a_second_load_changes_nothing(pontianak: list[RegionRow]) -> None:
    load_regions(pontianak, report=silent)
    before = stored()
    assert load_regions(pontianak, report=silent, ended_on=ENDED_ON) == LoadResult(
        added=0, changed=0, ended=0
    )
    assert stored() == before


def test_a_renamed_region_is_updated_and_no_other(pontianak: list[RegionRow]) -> None:
    load_regions(pontianak, report=silent)
    before = {values[0]: values for values in stored()}
    renamed = [
        row._replace(name="Kota Khatulistiwa", slug="khatulistiwa") if row.code == "6171" else row
        for row in pontianak
    ]
    assert load_regions(renamed, report=silent, ended_on=ENDED_ON) == LoadResult(
        added=0, changed=1, ended=0
    )
    assert [values[0] for values in stored() if values != before[values[0]]] == ["6171"]
    assert Region.objects.get(code="6171").portal_label == "kota-khatulistiwa"


def test_a_region_that_the_file_no_longer_names_ends_and_stays(pontianak: list[RegionRow]) -> None:
    load_regions(pontianak, report=silent)
    fewer = [row for row in pontianak if not row.code.startswith("617101")]
    gone = [row.code for row in pontianak if row.code.startswith("617101")]
    assert load_regions(fewer, report=silent, ended_on=ENDED_ON) == LoadResult(
        added=0, changed=0, ended=len(gone)
    )
    assert (
        list(
            Region.objects.filter(valid_until=ENDED_ON)
            .order_by("code")
            .values_list("code", flat=True)
        )
        == gone
    )
    assert load_regions(fewer, report=silent, ended_on=date(2026, 1, 1)) == LoadResult(
        added=0, changed=0, ended=0
    )
    assert Region.objects.get(code="617101").valid_until == ENDED_ON


def test_a_region_that_comes_back_exists_again(pontianak: list[RegionRow]) -> None:
    load_regions(pontianak, report=silent)
    load_regions(pontianak[:-1], report=silent, ended_on=ENDED_ON)
    assert load_regions(pontianak, report=silent, ended_on=ENDED_ON) == LoadResult(
        added=0, changed=1, ended=0
    )
    assert Region.objects.get(code=pontianak[-1].code).valid_until is None


def test_the_first_day_of_a_region_is_not_forgotten_by_a_list_that_does_not_say_it(
    pontianak: list[RegionRow],
) -> None:
    load_regions([*pontianak[:-1], pontianak[-1]._replace(valid_from=ENDED_ON)], report=silent)
    assert load_regions(pontianak, report=silent, ended_on=ENDED_ON) == LoadResult(
        added=0, changed=0, ended=0
    )
    assert Region.objects.get(code=pontianak[-1].code).valid_from == ENDED_ON


def test_loading_a_part_of_the_country_leaves_the_rest_alone(
    edition: Edition, pontianak: list[RegionRow]
) -> None:
    load_regions(pontianak, report=silent)
    load_regions(rows_around(edition.rows, "6172"), report=silent)
    assert Region.objects.filter(level=2, valid_until=None).count() == 2
    assert Region.objects.exclude(valid_until=None).count() == 0


def test_a_successor_may_stand_later_in_the_file(pontianak: list[RegionRow]) -> None:
    old = pontianak[-2]
    new = pontianak[-1]
    rows = [
        row._replace(successor=new.code, valid_until=ENDED_ON) if row is old else row
        for row in pontianak
    ]
    load_regions(rows, report=silent)
    followed = Region.objects.get(code=old.code)
    assert (followed.successor_id, followed.valid_until) == (new.code, ENDED_ON)


def test_the_operator_sees_how_far_the_load_is(pontianak: list[RegionRow]) -> None:
    reports: list[tuple[int, int]] = []
    load_regions(pontianak, report=lambda done, total: reports.append((done, total)))
    assert reports == [(0, 38), (38, 38)]


def test_a_new_edition_is_loaded_once(edition: Edition, pontianak: list[RegionRow]) -> None:
    small = replace(edition, version="a", rows=tuple(pontianak))
    assert load_edition(small, at=MORNING, report=silent) == LoadResult(
        added=38, changed=0, ended=0
    )
    assert load_edition(small, at=MORNING, report=silent) is None
    later = replace(small, version="b", rows=tuple(pontianak[:-1]))
    assert load_edition(later, at=MORNING, report=silent) == LoadResult(added=0, changed=0, ended=1)
    assert list(Dataset.objects.values_list("name", "version", "loaded_at")) == [
        ("regions", "b", MORNING)
    ]


def test_a_load_that_breaks_off_leaves_nothing_behind(
    pontianak: list[RegionRow], edition: Edition
) -> None:
    class PowerCut(Exception):
        pass

    def cut(done: int, total: int) -> None:
        if done:
            raise PowerCut

    with pytest.raises(PowerCut):
        load_edition(replace(edition, rows=tuple(pontianak)), at=MORNING, report=cut)
    assert (stored(), Dataset.objects.count()) == ([], 0)


def test_the_command_loads_the_whole_country_and_then_says_that_all_is_up_to_date() -> None:
    first = StringIO()
    second = StringIO()
    call_command("load_regions", stdout=first)
    assert first.getvalue().splitlines() == [
        "Wilayah dimuat: 91.600 baru, 0 berubah, 0 berakhir.",
        f"Dasar: {DECREE}.",
        "       1  Nasional",
        "      38  Provinsi",
        "     416  Kabupaten",
        "      98  Kota",
        "   7.285  Kecamatan",
        "  75.252  Desa",
        "   8.496  Kelurahan",
        "      14  Desa Adat",
    ]
    assert Region.objects.count() == 91_600
    call_command("load_regions", stdout=second)
    assert second.getvalue() == f"Data wilayah sudah terbaru: {DECREE}.\n"


def test_a_list_that_would_end_regions_is_not_loaded_and_the_command_it_names_can_be_typed(
    pontianak: list[RegionRow],
) -> None:
    load_regions(
        [*pontianak, pontianak[-1]._replace(code=f"{pontianak[-1].code[:6]}1999", slug="hilang")],
        report=silent,
    )
    output = StringIO()
    call_command("load_regions", stdout=output)
    assert Region.objects.filter(valid_until=None).count() == 39
    command = output.getvalue().strip().partition("./kim regions ")[2].split()
    assert command == [
        "--new",
        "kimid/places/data/regions.csv.gz",
        "--on",
        "2025-06-23",
        "--preview",
    ]
    assert (settings.ROOT / command[1]).exists()
