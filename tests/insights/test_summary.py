"""The sentences: made from the table by rule, and true of it."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Final

import pytest

from kimid.insights.figures import figures
from kimid.insights.queries import NumbersTable, Overview, TableRow
from kimid.insights.region_counts import RegionCount
from kimid.insights.summary import (
    headline,
    missing_sentence,
    month_bars,
    months_sentence,
    summary_sentence,
    years_sentence,
)
from kimid.lib.text import enumeration
from kimid.places.models import Region

TODAY: Final = date(2026, 11, 25)


def _region(code: str, name: str, kind: str = "regency") -> Region:
    return Region(
        code=code, name=name, kind=kind, level={2: 1, 4: 2, 6: 3, 10: 4}[len(code)], term="Provinsi"
    )


def _table(kims: Sequence[int]) -> NumbersTable:
    """A province with regencies that have so many KIM, in villages of their own; each has ten
    villages.
    """
    names = ("Sambas", "Landak", "Melawi", "Sekadau", "Sintang", "Sanggau")
    rows = [
        TableRow(
            _region(f"610{place}", f"Kabupaten {name}"),
            10,
            RegionCount(many, many, many // 2, many),
            many,
        )
        for place, (name, many) in enumerate(zip(names, kims, strict=False), 1)
    ]
    return NumbersTable(_region("61", "Kalimantan Barat", "province"), rows, TODAY)


@pytest.mark.parametrize(
    ("kims", "said"),
    [
        ([3, 4], "7 KIM di semua 2 kabupaten dan kota."),
        ([3, 0, 0], "3 KIM di 1 kabupaten dan kota. Landak dan Melawi belum punya."),
        ([3, 0, 0, 0], "3 KIM di 1 kabupaten dan kota. Landak, Melawi, dan Sekadau belum punya."),
        ([3, 0, 0, 0, 0], "3 KIM di 1 dari 5 kabupaten dan kota."),
        ([0, 0], "Belum ada KIM di Provinsi Kalimantan Barat."),
    ],
)
def test_the_headline_names_those_that_have_none_while_they_are_few(
    kims: list[int], said: str
) -> None:
    assert headline(_table(kims)) == said


def test_the_sentence_carries_the_numbers_of_the_table() -> None:
    assert summary_sentence(_table([3, 2, 0])) == (
        "Dari 30 desa dan kelurahan, 5 punya KIM (16,7 %). 2 dari 5 KIM berbasis TIK (40 %)."
    )
    assert summary_sentence(_table([0])) == "Dari 10 desa dan kelurahan, 0 punya KIM (0 %)."


def test_what_is_missing_is_said_with_its_villages() -> None:
    assert missing_sentence(_table([3, 0])) == "Landak (10 desa dan kelurahan) belum punya KIM."
    assert missing_sentence(_table([3, 1])) == ""


def test_a_list_of_names_reads_as_people_say_it() -> None:
    names = ["Landak", "Melawi", "Sekadau"]

    assert [enumeration(names[:many]) for many in (0, 1, 2, 3)] == [
        "",
        "Landak",
        "Landak dan Melawi",
        "Landak, Melawi, dan Sekadau",
    ]


def test_months_have_a_word_at_both_ends_and_at_each_new_year() -> None:
    months = [(date(2025 + place // 12, place % 12 + 1, 1), place) for place in range(3, 23)]
    shown = Overview(_table([1]), [(2025, 2), (2026, 3)])

    assert [bar.label for bar in month_bars(months) if bar.label] == ["Apr", "2026", "Nov"]
    assert (
        months_sentence(months)
        == "250 kabar dalam 20 bulan: 3 pada April 2025, 22 pada November 2026 sampai hari ini."
    )
    assert years_sentence(shown) == "KIM yang mendapat SK: 2 pada 2025 dan 3 pada 2026."


def test_a_trend_says_what_it_is_a_trend_of() -> None:
    months = [
        (date(2024 + (11 + place) // 12, (11 + place) % 12 + 1, 1), 1 + place // 12)
        for place in range(24)
    ]

    *_, news = figures(replace(_table([1]), months=months), None)

    assert (news.text, news.trend) == ("24 dalam 12 bulan", "+12 dibanding setahun sebelumnya")
