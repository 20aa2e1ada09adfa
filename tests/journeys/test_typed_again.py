"""What the phone throws away with a tab stands in its form again: photos of a correction, a danger
note, the name of somebody who is invited.
"""

import re
from typing import Final

from playwright.sync_api import FilePayload, Locator, expect

from tests.journeys import pocket
from tests.journeys.conftest import Come
from tests.journeys.visitor import Visitor
from tests.media.pictures import encoded, scene

_PHOTO: Final = FilePayload(name="a.jpg", mimeType="image/jpeg", buffer=encoded(scene(900, 600)))
_BACK: Final = "Tulisan Anda yang belum terkirim ada lagi di sini."
_NOTE: Final = "Tanggul jebol di RT 05"
_NAME: Final = "Yuliana Sari"


def _is_kept(visitor: Visitor) -> None:
    expect(visitor.page.locator("[data-saved]")).to_have_text(re.compile("^Tersimpan di HP"))


def _is_back(visitor: Visitor, *, after: str) -> None:
    expect(visitor.page.locator("[data-typed-back]")).to_be_visible()
    assert _BACK in visitor.look(after)


def _photo_correction(hasan: Visitor) -> str:
    """The form that corrects the photos of the newest story that has some."""
    hasan.sign_in("hasan")
    hasan.open(f"{hasan.house.ruang}/s/{pocket.LABEL}/berita-terbit/")
    stories = hasan.page.locator("main a.item").filter(has=hasan.page.locator("img"))
    return f"{hasan.house.ruang}{stories.first.get_attribute('href')}ralat/foto/"


def _captions(visitor: Visitor) -> Locator:
    return visitor.page.locator("[name^=foto-][name$=-caption]")


def _add_photo(visitor: Visitor) -> None:
    before = visitor.page.locator("[data-photo-list] [data-state=good]").count()
    visitor.page.set_input_files("[data-photos] input[type=file]", files=[_PHOTO])
    good = visitor.page.locator("[data-photo-list] [data-state=good]")
    expect(good).to_have_count(before + 1)


def test_a_correction_of_photos_is_there_again_with_a_new_photo_and_its_words(come: Come) -> None:
    hasan = come()
    form = _photo_correction(hasan)
    hasan.open(form)
    before = _captions(hasan).count()
    _captions(hasan).first.fill("Ketua RT menunjuk tanggul")
    _add_photo(hasan)
    _captions(hasan).last.fill("Tanggul sesudah hujan")
    hasan.unfold("Pemotret dan bagian terpenting")
    hasan.page.locator("[name$=-credit]").first.fill("Dedi Kurniawan")
    hasan.write("Kenapa bisa salah?", "salah nama")
    _is_kept(hasan)

    hasan.page.reload()

    _is_back(hasan, after="foto-lagi")
    expect(_captions(hasan)).to_have_count(before + 1)
    expect(_captions(hasan).first).to_have_value("Ketua RT menunjuk tanggul")
    expect(_captions(hasan).last).to_have_value("Tanggul sesudah hujan")
    expect(hasan.page.locator("[name$=-credit]").first).to_have_value("Dedi Kurniawan")
    expect(hasan.page.get_by_label("Kenapa bisa salah?")).to_have_value("salah nama")
    hasan.press("Buang, mulai lagi dari awal")
    expect(_captions(hasan)).to_have_count(before)


def test_words_of_a_photo_correction_outlive_a_hidden_face_and_a_thrown_out_photo(
    come: Come,
) -> None:
    hasan = come()
    form = _photo_correction(hasan)
    hasan.open(form)
    _add_photo(hasan)
    _captions(hasan).first.fill("Warga di tanggul")
    first = hasan.page.locator("[name=photos]").first
    old = first.input_value()
    hasan.page.get_by_role("button", name="Samarkan wajah").first.click()
    hasan.page.locator(".retouch canvas").click(position={"x": 60, "y": 60})
    hasan.page.get_by_role("button", name="Pakai", exact=True).click()
    expect(first).not_to_have_value(old)
    hidden = first.input_value()
    hasan.page.get_by_role("button", name="Buang foto ini").last.click()
    count = _captions(hasan).count()
    _is_kept(hasan)

    hasan.open(form)

    _is_back(hasan, after="wajah-lagi")
    expect(_captions(hasan)).to_have_count(count)
    expect(hasan.page.locator("[name=photos]").first).to_have_value(hidden)
    expect(_captions(hasan).first).to_have_value("Warga di tanggul")
    hasan.press("Buang, mulai lagi dari awal")


def test_what_was_corrected_once_more_after_the_preview_is_there_again(come: Come) -> None:
    hasan = come()
    form = _photo_correction(hasan)
    hasan.open(form)
    _captions(hasan).first.fill("Ibu RT menunjuk tanggul")
    hasan.write("Kenapa bisa salah?", "salah dengar")
    hasan.press("Lihat dulu")
    hasan.press("Betulkan lagi")
    hasan.write("Kenapa bisa salah?", "salah lihat")
    _is_kept(hasan)

    hasan.open(form)

    _is_back(hasan, after="betulkan-lagi")
    expect(_captions(hasan).first).to_have_value("Ibu RT menunjuk tanggul")
    expect(hasan.page.get_by_label("Kenapa bisa salah?")).to_have_value("salah lihat")
    hasan.press("Lihat dulu")
    hasan.press("Terbitkan koreksi")
    hasan.open(form)
    expect(hasan.page.get_by_label("Kenapa bisa salah?")).to_have_value("")
    assert _BACK not in hasan.look("foto-baru")


def test_a_danger_note_is_there_again_until_it_is_called(come: Come) -> None:
    dedi = come()
    dedi.sign_in("dedi")
    address = f"{dedi.house.ruang}/s/{pocket.LABEL}/bahaya/"
    dedi.open(address)
    dedi.write("Apa yang terjadi", _NOTE)
    _is_kept(dedi)

    dedi.page.reload()

    _is_back(dedi, after="bahaya-lagi")
    expect(dedi.page.get_by_label("Apa yang terjadi")).to_have_value(_NOTE)
    dedi.page.get_by_role("button", name="Beri tahu semua redaktur").click()
    expect(dedi.page.locator("[data-outcome]")).to_be_visible()
    dedi.press("Sudah aman, cabut")
    expect(dedi.page.get_by_label("Apa yang terjadi")).to_have_value("")
    assert _BACK not in dedi.look("bahaya-baru")


def test_the_name_of_an_official_is_there_again_until_the_invitation_is_made(come: Come) -> None:
    kalbar = come()
    kalbar.sign_in("kalbar")
    posts = f"{kalbar.house.ruang}/s/kab-kubu-raya/jabatan/"
    kalbar.open(posts)
    kalbar.write("Nama yang diundang", _NAME)
    _is_kept(kalbar)

    kalbar.page.reload()

    _is_back(kalbar, after="petugas-lagi")
    expect(kalbar.page.get_by_label("Nama yang diundang")).to_have_value(_NAME)
    kalbar.press("Buat undangan")
    assert f"Undangan untuk {_NAME}" in kalbar.look("undangan-petugas")
    kalbar.open(posts)
    expect(kalbar.page.get_by_label("Nama yang diundang")).to_have_value("")
    assert _BACK not in kalbar.look("petugas-baru")


def test_the_name_of_an_invitation_is_there_again_until_it_is_made(come: Come) -> None:
    hasan = come()
    hasan.sign_in("hasan")
    people = f"{hasan.house.ruang}/s/{pocket.LABEL}/anggota/"
    hasan.open(people)
    hasan.write("Nama yang diundang", _NAME)
    _is_kept(hasan)

    hasan.page.reload()

    _is_back(hasan, after="undangan-lagi")
    expect(hasan.page.get_by_label("Nama yang diundang")).to_have_value(_NAME)
    hasan.press("Buat tautan undangan")
    assert f"Undangan untuk {_NAME}" in hasan.look("undangan")
    hasan.open(people)
    expect(hasan.page.get_by_label("Nama yang diundang")).to_have_value("")
    assert _BACK not in hasan.look("undangan-baru")
