"""The table of a region: one row for each region below, also when it has nothing."""

import csv
import html
import re
from collections.abc import Callable
from datetime import date, timedelta
from io import StringIO
from typing import Final

import pytest
from django.test import Client
from django.utils import timezone

from kimid.events.permissions import Role
from kimid.insights.columns import sorted_rows
from kimid.insights.duties import DutyLinks, decrees_ending_soon, duties
from kimid.insights.export import table_csv
from kimid.insights.queries import NumbersTable, region_table
from kimid.insights.region_counts import RegionCount
from kimid.insights.summary import headline, summary_sentence
from kimid.lib import clock
from kimid.newsroom.flow import Stage
from kimid.places.models import Dataset, Region
from kimid.registry.actions import entering
from kimid.registry.models import Decree, IctStatus, Kim
from kimid.registry.sample import REGISTRY_DATASET, SAMPLE_VERSION
from tests import build
from tests.conftest import Door
from tests.reading import words_of_pdf

pytestmark = pytest.mark.django_db

TODAY: Final = date(2026, 11, 25)


@pytest.fixture
def west() -> None:
    """West Kalimantan with three regencies: one with two KIM and two stories, one with a KIM, one
    with nothing.
    """
    kims = [build.kim(code) for code in (build.TELUK_KAPUAS, "6112082004", "6101012001")]
    build.region("6171051001")
    Kim.objects.filter(pk=kims[0].pk).update(ict_status=IctStatus.BASED)
    _decree(kims[0], TODAY)
    build.published(kims[0], 2)
    build.story(kims[1], Stage.VERIFIED)
    build.story(kims[2], Stage.WITHDRAWN)


def _decree(kim: Kim, until: date) -> None:
    entering.record_decree(
        kim,
        number="1/2026",
        issuer_title="kepala desa",
        issued_on=TODAY - timedelta(days=30),
        valid_until=until,
        by=build.BUILDER,
        at=build.AT,
    )


def _rows(table: NumbersTable) -> list[tuple[str, int, RegionCount, int]]:
    return [(row.region.code, row.villages, _plain(row.count), row.stories) for row in table.rows]


def _plain(count: RegionCount) -> RegionCount:
    """Without what has tests of its own: life stages, silence, decrees that end soon."""
    return RegionCount(count.kims, count.with_decree, count.ict_based, count.villages)


@pytest.mark.usefixtures("west")
def test_each_region_below_has_its_row_with_zeros_where_nothing_is() -> None:
    table = region_table(build.region("61"), TODAY)

    assert _rows(table) == [
        ("6101", 1, RegionCount(kims=1, villages=1), 0),
        ("6112", 2, RegionCount(kims=2, with_decree=1, ict_based=1, villages=2), 2),
        ("6171", 1, RegionCount(), 0),
    ]
    assert (table.villages, table.stories) == (4, 2)
    assert _plain(table.total) == RegionCount(kims=3, with_decree=1, ict_based=1, villages=3)


@pytest.mark.usefixtures("west")
def test_the_day_after_a_decree_ended_it_counts_no_more() -> None:
    table = region_table(build.region("61"), TODAY + timedelta(days=1))

    assert _plain(table.total) == RegionCount(kims=3, ict_based=1, villages=3)


@pytest.mark.usefixtures("west")
@pytest.mark.parametrize(
    ("code", "below"),
    [
        ("00", ["61"]),
        ("6112", ["611201", "611208"]),
        ("611201", [build.TELUK_KAPUAS]),
        (build.PAHANDUT, []),
    ],
)
def test_every_level_has_its_table(code: str, below: list[str]) -> None:
    build.region(code)

    assert [row.region.code for row in region_table(build.region(code), TODAY).rows] == below


@pytest.mark.usefixtures("west")
def test_the_sums_of_one_level_are_the_row_of_the_level_above() -> None:
    [row] = [
        row for row in region_table(build.region("61"), TODAY).rows if row.region.code == "6112"
    ]
    below = region_table(build.region("6112"), TODAY)

    assert (below.total, below.villages, below.stories) == (row.count, row.villages, row.stories)


@pytest.mark.usefixtures("west")
def test_what_stands_in_a_region_itself_is_counted_in_a_row_of_its_own() -> None:
    forum = build.kim("6112")
    build.published(forum, 3)

    regency, province = (region_table(build.region(code), TODAY) for code in ("6112", "61"))

    assert _rows(regency)[-1] == ("6112", 0, RegionCount(kims=1), 3)
    [row] = [row for row in province.rows if row.region.code == "6112"]
    assert (regency.total, regency.stories) == (row.count, row.stories)
    assert (_plain(row.count), row.stories) == (
        RegionCount(kims=3, with_decree=1, ict_based=1, villages=2),
        5,
    )


@pytest.mark.usefixtures("west")
def test_a_village_is_the_only_row_of_its_own_table() -> None:
    table = region_table(build.region(build.TELUK_KAPUAS), TODAY)

    assert _rows(table) == [
        (build.TELUK_KAPUAS, 1, RegionCount(kims=1, with_decree=1, ict_based=1, villages=1), 2)
    ]


@pytest.mark.usefixtures("west")
def test_the_page_shows_every_row_and_says_where_no_kim_is(ruang: Door) -> None:
    build.portal("61")

    page = ruang(build.officer("61")).get("/s/kalimantan-barat/angka/").content.decode()

    for name in ("Sambas", "Kubu Raya", "Pontianak"):
        assert name in page
    assert page.count('<tr data-state="zero"') == 1


@pytest.mark.usefixtures("west")
def test_the_page_the_file_and_the_open_page_tell_the_same_numbers(
    ruang: Door, reader: Callable[[str], Client]
) -> None:
    build.portal("61")
    table = region_table(build.region("61"), clock.in_zone(timezone.now(), "WIB").date())
    office = ruang(build.officer("61"))
    public = reader("kalimantan-barat")

    files = [public.get("/data.csv"), office.get("/s/kalimantan-barat/angka.csv")]

    assert files[0].content == files[1].content
    rows = list(csv.DictReader(StringIO(files[0].content.decode("utf-8-sig")), delimiter=";"))
    assert [
        (row["kode"], int(row["kim"]), int(row["sk_berlaku"]), int(row["kabar"])) for row in rows
    ] == [
        (row.region.dotted_code, row.count.kims, row.count.with_decree, row.stories)
        for row in table.rows
    ]
    for page in (public.get("/data/"), office.get("/s/kalimantan-barat/angka/")):
        assert headline(table) in html.unescape(page.content.decode())
    assert summary_sentence(table) in html.unescape(
        office.get("/s/kalimantan-barat/").content.decode()
    )


@pytest.mark.usefixtures("west")
def test_the_column_that_is_asked_for_comes_first_with_the_most() -> None:
    table = region_table(build.region("61"), TODAY)

    assert [row.region.code for row in sorted_rows(table.rows, "kim")] == ["6112", "6101", "6171"]
    assert sorted_rows(table.rows, "nama") == sorted_rows(table.rows, "") == table.rows


@pytest.mark.usefixtures("west")
def test_an_officer_goes_down_to_the_village_and_never_beside(ruang: Door) -> None:
    build.portal("6112")
    office = ruang(build.officer("6112"))

    found = [
        office.get(f"/s/kab-kubu-raya/angka/{code}/").status_code
        for code in ("6112", "611201", build.TELUK_KAPUAS)
    ]
    refused = [
        office.get(f"/s/kab-kubu-raya/angka/{code}/").status_code
        for code in ("61", "00", "6101", "611299", "6112x")
    ]

    assert found == [200] * 3
    assert refused == [404] * 5
    assert "KIM Uji" in office.get(f"/s/kab-kubu-raya/angka/{build.TELUK_KAPUAS}/").content.decode()


@pytest.mark.usefixtures("west")
def test_made_up_numbers_are_called_made_up() -> None:
    before = region_table(build.region("61"), TODAY)

    Dataset.objects.create(name=REGISTRY_DATASET, version=SAMPLE_VERSION, loaded_at=build.AT)

    after = region_table(build.region("61"), TODAY)
    assert before.source == "register KIM di kimid"
    assert after.source == "register KIM di kimid (data contoh, bukan angka resmi)"


def test_a_name_is_no_formula_in_a_spreadsheet() -> None:
    region = build.region("6101")
    Region.objects.filter(pk="6101").update(name="=2+5", term="")
    region.refresh_from_db()

    answer = table_csv(region_table(build.region("61"), TODAY))

    assert ";' =2+5;" in answer.content.decode()
    assert answer.content.startswith(b"\xef\xbb\xbfkode;")


def test_what_waits_for_an_office_is_named_and_counted() -> None:
    kims = [build.kim(code) for code in (build.TELUK_KAPUAS, "6101012001")]
    build.region("6171051001")
    _decree(kims[0], TODAY + timedelta(days=30))
    build.publish(build.story(kims[0], Stage.VERIFIED), at=build.AT.replace(year=2026))
    table = region_table(build.region("61"), TODAY)

    ending = decrees_ending_soon(table)

    assert ending == [kims[0]]
    assert [
        (duty.title, duty.open_count) for duty in duties(table, ending, build.AT, DutyLinks())
    ] == [
        ("Kota Pontianak belum punya KIM", 1),
        ("1 SK berakhir dalam 90 hari", 1),
        ("1 KIM tanpa SK yang berlaku", 1),
        ("1 KIM diam 90 hari", 1),
    ]


def test_an_urgent_story_that_nobody_checked_within_its_day_is_named_with_the_way_to_it() -> None:
    kim = build.kim(build.TELUK_KAPUAS)
    story = build.story(kim, Stage.PUBLISHED_UNVERIFIED)
    assert story.item is not None
    assert story.item.verify_by is not None
    table = region_table(build.region("61"), TODAY)

    before, after = (
        duties(table, [], story.item.verify_by + timedelta(minutes=minutes), DutyLinks())
        for minutes in (-1, 1)
    )

    title = f"Kabar mendesak {kim.site.name} belum terverifikasi"
    assert title not in [duty.title for duty in before]
    assert (after[0].title, after[0].href) == (title, story.item.url)


def test_a_village_without_kim_is_a_duty_and_has_no_sentence_about_villages(ruang: Door) -> None:
    build.kim()
    build.portal("6112")
    village = build.region("6112012004")

    page = ruang(build.officer("6112")).get(f"/s/kab-kubu-raya/angka/{village.code}/").text

    assert f"{village.full_name} belum punya KIM" in page
    assert "Dari 0 desa" not in page
    assert "Semua wilayah punya KIM" not in page


@pytest.mark.usefixtures("west")
def test_numbers_of_another_province_are_not_there(ruang: Door) -> None:
    build.portal("61")

    assert ruang(build.officer("62")).get("/s/kalimantan-barat/angka/").status_code == 404


def test_the_page_the_home_and_the_report_of_an_office_name_the_same_duties(ruang: Door) -> None:
    """Those that are silent are among them, with the way to each; further down the table is the
    way.
    """
    build.kim()
    build.portal("6112")
    office = ruang(build.officer("6112"))
    title = "1 KIM diam 90 hari"

    home, page, below = (
        office.get(f"/s/kab-kubu-raya/{path}").text for path in ("", "angka/", "angka/611201/")
    )
    paper = " ".join(words_of_pdf(office.get("/s/kab-kubu-raya/angka.pdf").content))

    for told in (home, page, below, paper):
        assert title in told
    way = 'href="/s/kab-kubu-raya/pembinaan/?hanya=diam#semua"'
    assert [way in told for told in (home, page, below)] == [True, True, False]


def test_decrees_that_end_lead_whoever_may_to_the_reminders(ruang: Door) -> None:
    kim = build.kim()
    _decree(kim, timezone.now().date() + timedelta(days=30))
    build.portal("6112")
    officer, editor = (
        ruang(build.officer("6112", role)).get("/s/kab-kubu-raya/").text
        for role in (Role.OFFICER, Role.PORTAL_EDITOR)
    )

    duty = r'<a [^>]*href="([^"]*)"[^>]*>(?:(?!</a>).)*?1 SK berakhir dalam 90 hari'
    ways = [re.findall(duty, page, re.DOTALL) for page in (officer, editor)]
    assert ways == [["/s/kab-kubu-raya/sk-hampir-habis/"], ["/s/kab-kubu-raya/angka/#sk"]]


def test_the_village_says_which_of_its_kim_is_silent(ruang: Door) -> None:
    old = build.kim()
    new = build.kim()
    Kim.objects.filter(pk=new.pk).update(registered_at=timezone.now())
    build.portal("6112")

    page = ruang(build.officer("6112")).get(f"/s/kab-kubu-raya/angka/{build.TELUK_KAPUAS}/").text

    assert f"{old.number}, diam sejak 24 November 2024" in page
    assert f"{new.number}, diam" not in page


def test_every_decree_that_ends_soon_is_on_the_page(ruang: Door) -> None:
    kims = [build.kim(label=f"kim-ke-{number}") for number in range(10)]
    today = clock.today(timezone.now(), "WIB")
    for kim in kims:
        Decree.objects.create(
            kim=kim,
            number="1/2026",
            issuer_title="kepala desa",
            issued_on=build.AT,
            valid_until=today,
        )
    build.portal("6112")

    page = ruang(build.officer("6112")).get("/s/kab-kubu-raya/angka/").text

    assert "2 SK lainnya" in page
    assert [
        kim.site.label for kim in kims if f"/s/kab-kubu-raya/daftar-kim/{kim.number}/" not in page
    ] == []
    readers = ruang(build.officer("6112", Role.PORTAL_EDITOR)).get("/s/kab-kubu-raya/angka/").text
    assert [kim.site.label for kim in kims if f"{kim.site.url}profil/" not in readers] == []


def test_the_bar_of_a_share_is_read_against_all_villages_in_the_office_and_in_the_open(
    ruang: Door, reader: Callable[[str], Client]
) -> None:
    villages = len(build.children("611201"))
    build.kim()
    for code in ("61", "6112"):
        build.portal(code)

    pages = (
        ruang(build.officer("6112")).get("/s/kab-kubu-raya/angka/").text,
        reader(build.region("6112").portal_label).get("/data/").text,
    )

    share = f'd="M0 0h{100 / villages:.1f}v8H0z"'
    assert [page.count(share) for page in pages] == [1, 1]


def test_no_head_of_the_report_breaks_and_its_foot_says_the_whole_source(ruang: Door) -> None:
    build.kim()
    build.portal("6112")
    Dataset.objects.create(name=REGISTRY_DATASET, version=SAMPLE_VERSION, loaded_at=build.AT)

    words = words_of_pdf(ruang(build.officer("6112")).get("/s/kab-kubu-raya/angka.pdf").content)

    told = " ".join(words)
    table = told[told.index("Angka per wilayah") : told.index("Desa: ")].split()
    assert [head for head in ("Terlatih", "berakhir", "Diam", "Cakupan") if head not in table] == []
    assert (
        told.count("Sumber: register KIM di kimid (data contoh, bukan angka resmi).")
        == told.count("Halaman") + 1
    )
