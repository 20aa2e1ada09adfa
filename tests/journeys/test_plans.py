"""A plan out of a story: made on a phone, agreed on by the head of the village through a link,
done, and read by everybody.
"""

from datetime import timedelta
from pathlib import Path
from typing import Final

import pytest
from django.utils import timezone

from kimid.lib import clock
from tests.journeys.conftest import LAPTOP, Come
from tests.journeys.house import House, has_later, opened
from tests.journeys.visitor import Visitor

_KIM: Final = "teluk-kapuas"
_SOON: Final = clock.day(clock.today(timezone.now(), "WIB") + timedelta(days=6))


def test_a_plan_goes_its_way_from_a_story_to_the_public_page(come: Come, house: House) -> None:
    member = come()
    head = come()
    reader = come()
    member.sign_in("dedi")
    member.open(f"{house.ruang}/s/{_KIM}/berita-terbit/")
    member.page.locator("main a.item").first.click()
    member.press("Rencana aksi")
    member.look("01-dari-berita")
    assert member.press("Simpan rencana") == 422
    member.look("02-belum-lengkap")
    member.write("Apa yang akan dikerjakan?", "Tempat sampah dipasang di dermaga")
    member.write("Paling lambat kapan?", _SOON)
    member.page.get_by_label("Masuk agenda bersama").check()
    member.unfold("Keadaan sekarang")
    member.write("Bagaimana keadaannya sekarang?", "Sampah dibuang ke parit.")
    member.press("Simpan rencana")
    member.look("03-rencana")
    plan = member.page.url
    member.unfold("Tanyakan lewat tautan")
    member.write("Nama beliau", "Pak Usman")
    member.press("Buat tautan")
    member.look("04-tautan")
    head.open(member.page.get_by_label("Atau salin alamatnya").input_value())
    assert "Lampu jalan simpang surau" in head.look("05-kepala-desa")
    head.page.get_by_label("Setuju, kita jalankan bersama").check()
    head.press("Kirim jawaban")
    head.look("06-terjawab")
    _done(member, plan)
    reader.open(f"{house.public(_KIM)}/profil/")
    assert "Sudah ada tiga tempat sampah." in reader.look("09-pembaca")


def _done(member: Visitor, plan: str) -> None:
    member.open(plan)
    assert "Setuju, kita jalankan bersama" in member.look("07-setuju")
    member.write("Bagaimana hasilnya?", "Sudah ada tiga tempat sampah.")
    member.after(member.page.get_by_role("button", name="Selesai", exact=True).click)
    member.look("08-selesai")


def test_lists_and_one_plan_on_a_phone_and_on_a_laptop(come: Come, house: House) -> None:
    for size, of in (((360, 740), "hp"), (LAPTOP, "laptop")):
        chair = come(size=size)
        chair.sign_in("siti")
        assert "Rencana Anda, mestinya selesai" in chair.look(f"20-beranda-{of}")
        chair.open(f"{house.ruang}/s/{_KIM}/rencana/")
        chair.look(f"21-daftar-{of}")
        chair.press("Parit Ramli dibersihkan bersama")
        chair.look(f"22-selesai-{of}")
        reader = come(size=size)
        reader.open(f"{house.public(_KIM)}/profil/")
        reader.look(f"23-pembaca-{of}")


@pytest.mark.skipif(
    not has_later(), reason="needs libfaketime; on Debian: apt-get install libfaketime"
)
def test_the_day_passes_and_the_plan_is_late(come: Come, tmp_path: Path) -> None:
    # An install of its own: what is written a month ahead would be strange to all other journeys.
    with opened(tmp_path, ahead=30) as then:
        member = come()
        member.house = then
        member.sign_in("dedi")
        assert "Rencana Anda, mestinya selesai" in member.look("30-lewat")
        member.open(f"{then.ruang}/s/{_KIM}/kegiatan/")
        assert "Belum ada. Terhitung sendiri" in member.look("31-bulan-kosong")
