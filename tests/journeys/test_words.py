"""Writing well, and two people at one text: the coach beside the hand, questions that begin a
story, two wordings made one.
"""

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

    expect(dedi.page.locator(".hint")).to_have_count(2, timeout=20_000)
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

    assert "Anda dan Siti Rahmah mengubah kabar yang sama" in dedi.look("dua-tulisan")
    dedi.press("Nanti saja")
    assert "Tulisan Anda belum disatukan." in dedi.look("belum-disatukan")
    dedi.press("Satukan")
    dedi.page.get_by_label("Tulisan Siti Rahmah").check()
    dedi.press("Simpan gabungan")
    page = dedi.look("disatukan")
    assert "Sebanyak 16 rumah terendam" in page
    assert "belum disatukan" not in page
