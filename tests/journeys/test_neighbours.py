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
    """A neighbour without script tells the KIM something, with a photo; gives the address at which
    the answer will stand.
    """
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
    assert "Foto sedang diproses" in rina.look("05-foto")
    rina.house.run("tests.journeys.tip_photos")
    rina.page.reload()
    assert "Foto sedang diproses" not in rina.look("05-foto-jadi")
    rina.press("Jadikan bahan tulisan")
    rina.write("Judul", "Jembatan gantung Dusun Hilir putus")
    rina.write(
        "Inti, tiga kalimat",
        "Jembatan gantung di Dusun Hilir putus. Tidak ada yang terluka. Warga memutar lewat kebun.",
    )
    rina.look("06-tulis")
    assert rina.press("Kirim ke kelompok") == 200
    assert "0812 0000 0099" not in rina.look("07-terkirim")


def test_a_neighbour_without_script_sends_a_photo_and_reads_that_it_became_a_story(
    come: Come,
) -> None:
    neighbour = come(script=False)
    page = _tell(neighbour)
    _make_a_story(come())

    neighbour.open(page)
    assert "Sudah ditulis, sedang dibahas kelompok." in neighbour.look("08-jadi-bahan")

    on_paper = come(size=LAPTOP)
    on_paper.open(f"{neighbour.house.public('teluk-kapuas')}/kirim-kabar/poster/")
    assert "Ada kabar? Ceritakan kepada kami." in on_paper.look("09-poster")
    assert on_paper.pages_on_paper() == 1


CLAIM = "Jangan makan udang Teluk Kapuas, kena limbah!"


def _write_a_check(dedi: Visitor) -> str:
    """Dedi checks a claim that goes round; gives the address of the story in the workspace."""
    dedi.sign_in("0812-0000-0001")
    dedi.press("Tulis kabar")
    dedi.write("Judul", "Udang Teluk Kapuas aman dimakan")
    dedi.write(
        "Inti, tiga kalimat",
        "Pesan berantai menyebut udang tercemar. Dinas perikanan sudah mengujinya. Hasilnya"
        " bersih.",
    )
    dedi.unfold("Jenis dan topik")
    dedi.page.get_by_label("Cek fakta").check()
    dedi.write("Kabar yang beredar", CLAIM)
    dedi.write("Beredar di mana?", "Grup WhatsApp pasar")
    dedi.page.get_by_label("Salah").check()
    dedi.look("11-cek-fakta")
    dedi.press("Kirim ke kelompok")
    dedi.press("Lihat obrolannya")
    return dedi.page.url


def _talk_and_confirm(siti: Visitor, story: str) -> None:
    siti.sign_in("siti")
    siti.open(story)
    assert CLAIM in siti.look("12-dibaca")
    siti.reveal("Catat putusan", within="body")
    siti.page.get_by_label("Terbitkan", exact=True).check()
    siti.page.get_by_label("Lisan", exact=True).check()
    siti.write("Siapa saja?", "Siti, Dedi")
    siti.press("Simpan putusan")
    # The form that follows stands open.
    siti.write("Bagaimana Anda tahu?", "Saya melihat surat hasil ujinya.")
    siti.press("Ya, saya pastikan")


def _publish(rina: Visitor, story: str) -> str:
    """The editor is asked for evidence, names the office, and publishes; gives its public
    address.
    """
    rina.sign_in("rina")
    rina.open(story)
    rina.press("Lihat, lalu terbitkan", within="body")
    rina.press("Terbitkan")
    assert "Cek fakta perlu bukti yang bisa dilihat pembaca" in rina.look("13-tanpa-bukti")
    rina.reveal("Tambah sumber", within="body")
    rina.page.get_by_label("Instansi").check()
    rina.write("Siapa atau surat apa?", "Dinas Perikanan Kubu Raya")
    rina.press("Simpan sumber")
    rina.press("Lihat, lalu terbitkan", within="body")
    rina.press("Terbitkan")
    assert "Teks WhatsApp, SMS, dan toa" in rina.look("13-terbit")
    address = rina.page.get_by_role("link", name="Lihat seperti pembaca").get_attribute("href")
    assert address
    return address


def test_a_claim_that_goes_round_is_checked_and_the_neighbours_are_told(come: Come) -> None:
    story = _write_a_check(come())
    _talk_and_confirm(come(), story)
    address = _publish(come(), story)

    reader = come(script=False)
    reader.open(address)
    text = reader.look("14-kartu-cek-fakta")
    assert text.index("Hasil pemeriksaan") < text.index("Bagaimana kami memeriksa")
    assert CLAIM in text

    lina = come()
    lina.sign_in("lina")
    assert "Udang Teluk Kapuas aman dimakan" in lina.look("15-beranda-tetangga")
    lina.press("Warga", within="nav")
    lina.look("16-warga-kosong")
