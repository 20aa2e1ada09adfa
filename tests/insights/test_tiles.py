"""The provinces as tiles: all 38, each in a place of its own, with the numbers of the table and the
way to its own.
"""

import re
from collections.abc import Callable
from datetime import date
from typing import Final

import pytest
from django.test import Client

from kimid.insights.queries import NumbersTable, TableRow, region_table
from kimid.insights.region_counts import RegionCount
from kimid.insights.tiles import POSITIONS, province_tiles
from kimid.lib import codes
from kimid.places.models import Region
from tests import build
from tests.conftest import Door

TODAY: Final = date(2026, 11, 25)


def _row(code: str, kims: int = 0, decrees: int = 0, name: str = "Provinsi Baru") -> TableRow:
    return TableRow(
        Region(code=code, name=name, kind="province", level=1, term="Provinsi"),
        10,
        RegionCount(kims, decrees),
        0,
    )


def _nation(*rows: TableRow) -> NumbersTable:
    return NumbersTable(Region(code="00", name="Indonesia", kind="nation", level=0), rows, TODAY)


def _said(*rows: TableRow) -> list[tuple[str, str]]:
    drawn = "".join(province_tiles(_nation(*rows), lambda row: row.region.code))
    return [
        (found[1], found[2]) for found in re.finditer(r'data-state="(\w+)"><title>([^<]*)', drawn)
    ]


@pytest.mark.django_db
def test_every_province_has_a_spot_of_its_own_and_no_other_has_one() -> None:
    provinces = {
        row.code for row in build._edition().rows if len(row.code) == 2 and row.code != codes.NATION
    }

    assert POSITIONS.keys() == provinces
    assert len({(spot.column, spot.row) for spot in POSITIONS.values()}) == 38


@pytest.mark.parametrize(
    ("kims", "decrees", "state", "told"),
    [
        (0, 0, "none", "belum ada KIM"),
        (4, 1, "weak", "4 KIM, 1 dengan SK yang berlaku"),
        (4, 2, "sound", "4 KIM, 2 dengan SK yang berlaku"),
    ],
)
def test_a_tile_says_in_words_what_its_colour_says(
    kims: int, decrees: int, state: str, told: str
) -> None:
    assert _said(_row("61", kims, decrees, "Kalimantan Barat")) == [
        (state, f"Provinsi Kalimantan Barat: {told}")
    ]


def test_a_province_that_is_younger_than_the_layout_is_not_lost() -> None:
    assert len(_said(_row("61"), _row("97"), _row("98"))) == 3


def test_only_the_nation_has_tiles() -> None:
    assert province_tiles(NumbersTable(_row("61").region, [], TODAY), lambda row: "") == []


@pytest.mark.django_db
def test_the_nation_shows_all_38_with_the_numbers_of_its_table(
    reader: Callable[[str], Client], ruang: Door
) -> None:
    build.children("00")
    build.kim()
    build.portal("00")
    table = region_table(build.region("00"), TODAY)
    wanted = {row.region.full_name: (row.count.kims, row.count.with_decree) for row in table.rows}

    pages = {
        "http": reader("").get("/data/").text,
        "/s/nasional/angka/": ruang(build.officer("00")).get("/s/nasional/angka/").text,
    }

    for way, page in pages.items():
        tiles = re.findall(
            r'<a href="([^"]+)" transform[^>]+><title>([^:<]+): (?:([\d.]+) KIM, ([\d.]+)|belum)',
            page,
        )
        assert {
            name: (int(kims or 0), int(decrees or 0)) for _, name, kims, decrees in tiles
        } == wanted
        assert all(href.startswith(way) for href, *_ in tiles)
    assert "Petak" not in reader("kalimantan-barat").get("/data/").text
