"""Steps to pages on which no walk from link to link comes by: each leaves kimid as it was, but for
what waits.
"""

from datetime import UTC, datetime, timedelta

from kimid.lib import clock
from tests.journeys import importing
from tests.journeys.visitor import Visitor


def in_days(days: int) -> str:
    """A day from now on, as fields take it."""
    return clock.day((datetime.now(UTC) + timedelta(days=days)).date())


def changes_a_plan(member: Visitor, home: str) -> None:
    """A member begins to change what the group plans."""
    member.open(f"{home}/rencana/")
    member.press("Lampu jalan simpang surau")
    member.press("Ubah rencana")
    member.look("ubah rencana")


def thinks_of_an_end(chair: Visitor, home: str) -> None:
    """A chair begins to let the group go into another one, and sends nothing."""
    chair.open(f"{home}/kim/sk/")
    chair.press("KIM bubar, bergabung, atau pindah desa?")
    chair.look("perubahan")
    chair.page.get_by_label("Bergabung ke KIM lain").check()
    chair.press("Lanjut")
    chair.look("putusan")


def has_rules_of_its_own(officer: Visitor, home: str) -> None:
    """An office makes the rules for ICT its own, and goes back to those from above."""
    officer.open(f"{home}/tik/aturan/")
    officer.press("Ubah untuk wilayah ini")
    officer.write("Dasar hukum", "Peraturan bupati (contoh)")
    officer.write("Tanggal dasar hukum", "4 Mei 2026")
    officer.write("Mengapa diubah", "Syaratnya tetap, dasarnya milik sendiri.")
    officer.press("Lihat yang berubah")
    officer.look("yang berubah")
    officer.press("Ya, pakai aturan ini")
    officer.press("Cabut, ikut wilayah di atas")
    officer.write("Mengapa dicabut", "Ikut provinsi.")
    officer.look("cabut aturan")
    officer.press("Cabut aturan sendiri")


def enters_a_report(officer: Visitor, home: str) -> None:
    """An office enters what an old report said, and takes it out again."""
    source = "Laporan untuk juri"
    officer.open(f"{home}/angka-lama/baru/")
    officer.write("Keadaan tanggal", "31 Desember 2021")
    officer.write("Sumber", source)
    officer.write("Kabupaten Kubu Raya, KIM", "12")
    officer.press("Periksa dulu")
    officer.look("laporan diperiksa")
    officer.press("Simpan")
    officer.press(f"31 Desember 2021 ({source})")
    officer.unfold("Keluarkan laporan ini")
    officer.look("laporan lama")
    officer.press("Ya, keluarkan")


def begins_to_correct_a_result(officer: Visitor, home: str) -> None:
    """An office begins to correct what it published of a contest."""
    officer.open(f"{home}/putaran/")
    officer.press("Lomba KIM Nasional")
    officer.press("Kabupaten Kubu Raya")
    officer.press("Hasil yang diumumkan")
    officer.look("hasil yang diumumkan")
    officer.unfold("Nilai KIM Teluk Kapuas")
    officer.press("Ralat")
    officer.look("ralat hasil")


def answers_for_a_kim_that_has_nobody(
    officer: Visitor, home: str, name: str = "KIM Bina Warga"
) -> None:
    """An office brings a KIM of this name from its list, invites its chair when three days have
    passed, and begins to fill in the evaluation for it.
    """
    officer.open(f"{home}/impor/")
    rows = f"Nama KIM;Desa;Kecamatan\n{name};Punggur Kecil;Sungai Kakap\n".encode()
    officer.page.locator("input[type=file]").set_input_files(
        {"name": "satu.csv", "mimeType": "text/csv", "buffer": rows}
    )
    officer.press("Baca berkas")
    officer.press("Masukkan 1 KIM")
    officer.house.run(importing.__name__, "all")
    officer.open(f"{home}/putaran/")
    officer.press("Evaluasi KIM Kubu Raya")
    officer.press(name)
    officer.look("isian atas nama")
    officer.press("Undang ketuanya dulu")
    assert "KIM ini masuk lewat daftar Anda" in officer.look("lembar dari daftar sendiri")
    officer.house.run(importing.__name__, "aged")
    officer.page.reload()
    officer.look("lembar tanpa ketua")
    officer.write("Nama ketua", "Bu Salmah")
    officer.press("Buat tautan undangan")
    officer.look("undangan ketua")
