"""A chair brings the village's own name: asks, has it proven by a nephew, leads readers there; then
the record is lost.
"""

import re
from typing import Final

from tests.journeys.conftest import LAPTOP, Come
from tests.journeys.house import House, soon
from tests.journeys.visitor import Visitor

_KIM: Final = "kim-kuala-karang"
_NAME: Final = "kuala-karang.desa.id"


def test_a_chair_brings_a_name_and_readers_find_the_site_there(come: Come, house: House) -> None:
    chair = come()
    nephew = come(size=LAPTOP)
    reader = come()
    chair.sign_in("lina")
    chair.open(f"{house.ruang}/s/{_KIM}/kim/")
    chair.look("01-kim-kita")
    chair.press("Alamat sendiri")
    chair.look("02-belum-ada")
    _ask_for_what_all_share(chair)
    chair.write("Alamat yang sudah dibeli", f"https://{_NAME}/")
    chair.press("Pakai alamat ini")
    chair.look("04-langkah")
    chair.press("Periksa sekarang")
    assert "Catatannya belum ada" in chair.look("05-belum-terbukti")
    assert reader.open(_own(house)) == 421
    _write_record(nephew, chair.page.url, house)
    _check_until_proven(chair)
    chair.look("07-terbukti")
    chair.press("Jadikan alamat utama")
    assert f"{_NAME} jadi alamat utama" in chair.look("08-menunggu")
    _agree(come(size=LAPTOP), house)
    chair.open(f"{house.ruang}/s/{_KIM}/kim/alamat/")
    assert f"Situs Anda sekarang di {_NAME}" in chair.look("08-alamat-utama")
    assert reader.open(f"{house.public(_KIM)}/profil/") == 200
    assert reader.page.url == f"{_own(house)}/profil/"
    reader.troubles.clear()  # here the name has no certificate, which the browser notes
    reader.look("09-pembaca")
    nephew.open(f"{house.ruang}/s/{_KIM}/kim/alamat/")
    nephew.look("10-di-laptop")
    _lose_and_give_back(chair, reader, house)


def _ask_for_what_all_share(chair: Visitor) -> None:
    chair.write("Alamat yang sudah dibeli", "desa.id")
    assert chair.press("Pakai alamat ini") == 422
    assert "milik bersama" in chair.look("03-akhiran-bersama")


def _agree(officer: Visitor, house: House) -> None:
    """The office agrees, so that nobody waits for a day."""
    officer.sign_in("dinaskuburaya")
    officer.open(f"{house.ruang}/s/{_KIM}/kim/alamat-baru/")
    officer.look("08-dinas-menyetujui")
    officer.press("Setuju, pakai sekarang")


def _lose_and_give_back(chair: Visitor, reader: Visitor, house: House) -> None:
    """The record goes: first a warning, then the label again; the chair gives the name back."""
    house.zone.put(f"_kimid.{_NAME}", "TXT")
    house.run("tests.journeys.names", "1")
    chair.open(f"{house.ruang}/s/{_KIM}/")
    assert f"{_NAME} masih jalan sampai" in chair.look("11-peringatan")
    assert house.get(f"{_own(house)}/")[0] == 200
    house.run("tests.journeys.names", "5")
    assert soon(lambda: house.get(f"{_own(house)}/")[0] == 421, seconds=2)
    assert house.get(f"{house.public(_KIM)}/")[0] == 200
    chair.open(f"{house.ruang}/s/{_KIM}/")
    assert "Alamat sendiri berhenti jalan" in chair.look("12-berhenti")
    assert reader.open(_own(house)) == 421
    chair.press("Pasang lagi, atau lepas")
    chair.look("13-tidak-berlaku")
    chair.press("Lepas alamat ini")
    assert _NAME not in chair.look("14-dilepas").replace(f"{_NAME} sudah dilepas", "")


def _write_record(nephew: Visitor, page: str, house: House) -> None:
    """He reads the page on a laptop, copies the two fields, and writes them at the registrar."""
    nephew.sign_in("lina")
    nephew.open(page)
    nephew.look("06-keponakan")
    nephew.page.get_by_role("button", name="Salin isi").first.click()
    assert soon(lambda: nephew.page.get_by_text("Tersalin").is_visible(), seconds=2)
    name, value = (
        nephew.page.get_by_label(re.compile(label)).first.input_value()
        for label in ("^Nama", "^Isi")
    )
    assert name == "_kimid"
    house.zone.put(f"{name}.{_NAME}", "TXT", value)
    house.zone.put(_NAME, "A", "203.0.113.7")


def _check_until_proven(chair: Visitor) -> None:
    """Presses the button until what was found a moment ago is no longer good enough."""

    def proven() -> bool:
        chair.press("Periksa sekarang")
        return "sudah terbukti milik kelompok Anda" in chair.page.locator("body").inner_text()

    assert soon(proven, seconds=10)


def _own(house: House) -> str:
    return f"http://{_NAME}:{house.port}"
