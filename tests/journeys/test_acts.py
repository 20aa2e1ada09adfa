"""A KIM moves to another village, goes into another KIM, and that one is dissolved: chairs, their
office, and readers.
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from tests.journeys.conftest import LAPTOP, PHONE, Come
from tests.journeys.house import House, opened
from tests.journeys.merging import (
    LARGE,
    SMALL,
    asks_to_join,
    filled_in,
    number_of,
    opens_the_question,
)
from tests.journeys.visitor import Visitor

_OFFICE: Final = "kab-kubu-raya"


@pytest.fixture
def own_house(tmp_path: Path) -> Iterator[House]:
    """An install of its own: what ends here would be missed by all other journeys."""
    with opened(tmp_path) as made:
        yield made


def test_a_kim_moves_goes_into_another_and_that_one_is_dissolved(
    come: Come, own_house: House, papers: dict[str, Path]
) -> None:
    small = come()
    large = come(size=LAPTOP)
    officer, above = come(size=LAPTOP), come(size=LAPTOP)
    reader = come()
    for each in (small, large, officer, above, reader):
        each.house = own_house
    officer.sign_in("dinaskuburaya")
    above.sign_in("kalbar")
    number = _moves_on_behalf(officer, above, reader, papers)
    small.sign_in("lina")
    large.sign_in("hasan")
    _goes_into(small, large, papers)
    _verified(
        officer, "Penggabungan KIM Kuala Karang", "penggabungan", ("deed", "into", "since", "why")
    )
    _leads_on(reader, number)
    large.open(f"{own_house.ruang}/s/{LARGE}/anggota/")
    assert "Dulu di KIM Kuala Karang" in _both(large, "31-anggota-ditawari")
    large.press("Undang", within="section[aria-labelledby=ikut]")
    large.look("32-undangan")
    _asks_for_its_end(large, papers)
    _verified(officer, "Pembubaran KIM Teluk Kapuas", "pembubaran", ("deed", "since", "why"))
    officer.press("Buka lembar KIM")
    assert "Dibubarkan 12 Mei 2026" in _both(officer, "44-lembar-kim")
    reader.open(own_house.public(LARGE))
    assert "KIM ini sudah dibubarkan" in _both(reader, "45-situs")
    reader.open(f"{own_house.public(LARGE)}/sk/")
    assert "Dibubarkan 12 Mei 2026" in _both(reader, "46-bukti")
    large.page.reload()
    assert "KIM Teluk Kapuas sudah dibubarkan" in _both(large, "47-kabar-untuk-ketua")


def _both(visitor: Visitor, name: str) -> str:
    """The page on a laptop and on a phone; gives its text."""
    for word, (width, height) in (("lebar", LAPTOP), ("hp", PHONE)):
        visitor.page.set_viewport_size({"width": width, "height": height})
        text = visitor.look(f"{name}-{word}")
    return text


def _moves_on_behalf(
    officer: Visitor, above: Visitor, reader: Visitor, files: dict[str, Path]
) -> str:
    """The only officer of the office moves the small KIM, and the office above agrees; gives the
    number that it had.
    """
    house = officer.house
    number = number_of(reader, SMALL)
    officer.open(f"{house.ruang}/s/{_OFFICE}/daftar-kim/{number}/")
    _both(officer, "01-lembar-kim")
    officer.press("Bubarkan, gabungkan, atau pindahkan")
    assert officer.press("Lanjut") == 422
    officer.page.get_by_label("Pindah ke desa lain").check()
    _both(officer, "02-pilih")
    officer.press("Lanjut")
    officer.write("Nama desa", "Limbung")
    officer.press("Cari")
    officer.page.locator("label", has_text="Limbung").first.click()
    _both(officer, "03-tempat")
    officer.press("Lanjut: surat putusan")
    filled_in(officer, files, "Salah catat: kelompok ini dari dulu berkegiatan di Limbung.")
    _both(officer, "04-putusan")
    officer.press("Kirim ke Kominfo Kubu Raya")
    sent = _both(officer, "05-terkirim")
    assert "menunggu diperiksa" in sent
    assert "Bambang Suryadi (Provinsi Kalimantan Barat)" in sent
    _verified(
        above,
        "Pindah desa KIM Kuala Karang",
        "pindah desa",
        ("deed", "from", "to", "since", "why"),
        office="kalimantan-barat",
    )
    reader.page.reload()
    proof = _both(reader, "09-bukti")
    assert number in proof
    assert "sampai pindah 12 Mei 2026" in proof
    return number


def _goes_into(small: Visitor, large: Visitor, files: dict[str, Path]) -> None:
    asks_to_join(small, number_of(large, LARGE), files, _both)
    opens_the_question(large, _both)
    assert large.press("Kirim jawaban") == 422
    large.page.get_by_label("Ya, kami setuju").check()
    _both(large, "15-ditanya")
    large.press("Kirim jawaban")
    assert "Jawaban KIM kita: setuju" in _both(large, "16-dijawab")


def _verified(
    officer: Visitor, title: str, act: str, lines: tuple[str, ...], *, office: str = _OFFICE
) -> None:
    officer.house.run("tests.journeys.application_papers")
    officer.open(f"{officer.house.ruang}/s/{office}/permohonan/")
    officer.press(title.split(" KIM ", 1)[1].join(("KIM ", "")))
    for line in lines:
        officer.page.locator(f"fieldset#id_{line}").get_by_label("Cocok", exact=True).check()
    _both(officer, f"2-cocokkan-{act.replace(' ', '-')}")
    officer.press(f"Sahkan {act}")
    assert "sah, dan sudah berlaku" in _both(officer, f"3-sah-{act.replace(' ', '-')}")


def _leads_on(reader: Visitor, number: str) -> None:
    house = reader.house
    reader.open(house.public(SMALL))
    assert reader.page.url.rstrip("/") == house.public(LARGE).rstrip("/")
    reader.open(f"{house.public(SMALL)}/sk/")
    proof = _both(reader, "30-bukti-bergabung")
    assert "Bergabung ke KIM Teluk Kapuas 12 Mei 2026" in proof
    assert number in proof


def _asks_for_its_end(chair: Visitor, files: dict[str, Path]) -> None:
    chair.open(f"{chair.house.ruang}/s/{LARGE}/kim/sk/")
    _both(chair, "40-sk")
    chair.press("KIM bubar, bergabung, atau pindah desa?")
    chair.page.get_by_label("Dibubarkan: KIM ini tidak ada lagi").check()
    chair.press("Lanjut")
    filled_in(chair, files, "Tidak ada lagi yang bisa melanjutkan.")
    _both(chair, "41-pembubaran")
    chair.press("Kirim ke Kominfo Kubu Raya")
    _both(chair, "42-terkirim")
