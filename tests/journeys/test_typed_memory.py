"""Forms of what a village has and plans: what was typed is there again until it is saved."""

import re
from typing import Final

from playwright.sync_api import FilePayload, expect

from tests.journeys.conftest import Come
from tests.journeys.house import House
from tests.journeys.visitor import Visitor
from tests.media.pictures import encoded, scene

_PHOTO: Final = FilePayload(name="a.jpg", mimeType="image/jpeg", buffer=encoded(scene(900, 600)))
_BACK: Final = "Tulisan Anda yang belum terkirim ada lagi di sini."
_TITLE: Final = "Regu gasing kami juara satu se-Kecamatan"


def _is_kept(visitor: Visitor) -> None:
    saved = visitor.page.locator("[data-saved]")
    expect(saved).to_have_text(re.compile("^Tersimpan di HP"))


def test_an_event_is_there_again_until_it_is_saved(come: Come, house: House) -> None:
    siti = come()
    siti.sign_in("siti")
    new = f"{house.ruang}/s/teluk-kapuas/agenda/baru/"
    siti.open(new)
    siti.write("Acaranya apa?", "Senam lansia")
    siti.page.get_by_label("Jenisnya").select_option(index=1)
    _is_kept(siti)

    siti.open(new)

    assert _BACK in siti.look("lagi")
    expect(siti.page.get_by_label("Acaranya apa?")).to_have_value("Senam lansia")
    siti.press("Simpan")  # it has no day
    siti.open(new)
    assert _BACK in siti.look("sesudah-ditolak")
    siti.write("Tanggal berapa?", "1 Desember 2027")
    siti.write("Mulai jam", "07:00")
    siti.write("Di mana?", "Balai desa")
    siti.press("Simpan")
    assert "Tersimpan sebagai konsep" in siti.look("tersimpan")

    siti.open(new)
    expect(siti.page.get_by_label("Acaranya apa?")).to_have_value("")
    assert _BACK not in siti.look("baru")


def test_a_correction_is_there_again_until_it_is_published(come: Come, house: House) -> None:
    hasan = come()
    hasan.sign_in("hasan")
    hasan.open(f"{house.ruang}/s/teluk-kapuas/berita-terbit/")
    story = hasan.page.locator("main a.item").first.get_attribute("href")
    form = f"{house.ruang}{story}ralat/"
    hasan.open(form)
    hasan.page.locator("[name=was]").nth(1).check()
    hasan.write("Yang benar", "Jembatan itu di RT 04.")
    _is_kept(hasan)

    hasan.open(form)  # the phone was full of other apps, and the tab was gone

    assert _BACK in hasan.look("koreksi-lagi")
    expect(hasan.page.get_by_label("Yang benar")).to_have_value("Jembatan itu di RT 04.")
    hasan.page.get_by_label("Kenapa bisa salah?").fill("salah dengar")
    hasan.press("Lihat dulu")
    hasan.press("Terbitkan koreksi")
    hasan.open(form)
    expect(hasan.page.get_by_label("Yang benar")).to_have_value("")
    assert _BACK not in hasan.look("koreksi-baru")


def test_an_achievement_is_there_again_with_its_photo(come: Come, house: House) -> None:
    siti = come()
    siti.sign_in("siti")
    new = f"{house.ruang}/s/teluk-kapuas/prestasi/baru/"
    siti.open(new)
    siti.page.set_input_files("[data-photos] input[type=file]", files=[_PHOTO])
    expect(siti.page.locator("[data-photo-list] [data-state=good]")).to_have_count(1)
    siti.write("Apa yang diraih", _TITLE)
    _is_kept(siti)

    siti.open(new)

    expect(siti.page.locator("[data-photo-list] [data-state=good] img")).to_have_count(1)
    expect(siti.page.get_by_label("Apa yang diraih")).to_have_value(_TITLE)
    siti.look("lagi")
    siti.press("Buang, mulai lagi dari awal")
    expect(siti.page.get_by_label("Apa yang diraih")).to_have_value("")


def test_a_tap_on_the_map_says_where_a_potential_is(come: Come, house: House) -> None:
    rina = come()
    rina.sign_in("rina")
    rina.open(f"{house.ruang}/s/teluk-kapuas/potensi/baru/")
    rina.write("Namanya", "Kebun langsat Pak Ahmad")
    rina.page.get_by_label("Jenisnya").select_option("pertanian")
    rina.write("Apa yang istimewa?", "Kulitnya tipis.")
    rina.page.get_by_label("Tidak mengenal musim, sama saja setahun").check()
    rina.page.get_by_label("Boleh, janji dulu").check()
    rina.write("Siapa boleh datang", "Boleh memetik bersama pemiliknya.")
    rina.unfold("Cara ke sana")
    rina.page.locator("[data-tap-map]").click(position={"x": 160, "y": 110})
    typed = rina.page.get_by_label("Titiknya di peta")
    expect(typed).to_have_value(re.compile(r"^-?0\.\d{5}, 109\.\d{5}$"))
    point = typed.input_value()
    rina.look("ketuk")
    rina.press("Simpan")
    assert point in rina.look("konsep")
    rina.press("Tampilkan")
    rina.press("Lihat seperti pembaca")

    image = rina.page.locator("img[src$='peta.svg']")
    image.scroll_into_view_if_needed()
    assert image.evaluate("image => image.decode().then(() => image.naturalWidth)") == 1000
    rina.look("pembaca")

    rina.open(f"{house.ruang}/s/teluk-kapuas/potensi/baru/")
    rina.unfold("Cara ke sana")
    rina.write("Titiknya di peta", "-6.2088, 106.8456")
    rina.press("Simpan")
    assert "Titik ini di luar Kabupaten Kubu Raya" in rina.look("di-luar")


def test_income_is_there_again_until_it_is_in_the_book(come: Come, house: House) -> None:
    rina = come()
    rina.sign_in("rina")
    form = f"{house.ruang}/s/teluk-kapuas/kas/masuk/"
    rina.open(form)
    rina.page.locator("[name=amount]").fill("Rp 150.000,-")
    rina.write("Uang apa ini?", "Kalender meja, 6 buah")
    _is_kept(rina)

    rina.open(form)  # the phone was closed
    assert _BACK in rina.look("masuk-lagi")
    words = rina.page.locator("[data-amount-words]")
    expect(words).to_have_text("Seratus lima puluh ribu rupiah")
    rina.press("Catat")  # it has no source
    rina.page.locator("a.top__back").click()
    rina.open(form)
    assert _BACK in rina.look("masuk-sesudah-ditolak")
    rina.page.get_by_label("Dari mana?").select_option(index=1)
    rina.press("Catat")
    assert "Kalender meja, 6 buah" in rina.look("masuk-tercatat")

    rina.open(form)
    expect(rina.page.get_by_label("Uang apa ini?")).to_have_value("")
    assert _BACK not in rina.look("masuk-baru")
