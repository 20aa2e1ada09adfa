"""Slips of a tired hand: nothing that was typed is lost, and the page says what to do."""

from typing import Final

from tests.journeys.conftest import Come
from tests.journeys.house import House

LEAD: Final = "Parit di RT 02 dibersihkan. Tiga puluh orang ikut. Air lancar lagi."


def test_a_story_without_title_and_source_comes_back_whole(come: Come, house: House) -> None:
    dedi = come()
    dedi.sign_in("dedi")
    dedi.open(f"{house.ruang}/s/teluk-kapuas/tulis/")
    dedi.write("Inti, tiga kalimat", LEAD)
    dedi.page.get_by_label("Saya tahu dari").select_option("Cerita orang")
    dedi.unfold("Cerita selengkapnya")
    dedi.write("Cerita selengkapnya", "Mulai pukul tujuh.\n\nSelesai sebelum zuhur.")

    assert dedi.press("Kirim ke kelompok") == 422

    text = dedi.look("kosong")
    assert "2 hal perlu dilihat lagi. Isian Anda tidak hilang." in text
    assert "Judulnya belum ada. Tulis satu kalimat dulu." in text
    assert "Kabar tanpa sumber tidak bisa dibahas. Siapa yang melihat?" in text
    assert dedi.page.get_by_label("Inti, tiga kalimat").input_value() == LEAD
    assert (
        dedi.page.get_by_label("Cerita selengkapnya").input_value().splitlines()[-1]
        == "Selesai sebelum zuhur."
    )


def test_a_huge_title_comes_back_whole_and_is_told_its_length(come: Come, house: House) -> None:
    huge = "Warga bergotong royong " * 20
    dedi = come()
    dedi.sign_in("dedi")
    dedi.open(f"{house.ruang}/s/teluk-kapuas/tulis/")
    dedi.write("Judul", huge)
    dedi.write("Inti, tiga kalimat", LEAD)

    assert f"{len(huge)} huruf, {len(huge) - 140} terlalu panjang" in dedi.look("terlalu-panjang")
    assert dedi.press("Kirim ke kelompok") == 422

    assert "Pendekkan sampai 140 huruf; sisanya bisa masuk ke inti." in dedi.look("judul-panjang")
    assert dedi.page.get_by_label("Judul").input_value().split() == huge.split()
    assert dedi.page.get_by_label("Inti, tiga kalimat").input_value() == LEAD


def test_a_wrong_password_is_said_in_plain_words(come: Come, house: House) -> None:
    somebody = come()

    somebody.sign_in("dedi", "bukan-sandinya")

    assert "Nama dan kata sandinya belum cocok." in somebody.look("masuk-keliru")
    assert somebody.page.get_by_label("Nama akun").input_value() == "dedi"


def test_pages_that_are_not_there_say_where_to_go(come: Come, house: House) -> None:
    reader = come()

    assert reader.open(f"{house.public('teluk-kapuas')}/tidak-ada/") == 404
    assert "Halaman ini tidak ada" in reader.look("404")
    assert reader.open(house.public("bukan-kim-mana-pun")) == 421
    assert "Alamat ini bukan milik situs KIM mana pun" in reader.look("421")


def test_a_decision_without_its_reason_comes_back_with_what_was_typed(
    come: Come, house: House
) -> None:
    siti = come()
    siti.sign_in("siti")
    siti.open(f"{house.ruang}/s/teluk-kapuas/berita/")
    siti.press("Harga kelapa butir naik")
    siti.reveal("Catat putusan", within="body")
    siti.page.get_by_label("Jangan terbit").check()
    siti.write("Siapa saja?", "Siti, Hasan, Pak RT")

    assert siti.press("Simpan putusan") == 422

    assert "Alasannya: Tulis alasannya dalam satu kalimat, supaya penulisnya tahu." in siti.look(
        "tanpa-alasan"
    )
    assert siti.page.get_by_label("Jangan terbit").is_checked()
    assert siti.page.get_by_label("Siapa saja?").input_value() == "Siti, Hasan, Pak RT"
