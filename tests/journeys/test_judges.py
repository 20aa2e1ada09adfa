"""Every kind of page before judges from outside: axe for accessibility by day and by night,
html-validate for the markup.

Pages of the workspace are judged on a phone by day. `KIMID_EVERY_LOOK=1` (`./kim prove pages`) has
them judged by night and on a laptop, too.
"""

import json
import os
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Final

import pytest
from PIL import Image
from playwright.sync_api import Browser, expect

from tests.journeys import contest, listed, merging, stops
from tests.journeys.conftest import PATIENCE, device_of
from tests.journeys.founding import (
    begins,
    link_for_the_head,
    names_it,
    names_its_people,
    sends_its_papers,
)
from tests.journeys.house import House, opened
from tests.journeys.judges import ARE_HERE, NARROW
from tests.journeys.kinds import PUBLIC, RUANG
from tests.journeys.round import Round
from tests.journeys.steps import (
    answers_for_a_kim_that_has_nobody,
    begins_to_correct_a_result,
    changes_a_plan,
    enters_a_report,
    has_rules_of_its_own,
    thinks_of_an_end,
)
from tests.journeys.visitor import Visitor

pytestmark = pytest.mark.skipif(
    not ARE_HERE, reason="the judges are not installed; in ops/web-checks: npm ci"
)

EVERY_LOOK: Final = os.environ.get("KIMID_EVERY_LOOK") == "1"
LABELS: Final = (
    "teluk-kapuas",
    "",
    "kalimantan-barat",
    "kab-kubu-raya",
    "sungai-raya-611201",
    "teluk-kapuas-6112012012",
)
LEAD: Final = (
    "Warga menambal jalan dusun pada Minggu pagi. Semennya dari iuran. Ambulans bisa lewat lagi."
)


@pytest.fixture(scope="module")
def own_house(tmp_path_factory: pytest.TempPathFactory) -> Iterator[House]:
    """An install for the judges: their walks leave a meeting open, and other things half done."""
    with opened(tmp_path_factory.mktemp("judged")) as house:
        yield house


@pytest.fixture
def tour(
    chromium: Browser, own_house: House, tmp_path: Path, request: pytest.FixtureRequest
) -> Iterator[Round]:
    context = chromium.new_context(
        viewport=NARROW,
        locale="id-ID",
        service_workers="block",
        user_agent=device_of(chromium, request.node.name),
    )
    context.set_default_timeout(PATIENCE)
    every_look = EVERY_LOOK or "workspace" not in request.node.name
    yield Round(Visitor(context.new_page(), own_house, None), tmp_path, every_look=every_look)
    context.close()


@pytest.mark.minutes  # and before the walk through the workspace, which leaves more undone
def test_every_kind_of_public_page_is_open_to_everybody_and_well_formed(tour: Round) -> None:
    tour.sign_in("hasan")
    stops.opens_a_withdrawn_story(tour)
    stops.sends_a_report(tour, "teluk-kapuas")
    stops.sends_a_report(tour, "kab-kubu-raya")
    stops.sends_a_tip(tour)
    told_twice = stops.story_in_two_languages(tour)
    poster = f"{tour.house.public('teluk-kapuas')}/kirim-kabar/poster/"
    tour.visitor.open(f"{tour.house.public('teluk-kapuas')}/tidak-ada/")
    tour.look("tidak ada")
    tour.visitor.open(tour.house.public("bukan-kim-mana-pun"))
    tour.look("bukan milik siapa pun")
    tour.walk(
        PUBLIC,
        *(f"{tour.house.public(label)}/" for label in LABELS),
        told_twice,
        poster,
        # Her goods are not the newest any more once another seller has sent some.
        f"{tour.house.public('teluk-kapuas')}/lapak/penjual/bu-salmah/",
    )

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
    """Rina looks at her sheet as readers would, and begins to correct what is published; gives the
    address of that.
    """
    rina = tour.visitor
    tour.page.locator("[formtarget]").evaluate_all(
        "buttons => buttons.forEach(each => each.removeAttribute('formtarget'))"
    )
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
    """Rina sends a photo that no story has yet, without saying what is on it; gives the address of
    all such photos.
    """
    address = f"{tour.house.ruang}/s/teluk-kapuas/foto/"
    body = BytesIO()
    Image.new("RGB", (1200, 900), "teal").save(body, "JPEG")
    tour.visitor.open(address)
    tour.page.locator("[name=foto]").set_input_files(
        {"name": "IMG_9.jpg", "mimeType": "image/jpeg", "buffer": body.getvalue()}
    )
    expect(tour.page.locator("[data-photo-list] [data-state=good]")).to_have_count(
        1, timeout=30_000
    )
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
    """A founder applies and an officer asks the head of the village; gives the address of the
    head's answer.
    """
    founder = officer = tour.visitor
    begins(founder, tour.house)
    names_it(founder, "KIM Limbung Rukun")
    names_its_people(founder)
    sends_its_papers(founder, papers)
    tour.sign_in("dinaskuburaya")
    officer.press("Permohonan", within="nav.places")
    officer.press("KIM Limbung Rukun")
    return link_for_the_head(officer)


def _brought(tour: Round) -> None:
    """The same officer looks a KIM up, brings a list, and is sure again."""
    officer = tour.visitor
    home = f"{tour.house.ruang}/s/kab-kubu-raya"
    officer.open(f"{home}/pembinaan/")
    officer.write("Cari nama KIM atau wilayah", "kuala karang")
    officer.press("Cari")
    officer.press("KIM Kuala Karang")
    officer.press("nomor ")
    officer.look("lembar KIM")
    officer.open(f"{home}/impor/")
    rows = b"Nama KIM;Desa;Kecamatan\nKIM Rukun;Limbung;Sungai Raya\n"
    officer.page.locator("input[type=file]").set_input_files(
        {"name": "daftar.csv", "mimeType": "text/csv", "buffer": rows}
    )
    officer.press("Baca berkas")
    officer.look("baris")
    stops.looks_at_columns_and_a_frozen_report(tour, home)
    officer.open(f"{tour.house.ruang}/keamanan/pastikan/?next=/s/kab-kubu-raya/")
    officer.look("pastikan")


def _compared(tour: Round) -> None:
    """The same officer sees what waits of a list: a decree beside its paper, a paper of nobody, and
    a KIM without a chair.
    """
    officer = tour.visitor
    tour.house.run(listed.__name__)
    desk = f"{tour.house.ruang}/s/kab-kubu-raya/cocokkan/"
    for row in (listed.KIM, "IMG_0012.jpg"):
        officer.open(desk)
        officer.press(row)
        officer.look(row)
    officer.open(f"{tour.house.ruang}/s/kab-kubu-raya/cocokkan/ketua/")
    officer.look("menunggu ketua")


def _asked_to_judge(tour: Round) -> str:
    """The office asks somebody to judge a contest of this walk; gives the address for whoever that
    is.
    """
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


def _through_the_group(tour: Round) -> tuple[str, str]:
    """A member and the chair walk through all that a group has; gives the addresses of an
    invitation and of a plan for the head.
    """
    ruang = tour.house.ruang
    home = tour.sign_in("rina")
    address = _written(tour)
    published = _seen_and_corrected(tour)
    meeting = stops.meeting_with_nobody(tour)
    two_wordings = _two_wordings(tour)
    further = (f"{ruang}/bagikan/", f"{ruang}/ui/", f"{ruang}/ui/publik/")
    doors = (f"{ruang}/akun-dibajak/terkunci/", f"{ruang}/keamanan/menerbitkan/")
    tour.walk(
        RUANG,
        home,
        meeting,
        two_wordings,
        f"{home}berita-terbit/",
        address,
        f"{address}naskah/",
        published,
        _photo_kept(tour),
        *stops.stories_to_publish(tour),
        *further,
        *doors,
    )
    stops.calls_an_editor(tour)
    link = _invited(tour)
    of_kim = f"{ruang}/s/teluk-kapuas/kim/"
    tour.walk(RUANG, f"{of_kim}aturan/", _name_asked_for(tour), f"{of_kim}alamat-baru/")
    return link, stops.link_to_a_plan(tour)


def _through_the_offices(tour: Round, papers: dict[str, Path]) -> tuple[str, str]:
    """Officials walk through their offices; gives the addresses of a head's answer and of a juror's
    door.
    """
    ruang = tour.house.ruang
    for login in ("kuburaya", "pusat"):
        office = tour.sign_in(login)
        tour.walk(RUANG, office, f"{office}pembinaan/", f"{ruang}/keluar/")
    head = _applied(tour, papers)
    _brought(tour)
    _compared(tour)
    for step in (
        has_rules_of_its_own,
        enters_a_report,
        begins_to_correct_a_result,
        answers_for_a_kim_that_has_nobody,
    ):
        step(tour.visitor, f"{ruang}/s/kab-kubu-raya")
    return head, _asked_to_judge(tour)


@pytest.mark.minutes
def test_every_kind_of_page_of_the_workspace_is_open_to_everybody_and_well_formed(
    tour: Round, papers: dict[str, Path]
) -> None:
    ruang = tour.house.ruang
    stops.sends_a_report(tour, "teluk-kapuas")
    tour.walk(RUANG, f"{ruang}/masuk/", f"{ruang}/luring/", f"{ruang}/jual/luring/")
    asked = stops.link_to_confirm(tour)
    note = stops.link_for_a_note(tour)
    tour.visitor.open(asked)
    tour.look("tautan ditolak")
    link, plan = _through_the_group(tour)
    head, judging = _through_the_offices(tour, papers)
    handed = _handed_over(tour)
    for think in (changes_a_plan, thinks_of_an_end):
        think(tour.visitor, f"{ruang}/s/teluk-kapuas")
    merging.is_asked(tour.visitor, tour.sign_in, papers)
    tour.look("ditanya")
    stops.sells_by_link(tour)
    tour.sign_in("kuburaya")
    tour.walk(RUANG, f"{ruang}/juri/", f"{ruang}/tugas/berakhir/")
    stops.sees_posts_of_offices(tour)
    tour.page.context.clear_cookies()
    tour.walk(RUANG, asked, note, plan, link, head, handed, judging)
    stops.pages_in_trouble(tour)

    tour.verdict(*RUANG)


def test_the_judges_see_what_is_wrong(tour: Round) -> None:
    tour.visitor.open(tour.house.public("teluk-kapuas"))
    tour.page.evaluate("""() => {
        const main = document.querySelector('main');
        main.insertAdjacentHTML('beforeend', '<img src="/favicon.svg"><p>Pucat</p>'
            + '<button style="color: red">Tekan</button>');
        main.querySelector('p:last-of-type').style.color = '#999';
        main.lastElementChild.style.width = '600px';
    }""")
    tour.look("rusak")

    said = json.dumps(tour.judges.objections())

    for each in (
        "light: image-alt",
        "color-contrast",
        "px sideways",
        "no-inline-style",
        "no-implicit-button-type",
    ):
        assert each in said


def test_axe_sees_a_further_page_only_when_it_has_a_new_piece(tour: Round) -> None:
    tour.visitor.open(tour.house.public("teluk-kapuas"))
    tour.look("pertama")
    no_title = "() => { document.title = '' }"  # axe would object, but it is no piece
    hide_name = "main => main.querySelector('a[href]').textContent = ''"
    add_image = "main => main.insertAdjacentHTML('beforeend', '<img src=\"/favicon.svg\">')"
    objections = []
    for name, change in (("sama", no_title), ("gambar", add_image), ("tautan", hide_name)):
        tour.page.locator("main").evaluate(change)
        tour.judges.look(name, is_further=True)
        objections.append(json.dumps(tour.judges.objections()))

    same, image, link = objections
    assert "document-title" not in same
    assert "document-title" in image
    assert "image-alt" in image
    assert "link-name" in link
