"""A regency opens its evaluation, a KIM answers on a phone, the regency checks: what was typed is
never lost.
"""

from typing import Final

from tests.journeys.conftest import LAPTOP, Come
from tests.journeys.house import House, soon
from tests.journeys.steps import answers_for_a_kim_that_has_nobody, in_days
from tests.journeys.visitor import Visitor

_KIM: Final = "kim-kuala-karang"
_OFFICE: Final = "kab-kubu-raya"
_TITLE: Final = "Evaluasi Kubu Raya"
_NUMBERS: Final = {
    "berkumpul membahas informasi": "12",
    "bekerja sama dengan kelompok": "2",
    "diteruskan kelompok": "4",
}


def test_a_kim_answers_on_a_phone_and_its_regency_checks_every_answer(
    come: Come, house: House
) -> None:
    officer = come(size=LAPTOP)
    chair = come()
    _open(officer, house)
    _answer(chair, house)
    _check(officer, house)
    chair.page.reload()
    assert "Dikoreksi menjadi 6" in chair.look("14-hasil-pemeriksaan")


def test_what_was_typed_without_signal_is_there_again_and_goes_by_itself(
    come: Come, house: House
) -> None:
    chair = come()
    chair.sign_in("lina")
    chair.open(f"{house.ruang}/s/{_KIM}/evaluasi/")
    chair.press("Evaluasi KIM Kubu Raya")
    chair.page.context.set_offline(True)
    chair.write("diteruskan kelompok", "5")
    saved = chair.page.locator("[data-saved]")
    assert soon(lambda: saved.inner_text() == "Aman di HP, menunggu sinyal", seconds=10)
    sheet = chair.page.url
    chair.page.goto("about:blank")
    chair.page.context.set_offline(False)
    chair.troubles.clear()
    chair.open(sheet)
    # The page that was left may have sent it as the signal came back; then there is nothing more to
    # send.
    assert soon(lambda: saved.inner_text().startswith("Tersimpan"), seconds=10), saved.inner_text()
    assert soon(lambda: chair.page.evaluate("localStorage.length") == 0, seconds=10)
    chair.page.reload()
    assert chair.page.get_by_label("diteruskan kelompok").input_value() == "5"


def test_an_office_answers_for_a_kim_that_has_nobody_and_invites_its_chair(
    come: Come, house: House
) -> None:
    officer = come(size=LAPTOP)
    chair = come()
    officer.sign_in("dinaskuburaya")
    answers_for_a_kim_that_has_nobody(officer, f"{house.ruang}/s/{_OFFICE}", "KIM Suara Kakap")
    chair.open(officer.page.get_by_label("Atau salin alamatnya").input_value())
    assert "KIM Suara Kakap" in chair.look("15-undangan-ketua")


def test_a_jury_judges_and_the_office_publishes_what_everybody_then_reads(
    come: Come, house: House
) -> None:
    officer = come(size=LAPTOP)
    juror = come()
    reader = come()
    officer.sign_in("dinaskuburaya")
    officer.open(f"{house.ruang}/s/{_OFFICE}/putaran/")
    officer.press("Lomba KIM Kubu Raya")
    officer.press("Kabupaten Kubu Raya")
    level_page = officer.page.url
    officer.look("20-babak-lomba")
    officer.press("KIM Teluk Kapuas")
    officer.look("21-isian-lomba")
    for choice in officer.page.get_by_label("Sesuai").all():
        choice.check()
    officer.write("Nilai, 0 sampai 100", "80")
    officer.press("Selesai diperiksa")
    officer.write("Nama juri", "Wawan Setiadi")
    officer.press("Undang juri")
    officer.look("22-undangan-juri")
    _judge(juror, officer.page.get_by_label("Atau salin alamatnya").input_value())
    officer.open(level_page)
    assert "Belum semua juri selesai menilai." in officer.look("30-menunggu-juri")
    officer.after(officer.page.get_by_label("Hentikan Sri Wahyuni").click)
    _publish(officer, level_page)
    reader.open(f"{house.public(_OFFICE)}/evaluasi/")
    reader.look("34-semua-hasil")
    reader.press("Lomba KIM Kubu Raya")
    assert "Nilai kegiatan salah ketik." in reader.look("35-hasil-publik")


def _publish(officer: Visitor, level_page: str) -> None:
    officer.open(level_page)
    officer.press("Lihat hasil sebelum diumumkan")
    officer.look("31-hasil-sebelum")
    officer.press("Umumkan hasil")
    officer.look("32-diumumkan")
    officer.page.locator("summary", has_text="Nilai KIM Teluk Kapuas").click()
    officer.press("Ralat")
    assert officer.press("Umumkan ralat") == 422
    officer.write("Yang keliru dan yang benar", "Nilai kegiatan salah ketik.")
    officer.look("33-ralat")
    officer.press("Umumkan ralat")


def _judge(juror: Visitor, address: str) -> None:
    juror.open(address)
    juror.look("23-pintu-juri")
    juror.write("Anda tinggal di desa", "Benua Melayu Laut")
    juror.press("Cari")
    juror.page.get_by_role("radio").first.check()
    juror.look("24-desa-juri")
    juror.press("Lanjut")
    juror.write("Kata sandi", "ikan-nipah-pagi")
    juror.look("25-akun-juri")
    juror.press("Buat akun dan mulai menilai")
    juror.look("26-peserta")
    juror.press("KIM Teluk Kapuas")
    juror.look("27-menilai")
    for field in juror.page.locator("main form input[inputmode=decimal]").all():
        field.fill("82,5")
    juror.press("Simpan nilai")
    juror.look("28-dinilai")


def _open(officer: Visitor, house: House) -> None:
    officer.sign_in("dinaskuburaya")
    officer.open(f"{house.ruang}/s/{_OFFICE}/putaran/")
    officer.look("01-putaran")
    officer.press("Evaluasi tahunan")
    officer.look("02-formulir")
    officer.open(f"{house.ruang}/s/{_OFFICE}/putaran/baru/tahunan/")
    officer.write("Nama", _TITLE)
    officer.write("KIM mengirim isian", in_days(20))
    officer.write("Kabupaten dan kota", in_days(10))
    assert officer.press("Buka sekarang") == 422
    officer.look("03-tanggal-terbalik")
    officer.write("Kabupaten dan kota", in_days(40))
    officer.press("Buka sekarang")
    assert "Belum ada isian yang masuk." in officer.look("04-dibuka")


def _answer(chair: Visitor, house: House) -> None:
    chair.sign_in("lina")
    chair.open(f"{house.ruang}/s/{_KIM}/evaluasi/")
    assert "Belum diisi" in chair.look("05-daftar")
    chair.press(_TITLE)
    chair.look("06-isian")
    for words, value in _NUMBERS.items():
        chair.write(words, value)
    chair.page.get_by_label("Setiap bulan").check()
    chair.page.get_by_role("radio", name="Ya", exact=True).first.check()
    saved = chair.page.locator("[data-saved]")
    assert soon(lambda: saved.inner_text().startswith("Tersimpan "), seconds=10)
    chair.page.reload()
    assert chair.page.get_by_label("berkumpul membahas informasi").input_value() == "12"
    assert chair.press("Kirim ke Kominfo") == 422
    chair.look("07-bukti-kurang")
    for field in chair.page.get_by_label("Buktinya").all():
        field.select_option(index=1)
    chair.press("Kirim ke Kominfo")
    assert "Menunggu diperiksa" in chair.look("08-terkirim")


def _check(officer: Visitor, house: House) -> None:
    officer.open(f"{house.ruang}/s/{_OFFICE}/")
    assert "isian evaluasi menunggu diperiksa" in officer.look("09-kantor")
    officer.open(f"{house.ruang}/s/{_OFFICE}/putaran/")
    officer.press(_TITLE)
    officer.press("Kabupaten Kubu Raya")
    officer.look("10-babak")
    officer.press("KIM Kuala Karang")
    officer.look("11-periksa")
    assert officer.press("Selesai diperiksa") == 422
    for choice in officer.page.get_by_label("Sesuai").all():
        choice.check()
    wrong = officer.page.locator("fieldset", has_text="berkumpul membahas informasi")
    wrong.get_by_label("Dikoreksi").check()
    wrong.get_by_label("Jawaban yang benar").fill("6")
    wrong.get_by_label("Alasan koreksi").fill("Notulennya enam.")
    officer.look("12-koreksi")
    officer.press("Selesai diperiksa")
    assert "Sudah diperiksa" in officer.look("13-selesai")
