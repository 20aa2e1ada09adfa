"""A group with two accounts checks something that touches people: oral talk, one of them, and a
neighbour by a link.
"""

from tests.journeys.conftest import Come
from tests.journeys.visitor import Visitor

LABEL = "kim-kuala-karang"
TITLE = "Bantuan perahu dibagi ulang"
LEAD = (
    "Bantuan perahu untuk 12 nelayan Kuala Karang dibagi ulang. Dua nama di daftar lama sudah"
    " pindah. Warga menyepakatinya."
)


def _write(lina: Visitor) -> str:
    """Lina, the chair, writes it and says that it touches victims; gives its address in the
    workspace.
    """
    lina.sign_in("lina")
    lina.open(f"{lina.house.ruang}/s/{LABEL}/tulis/")
    lina.write("Judul", TITLE)
    lina.write("Inti, tiga kalimat", LEAD)
    lina.unfold("Topik sensitif")
    lina.page.get_by_label("Korban", exact=False).first.check()
    lina.press("Kirim ke kelompok")
    lina.press("Lihat obrolannya")
    return lina.page.url


def _note_the_talk(yohanes: Visitor, story: str) -> str:
    """They talked at the jetty; Yohanes, who did not write it, notes it and makes a link for Pak
    Usman, who has no account; gives the link.
    """
    yohanes.open(story)
    yohanes.reveal("Catat putusan", within="body")
    yohanes.page.get_by_label("Terbitkan", exact=True).check()
    yohanes.page.get_by_label("Lisan", exact=True).check()
    yohanes.write("Berapa orang?", "6")
    yohanes.write("Siapa saja?", "Lina, Yohanes, Pak Usman, tiga nelayan")
    yohanes.press("Simpan putusan")
    assert "Dibahas lisan, 6 orang" in yohanes.look("01-dibahas")
    yohanes.open(story)
    yohanes.reveal("Minta orang tanpa akun memastikan")
    yohanes.write("Nama orang yang diminta memastikan", "Pak Usman")
    yohanes.press("Buat tautan sekali pakai")
    return yohanes.page.get_by_label("Atau salin alamatnya").input_value()


def test_two_accounts_are_enough_for_a_story_that_touches_people(come: Come) -> None:
    lina = come()
    yohanes = come()
    usman = come(script=False)
    reader = come(script=False)
    story = _write(lina)
    yohanes.sign_in("yohanes")
    link = _note_the_talk(yohanes, story)
    usman.open(link)
    usman.write("Bagaimana Anda tahu?", "Saya ikut menghitung perahunya.")
    assert usman.press("Ya, saya pastikan benar") == 200
    yohanes.open(story)
    assert "Kurang 1 orang lagi yang memastikan, redaktur atau ketua" in yohanes.look(
        "02-kurang-satu"
    )
    yohanes.reveal("Pastikan benar", within="body")
    yohanes.write("Bagaimana Anda tahu?", "Saya membaca daftar barunya.")
    yohanes.press("Ya, saya pastikan")
    yohanes.open(story)
    yohanes.press("Lihat, lalu terbitkan", within="body")
    yohanes.press("Terbitkan")
    address = yohanes.page.get_by_role("link", name="Lihat seperti pembaca").get_attribute("href")
    assert address

    reader.open(address)

    text = reader.look("03-terbit")
    assert "Dibahas lisan, 6 orang" in text
    assert "Dibenarkan seorang warga, tanpa akun, lewat tautan" in text
    assert "Dipastikan seorang anggota" in text
    assert "Diterbitkan Yohanes Lai" in text
