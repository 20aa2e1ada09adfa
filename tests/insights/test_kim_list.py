"""The list that offices live in: the same rows on the page and in the files, with the columns that
were chosen; numbers of people only in a file, and on record.
"""

import re
from datetime import timedelta
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.http import QueryDict
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.insights.kim_list import ListOptions, kim_list_page, listed_kims
from kimid.media.tables import read_table
from kimid.newsroom.flow import Stage
from kimid.onboarding.models import ImportColumn
from kimid.onboarding.people_cells import read_phone
from kimid.onboarding.worksheet import read_worksheet
from kimid.registry.models import Decree, Kim, Officer
from tests import build
from tests.conftest import Door

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]


@pytest.fixture
def kims() -> list[Kim]:
    """Three groups of one regency: with a decree, with one that ended, with none."""
    build.portal("6112")
    made = [build.kim(name=name) for name in ("Mekar Sari", "Sinar Desa", "=Bahari")]
    today = timezone.now().date()
    for kim, end in zip(made, (400, -3), strict=False):
        Decree.objects.create(
            kim=kim,
            number=f"141/{kim.pk}",
            issuer_title="Kepala Desa",
            issued_on=today - timedelta(days=500),
            valid_until=today + timedelta(days=end),
        )
    chair = build.member(made[0], Role.CHAIR, "Hasan Basri")
    chair.phone = "+6281200000042"
    chair.save(update_fields=["phone"])
    return made


def _names(query: str) -> list[str]:
    region = build.region("6112")
    options = ListOptions.from_query(QueryDict(query), region)
    rows = listed_kims(region, options, timezone.now().date())
    return [row.kim.name for row in rows]


def _file(browser: Client, **form: str | list[str]) -> bytes:
    answer = browser.post("/s/kab-kubu-raya/daftar-kim/unduh/", form)
    assert answer.status_code == 200
    return answer.content


@pytest.mark.usefixtures("kims")
def test_search_and_filters_narrow_the_page_and_the_file_alike(ruang: Door) -> None:
    assert _names("") == ["Mekar Sari", "Sinar Desa", "=Bahari"]
    assert _names("cari=mekar") == ["Mekar Sari"]
    assert _names("cari=sungai raya") == ["Mekar Sari", "Sinar Desa", "=Bahari"]  # its district
    assert _names("sk=berlaku") == ["Mekar Sari"]
    assert _names("sk=berakhir") == ["Sinar Desa"]
    assert _names("sk=tanpa") == ["=Bahari"]
    assert _names("tik=based") == []

    browser = ruang(build.officer("6112"))
    page = browser.get("/s/kab-kubu-raya/daftar-kim/?sk=berakhir").content.decode()
    text = _file(browser, sk="berakhir", csv="1").decode("utf-8-sig")
    assert ("Sinar Desa" in page, "Mekar Sari" in page) == (True, False)
    assert ("Sinar Desa" in text, "Mekar Sari" in text) == (True, False)


@pytest.mark.usefixtures("kims")
def test_numbers_of_people_are_in_a_file_that_asks_for_them_and_nowhere_else(ruang: Door) -> None:
    browser = ruang(build.officer("6112"))
    page = browser.get("/s/kab-kubu-raya/daftar-kim/?kolom=nama&kolom=hp").content.decode()
    plain = _file(browser, csv="1").decode("utf-8-sig")
    asked = _file(browser, kolom=["nama", "hp"], csv="1").decode("utf-8-sig")

    for number in ("81200000042", "0812 0000 0042"):
        assert number not in page + plain
    assert ";0812 0000 0042\r\n" in asked  # a text as it is, without an apostrophe
    assert "Hasan Basri" in plain
    assert "'=Bahari" in plain  # no formula
    events = Event.objects.filter(kind="list.exported").order_by("pk")
    assert [event.data["columns"] for event in events][-1] == ["nama", "hp"]
    assert len(events) == 2


@pytest.mark.usefixtures("kims")
@pytest.mark.parametrize("kind", ["csv", "xlsx"])
def test_a_number_of_a_file_is_the_same_number_when_the_file_is_brought_in(
    ruang: Door, kind: str
) -> None:
    columns = ["nama", "desa", "kecamatan", "ketua", "hp"]
    file = _file(ruang(build.officer("6112")), kolom=columns, **{kind: "1"})

    sheet = read_worksheet(read_table(file))

    phones = [row[sheet.columns[ImportColumn.PHONE]] for row in sheet.rows]
    assert phones[0] == "0812 0000 0042"
    assert read_phone(phones[0]) == "+6281200000042"


@pytest.mark.usefixtures("kims")
def test_a_workbook_has_the_rows_and_dates_as_dates(ruang: Door) -> None:
    book = ZipFile(BytesIO(_file(ruang(build.officer("61")), kolom=["nama", "sk-sampai"])))

    sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert sheet.count("<row ") == 5  # title, head, three groups
    assert "Mekar Sari" in sheet + book.read("xl/sharedStrings.xml").decode()
    assert sheet.count("<v>4") >= 2  # days since 1900


@pytest.mark.usefixtures("kims")
def test_a_workbook_of_a_part_says_so_in_its_first_line(ruang: Door) -> None:
    browser = ruang(build.officer("6112"))

    def first_line(**form: str) -> str:
        book = ZipFile(BytesIO(_file(browser, **form)))
        words = book.read("xl/sharedStrings.xml").decode()
        return words.partition("<t>")[2].partition("</t>")[0]

    assert first_line().startswith("KIM di Kabupaten Kubu Raya, 3 KIM. Keadaan ")
    part = "KIM di Kabupaten Kubu Raya (SK berlaku, “mekar”), 1 KIM."
    assert first_line(sk="berlaku", cari="mekar").startswith(part)


def test_members_are_numbers_in_a_workbook_that_prints_on_pages(
    kims: list[Kim], ruang: Door
) -> None:
    Kim.objects.filter(pk=kims[0].pk).update(listed_members=15)
    book = ZipFile(BytesIO(_file(ruang(build.officer("6112")), kolom=["nama", "anggota"])))

    sheet = book.read("xl/worksheets/sheet1.xml").decode()
    assert '<c r="B4"><v>15</v></c>' in sheet
    assert 'orientation="landscape"' in sheet
    assert 'fitToPage="1"' in sheet
    assert "Print_Titles" in book.read("xl/workbook.xml").decode()


def test_the_list_asks_as_much_for_three_as_for_thirty(
    kims: list[Kim], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    region = build.region("6112")
    options = ListOptions.from_query(QueryDict(""), region)
    with django_assert_num_queries(5):
        listed_kims(region, options, timezone.now().date())
    for _ in range(len(kims) * 9):
        build.kim()
    with django_assert_num_queries(5):
        rows = listed_kims(region, options, timezone.now().date())
    assert len(rows) == 30


_ORDERS = ("urut=-nama", "urut=sk", "urut=-kabar", "sk=berlaku&urut=-nama")


@pytest.mark.parametrize("query", ["", "sk=tanpa", "sk=berlaku", "cari=desa", *_ORDERS])
def test_pages_are_the_list_cut_in_parts(kims: list[Kim], query: str) -> None:
    region, today = build.region("6112"), timezone.now().date()
    options = ListOptions.from_query(QueryDict(query), region)
    whole = listed_kims(region, options, today)

    pages = [kim_list_page(region, options, today, number=number, size=2) for number in range(1, 4)]

    assert [row for part in pages for row in part.rows] == whole
    assert {part.total for part in pages} == {len(whole)}


@pytest.mark.usefixtures("kims")
def test_a_phone_has_the_short_cells_until_other_columns_are_chosen(ruang: Door) -> None:
    def short_cells(query: str = "") -> list[str]:
        row = _first_row(ruang, "6112", "kab-kubu-raya", query)
        return re.findall(r'data-l="([^"]+)"\s+data-short', row)

    assert short_cells() == ["Keadaan SK"]
    assert short_cells("?kolom=nama&kolom=sk") == []


@pytest.mark.usefixtures("kims")
def test_the_places_that_were_chosen_stand_below_the_name(ruang: Door) -> None:
    build.portal("61")

    def places(office: str, label: str, query: str = "") -> list[str]:
        return re.findall("<small>([^<]*)</small>", _first_row(ruang, office, label, query))

    assert places("6112", "kab-kubu-raya") == ["Teluk Kapuas · Sungai Raya"]
    assert places("61", "kalimantan-barat") == ["Teluk Kapuas · Sungai Raya · Kubu Raya"]
    assert places("61", "kalimantan-barat", "?kolom=nama&kolom=kabupaten") == ["Kubu Raya"]
    assert places("61", "kalimantan-barat", "?kolom=nama") == []


@pytest.mark.usefixtures("kims")
def test_a_row_whose_decree_has_ended_has_a_colour_besides_its_words(ruang: Door) -> None:
    page = ruang(build.officer("6112")).get("/s/kab-kubu-raya/daftar-kim/").text

    assert re.findall('<tr (?:data-tone="([a-z]+)")?', page) == ["", "bad", ""]


def _first_row(ruang: Door, office: str, label: str, query: str) -> str:
    page = ruang(build.officer(office)).get(f"/s/{label}/daftar-kim/{query}").text
    body = page.partition("<tbody>")[2]
    return body.partition("</tr>")[0]


def test_a_page_has_25_rows_below_a_search(ruang: Door) -> None:
    build.portal("6112")
    for number in range(26):
        build.kim(name=f"KIM {number}")
    page = ruang(build.officer("6112")).get("/s/kab-kubu-raya/daftar-kim/").text

    assert page.count('<th scope="row">') == 25
    assert "hal=2" in page
    assert page.index('id="cari"') < page.index('<th scope="row">')


@pytest.mark.parametrize(
    ("order", "names"),
    [
        ("nama", ["=Bahari", "Mekar Sari", "Sinar Desa"]),
        ("-nomor", ["=Bahari", "Sinar Desa", "Mekar Sari"]),
        ("sk", ["Sinar Desa", "Mekar Sari", "=Bahari"]),
        ("-sk", ["Mekar Sari", "Sinar Desa", "=Bahari"]),
        ("kabar", ["Sinar Desa", "Mekar Sari", "=Bahari"]),
        ("-kabar", ["Mekar Sari", "Sinar Desa", "=Bahari"]),
        ("hp", ["Mekar Sari", "Sinar Desa", "=Bahari"]),
    ],
)
def test_the_heads_put_the_list_and_its_files_in_order(
    kims: list[Kim], ruang: Door, order: str, names: list[str]
) -> None:
    for kim, days in zip(kims, (1, 9), strict=False):
        at = timezone.now() - timedelta(days=days)
        build.publish(build.story(kim, Stage.VERIFIED), at=at)
    office = ruang(build.officer("6112"))

    page = office.get(f"/s/kab-kubu-raya/daftar-kim/?urut={order}&cari=a").text
    rows = _file(office, urut=order, kolom=["nama"], csv="1").decode("utf-8-sig").splitlines()

    assert sorted(names, key=lambda name: page.index(f">{name}</a>")) == names
    assert [row.strip("' ").removeprefix("\"'").strip(' "') for row in rows[-3:]] == names
    state = "descending" if order.startswith("-") else "ascending"
    assert page.count(f'aria-sort="{state}"') == (order != "hp")


def test_a_page_looks_at_its_own_rows_only(
    kims: list[Kim], django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    region, today = build.region("6112"), timezone.now().date()
    options = ListOptions.from_query(QueryDict(""), region)

    with django_assert_num_queries(7):
        part = kim_list_page(region, options, today, number=1, size=2)

    assert ([row.kim.name for row in part.rows], part.total) == (["Mekar Sari", "Sinar Desa"], 3)


def test_where_nobody_can_sign_in_the_list_of_the_office_says_who_leads_and_their_number(
    kims: list[Kim],
) -> None:
    Officer.objects.create(
        kim=kims[1],
        name="Hamdan",
        post="Ketua",
        phone="+6281200000718",
        term_from=timezone.now().date(),
    )
    region = build.region("6112")
    rows = listed_kims(region, ListOptions.from_query(QueryDict(""), region), timezone.now().date())

    assert [(row.chair_name, row.chair_phone) for row in rows] == [
        ("Hasan Basri", "+6281200000042"),
        ("Hamdan", "+6281200000718"),
        ("", ""),
    ]
