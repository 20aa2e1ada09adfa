"""An achievement from the first word to its mark, and what becomes of the mark when the text
changes.
"""

from typing import Final

from playwright.sync_api import FilePayload

from tests.journeys.conftest import LAPTOP, Come
from tests.journeys.house import House, soon
from tests.journeys.visitor import Visitor
from tests.media.pictures import encoded, scene

_CHARTER: Final = FilePayload(
    name="piagam.jpg", mimeType="image/jpeg", buffer=encoded(scene(900, 1200))
)
_TITLE: Final = "Regu dayung kami juara satu se-Kubu Raya"


def test_an_achievement_gets_its_mark_from_an_office_and_loses_it_by_an_edit(
    come: Come, house: House
) -> None:
    page = _written(come(), house)
    rina = come()
    rina.sign_in("rina")
    rina.open(page)
    rina.press("Tampilkan")
    assert "Menunggu dinas" in rina.look("tampil")

    _verified(come(), house)

    for size, name in (((360, 740), "telepon"), (LAPTOP, "laptop")):
        reader = come(size=size)
        reader.open(f"{house.public('teluk-kapuas')}/prestasi/")
        assert "Terverifikasi oleh Kabupaten Kubu Raya" in reader.look(f"daftar-{name}")
        reader.press(_TITLE)
        assert "Terverifikasi oleh Kabupaten Kubu Raya" in reader.look(f"prestasi-{name}")
    _changed(rina, page)
    for label in ("teluk-kapuas", "kab-kubu-raya", ""):
        reader.open(f"{house.public(label)}/prestasi/")
        assert "Tanda lepas: tulisan diubah" in reader.look(f"lepas-{label or 'nasional'}")


def _written(siti: Visitor, house: House) -> str:
    """A member writes it; a year that is still to come comes back with all that was typed."""
    siti.sign_in("siti")
    siti.open(f"{house.ruang}/s/teluk-kapuas/prestasi/")
    siti.look("daftar-kim")
    siti.press("Tulis prestasi")
    siti.write("Apa yang diraih", _TITLE)
    siti.write("Siapa yang meraihnya?", "Regu dayung Dusun Hulu")
    siti.page.get_by_label("Tingkatnya").select_option("kabupaten")
    siti.write("Tahunnya", "2150")
    siti.write("Siapa penyelenggaranya?", "Dispora Kubu Raya")
    siti.press("Simpan")
    assert "Tahun 2150 belum tiba" in siti.look("isian-salah")
    siti.write("Tahunnya", "2025")
    siti.write("Juara atau penghargaan apa?", "Juara 1 dayung sampan")
    siti.press("Simpan")
    assert "Redaktur atau ketua yang menampilkannya" in siti.look("konsep")
    siti.page.set_input_files("#bukti", files=[_CHARTER])
    siti.press("Simpan bukti")
    assert "Buktinya tersimpan" in siti.look("bukti")
    return siti.page.url


def _verified(officer: Visitor, house: House) -> None:
    """An officer finds it on the desk, looks at the proof, and presses once."""
    officer.sign_in("dinaskuburaya")
    officer.open(f"{house.ruang}/s/kab-kubu-raya/pastikan-prestasi/")
    assert _TITLE in officer.look("meja")
    officer.press(_TITLE)
    charter = officer.page.get_by_alt_text("Bukti, halaman 1")
    charter.scroll_into_view_if_needed()
    assert soon(lambda: bool(charter.evaluate("image => image.naturalWidth")), seconds=30)
    officer.look("periksa")
    officer.press("Tandai Terverifikasi")
    assert _TITLE not in officer.look("meja-sesudah")


def _changed(rina: Visitor, page: str) -> None:
    rina.open(page)
    assert "Terverifikasi" in rina.look("terverifikasi")
    rina.press("Ubah")
    assert "Tandanya akan lepas" in rina.look("ubah")
    rina.write("Juara atau penghargaan apa?", "Juara 1 dayung sampan, 500 meter")
    rina.press("Simpan")
    assert "Tandanya lepas" in rina.look("lepas")
