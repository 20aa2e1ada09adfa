"""What a group did: counted by itself, written down on a phone in five taps, read by its office and
in sums by readers.
"""

from datetime import timedelta
from typing import Final

from django.utils import timezone

from kimid.lib import clock
from tests.journeys.conftest import LAPTOP, Come
from tests.journeys.house import House

_KIM: Final = "teluk-kapuas"
_YESTERDAY: Final = clock.day(clock.today(timezone.now(), "WIB") - timedelta(days=1))


def test_a_member_writes_an_activity_down_in_five_taps_and_puts_it_right(
    come: Come, house: House
) -> None:
    member = come()
    member.sign_in("dedi")
    assert "Kegiatan" in member.look("01-beranda")
    member.press("Kegiatan")
    assert "Enam unsur" not in member.look("02-kegiatan")
    member.press("Bulan sebelumnya")
    member.look("03-bulan-sebelumnya")
    member.press("Bulan berikutnya")
    member.press("Catat kegiatan")  # one
    member.look("04-catat")
    assert member.press("Catat") == 422
    member.look("05-belum-lengkap")
    member.page.get_by_label("Diseminasi").check()  # two
    member.write("Apa yang dilakukan?", "Kabar pasang air dibacakan di warung")  # three
    member.write("Di mana?", "Warung Bu Yanti, RT 04")  # four
    member.press("Catat")  # five
    assert "Kabar pasang air dibacakan di warung" in member.look("06-tercatat")


def test_what_was_written_down_is_put_right_and_withdrawn_with_a_reason(
    come: Come, house: House
) -> None:
    member = come()
    member.sign_in("siti")
    member.open(f"{house.ruang}/s/{_KIM}/kegiatan/catat/")
    member.page.get_by_label("Diskusi").check()
    member.write("Apa yang dilakukan?", "Diskusi bibit kelapa di warung")
    member.write("Di mana?", "Warung Bu Yanti, RT 04")
    member.press("Catat")
    member.press("Diskusi bibit kelapa di warung")
    member.look("07-catatan")
    member.press("Betulkan")
    member.write("Kapan?", _YESTERDAY)
    member.write("Berapa orang hadir?", "12")
    member.look("08-betulkan")
    assert member.press("Simpan") == 422
    member.write("Kenapa?", "Kemarin, bukan hari ini.")
    member.press("Simpan")
    assert "12 orang hadir" in member.look("09-dibetulkan")
    member.unfold("Tarik catatan ini")
    member.write("Kenapa?", "Tercatat dua kali.")
    member.press("Tarik")
    assert "Ditarik, tidak dihitung" in member.look("10-ditarik")


def test_an_office_reads_the_table_of_its_region_and_each_kim(come: Come, house: House) -> None:
    for size, of in (((360, 740), "hp"), (LAPTOP, "laptop")):
        officer = come(size=size)
        officer.sign_in("dinaskuburaya")
        officer.press("Kegiatan KIM")
        assert "KIM Teluk Kapuas" in officer.look(f"20-wilayah-{of}")
        officer.press("Sepanjang")
        officer.look(f"21-tahun-{of}")
        officer.press("KIM Teluk Kapuas")
        if _is_of_last_month(days_ago=2):
            officer.press("Bulan sebelumnya")
        text = officer.look(f"22-satu-kim-{of}")
        assert "Jadwal imunisasi dibacakan" in text


def _is_of_last_month(days_ago: int) -> bool:
    """Whether what the demo did so many days ago stands in the month before this one."""
    today = clock.today(timezone.now(), "WIB")
    return (today - timedelta(days=days_ago)).month != today.month


def test_readers_see_the_year_in_sums(come: Come, house: House) -> None:
    for size, of in (((360, 740), "hp"), (LAPTOP, "laptop")):
        reader = come(size=size)
        reader.open(f"{house.public(_KIM)}/profil/")
        assert "Kegiatan tahun ini" in reader.look(f"30-profil-{of}")


def test_the_same_on_a_laptop(come: Come, house: House) -> None:
    member = come(size=LAPTOP)
    member.sign_in("dedi")
    member.open(f"{house.ruang}/s/{_KIM}/kegiatan/")
    member.look("40-kegiatan-laptop")
    member.press("Catat kegiatan")
    member.look("41-catat-laptop")
