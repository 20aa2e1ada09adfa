"""What people without an account tell the group, and what becomes of it."""

from io import BytesIO

from PIL import Image
from playwright.sync_api import FilePayload

from tests.journeys.conftest import LAPTOP, Come
from tests.journeys.visitor import Visitor

WORDS = "Jembatan gantung di dusun Hilir putus tadi pagi, anak sekolah memutar lewat kebun."


def _photo() -> bytes:
    out = BytesIO()
    Image.effect_noise((1200, 900), 60).convert("RGB").save(out, "JPEG")
    return out.getvalue()


def _tell(neighbour: Visitor) -> str:
    """A neighbour without script tells the KIM something, with a photo; gives the address at which the answer will stand."""
    neighbour.open(neighbour.house.public("teluk-kapuas"))
    neighbour.press("Kirim kabar ke kami")
    neighbour.look("01-kirim-kabar")
    neighbour.write("Ada kabar apa?", WORDS)
    neighbour.write("Di mana?", "Dusun Hilir")
    neighbour.write("Nama Anda", "Bu Aminah")
    neighbour.write("Nomor HP", "0812 0000 0099")
    photo: FilePayload = {"name": "jembatan.jpg", "mimeType": "image/jpeg", "buffer": _photo()}
    neighbour.page.get_by_label("Foto").set_input_files(photo)
    assert neighbour.press("Kirim kabar") == 200
    assert "Kabar Anda sudah kami terima." in neighbour.look("02-diterima")
    assert neighbour.page.context.cookies() == []
    return neighbour.page.url


def _make_a_story(rina: Visitor) -> None:
    """The editor reads it, looks who sent it, and makes a story of it."""
    rina.sign_in("rina")
    rina.press("Warga", within="nav")
    assert WORDS[:40] in rina.look("03-warga")
    rina.press(WORDS[:40])
    assert "0812 0000 0099" not in rina.look("04-kabar")
    rina.press("Lihat nomor pengirim (dicatat)")
    assert "0812 0000 0099" in rina.look("05-pengirim")
    rina.press("Jadikan bahan berita")
    rina.write("Judul", "Jembatan gantung Dusun Hilir putus")
    rina.write("Inti, tiga kalimat", "Jembatan gantung di Dusun Hilir putus. Tidak ada yang terluka. Warga memutar lewat kebun.")
    rina.look("06-tulis")
    assert rina.press("Kirim ke kelompok") == 200
    assert "0812 0000 0099" not in rina.look("07-terkirim")


def test_a_neighbour_without_script_sends_a_photo_and_reads_that_it_became_a_story(come: Come) -> None:
    neighbour = come(script=False)
    page = _tell(neighbour)
    _make_a_story(come())

    neighbour.open(page)
    assert "Sudah ditulis, sedang dibahas kelompok." in neighbour.look("08-jadi-bahan")

    on_paper = come(size=LAPTOP)
    on_paper.open(f"{neighbour.house.public('teluk-kapuas')}/kirim-kabar/poster/")
    assert "Ada kabar? Ceritakan kepada kami." in on_paper.look("09-poster")
