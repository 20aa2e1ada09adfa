"""A KIM and its decrees: founded, asked back, verified, found by its code, ended, renewed, handed
over; all of it on record.
"""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Final

import pytest
import zxingcpp
from PIL import Image

from kimid.lib import clock
from tests.journeys.conftest import LAPTOP, Come
from tests.journeys.founding import (
    answers,
    asks_back,
    begins,
    confirms,
    link_for_the_head,
    names_it,
    names_its_people,
    sends_its_papers,
    verifies,
)
from tests.journeys.house import House, has_later, later, opened
from tests.journeys.visitor import Visitor

_TODAY: Final = date.today()  # noqa: DTZ011  # a day that people type
_RUNS: Final = 50  # so many days the first decree still runs
_LATER: Final = 60
_THEN: Final = _TODAY + timedelta(days=_LATER)
_NEW = "KIM baru"
_AGAIN = "SK baru atau ganti pengurus"
_STEPS: Final = (
    *(
        f"{_NEW}: mulai diisi",
        f"{_NEW}: dikirim ke dinas",
        f"{_NEW}: petugas bertanya",
        f"{_NEW}: dikirim ke dinas",
    ),
    *(f"{_NEW}: ditanyakan ke kepala desa", f"{_NEW}: dijawab kepala desa"),
    *(
        "Tercatat di daftar KIM",
        "SK dicatat: 141/21/KPTS/2026",
        f"{_NEW}: disahkan",
        f"{_NEW}: pendiri masuk sebagai ketua",
    ),
    *("SK berakhir: 141/21/KPTS/2026", f"{_AGAIN}: mulai diisi", f"{_AGAIN}: dikirim ke dinas"),
    *("SK dicatat: 141/77/KPTS/2027", "Pengurus baru dicatat", f"{_AGAIN}: disahkan"),
    "Jabatan ketua diserahkan kepada Anton Wijaya",
)
_PASSWORD: Final = "sungai-nipah-pagi"  # of people who do not exist


@pytest.fixture
def own_house(tmp_path: Path) -> Iterator[House]:
    """An install of its own: what is written weeks ahead would be strange to all other journeys."""
    with opened(tmp_path) as made:
        yield made


@pytest.mark.skipif(
    not has_later(), reason="no libfaketime here; on Debian: apt-get install libfaketime"
)
def test_a_kim_is_founded_ends_is_renewed_and_handed_over(
    come: Come, own_house: House, papers: dict[str, Path]
) -> None:
    chair = come()
    officer = come(size=LAPTOP)
    head = come()
    reader = come()
    _are_in(own_house, chair, officer, head, reader)
    status = _founded(chair, officer, head, papers)
    _found_by_its_code(chair, reader, status)
    with later(own_house, _LATER) as then:
        successor = come()
        _are_in(then, chair, officer, reader, successor)
        _has_ended(chair, reader)
        _renewed(chair, officer, papers)
        assert "SK berlaku" in _proof(reader, "bukti-baru")
        _handed_over(chair, successor)
        _all_is_on_record(successor, officer)


def _are_in(house: House, *visitors: Visitor) -> None:
    for visitor in visitors:
        visitor.house = house


def _founded(chair: Visitor, officer: Visitor, head: Visitor, papers: dict[str, Path]) -> str:
    """Gives the address of the page that tells where the application stands."""
    begins(chair, chair.house)
    names_it(chair, "KIM Limbung Maju")
    names_its_people(chair)
    status = sends_its_papers(chair, papers, until=_TODAY + timedelta(days=_RUNS))
    asks_back(officer, "KIM Limbung Maju")
    answers(chair, status)
    officer.press("Kembali", within="header")
    officer.press("KIM Limbung Maju")
    confirms(head, link_for_the_head(officer))
    verifies(officer)
    return status


def _found_by_its_code(chair: Visitor, reader: Visitor, status: str) -> None:
    """Whoever points a phone at the sheet comes to the page that proves it; and the
    site is open.
    """
    chair.open(status)
    assert "sudah sah" in chair.look("sah-pendiri")
    chair.press("Lihat lembar bukti")
    chair.look("bukti")
    chair.page.emulate_media(media="print")  # on the screen the bar may lie over the code
    [code] = zxingcpp.read_barcodes(
        Image.open(BytesIO(chair.page.locator("article.proof").screenshot()))
    )
    chair.page.emulate_media(media="screen")
    reader.open(code.text)
    proof = reader.look("bukti-lewat-kode")
    assert "141/21/KPTS/2026" in proof
    assert "diperiksa dan dicatat oleh Diskominfo" in proof
    assert "Endang Pertiwi" not in proof
    reader.open(reader.house.public("limbung-maju"))
    assert "KIM Limbung Maju" in reader.look("situs-terbuka")
    chair.open(status)
    chair.press("Masuk sebagai ketua")
    chair.write("Kata sandi", _PASSWORD)
    chair.press("Buat akun dan bergabung")
    assert "KIM Limbung Maju" in chair.look("ruang-baru")


def _proof(reader: Visitor, name: str) -> str:
    reader.open(f"{reader.house.public('limbung-maju')}/sk/")
    return reader.look(name)


def _has_ended(chair: Visitor, reader: Visitor) -> None:
    assert "SK berakhir" in _proof(reader, "bukti-berakhir")
    chair.sign_in("nurhayati", _PASSWORD)
    assert "SK berakhir" in chair.look("beranda-sk-berakhir")


def _renewed(chair: Visitor, officer: Visitor, papers: dict[str, Path]) -> None:
    chair.press("Buka SK dan pengurus")
    chair.look("sk-dan-pengurus")
    chair.press("Ajukan SK baru atau ganti pengurus")
    chair.look("orang-baru")
    chair.write("Sekretaris", "Salmah Yunus")
    chair.write("Anggota lain", "\n".join(f"Warga {number}" for number in range(1, 12)))
    chair.press("Lanjut: surat keputusan")
    chair.look("surat-baru")
    for kind, file in papers.items():
        chair.after(partial(chair.page.locator(f"input#{kind}").set_input_files, file))
    chair.write("Nomor SK", "141/77/KPTS/2027")
    chair.write("Ditetapkan", clock.day(_THEN - timedelta(days=3)))
    chair.write("Berlaku sampai", clock.day(_THEN + timedelta(days=900)))
    chair.page.get_by_label("Kepala desa").check()
    chair.write("Nama yang menandatangani", "Hj. Salmah")
    chair.press("Kirim ke Kominfo Kubu Raya")
    sent = chair.look("terkirim-lagi")
    assert "Sudah di tangan Kominfo Kubu Raya" in sent
    assert "Satu berkas sedang diproses" in sent
    chair.house.run("tests.journeys.application_papers")
    officer.sign_in("dinaskuburaya")
    officer.press("Permohonan", within="nav.places")
    officer.press("KIM Limbung Maju")
    for line in ("number", "issuer", "validity", "officers", "members"):
        officer.page.locator(f"fieldset#id_{line}").get_by_label("Cocok", exact=True).check()
    officer.press("Sahkan SK baru")
    officer.press("Buka lembar KIM")
    assert "SK dicatat: 141/77/KPTS/2027" in officer.look("lembar-kim")


def _handed_over(chair: Visitor, successor: Visitor) -> None:
    chair.open(f"{chair.house.ruang}/s/limbung-maju/anggota/")
    chair.look("anggota")
    chair.press("Nurhayati", within="section[aria-labelledby=serah]")
    chair.page.get_by_label("Orang baru, saya undang").check()
    chair.write("Nama orang baru", "Anton Wijaya")
    chair.page.get_by_label("Berita acara sudah ditandatangani").check()
    chair.look("serah-terima")
    chair.press("Mulai serah terima")
    chair.look("tautan")
    successor.open(chair.page.locator("textarea#alamat").input_value())
    successor.look("diminta")
    successor.write("Kata sandi", _PASSWORD)
    successor.press("Buat akun dan terima")
    assert "Tinggal ketua yang menyetujui" in successor.look("diterima")
    chair.press("Kembali ke anggota")
    chair.look("setujui")
    chair.press("Setujui")
    successor.press("Ke ruang kerja")
    assert "ketua" in successor.look("ruang-ketua-baru")


def _all_is_on_record(chair: Visitor, officer: Visitor) -> None:
    """The group and its office read the same steps, newest first."""
    chair.open(f"{chair.house.ruang}/s/limbung-maju/kim/sk/")
    chair.look("riwayat-kelompok")
    officer.page.reload()
    officer.look("riwayat-dinas")
    for visitor in (chair, officer):
        told = visitor.page.locator("section[aria-labelledby=riwayat] b").all_inner_texts()
        assert told[::-1] == list(_STEPS)
