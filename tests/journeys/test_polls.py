"""A question to all members: asked on a phone, answered by three, closed by the editor, and read by
everybody in numbers.
"""

from typing import Final

from tests.journeys.conftest import LAPTOP, Come
from tests.journeys.house import House
from tests.journeys.visitor import Visitor

_KIM: Final = "teluk-kapuas"
_LONG_WORD: Final = "KapanSajaAsalJanganWaktuPanenAtauGotongRoyongDanJanganWaktuPasarDesa"
_QUESTION: Final = "Hari apa papan informasi diganti?"


def test_members_are_asked_and_readers_see_what_came_out(come: Come, house: House) -> None:
    editor = come()
    reader = come()
    editor.sign_in("rina")
    poll = _asked(editor, house)
    for login, answer in (("dedi", "Senin pagi"), ("siti", "Senin pagi"), ("hasan", "Jumat")):
        _answers(come(), login, answer)
    editor.open(poll)
    assert "3 dari 4 anggota sudah menjawab." in editor.look("06-menunggu")
    editor.unfold("Tutup sekarang")
    editor.press("Tutup dan hitung")
    assert "2 orang, 67 %" in editor.look("07-hasil")
    reader.open(f"{house.public(_KIM)}/profil/")
    assert _QUESTION not in reader.look("07-pembaca")
    editor.press("Tampilkan di halaman KIM")
    editor.look("08-ditampilkan")
    reader.open(f"{house.public(_KIM)}/profil/")
    assert _QUESTION in reader.look("09-pembaca")
    editor.press("Buat rencana aksi")
    assert f"Jajak pendapat: {_QUESTION}" in editor.look("10-rencana")


def _asked(editor: Visitor, house: House) -> str:
    editor.open(f"{house.ruang}/s/{_KIM}/kim/")
    editor.press("Jajak pendapat")
    editor.look("01-daftar")
    editor.press("Tanya anggota")
    editor.look("02-lembar")
    assert editor.press("Tanyakan") == 422
    editor.look("03-belum-lengkap")
    editor.write("Apa yang mau ditanyakan?", _QUESTION)
    editor.write("Jawaban 1", "Senin pagi, sebelum pasar")
    editor.write("Jawaban 2", "Jumat, sesudah salat Jumat")
    editor.write("Jawaban 3", _LONG_WORD)
    editor.press("Tanyakan")
    editor.look("04-terkirim")
    return editor.page.url


def _answers(member: Visitor, login: str, answer: str) -> None:
    member.sign_in(login)
    assert _QUESTION in member.look(f"05-beranda-{login}")
    member.press(_QUESTION)
    member.page.get_by_label(answer).check()
    member.press("Kirim jawaban")
    assert "Jawaban Anda tersimpan." in member.look(f"05-dijawab-{login}")


def test_lists_and_what_came_out_on_a_phone_and_on_a_laptop(come: Come, house: House) -> None:
    for size, of in (((360, 740), "hp"), (LAPTOP, "laptop")):
        chair = come(size=size)
        chair.sign_in("hasan")
        chair.open(f"{house.ruang}/s/{_KIM}/jajak/")
        chair.look(f"20-daftar-{of}")
        chair.press("Di mana jadwal posyandu paling perlu dibacakan?")
        chair.look(f"21-hasil-{of}")
        chair.open(f"{house.ruang}/s/{_KIM}/jajak/")
        chair.press("Apa nama buletin tempel kita?")
        chair.look(f"22-terbuka-{of}")
        reader = come(size=size)
        reader.open(f"{house.public(_KIM)}/profil/")
        reader.look(f"23-pembaca-{of}")
