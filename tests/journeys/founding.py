"""How a KIM is founded, step by step: what the founder, the head of the village and the
office do.
"""

from datetime import date
from functools import partial
from pathlib import Path

from playwright.sync_api import expect

from kimid.lib import clock
from tests.journeys import application_papers
from tests.journeys.house import House
from tests.journeys.visitor import Visitor


def begins(founder: Visitor, house: House) -> None:
    founder.open(f"{house.public('kab-kubu-raya')}/syarat/")
    founder.press("Daftarkan KIM")
    founder.look("mulai")
    founder.write("Nama Anda", "Nurhayati")
    founder.write("Nomor HP", "0812 3456 7890")
    founder.press("Lanjut: tempat")
    founder.look("tempat")
    _choose_place(founder)


def names_it(founder: Visitor, name: str) -> None:
    """The address of somebody else is refused: three that are free stand below it."""
    founder.look("nama")
    founder.write("Nama KIM", name)
    founder.write("Alamat situs", "teluk-kapuas")
    assert founder.press("Lanjut: orang") == 422
    assert "Yang masih kosong" in founder.look("nama-dipakai")
    founder.press(name.removeprefix("KIM ").lower().replace(" ", "-"))


def names_its_people(founder: Visitor) -> None:
    founder.write("Ketua", "Nurhayati")
    founder.write("Sekretaris", "Rahmat")
    founder.write("Anggota lain", "\n".join(f"Warga {number}" for number in range(1, 12)))
    founder.look("orang")
    founder.press("Lanjut: surat keputusan")


def sends_its_papers(
    founder: Visitor, papers: dict[str, Path], *, until: date = date(2029, 6, 30)
) -> str:
    """Gives the address of the page that tells where it stands."""
    founder.look("surat-kosong")
    assert founder.press("Kirim ke") == 422
    assert "Foto SK belum ada." in founder.look("surat-belum")
    for kind, file in papers.items():
        founder.after(partial(founder.page.locator(f"input#{kind}").set_input_files, file))
    assert "Sedang diproses" in founder.look("surat-diproses")
    are_read(founder)
    founder.write("Nomor SK", "141/21/KPTS/2026")
    founder.write("Ditetapkan", "1 Juli 2026")
    founder.write("Berlaku sampai", clock.day(until))
    founder.page.get_by_label("Kepala desa").check()
    founder.write("Nama yang menandatangani", "H. Syarif")
    founder.look("surat")
    founder.press("Kirim ke Kominfo Kubu Raya")
    assert "Sudah di tangan Kominfo Kubu Raya" in founder.look("terkirim")
    return founder.page.url


def are_read(founder: Visitor) -> None:
    """The worker reads the papers; they appear by themselves where the founder stands."""
    founder.house.run(application_papers.__name__)
    expect(founder.page.locator("[data-paper] img").first).to_be_visible()
    expect(founder.page.locator("[data-paper][data-waiting]")).to_have_count(0)


def asks_back(officer: Visitor, name: str) -> None:
    """The paper is read first: it comes with the name of whoever looks drawn over it, and the look
    is told.
    """
    officer.sign_in("dinaskuburaya")
    officer.press("Permohonan", within="nav.places")
    officer.look("meja-permohonan")
    officer.press(name)
    officer.page.get_by_alt_text("SK, halaman 1").evaluate("picture => picture.decode()")
    _mark(officer, "officers", "Beda", note="Bendahara belum ada.")
    officer.look("periksa")
    officer.press("Tanya balik")
    assert "Terakhir dibuka Endang Pertiwi" in officer.look("ditanyakan")


def answers(founder: Visitor, status: str) -> None:
    founder.open(status)
    assert "Bendahara belum ada." in founder.look("pertanyaan")
    founder.press("Orang")
    founder.write("Bendahara", "Siti Aminah")
    founder.press("Lanjut: surat keputusan")
    founder.press("Kirim ke Kominfo Kubu Raya")


def confirms(head: Visitor, answer: str) -> None:
    """Once, on the phone of the head of the village, without a password."""
    head.open(answer)
    head.look("kepala-desa")
    head.page.get_by_label("Ya, benar").check()
    head.press("Kirim jawaban")
    head.look("kepala-desa-selesai")
    assert head.open(answer) == 410


def verifies(officer: Visitor) -> None:
    officer.press("Kembali ke permohonan")
    assert "H. Syarif membenarkan SK ini" in officer.look("dibenarkan")
    for line in ("number", "issuer", "validity", "officers", "members"):
        _mark(officer, line, "Cocok")
    officer.press("Sahkan dan beri nomor")
    assert "Nomor KIM" in officer.look("sah")
    officer.unfold("Pemohon dan riwayat")
    assert "Disahkan, KIM tercatat" in officer.look("riwayat")


def _choose_place(founder: Visitor) -> None:
    founder.page.get_by_label("Nama desa").fill("limbung sungai raya")
    founder.after(lambda: founder.page.get_by_role("button", name="Cari").click())
    founder.look("tempat-ketemu")
    founder.page.get_by_label("Desa Limbung").check()
    founder.press("Lanjut: nama KIM")


def _mark(officer: Visitor, line: str, words: str, *, note: str = "") -> None:
    fields = officer.page.locator(f"fieldset#id_{line}")
    fields.get_by_label(words, exact=True).check()
    if note:
        fields.get_by_label("Apa yang berbeda?").fill(note)


def link_for_the_head(officer: Visitor) -> str:
    """The office writes the number into its own list of heads first."""
    application = officer.page.url
    officer.unfold("Tanya kepala desa")
    officer.press("Daftar kepala desa, lurah, dan camat")
    officer.write("Cari", "Limbung")
    officer.press("Tampilkan")
    officer.look("daftar-kepala-desa")
    officer.press("Desa Limbung")
    officer.page.get_by_label("Nama", exact=True).fill("H. Syarif")
    officer.write("Nomor WhatsApp", "0811 2222 3333")
    officer.look("nomor-kepala-desa")
    officer.press("Simpan")
    officer.open(application)
    officer.unfold("Tanya kepala desa")
    officer.press("Tanya kepala desa lewat tautan")
    officer.look("tautan-kepala-desa")
    return officer.page.locator("textarea#alamat").input_value()
