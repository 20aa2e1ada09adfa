"""Three years later: a decree has ended, its KIM says so, asks for a new one, and has lost nothing."""

from collections.abc import Iterator
from datetime import date, timedelta
from functools import partial
from pathlib import Path
from typing import Final

import pytest

from kimid.lib import clock
from tests.journeys.conftest import LAPTOP, Come
from tests.journeys.house import House, has_later, later, opened
from tests.journeys.visitor import Visitor

# The decrees of the demo run for five years at most.
_DAYS: Final = 365 * 6


@pytest.fixture
def own_house(tmp_path: Path) -> Iterator[House]:
    """An install of its own: what is written years ahead would be strange to all other journeys."""
    with opened(tmp_path) as made:
        yield made


@pytest.mark.skipif(not has_later(), reason="no libfaketime here; on Debian: apt-get install libfaketime")
def test_an_ended_decree_is_told_renewed_and_counts_again(
    come: Come,
    own_house: House,
    papers: dict[str, Path],
) -> None:
    with later(own_house, _DAYS) as then:
        chair, officer = _there(come(), then), _there(come(size=LAPTOP), then)
        chair.sign_in("hasan")
        assert "SK berakhir" in chair.look("beranda-sk-berakhir")
        assert "SK sudah berakhir" in _proof(_there(come(), then), "bukti-berakhir")
        chair.press("Buka SK dan pengurus")
        chair.look("sk-dan-pengurus")
        chair.press("Ajukan SK baru atau ganti pengurus")
        _asks(chair, papers)
        _verifies(officer)
        assert "SK berlaku" in _proof(_there(come(), then), "bukti-baru")
        chair.open(f"{then.ruang}/s/teluk-kapuas/kim/sk/")
        text = chair.look("sk-baru")
        assert "Salmah Yunus" in text
        assert "Pengurus baru dicatat" in text


def _there(visitor: Visitor, then: House) -> Visitor:
    visitor.house = then
    return visitor


def _proof(reader: Visitor, name: str) -> str:
    reader.open(f"{reader.house.public('teluk-kapuas')}/sk/")
    return reader.look(name)


def _asks(chair: Visitor, files: dict[str, Path]) -> None:
    today = date.today() + timedelta(days=_DAYS)  # noqa: DTZ011  # a day that people type
    chair.look("orang")
    chair.write("Sekretaris", "Salmah Yunus")
    chair.write("Anggota lain", "\n".join(f"Warga {number}" for number in range(1, 12)))
    chair.press("Lanjut: surat keputusan")
    for kind, file in files.items():
        chair.after(partial(chair.page.locator(f"input#{kind}").set_input_files, file))
    chair.write("Nomor SK", "141/77/KPTS/2032")
    chair.write("Ditetapkan", clock.day(today - timedelta(days=3)))
    chair.write("Berlaku sampai", clock.day(today + timedelta(days=900)))
    chair.page.get_by_label("Kepala desa").check()
    chair.write("Nama yang menandatangani", "Hj. Salmah")
    chair.press("Kirim ke Kominfo Kubu Raya")
    assert "Sudah di tangan Kominfo Kubu Raya" in chair.look("terkirim")


def _verifies(officer: Visitor) -> None:
    officer.sign_in("dinaskuburaya")
    officer.press("KIM", within="nav.places")
    officer.press("KIM Teluk Kapuas")
    for line in ("number", "issuer", "validity", "officers", "members"):
        officer.page.locator(f"fieldset#id_{line}").get_by_label("Cocok", exact=True).check()
    officer.press("Sahkan SK baru")
    officer.press("Buka lembar KIM")
    assert "SK dicatat: 141/77/KPTS/2032" in officer.look("lembar-kim")


def test_the_chair_hands_over_and_the_group_keeps_all_it_has(come: Come, house: House) -> None:
    chair, successor = come(), come()
    chair.sign_in("andreas")
    chair.open(f"{house.ruang}/s/kim-dalam-kaum/anggota/")
    chair.look("anggota")
    chair.press("Andreas Tarigas", within="section[aria-labelledby=serah]")
    chair.page.get_by_label("Orang baru, saya undang").check()
    chair.write("Nama orang baru", "Anton Wijaya")
    chair.page.get_by_label("Berita acara sudah ditandatangani").check()
    chair.look("serah-terima")
    chair.press("Mulai serah terima")
    chair.look("tautan")
    successor.open(chair.page.locator("textarea#alamat").input_value())
    successor.look("diminta")
    successor.write("Kata sandi", "sungai-nipah-pagi")
    successor.press("Buat akun dan terima")
    assert "Tinggal ketua yang menyetujui" in successor.look("diterima")
    chair.press("Kembali ke anggota")
    chair.look("setujui")
    chair.press("Setujui")
    successor.press("Ke ruang kerja")
    assert "ketua" in successor.look("ruang-ketua-baru")
    assert "KIM Dalam Kaum" in house.get(house.public("kim-dalam-kaum"))[1]
