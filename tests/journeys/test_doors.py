"""Doors on a phone: a new officer sets up a second factor, a member who lost the phone comes in
with a code read out.
"""

import re
from time import time
from typing import Final

import pytest
from playwright.sync_api import CDPSession

from kimid.demo.codes import demo_codes, digits
from tests.journeys.conftest import LAPTOP, Come
from tests.journeys.visitor import PASSWORD, Visitor

NEW: Final = "perahu-hijau-pagi"


def _finger(visitor: Visitor) -> CDPSession:
    """A phone with a fingerprint, which always says yes."""
    line = visitor.page.context.new_cdp_session(visitor.page)
    line.send("WebAuthn.enable")
    options = {
        "protocol": "ctap2",
        "transport": "internal",
        "hasResidentKey": True,
        "hasUserVerification": True,
        "isUserVerified": True,
        "automaticPresenceSimulation": True,
    }
    line.send("WebAuthn.addVirtualAuthenticator", {"options": options})
    return line


@pytest.fixture
def officer(come: Come) -> Visitor:
    """An officer of the demo who has signed in with the code of the app."""
    visitor = come()
    visitor.sign_in("kalteng")
    return visitor


def test_an_officer_is_asked_for_the_code_and_adds_the_fingerprint_of_the_phone(
    officer: Visitor, come: Come
) -> None:
    house = officer.house
    _finger(officer)
    officer.open(f"{house.ruang}/keamanan/")
    assert "Aplikasi kode" in officer.look("01-keamanan")
    officer.press("Tambah pengaman")
    officer.look("02-tambah")
    officer.unfold("Pakai aplikasi kode")
    officer.look("03-aplikasi-kode")
    assert officer.press("Pakai sidik jari HP ini") == 200
    text = officer.look("04-terpasang")
    assert "Sidik jari, wajah, atau PIN HP" in text

    officer.open(f"{house.ruang}/keluar/")
    officer.press("Keluar")
    officer.open(f"{house.ruang}/masuk/?next=/s/kalimantan-tengah/")
    officer.look("05-masuk")
    officer.write("Nama akun", "kalteng")
    officer.write("Kata sandi", PASSWORD)
    officer.press("Masuk")
    assert "Satu langkah lagi" in officer.look("06-satu-langkah")
    officer.press("Pakai sidik jari")
    assert officer.page.url.endswith("/s/kalimantan-tengah/")
    officer.look("07-di-kantor")

    officer.open(f"{house.ruang}/keluar/")
    officer.press("Keluar")
    officer.open(f"{house.ruang}/masuk/?next=/s/kalimantan-tengah/")
    officer.press("Masuk dengan sidik jari")
    officer.look("07-sidik-jari-saja")
    officer.press("Masuk dengan sidik jari HP ini")
    assert officer.page.url.endswith("/s/kalimantan-tengah/")


def test_a_member_sets_up_an_app_and_writes_the_spare_codes_down(come: Come) -> None:
    siti = come()
    siti.sign_in("nuraini", anew=True)
    siti.open(f"{siti.house.ruang}/keamanan/")
    siti.look("08-belum-ada")
    siti.press("Tambah pengaman")
    siti.unfold("Pakai aplikasi kode")
    found = re.search(
        r"\b((?:[A-Z2-7]{4} ){7}[A-Z2-7]{4})\b", siti.page.locator("main").inner_text()
    )
    assert found
    siti.write("Kode", digits(found[1].replace(" ", ""), time()))
    siti.press("Pasang aplikasi kode")
    assert "Kode cadangan" in siti.look("09-kode-cadangan")
    siti.press("Sudah saya catat")
    assert "10 belum terpakai" in siti.look("10-lengkap")


def test_who_lost_the_phone_comes_in_with_what_the_chair_reads_out(come: Come) -> None:
    andreas, nuraini, old = come(size=LAPTOP), come(), come()
    old.sign_in("jaya", anew=True)
    andreas.sign_in("rusmini", anew=True)
    andreas.open(f"{andreas.house.ruang}/s/kim-pahandut/anggota/")
    andreas.look("11-anggota")
    andreas.press("Beri kode masuk")
    text = andreas.look("12-bacakan")
    code = re.search(r"\b(\d{3} \d{3})\b", text)
    assert code

    nuraini.open(f"{nuraini.house.ruang}/masuk/")
    nuraini.press("Masuk dengan kode")
    nuraini.look("13-kode")
    nuraini.write("Nama akun", "jaya")
    nuraini.write("Kode masuk", "000 000")
    nuraini.write("Kata sandi baru", NEW)
    nuraini.press("Masuk")
    assert "belum cocok" in nuraini.look("14-belum-cocok")
    nuraini.write("Kode masuk", code[1])
    assert nuraini.press("Masuk") == 200
    assert "/masuk/" not in nuraini.page.url

    old.open(f"{old.house.ruang}/tempat/")
    assert "Kode masuk untuk akun Anda diminta KIM Pahandut" in old.look("15-hp-lama")


def test_a_second_phone_is_told_to_the_first_and_let_go(come: Come) -> None:
    first, second = come(), come()
    first.sign_in("melati", anew=True)
    second.sign_in("melati", anew=True)
    first.open(f"{first.house.ruang}/tempat/")
    assert "Akun Anda masuk dari" in first.look("15-perangkat-lain")
    first.page.get_by_role("link", name="Bukan Anda?").click()
    first.page.wait_for_url("**/keamanan/")
    first.look("16-perangkat")
    first.press("Keluarkan semua yang lain")
    second.open(f"{second.house.ruang}/tempat/")
    assert second.page.url.startswith(f"{second.house.ruang}/masuk/")


def test_whoever_is_asked_again_goes_on_where_they_were(come: Come) -> None:
    officer = come(size=LAPTOP)
    officer.sign_in("kalbar")
    officer.open(f"{officer.house.ruang}/keamanan/pastikan/?next=/s/kalimantan-barat/")
    officer.look("17-pastikan")
    for code in demo_codes("kalbar", time()):
        officer.write("Kode", code)
        officer.press("Lanjut")
        if "pastikan" not in officer.page.url:
            break
    assert officer.page.url.endswith("/s/kalimantan-barat/")
