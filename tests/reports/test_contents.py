"""An office ticks what a paper contains: the paper and the workbook have that, the letter says so,
and numbers stay numbers.
"""

import json
from datetime import date

import pytest
from django.http import QueryDict
from django.test import Client

from kimid.registry.models import Kim
from kimid.reports.annex import AnnexRow, shared_place
from kimid.reports.periods import ReportPeriod
from kimid.reports.report_query import ReportQuery
from tests import build
from tests.conftest import Door
from tests.reports import quarters
from tests.reports.reading import sheets, words_of

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]

_ADDRESS = "/s/kalimantan-barat/laporan-kim"
_QUARTER = "periode=2025-tw3"
# A sign of each part on paper, by its word in the address.
_SIGNS = {
    "kop": "Nomor : ",
    "target": "Target dan capaian setahun",
    "ttd": "Pangkat/golongan",
    "wilayah": "Keadaan per kabupaten dan kota",
    "batang": "Lima triwulan terakhir",
    "kunjungan": "Nomor surat tugas",
    "foto": "Dokumentasi",
    "lampiran": "Daftar KIM, 30 September 2025",
}


def _office(ruang: Door) -> Client:
    """The office of a province whose quarter has something of every part."""
    region, by = quarters.region_with_kims(), build.officer("61")
    quarters.visit_to(region, by)
    quarters.frozen(region)
    quarters.photo_of(region, by)
    return ruang(by)


def _on_paper(office: Client, query: str) -> set[str]:
    text = words_of(office.get(f"{_ADDRESS}.pdf?{_QUARTER}&{query}").content)
    return {part for part, sign in _SIGNS.items() if sign in text}


def test_the_paper_has_the_parts_that_are_ticked_and_all_without_any_word(ruang: Door) -> None:
    office = _office(ruang)

    assert _on_paper(office, "") == set(_SIGNS)
    assert _on_paper(office, "isi=pokok") == set()
    assert _on_paper(office, "isi=pokok&isi=kop&isi=foto") == {"kop", "foto"}
    assert _on_paper(office, "isi=pokok-wilayah-lampiran") == {"wilayah", "lampiran"}


def test_the_letter_names_the_annex_that_is_in_it(ruang: Door) -> None:
    office = _office(ruang)

    with_annex = office.get(f"{_ADDRESS}.pdf?{_QUARTER}&isi=pokok-kop-lampiran").content
    without = office.get(f"{_ADDRESS}.pdf?{_QUARTER}&isi=pokok-kop").content

    assert "Lampiran : 1 (satu) daftar, 2 KIM" in words_of(with_annex)
    assert "Lampiran : – Hal" in words_of(without)


def test_ticks_take_sheets_out_of_the_workbook_and_rows_out_of_nothing(ruang: Door) -> None:
    office = _office(ruang)

    whole = sheets(office.get(f"{_ADDRESS}.xlsx?{_QUARTER}").content)
    part = office.get(f"{_ADDRESS}.xlsx?{_QUARTER}&isi=pokok-wilayah")

    assert list(whole) == ["Wilayah", "Perubahan", "Lima triwulan", "Kunjungan", "Daftar KIM"]
    assert list(sheets(part.content)) == ["Wilayah", "Perubahan"]
    assert sheets(part.content)["Wilayah"] == whole["Wilayah"]
    assert "2025-tw3-sebagian.xlsx" in part["Content-Disposition"]


def test_what_changed_is_numbers_in_the_workbook(ruang: Door) -> None:
    office = _office(ruang)

    rows = sheets(office.get(f"{_ADDRESS}.xlsx?{_QUARTER}").content)["Perubahan"]

    lines = {label: values for label, *values in rows[1:]}
    assert lines["KIM terbentuk"] == [1, 2, 1]
    assert lines["Kabar terbit dalam periode"] == [4, 11, 7]
    share = lines["Bagian desa dan kelurahan yang punya KIM"]
    assert all(isinstance(value, float) for value in share)
    assert "poin" in str(rows[0][3])


def test_the_screen_ticks_what_was_chosen_and_its_buttons_send_it(ruang: Door) -> None:
    page = _office(ruang).get(f"{_ADDRESS}/?{_QUARTER}&edisi=1&isi=pokok-kop").content.decode()
    words = " ".join(page.split())

    assert 'name="isi" value="kop" checked' in words
    assert 'name="isi" value="foto" checked' not in words
    assert '<input type="hidden" name="edisi" value="2025-tw3-e1">' in words
    assert f'formaction="{_ADDRESS}.pdf"' in words
    assert "&amp;isi=pokok-kop" in words  # another year keeps the ticks


def test_the_first_page_is_drawn_beside_the_choices(ruang: Door) -> None:
    page = _office(ruang).get(f"{_ADDRESS}/?{_QUARTER}").content.decode()
    leaf = page[page.index('class="leaf"') : page.index('class="leaf__next"')]

    expected = (
        "PEMERINTAH PROVINSI KALIMANTAN BARAT",
        "1 (satu) daftar, 2 KIM",
        "KIM bertambah 1 menjadi 2.",
        "Sandi laporan 61-2025-TW3-E1",
    )
    assert [each for each in expected if each not in leaf] == []


@pytest.mark.parametrize(
    ("query", "edition", "words"),
    [
        ("periode=2025-tw3&edisi=2", 2, "pokok-kop"),
        ("periode=2025-tw3&edisi=2025-tw3-e2", 2, "pokok-kop"),
        ("periode=2025-tw3&edisi=2025-tw2-e2", 0, "pokok-kop"),
    ],
)
def test_an_edition_of_another_period_is_as_if_not_asked(
    query: str, edition: int, words: str
) -> None:
    chosen = ReportQuery.from_query(QueryDict(f"{query}&isi={words}"), date(2026, 1, 1))

    assert chosen.edition == edition
    assert chosen.query.endswith(f"isi={words}")


def test_five_periods_are_the_same_everywhere_and_what_is_missing_says_so(ruang: Door) -> None:
    region = quarters.region_with_kims()
    quarters.frozen(region, ReportPeriod(2025, 3, 1))
    quarters.frozen(region)
    office = ruang(build.officer("61"))

    page = office.get(f"{_ADDRESS}/?{_QUARTER}").content.decode()
    rows = sheets(office.get(f"{_ADDRESS}.xlsx?{_QUARTER}").content)["Lima triwulan"]
    data = json.loads(office.get(f"{_ADDRESS}.json?{_QUARTER}").content)["lima_periode"]
    paper = words_of(office.get(f"{_ADDRESS}.pdf?{_QUARTER}").content)

    table = " ".join(page[page.index('id="batang"') :].partition("</table>")[0].split())
    place = rows[0].index("Kabar terbit dalam periode")
    assert [row[place] for row in rows[1:]] == ["belum ada", "belum ada", 0, 4, 11]
    sums = [each["jumlah"] and each["jumlah"]["kabar"] for each in data]
    assert sums == [None, None, 0, 4, 11]
    bars = "Trw. III 2024 belum ada Trw. IV 2024 belum ada Trw. I 2025 0 Trw. II 2025 4"
    assert f"{bars} Trw. III 2025 11" in paper
    assert (table.count("<td>belum ada</td>"), "<td>11<svg" in table) == (8, True)


def test_a_list_of_one_regency_says_its_name_once(ruang: Door) -> None:
    region = quarters.region_with_kims()
    Kim.objects.filter(region="6171051001").update(ended_on=None)
    of_all = quarters.frozen(region)
    quarters.frozen(build.region("6112"))
    build.portal("6112")

    alone = ruang(build.officer("6112")).get(f"/s/kab-kubu-raya/laporan-kim.pdf?{_QUARTER}")
    together = ruang(build.officer("61")).get(f"{_ADDRESS}.pdf?{_QUARTER}")

    assert len(of_all.kims) == 3
    assert words_of(alone.content).count("Kab. Kubu Raya") == 1
    # Twice in the list, and once as a row of the table.
    assert words_of(together.content).count("Kab. Kubu Raya") == 3


@pytest.mark.parametrize(
    ("places", "name", "shortened"),
    [
        (["Desa A, Kec. X, Kab. S", "Desa B, Kec. Y, Kab. S"], "Kab. S", ["Desa A, Kec. X", ""]),
        (["Desa A, Kec. X, Kab. S", "Desa B, Kec. X, Kab. S"], "Kec. X, Kab. S", ["Desa A", ""]),
        (["Desa A, Kec. X, Kab. S", "Kab. S"], "Kec. X, Kab. S", ["Desa A", "Kab. S"]),
        (["Desa A, Kec. X, Kab. S", "Desa B, Kec. X, Kab. T"], "", ["Desa A, Kec. X, Kab. S", ""]),
        (["Kab. S"], "", ["Kab. S"]),
        ([], "", []),
    ],
)
def test_what_all_places_end_with_is_taken_out(
    places: list[str], name: str, shortened: list[str]
) -> None:
    shared = shared_place([AnnexRow("", "", place, "", "", "", "") for place in places])

    assert shared.name == name
    assert list(shared.places)[:1] == shortened[:1]
    assert len(shared.places) == len(places)
