"""Which villages a list may mean, and which of its rows are no KIM."""

from typing import Final

import pytest

from kimid.onboarding.actions import importing
from kimid.onboarding.list_screen import list_screen
from kimid.onboarding.queries import counts_of
from kimid.onboarding.village_names import PlaceWords, VillageNames
from kimid.onboarding.worksheet import read_worksheet
from kimid.people.models import Person
from kimid.places.actions import load_regions
from kimid.places.data_file import rows_around
from kimid.places.models import Region
from tests import build

SUKA_MAJU: Final = "6107102003"  # of Bengkayang


@pytest.fixture
def officer(db: None) -> Person:
    """Of Kubu Raya, which stands there with all its villages and those of two other regencies."""
    rows = rows_around(build._edition().rows, "6112", "6107", "6106")
    load_regions(rows, report=lambda done, total: None)
    return build.officer("6112")


def test_the_office_of_a_province_names_the_regency_or_chooses(officer: Person) -> None:
    names = VillageNames(Region.objects.get(pk="61"))

    sure = names.find(PlaceWords("Suka Maju", "Sungai Betung", "Kab. Bengkayang"))
    open_ = names.find(PlaceWords("Sukamaju", "", ""))

    assert (sure.is_sure, sure.codes) == (True, ["6107142004"])
    assert (open_.is_sure, len(open_.codes)) == (False, 4)
    assert open_.why == "Ada beberapa desa bernama itu."


@pytest.mark.parametrize("typed", ["Dabung", "Desa Dabbong", "Dabon", "Dabogn", "abong"])
def test_a_village_with_one_letter_off_is_offered_first(officer: Person, typed: str) -> None:
    names = VillageNames(Region.objects.get(pk="6112"))

    answer = names.find(PlaceWords(typed, "Kubu", "Kab. Kubu Raya"))

    assert (answer.is_sure, answer.codes[0]) == (False, "6112062008")
    assert answer.why.endswith("Yang mirip:")


def test_of_two_with_one_letter_off_that_of_the_named_district_comes_first(
    officer: Person,
) -> None:
    names = VillageNames(Region.objects.get(pk="61"))
    rows = {
        district: names.find(PlaceWords("Suka Majj", district)).codes[0]
        for district in ("Suti Semarang", "Sungai Betung")
    }
    beside = names.find(PlaceWords("Korek", "Kubu"))

    assert rows == {"Suti Semarang": SUKA_MAJU, "Sungai Betung": "6107142004"}
    assert beside.why == "Tidak ada di kecamatan Kubu."


def test_headings_that_come_again_are_no_kim(officer: Person) -> None:
    table = [
        *(["Nama KIM", "DESA"], ["KIM Satu", "Dabong"], ["NAMA  KIM", "Desa"]),
        *(["KIM Dua", "Kubu"], ["", ""], ["KIM Satu", "Dabong"]),
    ]
    office = Region.objects.get(pk="6112")
    made = importing.begin_import(
        office, file_name="a", worksheet=read_worksheet(table), by=officer, at=build.AT
    )

    screen = list_screen(made, counts_of(made), build.AT.date())

    assert (screen.all_rows, screen.new) == (5, 2)
    words = "3 tidak ikut: 1 baris kosong, 1 judul kolom lagi, dan 1 sama dengan baris lain."
    assert screen.left_out_text == words
