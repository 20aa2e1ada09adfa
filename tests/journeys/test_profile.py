"""An editor fills the profile of the village on a phone, and a reader calls for help."""

from tests.journeys.conftest import LAPTOP, Come
from tests.journeys.house import House


def test_an_editor_writes_a_block_and_readers_have_it_at_once(come: Come, house: House) -> None:
    rina = come()
    rina.sign_in("rina")
    rina.open(f"{house.ruang}/s/teluk-kapuas/wilayah/")
    assert "Nomor darurat" in rina.look("daftar")
    rina.press("Nomor darurat")
    rina.look("nomor-darurat")
    rina.page.get_by_label("Siapa atau apa?").nth(6).fill("Ronda Dusun Hulu")
    rina.press("Simpan, pembaca langsung melihatnya")
    assert "Tulis nomornya." in rina.look("nomor-salah")
    rina.page.get_by_label("Nomornya").nth(6).fill("0812-5550-199")
    rina.press("Tambah baris")
    rina.look("nomor-lagi")
    rina.press("Simpan, pembaca langsung melihatnya")
    assert "tersimpan" in rina.look("tersimpan")
    for step in ("layanan", "sinyal", "angka", "lembaga", "sejarah", "gambar"):
        rina.open(f"{house.ruang}/s/teluk-kapuas/wilayah/{step}/")
        rina.look(step)

    for size, name in (((360, 740), "telepon"), (LAPTOP, "laptop")):
        reader = come(size=size)
        reader.open(f"{house.public('teluk-kapuas')}/")
        reader.press("Nomor darurat")
        reader.look(f"darurat-{name}")
        call = reader.page.get_by_role("link", name="Ronda Dusun Hulu")
        assert call.get_attribute("href") == "tel:08125550199"
        reader.press("Profil Desa Teluk Kapuas")
        assert "Kapuas Jaya" in reader.look(f"wilayah-{name}")
    reader.open(f"{house.public('kim-sungai-bangkong')}/wilayah/")
    assert "Koperasi Kelurahan Merah Putih" in reader.look("kelurahan")
