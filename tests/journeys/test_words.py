"""Writing well, and two people at one text: the coach beside the hand, questions that begin a
story, two wordings made one.
"""

import re
from typing import Final

import pytest
from playwright.sync_api import expect

from tests.journeys.conftest import LAPTOP, PHONE, Come
from tests.journeys.visitor import Visitor

LEAD: Final = (
    "Kabarnya air masuk ke Dusun Sukun kemarin. Sebanyak 14 rumah terendam. Warga mengungsi ke"
    " balai desa."
)


def _at_the_sheet(who: Visitor, login: str) -> None:
    who.sign_in(login)
    who.open(f"{who.house.ruang}/s/teluk-kapuas/tulis/")


def test_the_coach_speaks_when_the_hand_rests_and_is_quiet_when_asked(come: Come) -> None:
    dedi = come()
    _at_the_sheet(dedi, "dedi")
    expect(dedi.page.locator(".hint")).to_have_count(0)
    dedi.write("Inti, tiga kalimat", LEAD)

    expect(dedi.page.locator(".hint")).to_have_count(1, timeout=20_000)
    dedi.look("saran")
    dedi.page.get_by_role("button", name="Kata siapa?").first.click()
    assert dedi.page.evaluate("getSelection().toString()") == "Kabarnya"

    dedi.page.locator(".hint", has_text="Kata siapa?").get_by_role("button", name="Biarkan").click()
    expect(dedi.page.locator(".hint", has_text="Kata siapa?")).to_have_count(0)

    dedi.page.get_by_role("button", name="Isikan").click()
    expect(dedi.page.locator(".hint", has_text="kemarin")).to_have_count(0, timeout=20_000)
    lead = dedi.page.get_by_label("Inti, tiga kalimat").input_value()
    assert "kemarin" not in lead
    assert "Dusun Sukun " in lead


def test_a_child_in_danger_is_one_tap_away_from_the_sensitive_topics(come: Come) -> None:
    dedi = come()
    _at_the_sheet(dedi, "dedi")
    dedi.write(
        "Inti, tiga kalimat",
        "Budi, siswa kelas 3 SDN 5, dipukul Pak Anwar malam. Orang tuanya datang ke sekolah.",
    )
    hint = dedi.page.locator(".hint")

    expect(hint).to_have_text(re.compile("Ada anak. Samarkan?"), timeout=20_000)
    fold = dedi.page.locator("details", has_text="Topik sensitif")
    expect(fold.locator("summary")).to_contain_text("Anak, Menuduh orang yang disebut namanya?")
    dedi.look("ada-anak")
    hint.get_by_role("button", name="Atur").click()
    expect(dedi.page.get_by_label("Anak", exact=True)).to_be_checked()
    expect(fold).to_have_attribute("open", "")
    expect(hint).to_have_text(re.compile("Ada yang dituduh"), timeout=20_000)
    dedi.look("topik-sensitif")


def test_a_day_that_nobody_said_is_asked(come: Come) -> None:
    dedi = come()
    _at_the_sheet(dedi, "dedi")
    dedi.write(
        "Inti, tiga kalimat", "Air masuk ke Dusun Sukun pagi. Warga mengungsi ke balai desa."
    )
    hint = dedi.page.locator(".hint", has_text="Pagi hari apa?")

    hint.get_by_role("button", name="Jawab").click(timeout=20_000)
    dedi.look("hari-apa")
    hint.get_by_role("button", name="Kemarin").click()
    lead = dedi.page.get_by_label("Inti, tiga kalimat")
    expect(lead).to_have_value(re.compile(r"pagi \w+, \d+ \w+ \d{4}\."))


@pytest.mark.parametrize("script", [True, False], ids=["script", "without-script"])
def test_plain_questions_become_a_sheet(script: bool, come: Come) -> None:
    dedi = come(script=script)
    _at_the_sheet(dedi, "dedi")
    dedi.press("Tanya jawab")
    dedi.look("tanya-jawab")
    dedi.press("Kegiatan")
    dedi.write("Kegiatan apa?", "Gotong royong membersihkan parit")
    dedi.write("Di mana?", "Dusun Hulu")
    dedi.look("pertanyaan")
    dedi.press("Jadikan tulisan")

    assert dedi.page.get_by_label("Judul").input_value() == "Gotong royong membersihkan parit"
    assert "di Dusun Hulu pada" in dedi.page.get_by_label("Inti, tiga kalimat").input_value()
    dedi.look("lembar")


@pytest.mark.parametrize(
    ("size", "script"),
    [(PHONE, True), (LAPTOP, True), (PHONE, False)],
    ids=["phone", "laptop", "phone-without-script"],
)
def test_two_wordings_are_made_one(size: tuple[int, int], script: bool, come: Come) -> None:
    dedi, siti = (come(size=size, script=script) for _ in range(2))
    _at_the_sheet(dedi, "dedi")
    dedi.write("Judul", "Sebanyak 14 rumah terendam")
    dedi.write("Inti, tiga kalimat", LEAD)
    dedi.press("Kirim ke kelompok")
    sheet = dedi.page.url.replace("terkirim/", "ubah/")
    siti.sign_in("siti")
    siti.open(sheet)
    dedi.open(sheet)
    siti.write("Judul", "Sebanyak 16 rumah terendam")
    siti.press("Simpan perubahan")

    dedi.write("Judul", "Sebanyak 15 rumah terendam")
    dedi.press("Simpan perubahan")

    page = dedi.look("dua-tulisan")
    assert "Anda dan Siti Rahmah mengubah kabar yang sama" in page
    assert "1 bagian kami tanyakan." in page
    dedi.press("Nanti saja")
    assert "Tulisan Anda belum disatukan." in dedi.look("belum-disatukan")
    dedi.press("Satukan")
    expect(dedi.page.get_by_label("Pakai dua-duanya")).to_be_checked()
    dedi.page.get_by_label("Siti Rahmah").check()
    dedi.press("Simpan gabungan")
    page = dedi.look("disatukan")
    assert "Sebanyak 16 rumah terendam" in page
    assert "belum disatukan" not in page
