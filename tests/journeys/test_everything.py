"""A story through everything: named, met over, confirmed twice, changed, scheduled, put right,
answered, taken back.
"""

from typing import Final
from urllib.parse import urlsplit

from playwright.sync_api import expect

from tests.journeys import pocket
from tests.journeys.conftest import Come
from tests.journeys.house import House, soon
from tests.journeys.test_saved import keeps
from tests.journeys.visitor import Visitor

TITLE: Final = "Anak Dusun Melati juara melukis"
LEAD: Final = (
    "Tiga anak Dusun Melati juara melukis di kecamatan. Lombanya pada hari Minggu. Hadiahnya 5"
    " kotak cat."
)
WARNING: Final = "Tanggul Parit Wak Dalek jebol"


def _write(dedi: Visitor, title: str, lead: str) -> str:
    dedi.sign_in("dedi")
    dedi.open(f"{dedi.house.ruang}/s/teluk-kapuas/tulis/")
    dedi.write("Judul", title)
    dedi.write("Inti, tiga kalimat", lead)
    dedi.unfold("Topik sensitif")
    dedi.page.get_by_label("Anak", exact=True).check()
    dedi.press("Kirim ke kelompok")
    dedi.press("Lihat obrolannya")
    return dedi.page.url


def _name_somebody(siti: Visitor, rina: Visitor, story: str) -> None:
    """Siti names Rina, who finds it in her list and answers by a tap."""
    siti.open(story)
    siti.reveal("Balas")
    siti.write("Pesan untuk kelompok", "@rina, orang tuanya sudah setuju?")
    siti.press("Kirim pesan")
    rina.open(f"{rina.house.ruang}/s/teluk-kapuas/")
    assert "Siti Rahmah menyebut Anda" in rina.look("02-disebut")
    rina.open(story)
    assert "Anda disebut di obrolan" in rina.look("03-disebut-di-obrolan")
    rina.unfold("Tanggapi")
    rina.press("Setuju")
    assert "1 setuju" in rina.look("04-ditanggapi")
    rina.open(f"{rina.house.ruang}/s/teluk-kapuas/")
    assert "menyebut Anda" not in rina.look()


def _meet(hasan: Visitor, story: str) -> None:
    """Hasan begins a meeting, leaves it, continues it, and closes it with a decision."""
    hasan.open(f"{hasan.house.ruang}/s/teluk-kapuas/rapat/")
    hasan.look("05-rapat")
    hasan.press("Mulai rapat")
    hasan.look("06-rapat-dimulai")
    hasan.unfold("Siapa hadir?")
    hasan.page.get_by_label("Hasan Basri").check()
    hasan.page.get_by_label("Siti Rahmah").check()
    hasan.unfold("Notulen")
    hasan.write("Notulen", "Foto anak dibahas dengan orang tuanya.")
    hasan.press("Simpan dulu, teruskan nanti")
    assert "Rapat tersimpan." in hasan.look("07-rapat-disimpan")
    number = urlsplit(story).path.rstrip("/").rpartition("/")[2]
    publish = hasan.page.locator(f"[name=kabar-{number}-decision][value=publish]")
    if not publish.is_visible():
        hasan.unfold(TITLE)
    open_before = int(hasan.page.locator("[data-undecided]").first.inner_text())
    publish.check()
    # It counts along, above and below.
    for place in hasan.page.locator("[data-undecided]").all():
        expect(place).to_have_text(str(open_before - 1))
    # Folded up, it stands with what is decided; nobody has to load the page again.
    hasan.page.locator("[name=agenda][open] > summary").click()
    expect(hasan.page.locator("[data-decided]")).to_contain_text("Sudah diputuskan")
    hasan.unfold("Sudah diputuskan")
    expect(hasan.page.locator("[data-decided] summary", has_text=TITLE)).to_contain_text(
        "Terbitkan"
    )
    hasan.press("Tutup rapat dan simpan")
    text = hasan.look("08-rapat-ditutup")
    assert "Rapat ditutup." in text
    assert "Foto anak dibahas dengan orang tuanya." in text
    hasan.open(story)
    assert "Dibahas dalam rapat, 2 orang" in hasan.look("09-dibahas")


def _confirm(who: Visitor, story: str, how: str) -> None:
    who.open(story)
    who.reveal("Pastikan benar", within="body")
    who.write("Bagaimana Anda tahu?", how)
    who.press("Ya, saya pastikan")


def _change_and_ask_again(dedi: Visitor, siti: Visitor, story: str) -> None:
    """Dedi changes a number; what Siti confirmed is void until she says that it is still true."""
    dedi.open(story)
    dedi.press("Ubah naskah")
    dedi.write("Inti, tiga kalimat", LEAD.replace("5 kotak", "6 kotak"))
    dedi.press("Simpan perubahan")
    siti.open(f"{siti.house.ruang}/s/teluk-kapuas/")
    assert "Naskahnya diubah sesudah Anda memastikan. Masih benar?" in siti.look("10-masih-benar")
    siti.open(story)
    siti.look("11-yang-berubah")
    assert siti.page.locator("del", has_text="5").count() == 1
    siti.press("Masih benar")
    assert "Kurang 1 orang lagi yang memastikan, redaktur atau ketua" in siti.look("12-satu-lagi")


def _schedule(rina: Visitor, story: str) -> None:
    """Rina chooses tomorrow at seven; the clock strikes; it stands once."""
    rina.open(story)
    rina.reveal("Terbitkan nanti")
    rina.look("13-jadwal")
    rina.press("Simpan jadwal")
    assert "Terbit sendiri" in rina.look("14-dijadwalkan")
    rina.house.run("tests.journeys.clock", urlsplit(story).path.rstrip("/").rpartition("/")[2])


def _put_right(rina: Visitor, story: str) -> str:
    """A correction and the answer of the other side; gives the public address."""
    rina.open(story)
    address = rina.page.get_by_role("link", name="Lihat seperti pembaca").get_attribute("href")
    assert address
    rina.press("Koreksi")
    rina.page.get_by_label("Hadiahnya 6 kotak cat.").check()
    rina.write("Yang benar", "Hadiahnya 7 kotak cat.")
    rina.write("Kenapa bisa salah?", "Salah hitung.")
    rina.press("Lihat dulu")
    rina.press("Terbitkan koreksi")
    rina.reveal("Hak jawab")
    rina.look("15-hak-jawab")
    rina.write("Siapa yang menjawab?", "Panitia lomba")
    rina.write("Jawabannya, kata demi kata", "Cat itu sumbangan toko, bukan panitia.")
    rina.press("Muat hak jawab")
    assert "Hak jawab sudah tampil" in rina.look("16-hak-jawab-dimuat")
    return address


_STEPS: Final = (
    "Dipastikan 2 anggota",
    "Dibahas dalam rapat, 2 orang, dicatat Hasan Basri",
    "Dipastikan seorang anggota",
    "Diterbitkan Rina Marlina, sesuai jadwal",
    "Dikoreksi Rina Marlina",
    "Hak jawab Panitia lomba",
    "Cat itu sumbangan toko, bukan panitia.",
    "Yang benar: “Hadiahnya 7 kotak cat.”",
)


def _withdraw(hasan: Visitor, story: str) -> None:
    """Parents ask the chair to take the story back."""
    hasan.open(story)
    hasan.reveal("Tarik kabar")
    hasan.page.get_by_label("Diminta narasumber atau keluarganya").check()
    hasan.write("Ceritakan dalam satu atau dua kalimat", "Orang tuanya meminta.")
    hasan.press("Tarik dari semua portal")


def test_a_story_goes_through_everything_and_its_page_tells_each_step(
    come: Come, house: House
) -> None:
    dedi, siti, rina, hasan, reader = (come() for _ in range(5))
    for visitor, name in ((siti, "siti"), (rina, "rina"), (hasan, "hasan")):
        visitor.sign_in(name)
    story = _write(dedi, TITLE, LEAD)
    dedi.look("01-peka")

    _name_somebody(siti, rina, story)
    _meet(hasan, story)
    _confirm(siti, story, "Saya ibu salah satunya.")
    _change_and_ask_again(dedi, siti, story)
    _confirm(rina, story, "Saya membaca piagamnya.")
    _schedule(rina, story)
    address = _put_right(rina, story)

    reader.open(address)
    text = reader.look("17-halamannya")
    for step in _STEPS:
        assert step in text
    keeps(reader, address)
    pocket.signal(reader, there=False)
    reader.page.goto(address)
    assert "Tanpa sinyal" in reader.page.locator("main > [role=status]").inner_text()
    _withdraw(hasan, story)
    assert soon(lambda: house.get(address)[0] == 410)
    pocket.signal(reader, there=True)
    reader.page.get_by_text("sudah ditarik").first.wait_for()
    assert reader.open(address) == 410
    text = reader.look("18-ditarik")
    for step in (
        "Diterbitkan Rina Marlina",
        "Dikoreksi",
        "Hak jawab Panitia lomba",
        "Ditarik Hasan",
        "Orang tuanya meminta.",
    ):
        assert step in text
    assert "Cat itu sumbangan" not in text


def test_a_warning_stands_at_once_and_its_banner_goes_with_the_confirmation(
    come: Come, house: House
) -> None:
    rina = come()
    siti = come()
    reader = come()
    rina.sign_in("rina")
    rina.open(f"{house.ruang}/s/teluk-kapuas/tulis/")
    rina.write("Judul", WARNING)
    rina.write(
        "Inti, tiga kalimat",
        "Tanggul Parit Wak Dalek jebol pukul 21.00. Air masuk ke 9 rumah. Warga diminta naik ke"
        " surau.",
    )
    rina.unfold("Bahaya yang tidak bisa menunggu")
    rina.press("Terbit segera")
    rina.look("01-terbit-segera")
    rina.page.get_by_label("Bencana").check()
    rina.write("Siapa yang sudah Anda tanya?", "Ketua RT 02, lewat telepon")
    rina.press("Terbitkan sebagai belum terverifikasi")
    rina.look("02-terbit")
    story = rina.page.url
    address = rina.page.get_by_role("link", name="Lihat seperti pembaca").get_attribute("href")
    assert address
    reader.open(address)
    assert "KIM Teluk Kapuas masih memeriksa kabar ini." in reader.look("03-belum-terverifikasi")
    district = f"{house.public('sungai-raya-611201')}/"
    assert "Belum terverifikasi" in house.get(district)[1]
    assert WARNING not in house.get(f"{house.public()}/")[1]

    siti.sign_in("siti")
    _confirm(siti, story, "Saya melihat airnya.")

    assert soon(lambda: "Belum terverifikasi" not in house.get(address)[1])
    assert "Belum terverifikasi" not in house.get(district)[1]
    assert WARNING in house.get(f"{house.public()}/kabar/")[1]
    reader.open(address)
    assert "dan kabar ini jadi terverifikasi" in reader.look("04-terverifikasi")
