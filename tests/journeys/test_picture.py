"""The picture of a province: what an office sees, compares and takes along, on a phone and on a
desk.
"""

import re
from io import BytesIO
from typing import Final

import pypdfium2
import pytest
from playwright.sync_api import Locator, expect

from tests.journeys.conftest import LAPTOP, Come
from tests.journeys.house import House, soon
from tests.journeys.visitor import Visitor

_PHONE = (360, 740)


@pytest.mark.parametrize(("size", "name"), [(_PHONE, "telepon"), (LAPTOP, "meja")])
def test_an_office_compares_its_province_with_the_report_of_july_2023(
    come: Come, size: tuple[int, int], name: str
) -> None:
    officer = come(size=size)
    officer.sign_in("kalbar")
    officer.press("Angka", within="nav.places")
    page = officer.look(f"angka-{name}")
    assert "Dibanding Juli 2023: KIM " in page
    assert "(dari 103)" in page

    officer.page.get_by_label("Bandingkan dengan").select_option(
        label="Maret 2023 (InfoPublik, 25 Maret 2023)"
    )
    officer.press("Tampilkan")
    page = officer.look(f"maret-{name}")
    assert re.search(r"Dibanding Maret 2023: .*berbasis TIK .* \(dari 50\)", page)

    officer.page.get_by_label("Baris").select_option(label="Belum punya KIM")
    officer.press("Tampilkan")
    officer.look(f"belum-{name}")
    assert _first_cells(officer) >= {"Landak", "Melawi"}

    officer.page.get_by_label("Baris").select_option(label="Semua")
    officer.press("Tampilkan")
    officer.press("Semua kolom")
    officer.look(f"semua-kolom-{name}")
    assert officer.page.locator("table.ledger thead th").count() == 22


def test_an_office_goes_down_from_the_province_to_the_village(come: Come) -> None:
    officer = come()
    officer.sign_in("kalbar")
    officer.press("Angka", within="nav.places")
    for place in ("Kubu Raya", "Sungai Raya", "Teluk Kapuas"):
        officer.press(place, within="table.ledger")
    assert "KIM di sini" in officer.look("angka-desa")


def test_an_office_takes_the_quarterly_report_along(come: Come, house: House) -> None:
    officer = come(size=LAPTOP)
    officer.sign_in("kalbar")
    officer.press("Angka", within="nav.places")
    with officer.page.expect_download() as taken:
        officer.page.get_by_role("link", name="Keadaan hari ini, PDF").click()

    paper = pypdfium2.PdfDocument(BytesIO(taken.value.path().read_bytes()))

    assert 2 <= len(paper) <= 4
    words = " ".join(page.get_textpage().get_text_range() for page in paper)
    assert "Kabupaten Landak" in words
    assert "Dibanding Juli 2023" in words


@pytest.mark.parametrize(("size", "name"), [(_PHONE, "telepon"), (LAPTOP, "meja")])
def test_the_nation_is_seen_as_38_tiles_that_lead_to_their_provinces(
    come: Come, house: House, size: tuple[int, int], name: str
) -> None:
    reader = come(size=size)
    officer = come(size=size)
    reader.open(f"{house.public('')}/data/")
    reader.look(f"petak-publik-{name}")
    tile = reader.page.get_by_role("link", name="Provinsi Kalimantan Barat: ")
    said = tile.locator("title").text_content() or ""
    assert reader.page.locator("svg.tiles a").count() == 38
    reader.after(tile.click)
    kims = re.search(r": ([\d.]+) KIM", said)
    assert kims is not None
    assert f"{kims[1]} KIM di " in reader.look(f"petak-kalbar-{name}")

    officer.sign_in("pusat")
    officer.press("Angka", within="nav.places")
    officer.look(f"petak-kantor-{name}")
    officer.page.get_by_role("link", name="Provinsi Aceh: ").focus()
    officer.after(lambda: officer.page.keyboard.press("Enter"))
    assert "Aceh" in officer.look(f"petak-aceh-{name}")


_ON_BOTH: Final = pytest.mark.parametrize(
    ("size", "name", "least"), [(_PHONE, "telepon", 44), (LAPTOP, "meja", 20)]
)
# The sides of the links of a map that are shown.
_SIDES: Final = """links => links
  .map(link => link.querySelector("path").getBoundingClientRect())
  .map(square => Math.min(square.width, square.height))
  .filter(side => side > 0)"""


@_ON_BOTH
def test_a_reader_goes_down_from_the_nation_by_its_maps(
    come: Come, house: House, size: tuple[int, int], name: str, least: int
) -> None:
    reader = come(size=size)
    reader.open(house.public(""))
    for place in ("Papua Selatan", "Merauke"):
        drawn = _whole_map(reader)
        assert min(drawn.locator("a").evaluate_all(_SIDES)) >= least
        reader.look(f"peta-{place.lower().replace(' ', '-')}-{name}")
        reader.after(drawn.get_by_role("link", name=place, exact=True).click)
    assert "Merauke" in reader.look(f"peta-sampai-{name}")


@_ON_BOTH
def test_an_office_goes_down_by_the_map_beside_its_table(
    come: Come, size: tuple[int, int], name: str, least: int
) -> None:
    officer = come(size=size)
    officer.sign_in("kalbar")
    officer.press("Angka", within="nav.places")
    drawn = _whole_map(officer)
    assert min(drawn.locator("a").evaluate_all(_SIDES)) >= least
    officer.look(f"peta-kantor-kalbar-{name}")
    officer.after(drawn.get_by_role("link", name="Ketapang", exact=True).click)
    _whole_map(officer)
    assert "Kabupaten Ketapang" in officer.look(f"peta-kantor-ketapang-{name}")


def _whole_map(visitor: Visitor) -> Locator:
    """The map of a page, once its picture has come; a broken one has no pixels."""
    drawn = visitor.page.locator(".region-map")
    drawn.scroll_into_view_if_needed()
    expect(drawn.locator("img")).to_have_js_property("naturalWidth", 1000)
    return drawn


def _first_cells(officer: Visitor) -> set[str]:
    rows = officer.page.locator("table.ledger tbody tr").all_inner_texts()
    return {re.split(r"[\t\n]", row.strip())[0].strip() for row in rows}


@pytest.mark.parametrize(("size", "name"), [(_PHONE, "telepon"), (LAPTOP, "meja")])
def test_an_office_enters_an_old_report_looks_at_it_and_puts_it_right(
    come: Come, size: tuple[int, int], name: str
) -> None:
    officer = come(size=size)
    source = f"Rekap Kominfo {name}"
    officer.sign_in("dinaskuburaya")
    officer.press("Angka", within="nav.places")
    officer.press("Angka dari laporan lama")
    officer.look(f"lama-{name}")
    officer.press("Masukkan laporan")
    officer.look(f"lama-kosong-{name}")
    assert officer.press("Periksa dulu") == 422
    officer.look(f"lama-belum-{name}")
    _type_the_report(officer, source)
    assert "padahal jumlah baris di bawahnya 5" in officer.look(f"lama-periksa-{name}")
    officer.press("Ubah lagi")
    officer.write("Kabupaten Kubu Raya, KIM", "11")
    _look_and_keep(officer)
    assert source in officer.look(f"lama-tersimpan-{name}")
    officer.press(f"31 Desember 2022 ({source})")
    officer.write("Kabupaten Kubu Raya, dengan SK", "9")
    _look_and_keep(officer)
    officer.press(f"31 Desember 2022 ({source})")
    assert "SK 10 menjadi 9" in officer.look(f"lama-riwayat-{name}")


def test_what_was_entered_stands_beside_today_until_it_is_taken_out_again(
    come: Come, house: House
) -> None:
    officer = come()
    reader = come(size=LAPTOP)
    source = "Laporan keliru"
    officer.sign_in("dinaskuburaya")
    officer.open(f"{house.ruang}/s/kab-kubu-raya/angka-lama/baru/")
    _type_the_report(officer, source)
    officer.press("Simpan")
    officer.open(f"{house.ruang}/s/kab-kubu-raya/angka/")
    officer.page.get_by_label("Bandingkan dengan").select_option(label=f"Desember 2022 ({source})")
    officer.press("Tampilkan")
    assert "Dibanding Desember 2022: KIM " in officer.look("lama-dibanding")
    reader.open(f"{house.public('kab-kubu-raya')}/data/")
    reader.press(f"Desember 2022 ({source})")
    assert "Dibanding Desember 2022: KIM " in reader.look("lama-dibanding-publik")
    officer.press("Angka dari laporan lama")
    officer.press(f"31 Desember 2022 ({source})")
    officer.unfold("Keluarkan laporan ini")
    officer.press("Ya, keluarkan")
    officer.look("lama-dikeluarkan")
    assert soon(
        lambda: source not in house.get(f"{house.public('kab-kubu-raya')}/data/")[1], seconds=1
    )


@pytest.mark.parametrize(("size", "name"), [(_PHONE, "telepon"), (LAPTOP, "meja")])
def test_a_reader_sorts_narrows_and_compares_the_open_numbers_by_links(
    come: Come, house: House, size: tuple[int, int], name: str
) -> None:
    reader = come(size=size)
    reader.open(f"{house.public('kalimantan-barat')}/data/")
    reader.look(f"data-{name}")
    reader.press("KIM", within="table.ledger thead")
    reader.look(f"data-urut-{name}")
    assert reader.page.locator("table.ledger tbody th").first.inner_text() == "Kubu Raya"
    reader.press("Belum punya KIM")
    reader.look(f"data-belum-{name}")
    assert _first_cells(reader) >= {"Landak", "Melawi"}
    reader.press("Maret 2023 (InfoPublik, 25 Maret 2023)")
    assert "Dibanding Maret 2023: KIM " in reader.look(f"data-banding-{name}")
    with reader.page.expect_download() as taken:
        reader.page.get_by_role("link", name="laporan (PDF)").click()
    assert len(pypdfium2.PdfDocument(BytesIO(taken.value.path().read_bytes()))) >= 2


def _type_the_report(officer: Visitor, source: str) -> None:
    officer.write("Keadaan tanggal", "31 Desember 2022")
    officer.write("Sumber", source)
    officer.write("Kabupaten Kubu Raya, KIM", "12")
    officer.write("Kabupaten Kubu Raya, dengan SK", "10")
    officer.write("Kecamatan Sungai Raya, KIM", "5")
    officer.press("Periksa dulu")


def _look_and_keep(officer: Visitor) -> None:
    officer.press("Periksa dulu")
    officer.press("Simpan")
