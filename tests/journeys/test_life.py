"""A KIM sleeps and comes back, is stopped and objects, is closed and opened: chair on a phone,
offices on laptops, a reader.
"""

from typing import Final

from tests.journeys.conftest import LAPTOP, Come
from tests.journeys.house import House, soon
from tests.journeys.visitor import Visitor

_KIM: Final = "kim-kuala-karang"
_NAME: Final = "KIM Kuala Karang"


def test_a_frozen_kim_asks_to_come_back_and_its_office_visits_and_revives_it(
    come: Come, house: House
) -> None:
    house.run("tests.journeys.asleep", _KIM, "200")
    chair = come()
    reader = come()
    reader.open(house.public(_KIM))
    assert "sudah lama belum mengirim kabar" in reader.look("01-pembaca")
    reader.open(f"{house.public(_KIM)}/profil/")
    assert "Dibekukan" in reader.look("02-profil")
    chair.sign_in("lina")
    assert "Konsep tetap bisa ditulis" in chair.look("03-beranda")
    chair.press("Keadaan KIM")
    chair.look("04-keadaan")
    assert chair.press("Minta dihidupkan lagi") == 422
    chair.look("05-belum-lengkap")
    chair.write("Siapa yang melanjutkan", "Saya dan Yohanes. Kabar pertama tentang panen kepiting.")
    chair.press("Minta dihidupkan lagi")
    assert "Permintaan sudah terkirim" in chair.look("06-terkirim")
    _visit_and_revive(come(size=LAPTOP))
    chair.open(f"{house.ruang}/s/{_KIM}/keadaan/")
    assert "Semua terbuka." in chair.look("11-aktif")
    assert soon(lambda: "sudah lama belum" not in house.get(house.public(_KIM))[1])


def _visit_and_revive(officer: Visitor) -> None:
    officer.sign_in("dinaskuburaya")
    assert "KIM menunggu pembinaan" in officer.look("07-kantor")
    officer.press("Pembinaan")
    officer.look("08-pembinaan")
    officer.press(_NAME)
    officer.write("Tanggal kunjungan", "4 Desember 2026")
    officer.press("Simpan kunjungan")
    officer.look("09-direncanakan")
    officer.write("Pesan untuk kelompok", "Selamat bekerja lagi.")
    officer.press("Hidupkan lagi")
    officer.look("10-hidup")


def _propose_suspension(officer: Visitor) -> None:
    officer.unfold("Usulkan penangguhan")
    officer.page.get_by_label("Menarik uang atas nama KIM").check()
    officer.write("Penjelasan", "Iuran ditarik dua kali, ditegur 3 November.")
    officer.press("Usulkan penangguhan")
    assert "Pengusul tidak menyetujui sendiri" in officer.look("20-usulan")


def test_two_officers_suspend_a_kim_that_objects_and_the_office_above_decides(
    come: Come, house: House
) -> None:
    chair = come()
    officer = come(size=LAPTOP)
    second = come(size=LAPTOP)
    above = come(size=LAPTOP)
    page = _page_of_the_kim(officer, "dinaskuburaya", "kab-kubu-raya")
    _propose_suspension(officer)
    second.sign_in("kalbar")
    second.open(page.replace("kab-kubu-raya", "kalimantan-barat"))
    second.look("21-petugas-kedua")
    second.press("Setuju, tangguhkan")
    second.look("22-ditangguhkan")
    chair.sign_in("lina")
    chair.look("23-beranda")
    chair.press("Keadaan KIM")
    chair.write("Keberatan kelompok", "Iuran itu sukarela, untuk beli kuota.")
    chair.press("Kirim keberatan")
    assert "Keberatan sudah terkirim" in chair.look("24-keberatan")
    chair.open(f"{house.ruang}/s/{_KIM}/tulis/")
    assert "ditangguhkan" in chair.look("25-menulis-tertutup")
    above.sign_in("pusat")
    above.open(page.replace("kab-kubu-raya", "nasional"))
    above.page.get_by_label("Keberatan diterima").check()
    above.write("Pertimbangan", "Bukti iuran wajib tidak ada.")
    above.look("26-putusan")
    above.press("Putuskan keberatan")
    above.look("27-diterima")
    chair.open(f"{house.ruang}/s/{_KIM}/keadaan/")
    assert "Aktif" in chair.look("28-aktif")


def test_a_quarantined_site_is_closed_for_readers_within_a_second(come: Come, house: House) -> None:
    officer = come(size=LAPTOP)
    reader = come()
    chair = come()
    assert house.get(house.public(_KIM))[0] == 200
    _page_of_the_kim(officer, "dinaskuburaya", "kab-kubu-raya")
    officer.unfold("Karantina karena bahaya")
    officer.page.get_by_label("Judi").check()
    officer.look("30-karantina")
    officer.press("Tutup situs sekarang")
    assert soon(lambda: house.get(house.public(_KIM))[0] == 410)
    officer.look("31-dikarantina")
    assert reader.open(house.public(_KIM)) == 410
    reader.look("32-pembaca")
    chair.sign_in("lina")
    assert "Judi" in chair.look("33-kelompok")
    officer.press("Periksa dan lepas")
    officer.look("34-periksa")
    accounts = officer.page.locator("form", has=officer.page.get_by_text("Cara memastikannya"))
    for _ in range(accounts.count()):  # whoever is not confirmed could do nothing afterwards
        accounts.first.get_by_label("Cara memastikannya").fill("Datang ke kantor, KTP cocok.")
        officer.after(accounts.first.get_by_role("button", name="Benar miliknya").click)
    officer.look("35-dipastikan")
    assert accounts.count() == 0
    officer.write("Yang sudah dibereskan", "Tautan dibuang, kata sandi diganti.")
    officer.press("Buka situs lagi")
    assert soon(lambda: house.get(house.public(_KIM))[0] == 200)


def _page_of_the_kim(officer: Visitor, login: str, office: str) -> str:
    """Opens the page of the KIM through the desk of an office; gives its address."""
    officer.sign_in(login)
    officer.open(f"{officer.house.ruang}/s/{office}/pembinaan/")
    officer.write("Cari nama KIM atau wilayah", "kuala karang")
    officer.press("Cari")
    officer.press(_NAME)
    return officer.page.url
