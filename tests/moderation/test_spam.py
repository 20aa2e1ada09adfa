"""A text that looks like advertising is held with its reasons. The text of a neighbour is not."""

import pytest

from kimid.moderation.spam import (
    HOLD_SCORE,
    SendingContext,
    similarity_hash,
    spam_score,
    spam_signs,
)

_NEIGHBOURS = [
    "Jembatan gantung di dusun Hilir putus tadi pagi, anak sekolah memutar lewat kebun.",
    "ADA BANJIR DI RT 03",
    "Ada judi sabung ayam tiap malam di belakang pasar, tolong jangan sebut nama saya.",
    "Anak saya kecanduan slot, banyak tetangga juga. Bisa diberitakan?",
    "Posyandu pindah ke balai desa, hari Rabu jam 8. Fotonya menyusul.",
    "Harga karet turun lagi jadi 9.000, kata Pak Usman penampung.",
    "Lihat video banjirnya di https://youtu.be/abc123",
    "Listrik mati dari kemarin sore sampai sekarang di dua dusun.",
    "Pak Lurah bagi bibit gratis besok, bawa KTP saja.",
    "Ibu-ibu PKK jual keripik, pesan ke Bu Nur.",
    "Jalan dusun kami ga cor, masih tanah. Kapan dicor?",
    "Koperasi belajar dari megacorp di kota.",
]
_ADVERTS = [
    "SLOT GACOR maxwin hari ini daftar sekarang",
    "rtp live tertinggi, bonus new member 100 https://gacor77.vip",
    "Butuh dana? pinjaman online tanpa jaminan cair dalam 5 menit klik www.danakilat.com",
    "link alternatif situs resmi slot scatter hitam",
    "togel sdy keluar malam ini https://angka.top prediksi jitu",
    "kunjungi https://a.com dan https://b.com dan https://c.com",
    "murah murah murah murah murah murah murah murah obat kuat www.obat.net",
    "Jackpot zeus olympus pecah petir merah",
    "wd pasti dibayar anti rungkad gabung di grup kami",
    "pragmatic depo pulsa tanpa potongan",
    "Main di GACOR88 malam ini",
    "MAXWIN77 buka lagi",
    "slot ga cor hari ini",
    "Memang gacornya luar biasa",
    "Yang ini gacorr terus",
    "maxvvin lagi",
    "max win tiap malam",
    "Main GΛCOR hari ini",
    "Main 🅶🅰🅲🅾🆁 hari ini",
]


@pytest.mark.parametrize("text", _NEIGHBOURS)
def test_a_neighbour_is_heard(text: str) -> None:
    assert spam_score(spam_signs(text, SendingContext())) < HOLD_SCORE


@pytest.mark.parametrize("text", _ADVERTS)
def test_an_advert_is_held_and_it_is_said_why(text: str) -> None:
    signs = spam_signs(text, SendingContext())
    assert spam_score(signs) >= HOLD_SCORE
    assert all(sign.words for sign in signs)


@pytest.mark.parametrize(
    ("came", "why"),
    [
        (SendingContext(is_known=True), "sudah pernah masuk"),
        (SendingContext(recent_count=3), "Kiriman ke-4 dari HP yang sama"),
        (SendingContext(is_flood=True), "sangat banyak kiriman"),
    ],
)
def test_how_something_came_can_be_enough(came: SendingContext, why: str) -> None:
    [sign] = spam_signs(_NEIGHBOURS[0], came)
    assert why in sign.words
    assert sign.points >= HOLD_SCORE


def test_the_same_words_are_known_again_whatever_stands_between_them() -> None:
    assert similarity_hash("Jembatan  putus!!") == similarity_hash("jembatan putus.")
    assert similarity_hash("Jembatan putus.") != similarity_hash("Jembatan selesai.")


def test_haste_alone_holds_nothing_and_adds_to_what_else_is_odd() -> None:
    quick = SendingContext(seconds=1)
    assert spam_score(spam_signs(_NEIGHBOURS[0], quick)) < HOLD_SCORE
    assert spam_score(spam_signs("Lihat https://warung.example", quick)) >= HOLD_SCORE
