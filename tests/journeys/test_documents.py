"""The papers of a KIM: a founder takes them along before there is a decree, a chair takes them from
the register.
"""

import re
from pathlib import Path

from tests.journeys.conftest import LAPTOP, Come
from tests.journeys.house import House
from tests.journeys.visitor import Visitor
from tests.reading import words_of_docx, words_of_pdf


def test_a_founder_without_a_decree_takes_a_filled_draft_to_the_village_head(
    come: Come, house: House
) -> None:
    founder = come()
    _fills_in(founder, house)
    founder.unfold("Belum punya SK?")
    assert "Daftar hadir" in founder.look("belum-punya-sk")
    name, decree = _taken(founder, "Surat keputusan (SK), Word")
    assert name == "SK-KIM-Cahaya-Limbung.docx"
    told = " ".join(words_of_docx(decree))
    assert "KEPUTUSAN KEPALA DESA LIMBUNG" in told
    assert "1. Ketua Marlina" in told
    assert "Warga Dua" in " ".join(words_of_pdf(_taken(founder, "Daftar hadir, PDF")[1]))
    for _screen in ("orang", "nama", "tempat", "pendaftaran"):
        founder.press("Kembali", within="header")
    founder.unfold("Surat yang sudah terisi")
    founder.look("pendaftaran-dengan-surat")
    assert _taken(founder, "AD/ART, PDF")[0] == "AD-ART-KIM-Cahaya-Limbung.pdf"


def _fills_in(founder: Visitor, house: House) -> None:
    """As far as the screen for the decree, which is not there yet."""
    founder.open(f"{house.public('kab-kubu-raya')}/syarat/")
    founder.press("Daftarkan KIM")
    founder.write("Nama Anda", "Marlina")
    founder.write("Nomor HP", "0812 3456 7891")
    founder.press("Lanjut: tempat")
    founder.page.get_by_label("Nama desa").fill("limbung sungai raya")
    founder.after(lambda: founder.page.get_by_role("button", name="Cari").click())
    founder.page.get_by_label("Desa Limbung").check()
    founder.press("Lanjut: nama KIM")
    founder.write("Nama KIM", "KIM Cahaya Limbung")
    founder.write("Alamat situs", "cahaya-limbung")
    founder.press("Lanjut: orang")
    founder.write("Ketua", "Marlina")
    founder.write("Anggota lain", "Warga Satu\nWarga Dua")
    founder.press("Lanjut: surat keputusan")


def test_a_chair_in_a_kelurahan_takes_papers_that_know_no_desa(come: Come) -> None:
    melati = come()
    melati.sign_in("melati")
    melati.open(f"{_site_of(melati)}/kim/")
    melati.press("Dokumen")
    assert "Sudah terisi dari data" in melati.look("dokumen")
    for label in (
        "Surat keputusan (SK)",
        "AD/ART",
        "Susunan pengurus",
        "Berita acara musyawarah",
        "Daftar hadir",
    ):
        for words in (
            words_of_docx(_taken(melati, f"{label}, Word")[1]),
            words_of_pdf(_taken(melati, f"{label}, PDF")[1]),
        ):
            told = " ".join(words)
            assert "Kota Pontianak" in told
            assert re.findall(r"\bdesa\b|apbdes", told, re.IGNORECASE) == []


def test_the_papers_on_a_wide_screen(come: Come) -> None:
    hasan = come(size=LAPTOP)
    hasan.sign_in("hasan")
    hasan.open(f"{_site_of(hasan)}/kim/dokumen/")
    hasan.look("dokumen-lebar")
    assert "KEPALA DESA TELUK KAPUAS" in " ".join(
        words_of_docx(_taken(hasan, "Surat keputusan (SK), Word")[1])
    )


def _site_of(person: Visitor) -> str:
    """The address of the site in which somebody stands after signing in."""
    found = re.match(r".*/s/[^/]+", person.page.url)
    assert found is not None
    return found[0]


def _taken(person: Visitor, label: str) -> tuple[str, bytes]:
    """The name and the bytes of a file that is pressed."""
    with person.page.expect_download() as coming:
        person.page.get_by_role("link", name=label, exact=True).click()
    return coming.value.suggested_filename, Path(coming.value.path()).read_bytes()
