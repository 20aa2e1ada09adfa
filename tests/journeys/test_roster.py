"""The roster of a KIM, somebody who leaves and comes back, and somebody who stands in for an
officer: phone and laptop.
"""

from datetime import UTC, datetime, timedelta
from subprocess import run
from sys import executable

from kimid.lib import clock
from tests.journeys.conftest import LAPTOP, PHONE, Come
from tests.journeys.house import ROOT, House
from tests.journeys.visitor import PASSWORD, Visitor

_KIM = "kim-sungai-bangkong"


def _both(visitor: Visitor, name: str) -> str:
    """The page on a laptop and on a phone; gives its text."""
    for word, (width, height) in (("lebar", LAPTOP), ("hp", PHONE)):
        visitor.page.set_viewport_size({"width": width, "height": height})
        text = visitor.look(f"{name}-{word}")
    return text


def test_everybody_stands_on_the_roster_and_whoever_left_comes_back_as_themselves(
    come: Come, house: House
) -> None:
    chair = come()
    editor = come()
    chair.sign_in("melati")
    chair.open(f"{house.ruang}/s/{_KIM}/kim/")
    chair.press("Susunan KIM")
    assert chair.press("Catat") == 422
    chair.write("Nama", "Mak Inah")
    chair.write("Seksi", "Dokumentasi")
    chair.press("Catat")
    text = _both(chair, "01-susunan")
    assert "Anggota Dokumentasi" in text
    assert "Tanpa akun" in text
    chair.press("Anggota dan peran")
    _both(chair, "02-anggota")
    editor.sign_in("agus")
    editor.open(f"{house.ruang}/s/{_KIM}/anggota/")
    editor.press("Berhenti dari KIM")
    _both(editor, "03-keluar")
    editor.press("Ya, saya berhenti")
    assert "Anda sudah berhenti" in _both(editor, "04-sudah-keluar")
    chair.open(f"{house.ruang}/s/{_KIM}/anggota/")
    assert "Agus Setiawan" not in chair.page.locator("main ul.list").first.inner_text()
    chair.write("Nama yang diundang", "Agus Setiawan")
    chair.page.get_by_label("Redaktur: juga menerbitkan").check()
    chair.press("Buat tautan undangan")
    editor.open(chair.page.locator("textarea#alamat").input_value())
    assert "Anda sedang masuk sebagai Agus Setiawan" in editor.look("05-kembali")
    editor.press("Bergabung")
    assert "Selamat datang" in editor.look("06-sudah-kembali")


def test_somebody_stands_in_for_an_officer_until_a_day(come: Come, house: House) -> None:
    officer = come(size=LAPTOP)
    acting = come()
    last = clock.day(datetime.now(UTC).date() + timedelta(days=5))
    officer.sign_in("kalteng")
    officer.press("Petugas")
    assert officer.press("Tunjuk") == 422
    officer.look("10-belum-lengkap")
    officer.write("Nama akun, nomor HP", _newcomer(house))
    officer.page.get_by_label("Plt.: jabatannya sedang kosong").check()
    officer.write("Hari terakhir", last)
    officer.press("Tunjuk")
    text = _both(officer, "11-petugas")
    assert "Plt. petugas" in text
    assert f"sampai {last}" in text
    acting.sign_in("wawan")
    acting.open(f"{house.ruang}/tempat/")
    acting.press("Tugas Plt. dan Plh.")
    _both(acting, "12-ditunjuk")
    acting.press("Terima")
    acting.open(f"{house.ruang}/tempat/")
    assert "Plt. petugas" in _both(acting, "12-tempat")
    officer.open(officer.page.url)
    officer.unfold("Akhiri")
    officer.look("13-akhiri")
    officer.press("Ya, akhiri sekarang")
    assert "tidak lagi ditunjuk" in officer.look("14-diakhiri")


def _newcomer(house: House) -> str:
    """A member of whom no other journey speaks; gives the name of the account."""
    asked = ["wawan", "--name", "Wawan Setiadi", "--role", "member", "--kim", "kim-pahandut"]
    run(
        [executable, "-m", "kimid", "person", *asked],
        cwd=ROOT,
        env=house.environment,
        input=f"{PASSWORD}\n",
        text=True,
        check=True,
    )
    return "wawan"
