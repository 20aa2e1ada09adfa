"""What the data file says about the country."""

from collections import Counter, defaultdict
from datetime import date
from pathlib import Path

import pytest

from kimid.lib import codes
from kimid.places.data_file import BadDataFile, Edition, read_edition, rows_around
from ops import make_regions


def test_the_country_has_as_many_regions_of_each_kind_as_the_decree_says(edition: Edition) -> None:
    assert Counter(row.kind for row in edition.rows) == {
        "nation": 1,
        "province": 38,
        "regency": 416,
        "city": 98,
        "district": 7_285,
        "desa": 75_252,
        "kelurahan": 8_496,
        "desa_adat": 14,
    }
    assert edition.decreed_on == date(2025, 6, 23)


def test_kalimantan_barat_has_its_fourteen_regencies_and_cities(edition: Edition) -> None:
    assert [row.name for row in edition.rows if codes.parent(row.code) == "61"] == [
        "Kabupaten Sambas",
        "Kabupaten Mempawah",
        "Kabupaten Sanggau",
        "Kabupaten Ketapang",
        "Kabupaten Sintang",
        "Kabupaten Kapuas Hulu",
        "Kabupaten Bengkayang",
        "Kabupaten Landak",
        "Kabupaten Sekadau",
        "Kabupaten Melawi",
        "Kabupaten Kayong Utara",
        "Kabupaten Kubu Raya",
        "Kota Pontianak",
        "Kota Singkawang",
    ]


def test_every_region_stands_after_the_one_above_it(edition: Edition) -> None:
    seen: set[str | None] = {None}
    orphans = []
    for row in edition.rows:
        if codes.parent(row.code) not in seen:
            orphans.append(row.code)
        seen.add(row.code)
    assert orphans == []
    assert len(seen) == 91_600 + 1


def test_sixteen_pairs_of_villages_share_name_and_district(edition: Edition) -> None:
    kinds = defaultdict(list)
    for row in edition.rows:
        if codes.level(row.code) == 4:
            kinds[codes.parent(row.code), row.name.lower()].append(row.kind)
    pairs = [tuple(sorted(both)) for both in kinds.values() if len(both) > 1]
    assert Counter(pairs) == {("desa", "kelurahan"): 14, ("desa", "desa"): 2}


def test_many_regions_share_their_slug(edition: Edition) -> None:
    everywhere = Counter(row.slug for row in edition.rows)
    villages = Counter(row.slug for row in edition.rows if codes.level(row.code) == 4)
    assert sum(count for count in everywhere.values() if count > 1) == 33_795
    assert sum(count for count in villages.values() if count > 1) == 27_642


def test_where_coordinates_are_unknown_they_are_empty_and_elsewhere_lie_in_indonesia(
    edition: Edition,
) -> None:
    assert [row.code for row in edition.rows if (row.lat is None) != (row.lon is None)] == []
    assert Counter(codes.level(row.code) for row in edition.rows if row.lat is None) == {
        0: 1,
        4: 383,
    }
    known = [
        (row.lat, row.lon) for row in edition.rows if row.lat is not None and row.lon is not None
    ]
    assert [
        place for place in known if not (-11.1 < place[0] < 6.1 and 94.9 < place[1] < 141.1)
    ] == []


def test_every_village_has_a_postal_code(edition: Edition) -> None:
    assert {len(row.postal_code) for row in edition.rows if codes.level(row.code) == 4} == {5}


def test_each_province_has_one_clock(edition: Edition) -> None:
    clocks = defaultdict(set)
    for row in edition.rows:
        clocks[row.code[:2]].add(row.zone)
    assert [province for province, zones in clocks.items() if len(zones) > 1] == []
    borneo = {province: zones for province, zones in clocks.items() if province.startswith("6")}
    assert borneo == {"61": {"WIB"}, "62": {"WIB"}, "63": {"WITA"}, "64": {"WITA"}, "65": {"WITA"}}
    assert Counter(
        zone for province in clocks if province != "00" for zone in clocks[province]
    ) == {
        "WIB": 18,
        "WITA": 12,
        "WIT": 8,
    }


@pytest.mark.parametrize(
    ("code", "term"),
    [
        ("6112012001", "Desa"),
        ("6171011002", "Kelurahan"),
        ("1171012001", "Gampong"),
        ("1102012001", "Kute"),
        ("1304012001", "Nagari"),
        ("1309012007", "Desa"),  # Mentawai is not Minangkabau
        ("3404012001", "Kalurahan"),
        ("340401", "Kapanewon"),
        ("347101", "Kemantren"),
        ("930101", "Distrik"),
        ("9103013007", "Desa Adat"),
        ("611201", "Kecamatan"),
    ],
)
def test_a_region_is_called_by_the_word_of_its_place(
    edition: Edition, code: str, term: str
) -> None:
    assert {row.term for row in edition.rows if row.code == code} == {term}


def test_a_part_of_the_country_brings_along_what_stands_above_it(edition: Edition) -> None:
    part = rows_around(edition.rows, "6171", "611201")
    assert [row.code for row in part if len(row.code) < 6] == ["00", "61", "6112", "6171"]
    assert Counter(row.kind for row in part if row.code.startswith("6171")) == {
        "city": 1,
        "district": 6,
        "kelurahan": 29,
    }
    assert [row.code for row in part if len(row.code) == 6 and row.code.startswith("6112")] == [
        "611201"
    ]


def test_the_data_file_is_what_the_script_makes_of_its_source(edition: Edition) -> None:
    assert sorted(make_regions.all_rows(), key=lambda row: row.code) == sorted(
        edition.rows, key=lambda row: row.code
    )


def test_a_file_with_other_columns_is_refused(tmp_path: Path, edition: Edition) -> None:
    make_regions.write(list(edition.rows[:5]), tmp_path)
    assert read_edition(tmp_path).rows == edition.rows[:5]
    make_regions.compress(tmp_path, "code,nama\n61,Kalimantan Barat\n")
    with pytest.raises(BadDataFile, match="columns wanted"):
        read_edition(tmp_path)
