"""A chair writes down what a group works with; an office sees who lags, looks at what another rule
would change, and decides.
"""

from typing import Final

import pytest

from tests.journeys.conftest import LAPTOP, PHONE, Come
from tests.journeys.house import House

_SIZES: Final = [(PHONE, "telepon"), (LAPTOP, "meja")]


@pytest.mark.parametrize(("size", "name"), _SIZES)
def test_a_chair_fills_in_the_sheet_of_the_group_and_reads_its_status(
    come: Come, house: House, size: tuple[int, int], name: str
) -> None:
    chair = come(size=size)
    chair.sign_in("andreas")
    chair.open(f"{house.ruang}/s/kim-dalam-kaum/kim/")
    chair.look(f"01-kim-kita-{name}")
    chair.press("Sarana KIM")
    chair.look(f"02-status-{name}")
    chair.press("Isi sarana KIM")
    chair.write("Siapa yang pernah dilatih", "Andreas Tarigas")
    assert chair.press("Simpan sarana") == 422
    chair.look(f"03-belum-lengkap-{name}")
    chair.write("Berapa HP", "3")
    chair.write("Berapa laptop", "1")
    chair.page.get_by_label("Internet ada, tetapi lambat").check()
    chair.write("Siapa yang pernah dilatih", "Andreas Tarigas, 4 Mei 2025, Diskominfo Sambas")
    chair.look(f"04-terisi-{name}")
    chair.press("Simpan sarana")
    page = chair.look(f"05-tersimpan-{name}")
    assert "Tersimpan." in page
    assert "3 HP dan 1 laptop" in page
    assert "Terakhir 4 Mei 2025, Diskominfo Sambas. Diisi Andreas Tarigas" in page


@pytest.mark.parametrize(("size", "name"), _SIZES)
def test_an_office_changes_a_rule_after_a_look_and_takes_it_back(
    come: Come, house: House, size: tuple[int, int], name: str
) -> None:
    officer = come(size=size)
    officer.sign_in("kalbar")
    officer.open(f"{house.ruang}/s/kalimantan-barat/")
    officer.look(f"10-beranda-{name}")
    officer.press("Belum berbasis TIK")
    assert "KIM di Kalimantan Barat sudah" in officer.look(f"11-belum-{name}")
    officer.press("Baca aturannya")
    assert "Bawaan kim.id, belum ada aturan resmi" in officer.look(f"12-aturan-{name}")
    officer.press("Ubah untuk wilayah ini")
    officer.look(f"13-ubah-{name}")
    officer.write("HP dan laptop, paling sedikit", "100")
    assert officer.press("Lihat yang berubah") == 422
    officer.look(f"14-tanpa-dasar-{name}")
    officer.write("Dasar hukum", "Peraturan gubernur (contoh)")
    officer.write("Tanggal dasar hukum", "4 Mei 2026")
    officer.write("Mengapa diubah", "Mencoba syarat seratus HP.")
    officer.press("Lihat yang berubah")
    page = officer.look(f"15-yang-berubah-{name}")
    assert "Belum ada yang diubah" in page
    assert "Tidak lagi berbasis TIK" in page
    officer.press("Ya, pakai aturan ini")
    page = officer.look(f"16-berlaku-{name}")
    assert "Aturan baru berlaku sekarang." in page
    assert "Mencoba syarat seratus HP." in page
    officer.press("Cabut, ikut wilayah di atas")
    officer.write("Mengapa dicabut", "Syaratnya terlalu berat.")
    officer.look(f"17-cabut-{name}")
    officer.press("Cabut aturan sendiri")
    assert "Aturan sendiri dicabut." in officer.look(f"18-dicabut-{name}")


def test_an_office_fills_in_the_sheet_of_a_group_and_keeps_the_list(
    come: Come, house: House
) -> None:
    officer = come(size=LAPTOP)
    officer.sign_in("kalteng")
    officer.open(f"{house.ruang}/s/kalimantan-tengah/tik/")
    officer.press("KIM Pahandut")
    officer.look("20-lembar-kim")
    officer.press("Isi sarana KIM")
    officer.look("21-sarana")
    with officer.page.expect_download() as taken:
        officer.page.goto(f"{house.ruang}/s/kalimantan-tengah/tik/")
        officer.page.get_by_role("link", name="Unduh semua, CSV").click()
    assert "Pahandut" in taken.value.path().read_text(encoding="utf-8-sig")
