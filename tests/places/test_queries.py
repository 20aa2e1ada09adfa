"""Finding regions in the database."""

from datetime import date

import pytest
from django.db import IntegrityError
from pytest_django import DjangoAssertNumQueries

from kimid.lib.codes import BadCode
from kimid.places.actions import load_regions
from kimid.places.data_file import Edition, rows_around
from kimid.places.models import Region
from kimid.places.queries import by_portal_label, children_of, lineage_of, village_count

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def some_of_kalbar(edition: Edition) -> None:
    """Kota Pontianak with all below it, and Kecamatan Sungai Raya of Kubu Raya."""
    load_regions(rows_around(edition.rows, "6171", "611201"), report=lambda done, total: None)


def test_a_village_knows_all_above_it_in_one_query(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    with django_assert_num_queries(1):
        lineage = lineage_of("6112012012")
        assert [region.parent for region in lineage] == [*lineage[1:], None]
    assert [region.name for region in lineage] == [
        "Teluk Kapuas",
        "Sungai Raya",
        "Kabupaten Kubu Raya",
        "Kalimantan Barat",
        "Indonesia",
    ]


def test_the_nation_has_nothing_above_it() -> None:
    assert [region.code for region in lineage_of("00")] == ["00"]


def test_asking_for_a_region_that_is_not_there_says_so() -> None:
    with pytest.raises(Region.DoesNotExist):
        lineage_of("6201012001")
    with pytest.raises(BadCode):
        lineage_of("6112.01")


@pytest.mark.parametrize(
    ("label", "code"),
    [
        ("", "00"),
        ("kalimantan-barat", "61"),
        ("kab-kubu-raya", "6112"),
        ("kota-pontianak", "6171"),
        ("sungai-raya-611201", "611201"),
        ("teluk-kapuas-6112012012", "6112012012"),
    ],
)
def test_a_portal_label_leads_to_its_region_in_one_query(
    label: str, code: str, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    with django_assert_num_queries(1):
        region = by_portal_label(label)
    assert region is not None
    assert region.code == code


@pytest.mark.parametrize(
    "label",
    [
        "kubu-raya",  # a regency needs its kab-
        "kota-kubu-raya",
        "kab-pontianak",
        "teluk-kapuas",
        "teluk-kapuas-6112012011",  # the code of another village
        "teluk-kapuas-9999999999",
        "-6112012012",
        "suka-maju",
    ],
)
def test_any_other_label_leads_nowhere(label: str) -> None:
    assert by_portal_label(label) is None


def test_of_two_regions_with_one_label_the_one_that_exists_today_is_found() -> None:
    Region.objects.filter(code="6171").update(valid_until=date(2026, 1, 1))
    moved = Region.objects.get(code="6171")
    moved.code = "6173"
    moved.valid_until = None
    moved.save(force_insert=True)
    region = by_portal_label("kota-pontianak")
    assert region is not None
    assert region.code == "6173"


def test_the_children_of_a_province_are_its_regencies_and_then_its_cities() -> None:
    assert [child.name for child in children_of("61")] == ["Kabupaten Kubu Raya", "Kota Pontianak"]


def test_the_nation_has_the_villages_of_all_its_provinces() -> None:
    assert (
        village_count("00")
        == village_count("61")
        == village_count("6112") + village_count("6171")
        > 0
    )


def test_a_region_that_ended_is_no_longer_among_the_children() -> None:
    Region.objects.filter(code="6171").update(valid_until=date(2026, 1, 1))
    assert [child.code for child in children_of("61")] == ["6112"]


@pytest.mark.parametrize(
    ("change", "constraint"),
    [
        ({"level": 3}, "region_level_fits_code_and_kind"),
        ({"kind": "district"}, "region_level_fits_code_and_kind"),
        ({"parent": None}, "region_only_nation_has_no_parent"),
        ({"lat": None}, "region_coordinates_come_in_pairs"),
        ({"lon": 200.0}, "region_coordinates_come_in_pairs"),
    ],
)
def test_the_database_refuses_a_region_that_cannot_be(
    change: dict[str, object], constraint: str
) -> None:
    with pytest.raises(IntegrityError, match=constraint):
        Region.objects.filter(code="6112012012").update(**change)
