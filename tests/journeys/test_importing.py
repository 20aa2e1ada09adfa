"""The messy list of an office goes into the register: columns, rows, a killed run, the report, the
same file again.
"""

import csv
import re
from io import StringIO
from subprocess import CalledProcessError
from typing import Final

import pytest

from kimid.places.data_file import read_edition
from tests import messy
from tests.journeys.conftest import LAPTOP, Come
from tests.journeys.house import House
from tests.journeys.visitor import Visitor

_PHONE: Final = (360, 740)
_VILLAGES: Final = 60
_KILLED_AFTER: Final = 40
_PATIENCE: Final = 60_000  # milliseconds


def test_the_messy_list_of_an_office_goes_into_the_register_whole(come: Come, house: House) -> None:
    officer = come(size=LAPTOP)
    phone = come(size=_PHONE)
    # Names of the whole country are read the first time.
    officer.page.set_default_timeout(_PATIENCE)
    for who in (officer, phone):
        who.sign_in("dinaskuburaya")
        who.open(f"{house.ruang}/s/kab-kubu-raya/impor/")
    phone.look("01-mulai")
    _bring(officer, "data KIM 2026 (baru) fix.xlsx")
    page = officer.look("03-baris-meja")
    assert "326 baris dibaca. Belum ada yang masuk register" in page
    _decide(officer, phone)
    assert all(
        words in officer.page.content()
        for words in (
            "Nama KIM kosong",
            "“kemarin dulu” bukan tanggal",
            "tidak ada di Kabupaten Kubu Raya",
        )
    )
    many = _looked_through(officer, phone)

    officer.press("Masukkan ")
    officer.look("07-dimasukkan-meja")
    with pytest.raises(CalledProcessError):
        house.run("tests.journeys.importing", "killed", str(_KILLED_AFTER))
    house.run("tests.journeys.importing", "whole")
    officer.page.reload()
    assert f"{many - _KILLED_AFTER} baris lagi menunggu" in officer.look("08-putus-meja")
    house.run("tests.journeys.importing", "all")
    house.run("tests.journeys.importing", "whole")
    officer.page.reload()
    assert "Semua baris yang siap sudah masuk register." in officer.look("09-selesai-meja")
    phone.page.reload()
    phone.look("10-selesai-telepon")
    _takes_the_report(officer, many)
    _brings_it_again(officer, house)


def _bring(officer: Visitor, name: str) -> None:
    rows = {row.code: row for row in read_edition().rows if row.code.startswith("6112")}
    villages = [
        (rows[code[:6]].name, row.name)
        for code, row in sorted(rows.items())
        if len(code) == len("6112012012")
    ]
    file = messy.workbook(messy.cells_of(villages[:_VILLAGES]))
    kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    officer.page.get_by_label("Berkas daftar KIM").set_input_files(
        {"name": name, "mimeType": kind, "buffer": file}
    )
    officer.press("Baca berkas")


def _decide(officer: Visitor, phone: Visitor) -> None:
    """One row names a village of another district: somebody says which it is, and that the many
    KIM of a village are many.
    """
    phone.open(officer.page.url)
    assert "Desa yang mana? · 1" in phone.look("04-pilih-telepon")
    officer.press("Pilih yang ini")
    assert "Desa yang mana?" not in officer.look("05-dipilih-meja")
    officer.press("Semua ")


def _looked_through(officer: Visitor, phone: Visitor) -> int:
    """All new rows, fifty to a page; gives how many they are."""
    found = re.search(r"Masukkan (\d+) KIM", officer.look())
    assert found is not None
    for who in (officer, phone):
        who.page.reload()
        who.press(f"Siap masuk: {found[1]}")
    seen = officer.page.locator("section[aria-labelledby=baris] ul.list > li").count()
    officer.look("06-baru-meja")
    phone.look("06-baru-telepon")
    while officer.page.get_by_role("link", name="Berikutnya").count():
        officer.press("Berikutnya")
        seen += officer.page.locator("section[aria-labelledby=baris] ul.list > li").count()
    assert seen == int(found[1])
    return seen


def _takes_the_report(officer: Visitor, many: int) -> None:
    with officer.page.expect_download() as taken:
        officer.page.get_by_role("link", name="Unduh laporan setiap baris").click()
    rows = list(
        csv.reader(StringIO(taken.value.path().read_text(encoding="utf-8-sig")), delimiter=";")
    )
    assert len(rows) == messy.ROWS + 1
    assert sum(row[3] == "Masuk" for row in rows) == many
    assert {row[3] for row in rows[1:]} == {"Masuk", "Perlu dibetulkan", "Sudah ada", "Dilewati"}


def _brings_it_again(officer: Visitor, house: House) -> None:
    officer.open(f"{house.ruang}/s/kab-kubu-raya/impor/")
    _bring(officer, "lagi.xlsx")
    assert "masuk sekarang" not in officer.look("11-lagi-meja")
