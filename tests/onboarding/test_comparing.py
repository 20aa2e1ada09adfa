"""A decree from the list of an office counts when somebody has compared it with its paper, and not
before.
"""

from collections.abc import Callable
from datetime import date
from typing import Final

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from kimid.demo.applications import photographed_page
from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.insights.queries import region_table
from kimid.insights.region_counts import RegionCount
from kimid.lib import clock
from kimid.media import paper_storage, strangers
from kimid.onboarding import reactions, schedule
from kimid.onboarding.actions import comparing
from kimid.onboarding.actions.comparing import DecreeAnswered, DecreeText, NotComparable
from kimid.onboarding.decree_papers import decree_meant
from kimid.onboarding.models import DecreePaper, ImportList
from kimid.onboarding.waiting_decrees import waiting_decrees
from kimid.people.models import Person
from kimid.registry.actions import entering
from kimid.registry.models import Decree, Kim
from kimid.registry.queries import current_decree_of
from tests import build, build_registry
from tests.conftest import Door

pytestmark = pytest.mark.django_db

DESK: Final = "/s/kab-kubu-raya/cocokkan/"
LISTED: Final = "Ada di daftar dinas, SK belum dicocokkan"
LIST: Final = (
    "Nama KIM;Desa;Nomor SK;Tanggal SK;Ketua\n"
    "KIM Suka Maju;Teluk Kapuas;141/7/2024;4 Mei 2024;Hasan\n"
    "KIM Tanpa SK;Teluk Kapuas;-;-;-\n"
)
TODAY: Final = clock.today(timezone.now(), "WIB")

type Reader = Callable[[str], Client]


def photo(name: str = "IMG_1.jpg") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, photographed_page(["KEPUTUSAN NOMOR 141/7/2024"]))


def read_papers() -> None:
    """What the worker does after papers came."""
    for event in Event.objects.filter(kind="decree.paper_added"):
        reactions.read_decree_paper.func(event.pk)


def import_list(office: Client) -> None:
    """The office brings its list, looks at it and lets it in."""
    file = SimpleUploadedFile("daftar.csv", LIST.encode())
    office.post("/s/kab-kubu-raya/impor/", {"file": file})
    made = ImportList.objects.latest("pk")
    of_list = f"/s/kab-kubu-raya/impor/{made.pk}/"
    office.post(of_list)  # two KIM in a village
    office.post(f"{of_list}mulai/")
    reactions.enter_rows.func(Event.objects.filter(kind="import.started").latest("pk").pk)


def row_of(decree: Decree) -> str:
    return f"{DESK}{decree.kim.number}/{decree.pk}/"


def waiting(region: str = "6112") -> RegionCount:
    """What the numbers of a region say today."""
    return region_table(build.region(region), TODAY).total


@pytest.fixture
def officer() -> Person:
    build.region()
    return build.officer("6112")


@pytest.fixture
def office(officer: Person, ruang: Door) -> Client:
    return ruang(officer)


@pytest.fixture
def decree(officer: Person) -> Decree:
    return build_registry.listed_decree(build.kim(name="KIM Suka Maju"))


def test_a_list_does_not_raise_sk_berlaku_and_the_desk_does(
    officer: Person, office: Client, reader: Reader
) -> None:
    import_list(office)
    import_list(office)  # the same list again
    kim = Kim.objects.get(name="KIM Suka Maju")
    decree = kim.decrees.get()

    assert (waiting().kims, waiting().with_decree, waiting().listed) == (2, 0, 1)
    numbers = office.get("/s/kab-kubu-raya/angka/").text
    assert "menunggu dicocokkan: 1" in numbers
    assert "0 KIM di Kabupaten Kubu Raya" in reader("kab-kubu-raya").get("/kim/ber-sk/").text
    sheet = reader(kim.site.label).get("/sk/").text
    assert LISTED in sheet
    assert "daftar yang dibawa Diskominfo Kabupaten Kubu Raya" in " ".join(sheet.split())
    assert "diperiksa dan dicatat" not in sheet

    office.post(DESK, {"surat": [photo("SK 141-7-2024.jpg")]})
    read_papers()
    done = office.post(row_of(decree), {"putusan": "sama"}, follow=True)

    assert "SK KIM Suka Maju dicocokkan" in done.text
    assert (waiting().with_decree, waiting().listed) == (1, 0)
    assert "1 KIM di Kabupaten Kubu Raya" in reader("kab-kubu-raya").get("/kim/ber-sk/").text
    sheet = reader(kim.site.label).get("/sk/").text
    assert "SK berlaku tanpa batas waktu" in sheet
    seen = "dicocokkan dengan suratnya oleh <strong>Diskominfo Kabupaten Kubu Raya</strong>"
    assert seen in " ".join(sheet.split()).replace("<strong >", "<strong>")
    assert officer.name not in sheet
    assert LISTED not in sheet


def test_a_dash_in_the_list_is_nobody_and_no_decree(office: Client) -> None:
    import_list(office)

    kim = Kim.objects.get(name="KIM Tanpa SK")
    assert (kim.decrees.count(), kim.officers.count()) == (0, 0)


def test_the_next_paper_follows_at_once(office: Client, decree: Decree) -> None:
    following = build_registry.listed_decree(build.kim())
    for each in (decree, following):
        build_registry.decree_paper(each)

    done = office.post(row_of(decree), {"putusan": "sama"})

    assert done["Location"] == row_of(following)
    assert office.post(row_of(following), {"putusan": "sama"})["Location"] == DESK


def test_what_differs_is_put_right_beside_the_paper(office: Client, decree: Decree) -> None:
    build_registry.decree_paper(decree)
    on_paper = {"number": "141/8/2024", "issuer_title": "camat", "issued_on": "05-05-2024"}

    wrong = office.post(
        row_of(decree), {"putusan": "beda", **on_paper, "valid_until": "05-05-2023"}
    )
    office.post(row_of(decree), {"putusan": "beda", **on_paper, "valid_until": "05-05-2029"})

    assert (wrong.status_code, "lebih dulu" in wrong.text) == (422, True)
    current = current_decree_of(decree.kim, TODAY)
    assert current is not None
    assert DecreeText.of(current) == DecreeText(
        "141/8/2024", "camat", date(2024, 5, 5), date(2029, 5, 5)
    )
    event = Event.objects.get(kind="kim.decree_compared")
    assert event.data["before"] == {
        "number": "141/7/2024",
        "issuer_title": "kepala desa",
        "issued_on": "2024-05-04",
        "valid_until": "None",
    }


def test_what_is_no_decree_leaves_the_register_with_a_reason_and_its_paper(
    office: Client, decree: Decree
) -> None:
    paper = build_registry.decree_paper(decree)

    empty = office.post(row_of(decree), {"putusan": "bukan", "reason": ""})
    office.post(row_of(decree), {"putusan": "bukan", "reason": "Hanya surat undangan."})
    reactions.remove_decree_pages.func(Event.objects.get(kind="kim.decree_refused").pk)

    assert (empty.status_code, Decree.objects.count()) == (422, 0)
    assert paper_storage.page(paper.name, 1) is None
    sheet = office.get(f"/s/kab-kubu-raya/daftar-kim/{decree.kim.number}/").text
    assert "SK di daftar dicoret: 141/7/2024. Hanya surat undangan." in sheet


def test_nothing_is_compared_without_a_paper(office: Client, decree: Decree) -> None:
    answer = office.post(row_of(decree), {"putusan": "sama"}, follow=True)

    assert "Suratnya belum ada." in answer.text
    decree.refresh_from_db()
    assert decree.is_listed


def test_of_two_officers_the_second_reads_who_was_quicker(
    officer: Person, decree: Decree, ruang: Door
) -> None:
    build_registry.decree_paper(decree)
    colleague = ruang(build.officer("6112"))
    ruang(officer).post(row_of(decree), {"putusan": "sama"})

    for answer in (
        colleague.post(row_of(decree), {"putusan": "bukan", "reason": "Tidak ada."}, follow=True),
        colleague.get(row_of(decree), follow=True),
    ):
        assert f"SK KIM Suka Maju sudah dicocokkan oleh {officer.name}" in answer.text
    assert Event.objects.filter(kind="kim.decree_compared").count() == 1
    with pytest.raises(DecreeAnswered):
        comparing.compare_decree(
            decree.kim, decree=decree, text=DecreeText.of(decree), by=officer, at=build.AT
        )


def test_an_officer_does_not_compare_the_decree_of_their_own_group(
    officer: Person, decree: Decree
) -> None:
    build.officer("6112")  # somebody else can
    build_registry.decree_paper(decree)
    build.accepted(decree.kim, officer, by=build.member(decree.kim, Role.CHAIR), at=timezone.now())

    with pytest.raises(NotComparable, match="kelompok Anda sendiri"):
        comparing.compare_decree(
            decree.kim, decree=decree, text=DecreeText.of(decree), by=officer, at=timezone.now()
        )


def test_an_office_elsewhere_sees_neither_the_decree_nor_its_paper(
    decree: Decree, ruang: Door
) -> None:
    paper = build_registry.decree_paper(decree)
    build.region("6171")
    elsewhere = ruang(build.officer("6171"))
    desk = "/s/kota-pontianak/cocokkan/"

    pages = (f"{decree.kim.number}/{decree.pk}/", f"surat/{paper.name}/", f"surat/{paper.name}/1/")
    assert [elsewhere.get(f"{desk}{page}").status_code for page in pages] == [404] * 3


def test_each_look_at_a_paper_is_on_record(office: Client, decree: Decree) -> None:
    paper = build_registry.decree_paper(decree)

    answer = office.get(f"{DESK}surat/{paper.name}/1/")

    assert answer["Content-Type"] == "image/webp"
    assert "no-store" in answer["Cache-Control"]
    assert Event.objects.get(kind="decree.paper_seen").data == {"paper": paper.name, "number": 1}


@pytest.mark.parametrize(
    ("file_name", "is_meant"),
    [
        ("SK 141-7-2024.pdf", True),
        ("scan KIM Suka Maju.jpg", True),
        ("sukamaju.jpg", True),
        ("teluk kapuas.pdf", False),  # both are there
        ("IMG_20240504.jpg", False),
    ],
)
def test_a_paper_finds_its_decree_by_the_name_of_its_file(
    decree: Decree, file_name: str, is_meant: bool
) -> None:
    build_registry.listed_decree(build.kim(name="KIM Bersama"), "148/22/2024")

    meant = decree_meant(file_name, list(waiting_decrees(build.region("6112"))))

    assert meant == (decree if is_meant else None)


def test_a_paper_of_nobody_is_given_to_its_decree_or_left_out(
    office: Client, decree: Decree
) -> None:
    office.post(DESK, {"surat": [photo("IMG_1.jpg"), photo("IMG_2.jpg")]})
    read_papers()
    first, second = DecreePaper.objects.order_by("pk")
    assert "Surat siapa ini?" in office.get(DESK).text

    office.post(f"{DESK}surat/{first.name}/", {"decree": decree.pk})
    office.post(f"{DESK}surat/{second.name}/", {"putusan": "buang"})
    reactions.remove_decree_pages.func(Event.objects.get(kind="decree.paper_dropped").pk)

    assert list(decree.papers.all()) == [first]
    assert not DecreePaper.objects.filter(pk=second.pk).exists()
    assert paper_storage.page(second.name, 1) is None


def test_what_is_no_paper_is_refused_in_words(office: Client, decree: Decree) -> None:
    files = [SimpleUploadedFile("daftar.docx", b"PK\x03\x04"), photo()]

    answer = office.post(DESK, {"surat": files}, follow=True)

    assert "daftar.docx: Berkas ini bukan foto atau PDF." in answer.text
    assert "1 surat diterima" in answer.text


def test_a_paper_that_no_worker_could_read_is_asked_for_again(
    office: Client, decree: Decree
) -> None:
    office.post(row_of(decree), {"putusan": "surat", "surat": [photo()]})
    paper = decree.papers.get()

    schedule.give_up_decree_papers.func(at=timezone.now() + strangers.READ_WITHIN * 2)

    paper.refresh_from_db()
    assert paper.refusal
    assert strangers.DECREES.read(6112, paper.name) is None
    assert "Tidak terbaca" not in office.get(DESK).text  # it stands beside its decree
    assert paper.refusal[:20] in office.get(row_of(decree)).text


def test_a_paper_that_nobody_wants_goes_after_three_months(decree: Decree) -> None:
    loose, placed = build_registry.decree_paper(None), build_registry.decree_paper(decree)

    schedule.drop_loose_papers.func(at=build.AT + schedule.LOOSE_RETENTION * 2)

    assert list(DecreePaper.objects.all()) == [placed]
    assert Event.objects.get(kind="decree.paper_dropped").data == {"papers": {loose.name: "6112"}}


def test_the_office_reads_on_its_home_how_many_wait(office: Client, decree: Decree) -> None:
    home = office.get("/s/kab-kubu-raya/").text

    assert "1 SK menunggu dicocokkan" in home
    assert f'href="{DESK}"' in home


def test_a_decree_of_the_list_that_is_recorded_with_its_paper_is_seen(
    officer: Person, decree: Decree
) -> None:
    entering.record_decree(
        decree.kim,
        number=decree.number,
        issuer_title="lurah",
        issued_on=date(2024, 5, 5),
        valid_until=None,
        by=officer,
        at=build.AT,
    )

    seen = decree.kim.decrees.get()
    assert (seen.pk, seen.is_listed, seen.issuer_title) == (decree.pk, False, "lurah")


def test_the_desk_costs_as_much_with_three_rows_as_with_one(
    office: Client, decree: Decree, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    counts = []
    for _ in range(2):
        with django_assert_max_num_queries(60) as asked:
            office.get(DESK)
        counts.append(len(asked))
        for _ in range(2):
            build_registry.decree_paper(build_registry.listed_decree(build.kim()))

    assert counts[0] == counts[1]
