"""Every kind of page before judges from outside: axe for accessibility by day and by night, html-validate for the markup."""

import json
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Final

import pytest
from PIL import Image
from playwright.sync_api import Browser, expect

from tests.journeys import contest, merging
from tests.journeys.conftest import PHONE, device_of
from tests.journeys.founding import begins, link_for_the_head, names_it, names_its_people, sends_its_papers
from tests.journeys.house import House
from tests.journeys.judges import ARE_HERE, Judges
from tests.journeys.kinds import PUBLIC, RUANG, Kind, kind_of, pages_of, walk
from tests.journeys.steps import (
    answers_for_a_kim_that_has_nobody,
    begins_to_correct_a_result,
    changes_a_plan,
    enters_a_report,
    has_rules_of_its_own,
    thinks_of_an_end,
)
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.skipif(not ARE_HERE, reason="the judges are not installed; in ops/web-checks: npm ci")

LABELS: Final = ("teluk-kapuas", "", "kalimantan-barat", "kab-kubu-raya", "sungai-raya-611201", "teluk-kapuas-6112012012")
LEAD: Final = "Warga menambal jalan dusun pada Minggu pagi. Semennya dari iuran. Ambulans bisa lewat lagi."


class Round:
    """One walk through the house with the judges: somebody signs in, acts, walks on."""

    def __init__(self, visitor: Visitor, folder: Path) -> None:
        self.visitor, self.page, self.house = visitor, visitor.page, visitor.house
        self.judges = Judges(visitor.page, folder)
        self.reached: set[Kind] = set()
        visitor.on_look = self.look

    def look(self, name: str) -> None:
        """Have the page judged on which the browser stands."""
        kind = kind_of(self.page.url)
        self.reached |= {kind} if kind else set()
        self.judges.look(name)

    def walk(self, hosts: tuple[str, ...], *starts: str) -> None:
        """Have pages of every kind judged that these addresses lead to."""
        for stop in walk(self.page, hosts, *starts):
            self.reached.add(stop.kind)
            self.judges.look(f"{stop.kind.host} {stop.kind.route}", stop.source)

    def sign_in(self, login: str) -> str:
        """Somebody else takes the browser; gives the address of their place."""
        self.page.context.clear_cookies()
        self.visitor.sign_in(login)
        return self.page.url

    def verdict(self, *hosts: str) -> None:
        """Nothing may be wrong, and no kind of page may have been passed by."""
        objections = self.judges.objections()
        assert objections == {}, json.dumps(objections, indent=1, ensure_ascii=False)
        assert sorted(kind.route for kind in pages_of(*hosts) - self.reached) == []


@pytest.fixture
def tour(chromium: Browser, house: House, tmp_path: Path, request: pytest.FixtureRequest) -> Iterator[Round]:
    context = chromium.new_context(
        viewport={"width": PHONE[0], "height": PHONE[1]},
        locale="id-ID",
        service_workers="block",
        user_agent=device_of(chromium, request.node.name),
    )
    context.set_default_timeout(10_000)
    yield Round(Visitor(context.new_page(), house, None), tmp_path)
    context.close()


def _confirming(tour: Round) -> str:
    """Siti asks somebody without an account; gives the address of the link."""
    siti = tour.visitor
    tour.sign_in("siti")
    siti.open(f"{tour.house.ruang}/s/teluk-kapuas/berita/")
    siti.press("Harga kelapa butir naik")
    siti.reveal("Minta orang tanpa akun memastikan")
    siti.write("Nama orang yang diminta memastikan", "Bu Aminah")
    siti.press("Buat tautan sekali pakai")
    tour.look("tautan sekali pakai")
    return siti.page.get_by_label("Atau salin alamatnya").input_value()


def _noting(tour: Round) -> str:
    """Hasan lets the village head be asked and asks him; gives the address of the link."""
    hasan = tour.visitor
    tour.sign_in("hasan")
    hasan.open(f"{tour.house.ruang}/s/teluk-kapuas/kim/aturan/")
    hasan.page.get_by_label("Minta catatan kepala desa").check()
    hasan.press("Simpan aturan")
    hasan.open(f"{tour.house.ruang}/s/teluk-kapuas/berita/")
    hasan.press("Harga kelapa butir naik")
    hasan.reveal("Minta catatan kepala desa")
    hasan.page.locator("#catatan input[type=text]").fill("Pak Usman")
    hasan.press("Buat tautan catatan")
    return hasan.page.get_by_label("Atau salin alamatnya").input_value()


def _planned(tour: Round) -> str:
    """Hasan asks the head of the village about a joint plan; gives the address of the link."""
    hasan = tour.visitor
    hasan.open(f"{tour.house.ruang}/s/teluk-kapuas/rencana/")
    hasan.press("Lampu jalan simpang surau")
    hasan.unfold("Tanyakan lewat tautan")
    hasan.write("Nama kepala desa", "Pak Usman")
    hasan.press("Buat tautan")
    return hasan.page.get_by_label("Atau salin alamatnya").input_value()


def _met(tour: Round) -> str:
    """Rina begins a meeting and tries to close it without anybody; gives its address."""
    rina = tour.visitor
    rina.open(f"{tour.house.ruang}/s/teluk-kapuas/rapat/")
    rina.page.locator("main form button").first.click()
    assert rina.press("Tutup rapat dan simpan") == 422
    tour.look("rapat tanpa orang")
    return rina.page.url


def _report(tour: Round, label: str) -> None:
    """A reader sends an empty report, then a whole one, and reads its ticket."""
    reader = tour.visitor
    reader.open(f"{tour.house.public(label)}/lapor/")
    assert reader.press("Kirim dan dapatkan nomor laporan") == 422
    tour.look("laporan kosong")
    reader.page.get_by_label("Data pribadi").first.check()
    reader.write("Ceritakan sedikit", "Nomor telepon saya ada di situs ini.")
    assert reader.press("Kirim dan dapatkan nomor laporan") == 200
    tour.look("nomor laporan")


def _withdrawn(tour: Round) -> None:
    """A reader opens the address of a story that its group took back."""
    tour.sign_in("agus")
    tour.visitor.open(f"{tour.house.ruang}/s/kim-sungai-bangkong/berita-terbit/")
    tour.visitor.press("Jadwal pemadaman air ternyata keliru")
    number = tour.page.url.rstrip("/").rpartition("/")[2]
    site = tour.house.public("kim-sungai-bangkong")
    assert tour.visitor.open(f"{site}/berita/jadwal-pemadaman-air-ternyata-keliru-{number}/") == 410
    tour.look("ditarik")


def _told(tour: Round) -> None:
    """A neighbour sends an empty tip, then a whole one, and reads its ticket."""
    neighbour = tour.visitor
    neighbour.open(f"{tour.house.public('teluk-kapuas')}/kirim-kabar/")
    assert neighbour.press("Kirim kabar") == 422
    tour.look("kabar kosong")
    neighbour.write("Ada kabar apa?", "Lampu jalan di simpang surau mati sejak tiga malam.")
    assert neighbour.press("Kirim kabar") == 200
    tour.look("nomor kabar")


def _in_two_languages(tour: Round) -> str:
    """The address of a story that stands in a language of the place too."""
    tour.visitor.open(f"{tour.house.public('teluk-kapuas')}/cari/?q=posyandu+melati+rabu")
    tour.visitor.press("Posyandu Melati kini buka")
    return tour.page.url


def test_every_kind_of_public_page_is_open_to_everybody_and_well_formed(tour: Round) -> None:
    link = _confirming(tour)
    note, plan = _noting(tour), _planned(tour)
    _withdrawn(tour)
    _report(tour, "teluk-kapuas")
    _report(tour, "kab-kubu-raya")
    _told(tour)
    told_twice, poster = _in_two_languages(tour), f"{tour.house.public('teluk-kapuas')}/kirim-kabar/poster/"
    tour.visitor.open(f"{tour.house.public('teluk-kapuas')}/tidak-ada/")
    tour.look("tidak ada")
    tour.visitor.open(tour.house.public("bukan-kim-mana-pun"))
    tour.look("bukan milik siapa pun")
    tour.walk(PUBLIC, *(f"{tour.house.public(label)}/" for label in LABELS), link, note, plan, told_twice, poster)

    tour.verdict(*PUBLIC)


def _written(tour: Round) -> str:
    """Rina sends an empty sheet, then a story, and changes it; gives its address."""
    rina = tour.visitor
    rina.open(f"{tour.house.ruang}/s/teluk-kapuas/tulis/")
    assert rina.press("Kirim ke kelompok") == 422
    tour.look("lembar kosong")
    rina.write("Judul", "Jalan Dusun Cempaka ditambal warga")
    rina.write("Inti, tiga kalimat", LEAD)
    rina.press("Kirim ke kelompok")
    tour.look("terkirim")
    rina.press("Lihat obrolannya")
    address = rina.page.url
    rina.press("Ubah naskah")
    rina.write("Judul", "Jalan Dusun Cempaka ditambal warga, ambulans lewat lagi")
    rina.press("Simpan perubahan")
    rina.press("Ubah naskah")
    return address


def _seen_and_corrected(tour: Round) -> str:
    """Rina looks at her sheet as readers would, and begins to correct what is published; gives the address of that."""
    rina = tour.visitor
    tour.page.locator("[formtarget]").evaluate_all("buttons => buttons.forEach(each => each.removeAttribute('formtarget'))")
    rina.press("Lihat seperti pembaca")
    tour.look("lihat seperti pembaca")
    rina.open(f"{tour.house.ruang}/s/teluk-kapuas/berita-terbit/")
    tour.page.locator("main a.item").first.click()
    address = tour.page.url
    rina.press("Koreksi")
    assert rina.press("Lihat dulu") == 422
    tour.look("ralat kosong")
    tour.page.get_by_role("radio").last.check()
    rina.write("Yang benar", "Begini yang benar.")
    rina.write("Kenapa bisa salah?", "Salah dengar.")
    rina.press("Lihat dulu")
    tour.look("ralat dilihat")
    return address


def _photo_kept(tour: Round) -> str:
    """Rina sends a photo that no story has yet, without saying what is on it; gives the address of all such photos."""
    address = f"{tour.house.ruang}/s/teluk-kapuas/foto/"
    body = BytesIO()
    Image.new("RGB", (1200, 900), "teal").save(body, "JPEG")
    tour.visitor.open(address)
    tour.page.locator("[name=foto]").set_input_files({"name": "IMG_9.jpg", "mimeType": "image/jpeg", "buffer": body.getvalue()})
    expect(tour.page.locator("[data-photo-list] [data-state=good]")).to_have_count(1, timeout=30_000)
    return address


def _two_wordings(tour: Round) -> str:
    """The address where two wordings of one story wait to be united."""
    rina = tour.visitor
    rina.open(f"{tour.house.ruang}/s/teluk-kapuas/berita/")
    rina.press("Harga kelapa butir naik")
    rina.press("Satukan")
    return rina.page.url


def _invited(tour: Round) -> str:
    """Hasan invites somebody; gives the address of the invitation."""
    hasan = tour.visitor
    hasan.open(f"{tour.house.ruang}/s/teluk-kapuas/anggota/")
    hasan.press("Buat tautan undangan")
    tour.look("undangan kosong")
    hasan.write("Nama", "Yuni Astuti")
    hasan.page.get_by_role("radio").first.check()
    hasan.press("Buat tautan undangan")
    tour.look("undangan")
    return hasan.page.get_by_label("Atau salin alamatnya").input_value()


def _name_asked_for(tour: Round) -> str:
    """The page of a name that the group asked for."""
    tour.visitor.open(f"{tour.house.ruang}/s/teluk-kapuas/kim/alamat/")
    tour.visitor.write("Alamat yang sudah dibeli", "teluk-kapuas.desa.id")
    tour.visitor.press("Pakai alamat ini")
    return tour.page.url


def _applied(tour: Round, papers: dict[str, Path]) -> str:
    """A founder applies and an officer asks the head of the village; gives the address of the head's answer."""
    founder = officer = tour.visitor
    begins(founder, tour.house)
    names_it(founder, "KIM Limbung Rukun")
    names_its_people(founder)
    sends_its_papers(founder, papers)
    tour.sign_in("dinaskuburaya")
    officer.press("KIM", within="nav.places")
    officer.press("KIM Limbung Rukun")
    return link_for_the_head(officer)


def _brought(tour: Round) -> None:
    """The same officer looks a KIM up, brings a list, and is sure again."""
    officer, home = tour.visitor, f"{tour.house.ruang}/s/kab-kubu-raya"
    officer.open(f"{home}/pembinaan/")
    officer.write("Cari nama KIM atau wilayah", "kuala karang")
    officer.press("Cari")
    officer.press("KIM Kuala Karang")
    officer.press("nomor ")
    officer.look("lembar KIM")
    officer.open(f"{home}/impor/")
    rows = b"Nama KIM;Desa;Kecamatan\nKIM Rukun;Limbung;Sungai Raya\n"
    officer.page.locator("input[type=file]").set_input_files({"name": "daftar.csv", "mimeType": "text/csv", "buffer": rows})
    officer.after(officer.page.locator("main form button").first.click)
    officer.look("kolom")
    officer.after(officer.page.locator("main form button").first.click)
    officer.look("baris")
    officer.open(f"{tour.house.ruang}/keamanan/pastikan/?next=/s/kab-kubu-raya/")
    officer.look("pastikan")


def _asked_to_judge(tour: Round) -> str:
    """The office asks somebody to judge a contest of this walk; gives the address for whoever that is."""
    officer = tour.visitor
    tour.house.run(contest.__name__)
    officer.open(f"{tour.house.ruang}/s/kab-kubu-raya/putaran/")
    officer.press(contest.TITLE)
    officer.press("Kabupaten Kubu Raya")
    officer.write("Nama juri", "Wawan Setiadi")
    officer.press("Undang juri")
    tour.look("undangan juri")
    return officer.page.locator("textarea#alamat").input_value()


def _handed_over(tour: Round) -> str:
    """A chair begins to hand over; gives the address for who is to be chair."""
    chair = tour.visitor
    tour.sign_in("hasan")
    chair.open(f"{tour.house.ruang}/s/teluk-kapuas/anggota/")
    chair.page.locator("section[aria-labelledby=serah] a").first.click()
    chair.page.get_by_label("Orang baru, saya undang").check()
    chair.write("Nama orang baru", "Anton Wijaya")
    chair.page.get_by_label("Berita acara sudah ditandatangani").check()
    chair.press("Mulai serah terima")
    return chair.page.locator("textarea#alamat").input_value()


def _through_the_group(tour: Round) -> str:
    """A member and the chair walk through all that a group has; gives the address of an invitation."""
    ruang = tour.house.ruang
    home = tour.sign_in("rina")
    address, published, photos = _written(tour), _seen_and_corrected(tour), _photo_kept(tour)
    meeting, two_wordings = _met(tour), _two_wordings(tour)
    further = (f"{ruang}/bagikan/", f"{ruang}/ui/", f"{ruang}/ui/publik/")
    tour.walk(
        RUANG,
        home,
        meeting,
        two_wordings,
        f"{home}berita-terbit/",
        address,
        f"{address}naskah/",
        published,
        photos,
        *further,
    )
    tour.sign_in("hasan")
    link = _invited(tour)
    tour.walk(RUANG, f"{ruang}/s/teluk-kapuas/kim/aturan/", _name_asked_for(tour))
    return link


def _through_the_offices(tour: Round, papers: dict[str, Path]) -> tuple[str, str]:
    """Officials walk through their offices; gives the addresses of a head's answer and of a juror's door."""
    ruang = tour.house.ruang
    for login in ("kuburaya", "pusat"):
        office = tour.sign_in(login)
        tour.walk(RUANG, office, f"{ruang}/keluar/")
    head = _applied(tour, papers)
    _brought(tour)
    for step in (has_rules_of_its_own, enters_a_report, begins_to_correct_a_result, answers_for_a_kim_that_has_nobody):
        step(tour.visitor, f"{ruang}/s/kab-kubu-raya")
    return head, _asked_to_judge(tour)


def test_every_kind_of_page_of_the_workspace_is_open_to_everybody_and_well_formed(tour: Round, papers: dict[str, Path]) -> None:
    ruang = tour.house.ruang
    _report(tour, "teluk-kapuas")
    tour.walk(RUANG, f"{ruang}/masuk/")
    link = _through_the_group(tour)
    head, judging = _through_the_offices(tour, papers)
    handed = _handed_over(tour)
    for think in (changes_a_plan, thinks_of_an_end):
        think(tour.visitor, f"{ruang}/s/teluk-kapuas")
    merging.is_asked(tour.visitor, tour.sign_in, papers)
    tour.look("ditanya")
    tour.sign_in("kuburaya")
    tour.walk(RUANG, f"{ruang}/juri/")
    tour.page.context.clear_cookies()
    tour.walk(RUANG, link, head, handed, judging)

    tour.verdict(*RUANG)


def test_the_judges_see_what_is_wrong(tour: Round) -> None:
    tour.visitor.open(tour.house.public("teluk-kapuas"))
    tour.page.evaluate(
        """() => {
        const main = document.querySelector('main');
        main.insertAdjacentHTML('beforeend', '<img src="/favicon.svg"><p>Pucat</p><button style="color: red">Tekan</button>');
        main.querySelector('p:last-of-type').style.color = '#999';
        main.lastElementChild.style.width = '600px';
    }"""
    )
    tour.look("rusak")

    said = json.dumps(tour.judges.objections())

    for each in ("light: image-alt", "color-contrast", "px sideways", "no-inline-style", "no-implicit-button-type"):
        assert each in said
