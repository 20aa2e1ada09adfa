"""Dedi hides a face with his finger, cuts the photo, attaches a circular and reads his story aloud,
on one sheet.
"""

from pathlib import Path

import pytest

from tests.journeys.conftest import Come
from tests.journeys.house import House
from tests.journeys.visitor import Visitor
from tests.media.documents import document
from tests.media.pictures import twelve_megapixels

SHEET = "/s/teluk-kapuas/tulis/"
_DECODED = (
    "async image => { await image.decode(); return [image.naturalWidth, image.naturalHeight]; }"
)
_HEAR = """async () => {
  const player = document.querySelector('audio');
  player.preload = 'auto';
  player.load();
  await new Promise((ready, fault) => {
    player.onloadedmetadata = ready;
    player.onerror = () => fault(player.error.message);
  });
  return player.duration;
}"""


@pytest.fixture(scope="module")
def photo(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("phone") / "foto.jpg"
    file.write_bytes(twelve_megapixels())
    return file


def _with_a_photo(dedi: Visitor, photo: Path) -> None:
    dedi.sign_in("dedi")
    dedi.open(f"{dedi.house.ruang}{SHEET}")
    dedi.page.locator("[name=foto]").set_input_files(photo)
    dedi.page.locator("[data-photo-list] [data-state=good]").wait_for(timeout=60_000)


def _stored(house: House) -> set[str]:
    return {folder.name for folder in house.folder.glob("media/own/*/*")}


def test_a_face_is_hidden_by_finger_and_the_photo_is_cut(come: Come, photo: Path) -> None:
    dedi = come()
    _with_a_photo(dedi, photo)
    old = dedi.page.locator("[name=photos]").last.input_value()
    dedi.page.get_by_role("button", name="Samarkan wajah").click()
    canvas = dedi.page.locator(".retouch canvas")
    canvas.click(position={"x": 120, "y": 120})
    dedi.look("samarkan")
    dedi.page.get_by_label("Potong", exact=True).check()
    dedi.page.get_by_label("Persegi").check()
    dedi.page.get_by_role("button", name="Ke atas").click()
    dedi.look("potong")

    dedi.page.get_by_role("button", name="Pakai", exact=True).click()
    canvas.wait_for(state="detached", timeout=30_000)

    new = dedi.page.locator("[name=photos]").last.input_value()
    assert new != old
    assert new in _stored(dedi.house)
    assert dedi.page.locator(f".shot [name='foto-{new}-caption']").count() == 1
    assert dedi.page.locator(f"#foto-{new} [name='foto-{new}-alt']").count() == 1
    cut = dedi.page.locator(f"#foto-{new} img").evaluate(_DECODED)
    assert cut[0] == cut[1] > 0


def test_without_script_nothing_of_it_is_offered(come: Come, photo: Path) -> None:
    dedi = come(script=False)
    dedi.sign_in("dedi")
    dedi.open(f"{dedi.house.ruang}{SHEET}")
    dedi.page.locator("[name=foto]").set_input_files(photo)
    dedi.page.locator("[name=add_photos]").click()

    assert dedi.page.locator("[data-open-retouch]").first.is_visible() is False
    assert dedi.page.locator("[data-record]").is_visible() is False


def test_a_circular_is_attached_and_a_wrong_file_is_told_what_to_do(come: Come) -> None:
    dedi = come()
    dedi.sign_in("dedi")
    dedi.open(f"{dedi.house.ruang}{SHEET}")
    dedi.unfold("Dokumen dan suara")
    papers = dedi.page.get_by_label("Tambah dokumen PDF")
    papers.set_input_files(
        {"name": "Surat_edaran.pdf", "mimeType": "application/pdf", "buffer": document(3)}
    )
    dedi.page.get_by_text("3 halaman").wait_for()
    papers.set_input_files({"name": "salah.pdf", "mimeType": "application/pdf", "buffer": b"PK"})
    dedi.page.get_by_text("Berkas ini bukan PDF.").wait_for()
    dedi.troubles.clear()  # Chromium reports the refusal, as it should
    dedi.write("Judul", "Surat edaran soal sampah dibagikan")
    dedi.write(
        "Inti, tiga kalimat", "Surat edaran dibagikan. Isinya soal sampah. Berlaku mulai Senin."
    )

    assert "Surat edaran" in dedi.page.get_by_label("Nama dokumen").input_value()
    dedi.look("dokumen")
    dedi.press("Kirim ke kelompok")
    dedi.press("Lihat obrolannya")
    assert "Dokumen: Surat edaran, 3 halaman" in dedi.look("obrolan")


def test_a_story_is_read_aloud_and_heard_before_it_is_sent(come: Come) -> None:
    dedi = come()
    dedi.sign_in("dedi")
    dedi.open(f"{dedi.house.ruang}{SHEET}")
    dedi.unfold("Dokumen dan suara")
    dedi.page.get_by_role("button", name="Rekam suara").click()
    dedi.page.get_by_text("Merekam 0.02 dari 2.00").wait_for(timeout=20_000)
    dedi.page.get_by_role("button", name="Selesai merekam").click()
    dedi.page.get_by_text("Dibacakan penulisnya").wait_for(timeout=20_000)

    assert 1 < dedi.page.evaluate(_HEAR) < 10
    dedi.look("rekaman")
