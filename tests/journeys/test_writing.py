"""Writing on a phone: photos, a text that keeps itself, a broken signal, and a mistake that is put
right for all readers.
"""

import re
from io import BytesIO
from typing import Final

import pytest
from PIL import Image
from playwright.sync_api import FilePayload, expect

from tests.journeys.conftest import LAPTOP, PHONE, Come
from tests.journeys.house import House, soon
from tests.journeys.pocket import SHEETS
from tests.journeys.visitor import Visitor

SIX: Final = (
    "teluk-kapuas",
    "teluk-kapuas-6112012012",
    "sungai-raya-611201",
    "kab-kubu-raya",
    "kalimantan-barat",
    "",
)
LEAD: Final = (
    "Warga mengganti 60 papan jembatan pada Minggu pagi. Kayunya sumbangan warga. Anak sekolah"
    " tidak memutar lagi."
)


def _photo(name: str, colour: str) -> FilePayload:
    body = BytesIO()
    Image.new("RGB", (1200, 900), colour).save(body, "JPEG")
    return {"name": name, "mimeType": "image/jpeg", "buffer": body.getvalue()}


def _at_the_sheet(who: Visitor, login: str = "dedi") -> None:
    who.sign_in(login)
    who.open(f"{who.house.ruang}/s/teluk-kapuas/tulis/")


def _state(who: Visitor, words: str) -> None:
    """Wait until the page says this about what was typed."""
    expect(who.page.locator("[data-saved]")).to_contain_text(words, timeout=20_000)


def _choose_photos(dedi: Visitor, *, script: bool) -> None:
    """Two photos: with script they leave at once and small, without it they come along with the
    form.
    """
    dedi.page.locator("[name=foto]").set_input_files(
        [_photo("IMG_1.jpg", "teal"), _photo("IMG_2.jpg", "olive")]
    )
    if script:
        expect(dedi.page.locator(".strip [data-state=good]")).to_have_count(2, timeout=30_000)
    else:
        assert dedi.press("Simpan foto yang dipilih") == 200
    assert dedi.page.locator("[name=photos]").count() == 2


def _write(dedi: Visitor, title: str, *, script: bool) -> str:
    """Dedi writes, leaves the page and finds all of it again; then sends it. Gives its address in
    the workspace.
    """
    _at_the_sheet(dedi)
    _choose_photos(dedi, script=script)
    dedi.write("Judul", title)
    dedi.write("Inti, tiga kalimat", LEAD)
    dedi.unfold("Cerita selengkapnya")
    dedi.write(
        "Cerita selengkapnya",
        "Mulai pukul tujuh.\n\n[foto 2]\n\n## Kayu ulin\n\nSelesai sebelum zuhur.",
    )
    dedi.write("Keterangan foto 1", "Papan lama dibongkar")
    dedi.look("01-tulis")
    if script:
        dedi.page.wait_for_url("**/ubah/")
        _state(dedi, "Tersimpan ")
        expect(dedi.page.locator("[data-saved]")).not_to_contain_text("HP", timeout=20_000)
    else:
        dedi.press("Simpan sebagai konsep")
        dedi.press("Ubah naskah")
    dedi.open(dedi.page.url)
    assert dedi.page.get_by_label("Judul").input_value() == title
    assert "[foto 2]" in dedi.page.get_by_label("Cerita selengkapnya").input_value()
    assert dedi.page.locator("[name=photos]").count() == 2
    dedi.press("Kirim ke kelompok")
    dedi.look("02-terkirim")
    dedi.press("Lihat obrolannya")
    return dedi.page.url


def _check(siti: Visitor, address: str) -> None:
    siti.sign_in("siti")
    siti.open(address)
    siti.reveal("Catat putusan", within="body")
    siti.page.get_by_label("Terbitkan", exact=True).check()
    siti.page.get_by_label("Lisan", exact=True).check()
    siti.write("Berapa orang?", "2")
    siti.press("Simpan putusan")
    # The form that follows stands open.
    siti.look("03-pastikan")
    siti.write("Bagaimana Anda tahu?", "Saya ikut mengangkat papan.")
    siti.press("Ya, saya pastikan")


def _on_how_many(house: House, words: str) -> int:
    return sum(words in house.get(house.public(label))[1] for label in SIX)


def _correct(rina: Visitor, title: str) -> None:
    """Rina taps the wrong sentence, writes the right one and why, sees what readers will see, and
    publishes that.
    """
    rina.press("Koreksi")
    rina.look("05-ralat")
    rina.page.get_by_label("Warga mengganti 60 papan").check()
    rina.write("Yang benar", "Warga mengganti 40 papan jembatan pada Minggu pagi.")
    rina.write("Kenapa bisa salah?", "Salah hitung di lapangan.")
    assert rina.press("Lihat dulu") == 200
    assert "Semula tertulis" in rina.look("06-ralat-dilihat")
    rina.press("Terbitkan koreksi")
    assert soon(lambda: _on_how_many(rina.house, "Dikoreksi") == len(SIX))
    assert "40 papan" in rina.look("07-terbit")
    status, page = rina.house.get(
        str(rina.page.get_by_role("link", name="Lihat seperti pembaca").get_attribute("href"))
    )
    assert status == 200
    assert all(
        words in page for words in (title, "40 papan", "60 papan", "Salah hitung di lapangan.")
    )


@pytest.mark.parametrize(
    ("size", "script", "place"),
    [
        pytest.param(PHONE, True, "Sukun", id="phone"),
        pytest.param(LAPTOP, True, "Hilir", id="laptop"),
        pytest.param(PHONE, False, "Kuala", id="phone-without-script"),
    ],
)
def test_a_story_with_photos_is_written_published_and_corrected(
    size: tuple[int, int], script: bool, place: str, come: Come, house: House
) -> None:
    title = f"Jembatan papan Dusun {place} diperbaiki"
    address = _write(come(size=size, script=script), title, script=script)
    _check(come(size=size, script=script), address)
    rina = come(size=size, script=script)
    rina.sign_in("rina")
    rina.open(address)
    rina.press("Lihat, lalu terbitkan", within="body")
    rina.press("Terbitkan")
    assert soon(lambda: _on_how_many(house, title) == len(SIX))
    rina.look("04-terbit")

    _correct(rina, title)


def test_the_button_that_sends_is_whole_on_the_first_screen(come: Come) -> None:
    dedi = come()
    dedi.sign_in("dedi", anew=True)  # an older session may carry a notice of another device
    dedi.open(f"{dedi.house.ruang}/s/teluk-kapuas/tulis/")
    _choose_photos(dedi, script=True)
    dedi.write("Judul", "Air pasang masuk ke 14 rumah di RT 02, nomor Bu Siti 0812-3456-7890")
    dedi.write("Inti, tiga kalimat", LEAD)
    expect(dedi.page.locator(".hint")).to_be_visible()
    dedi.page.evaluate("scrollTo(0, 0)")
    box = dedi.page.get_by_role("button", name="Kirim ke kelompok").bounding_box()

    assert box is not None
    assert box["y"] + box["height"] <= PHONE[1]


def test_a_long_hint_takes_no_more_room_than_a_short_one(come: Come) -> None:
    dedi = come()
    _at_the_sheet(dedi)
    _choose_photos(dedi, script=True)
    dedi.write("Judul", "HEBOH! Air pasang masuk ke 14 rumah, warga mengungsi ke balai desa")
    dedi.write("Inti, tiga kalimat", LEAD)
    words = dedi.page.locator(".hint__way")
    expect(words).to_be_visible()
    assert len(words.inner_text()) > 40
    dedi.page.evaluate("scrollTo(0, 0)")
    box = dedi.page.get_by_role("button", name="Kirim ke kelompok").bounding_box()

    assert box is not None
    assert box["y"] + box["height"] <= PHONE[1]
    hint = dedi.page.locator(".hint").bounding_box()
    assert hint is not None
    assert hint["height"] <= 48


def test_the_photo_that_was_chosen_last_stands_in_view_and_the_hand_stays(come: Come) -> None:
    dedi = come()
    _at_the_sheet(dedi)
    dedi.page.get_by_label("Judul").focus()
    choose = dedi.page.locator("[name=foto]")
    captions = dedi.page.locator(".strip [name$=-caption]")
    for many in (1, 2, 3):
        choose.set_input_files(_photo(f"IMG_{many}.jpg", "teal"))
        expect(captions).to_have_count(many)
        expect(captions.last).to_be_in_viewport(ratio=0.9)
        good = dedi.page.locator(".strip [data-state=good]")
        expect(good).to_have_count(many, timeout=30_000)
        expect(captions.last).to_be_in_viewport(ratio=0.9)

    expect(dedi.page.get_by_label("Judul")).to_be_focused()
    assert dedi.page.evaluate("scrollY") == 0


# Photos are made small when this is called, and not before.
_LATER: Final = """() => {
  const { postMessage } = Worker.prototype;
  const waiting = [];
  Worker.prototype.postMessage = function (...sent) {
    waiting.push(() => postMessage.apply(this, sent));
  };
  globalThis.shrinkNow = () => {
    for (const go of waiting.splice(0)) go();
    Worker.prototype.postMessage = postMessage;
  };
}"""


def test_what_is_typed_while_a_photo_is_prepared_belongs_to_it(come: Come) -> None:
    dedi = come()
    _at_the_sheet(dedi)
    dedi.page.evaluate(_LATER)
    dedi.page.locator("[name=foto]").set_input_files(
        [_photo("IMG_1.jpg", "teal"), _photo("IMG_2.jpg", "olive")]
    )
    words = dedi.page.locator("[data-photo-words]")
    expect(words).to_have_text("Menyiapkan foto 1 dari 2")
    for number in (1, 2):
        dedi.write(f"Keterangan foto {number}", f"Ini foto {number}")
    dedi.look("sedang-disiapkan")

    dedi.page.evaluate("shrinkNow()")

    expect(dedi.page.locator(".strip [data-state=good]")).to_have_count(2, timeout=30_000)
    expect(dedi.page.locator(".strip img")).to_have_count(2)
    said = dedi.page.locator(".strip > .shot").evaluate_all(
        "all => all.map(each => [each.querySelector('textarea').value,"
        " each.querySelector('textarea').name, each.querySelector('[name=photos]').value])"
    )
    assert [words for words, _, _ in said] == ["Ini foto 1", "Ini foto 2"]
    assert all(field == f"foto-{name}-caption" for _, field, name in said)


def test_a_broken_signal_is_said_in_words_and_loses_nothing(come: Come) -> None:
    dedi = come()
    _at_the_sheet(dedi)
    dedi.page.context.set_offline(True)
    dedi.write("Judul", "Sinyal putus di Dusun Hulu")
    _state(dedi, "Menunggu sinyal")
    dedi.troubles.clear()  # the browser tells of the broken line, too

    dedi.page.context.set_offline(False)

    dedi.page.wait_for_url("**/ubah/")
    assert dedi.page.reload() is not None
    assert dedi.page.get_by_label("Judul").input_value() == "Sinyal putus di Dusun Hulu"


def test_whoever_was_signed_out_meanwhile_gets_the_text_back(come: Come) -> None:
    dedi = come()
    _at_the_sheet(dedi)
    dedi.page.context.clear_cookies(name="sessionid")
    dedi.write("Judul", "Lama tidak dipakai")
    dedi.write("Inti, tiga kalimat", LEAD)
    dedi.press("Kirim ke kelompok")
    dedi.write("Nama akun", "dedi")
    dedi.write("Kata sandi", "kabar-desa-2026")
    dedi.press("Masuk")

    expect(dedi.page.locator("[name=title]")).to_have_value("Lama tidak dipakai")
    expect(dedi.page.locator("[name=lead]")).to_have_value(LEAD)
    dedi.look("kembali")
    assert dedi.press("Kirim ke kelompok") == 200
    assert "“Lama tidak dipakai” sudah di tangan kelompok" in dedi.look("terkirim")


@pytest.mark.parametrize("script", [True, False], ids=["script", "without-script"])
def test_a_photo_chosen_at_home_opens_the_sheet_with_it(script: bool, come: Come) -> None:
    dedi = come(script=script)
    dedi.sign_in("dedi")
    choose = dedi.page.locator("[data-begin] [type=file]")
    if script:
        with dedi.page.expect_navigation(url="**/ubah/", timeout=30_000):
            choose.set_input_files([_photo("IMG_3.jpg", "maroon")])
    else:
        choose.set_input_files([_photo("IMG_3.jpg", "maroon")])
        assert dedi.press("Lanjut menulis") == 200

    dedi.look("lembar-dengan-foto")
    assert dedi.page.locator("[name=photos]").count() == 1


def test_what_is_no_photo_is_seen_at_the_end_of_a_long_strip_and_a_small_photo_has_a_size(
    come: Come,
) -> None:
    dedi = come()
    _at_the_sheet(dedi)
    fake: FilePayload = {"name": "lucu.jpg", "mimeType": "image/jpeg", "buffer": b"bukan foto"}
    small = [_photo(f"IMG_{number}.jpg", "teal") for number in range(4)]

    dedi.page.locator("[name=foto]").set_input_files([*small, fake])

    expect(dedi.page.locator(".strip [data-state=bad]")).to_be_in_viewport(
        ratio=0.9, timeout=30_000
    )
    expect(dedi.page.locator(".strip [data-state=good]")).to_have_count(4, timeout=30_000)
    words = dedi.page.locator("[data-photo-words]")
    expect(words).to_contain_text("4 foto, ±")
    expect(words).to_contain_text("Aslinya ±")
    expect(words).not_to_contain_text("0,0 MB")


def _sends(who: Visitor, title: str) -> None:
    who.write("Judul", title)
    who.write("Inti, tiga kalimat", LEAD)
    who.press("Kirim ke kelompok")
    who.page.wait_for_url("**/terkirim/")


def test_who_goes_back_after_sending_writes_another_story_and_keeps_the_first(come: Come) -> None:
    dedi = come()
    _at_the_sheet(dedi)
    _sends(dedi, "Kentongan pertama malam itu")

    dedi.page.go_back()
    dedi.page.wait_for_url("**/tulis/")  # not the number of what was sent
    expect(dedi.page.get_by_label("Judul").first).to_have_value("")
    _sends(dedi, "Kentongan kedua malam itu")

    dedi.open(f"{dedi.house.ruang}/s/teluk-kapuas/berita/?cari=kentongan")
    assert dedi.page.locator(".list .item strong").all_inner_texts() == [
        "Kentongan kedua malam itu",
        "Kentongan pertama malam itu",
    ]


def test_a_tab_left_behind_takes_up_what_was_typed_in_another(come: Come, house: House) -> None:
    dedi = come()
    dedi.sign_in("dedi")
    dedi.open(f"{house.ruang}/s/teluk-kapuas/tulis/")
    dedi.write("Judul", "Perahu sekolah sudah dicat")
    expect(dedi.page).to_have_url(re.compile("lembar="))
    other = dedi.page.context.new_page()
    other.goto(dedi.page.url)
    expect(other.get_by_label("Judul")).to_have_value("Perahu sekolah sudah dicat")
    lead = "Perahu dicat biru. Warga bergotong royong. Besok dipakai lagi."
    other.get_by_label("Inti, tiga kalimat").fill(lead)
    assert soon(lambda: lead in str(other.evaluate(SHEETS)))
    other.close()

    dedi.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")  # back at this tab

    expect(dedi.page.get_by_label("Inti, tiga kalimat")).to_have_value(lead)
    dedi.write("Judul", "Perahu sekolah sudah dicat biru")
    assert soon(lambda: "dicat biru" in str(dedi.page.evaluate(SHEETS)))
    assert lead in str(dedi.page.evaluate(SHEETS))
