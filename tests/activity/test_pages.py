"""A month of a KIM for its group and for its office, the table of a region, and the sums that
readers see.
"""

import csv
from collections.abc import Callable
from datetime import date, timedelta
from io import StringIO

import pytest
from django.test import Client
from django.utils import timezone

from kimid.activity.aspects import Aspect
from kimid.activity.periods import Period, requested_month
from kimid.activity.region_table import table_of
from kimid.activity.tallies import update_tallies
from kimid.lib import clock
from kimid.lib.month import Month
from kimid.media import files
from kimid.newsroom.flow import Stage
from kimid.registry.models import Kim
from tests import build
from tests.activity import making
from tests.conftest import Door

pytestmark = pytest.mark.django_db
TODAY = build.AT.date()


@pytest.fixture
def kim() -> Kim:
    return build.kim(label="kim-satu", name="KIM Satu")


@pytest.mark.parametrize(
    ("asked", "month", "has_next"),
    [
        ("2024-03", Month(2024, 3), True),
        ("2024-11", Month(2024, 11), False),
        ("2031-01", Month(2024, 11), False),
        ("1999-01", Month(2024, 11), False),
        ("2020-01", Month(2020, 1), True),
        ("2024-13", Month(2024, 11), False),
        ("kemarin", Month(2024, 11), False),
        ("", Month(2024, 11), False),
    ],
)
def test_a_month_is_read_out_of_an_address(asked: str, month: Month, *, has_next: bool) -> None:
    assert requested_month(asked, TODAY) == (month, has_next)


def test_a_table_is_of_a_month_or_of_a_year() -> None:
    month = Period.parse("2024-10", TODAY)
    year = Period.parse("2024", TODAY)
    assert (month.label, month.before, month.after, month.alternative) == (
        "Oktober 2024",
        "2024-09",
        "2024-11",
        ("2024", "Sepanjang 2024"),
    )
    assert (year.label, year.before, year.after, year.alternative) == (
        "tahun 2024",
        "2023",
        "",
        ("2024-11", "Bulan ini"),
    )
    assert Period.parse("2023", TODAY).after == "2024"


def test_nobody_is_marked_as_idle_in_the_first_days_of_a_month() -> None:
    for day, is_young in ((1, True), (14, True), (15, False), (28, False)):
        assert Period.parse("2024-11", date(2024, 11, day)).is_young is is_young, day
    assert not Period.parse("2024-10", date(2024, 11, 1)).is_young
    assert Period.parse("2025", date(2025, 1, 5)).is_young


def test_an_empty_month_says_what_would_count(kim: Kim, ruang: Door) -> None:
    page = ruang(build.member(kim)).get("/s/kim-satu/kegiatan/").content.decode()
    assert page.count("Belum ada. Terhitung sendiri:") == len(Aspect)
    assert "membacakan di posyandu" in page


def test_a_month_has_lines_that_lead_to_what_was_done(kim: Kim, ruang: Door) -> None:
    story = build.story(kim, Stage.PUBLISHED, title="Posyandu buka lagi")
    draft = build.story(kim, title="Belum dikirim")
    member = ruang(build.member(kim))
    page = member.get("/s/kim-satu/kegiatan/?bulan=2024-11").content.decode()
    assert page.count("Posyandu buka lagi") == 4
    assert f"/s/kim-satu/berita/{story.public_id}/" in page
    assert draft.title not in page
    assert "November 2024: 4 kegiatan. Sejak Januari 2024: 4." in " ".join(page.split())
    assert (
        "Posyandu buka lagi"
        not in member.get("/s/kim-satu/kegiatan/?bulan=2024-10").content.decode()
    )


def test_an_office_reads_what_is_public_and_what_was_written_down_and_the_rest_in_numbers(
    kim: Kim, ruang: Door
) -> None:
    build.story(kim, Stage.PUBLISHED, title="Posyandu buka lagi")
    for _ in range(2):
        build.story(kim, Stage.DISCUSSED, title="Rahasia kelompok")
    making.entry(kim, people_count=40)
    build.portal("6112")
    page = (
        ruang(build.officer("6112"))
        .get(f"/s/kab-kubu-raya/kegiatan-kim/kim/{kim.pk}/?bulan=2024-11")
        .content.decode()
    )
    assert "Posyandu buka lagi" in page
    assert "Jadwal imunisasi dibacakan" in page
    assert "Rahasia kelompok" not in page
    assert "Membahas kabar" in page
    assert "2 kali" in page
    assert "/s/kim-satu/" not in page


def test_an_office_sees_photos_of_entries_that_count_and_no_others(kim: Kim, ruang: Door) -> None:
    shown = build.photo(kim)
    unused = build.photo(kim)
    for photo in (shown, unused):
        files.store(photo.name, {"320.webp": b"RIFF0000WEBP"})
    writer = build.member(kim)
    entry = making.entry(kim, by=writer, photos=(shown.as_picture(),))
    build.portal("6112")
    build.portal("6101")
    base = f"kegiatan-kim/kim/{kim.pk}/foto"
    office = ruang(build.officer("6112"))
    beside = ruang(build.officer("6101"))
    assert office.get(f"/s/kab-kubu-raya/{base}/{shown.name}/320.webp").status_code == 200
    assert office.get(f"/s/kab-kubu-raya/{base}/{unused.name}/320.webp").status_code == 404
    assert beside.get(f"/s/kab-sambas/{base}/{shown.name}/320.webp").status_code == 404
    entry.withdrawn_at = build.AT
    entry.withdrawn_why = "Batal."
    entry.save()
    assert office.get(f"/s/kab-kubu-raya/{base}/{shown.name}/320.webp").status_code == 404


def test_a_regency_has_a_row_for_each_kim_also_when_it_is_zero_and_a_province_one_for_each_regency(
    kim: Kim,
) -> None:
    quiet = build.kim(name="KIM Diam")
    build.children("61")
    making.entry(kim)
    making.entry(kim, aspect=Aspect.NETWORK)
    update_tallies(build.AT)
    month = Period.parse("2024-11", TODAY)
    regency = table_of(build.region("6112"), month)
    assert [(row.name, row.aspect_counts, row.active_kims) for row in regency.rows] == [
        ("KIM Satu", [0, 0, 0, 1, 1, 0], 1),
        (quiet.name, [0] * 6, 0),
    ]
    province = table_of(build.region("61"), month)
    assert len(province.rows) == 14
    assert {
        row.code: (row.kims, row.active_kims, row.count, row.by_hand)
        for row in province.rows
        if row.kims
    } == {"61.12": (2, 1, 2, 2)}
    assert (province.sum.count, province.counted_at) == (2, build.AT)
    assert table_of(build.region("61"), Period.parse("2024-10", TODAY)).sum.count == 0
    assert table_of(build.region("00"), Period.parse("2024", TODAY)).sum.count == 2


def test_a_forum_of_the_province_itself_has_a_row_of_its_own(kim: Kim) -> None:
    build.children("61")
    making.entry(build.kim("61", name="Forum KIM"))
    update_tallies(build.AT)
    last = table_of(build.region("61"), Period.parse("2024-11", TODAY)).rows[-1]
    assert (last.name, last.count) == ("Provinsi Kalimantan Barat sendiri", 1)


def test_a_table_costs_the_same_however_many_kim_there_are(
    kim: Kim, django_assert_max_num_queries: Callable[[int], object]
) -> None:
    regency = build.region("6112")
    province = build.region("61")
    for _ in range(3):
        making.entry(build.kim())
    update_tallies(build.AT)
    with django_assert_max_num_queries(3):  # type: ignore[attr-defined]  # a context manager
        table_of(regency, Period.parse("2024-11", TODAY))
    with django_assert_max_num_queries(5):  # type: ignore[attr-defined]  # as above
        table_of(province, Period.parse("2024-11", TODAY))


def test_the_file_says_what_the_page_says_and_when_it_was_counted(kim: Kim, ruang: Door) -> None:
    Kim.objects.filter(pk=kim.pk).update(name="=KIM()")
    making.entry(kim)
    update_tallies(build.AT)
    build.portal("6112")
    office = ruang(build.officer("6112"))
    assert (
        ">24 November 2024, 10.00 WIB</time>"
        in office.get("/s/kab-kubu-raya/kegiatan-kim/").content.decode()
    )
    answer = office.get("/s/kab-kubu-raya/kegiatan-kim.csv?bulan=2024-11")
    [row] = csv.DictReader(StringIO(answer.content.decode("utf-8-sig")), delimiter=";")
    assert (row["nama"], row["diseminasi"], row["jumlah"], row["dicatat_sendiri"]) == (
        "'=KIM()",
        "1",
        "1",
        "1",
    )
    assert (row["masa"], row["dihitung"][:10]) == ("2024-11", "2024-11-24")
    assert "adinda-kubu-raya-2024-11.csv" in answer["Content-Disposition"]


def test_what_lies_outside_an_office_does_not_exist(kim: Kim, ruang: Door) -> None:
    build.portal("6101")
    office = ruang(build.officer("6101"))
    assert office.get("/s/kab-sambas/kegiatan-kim/").status_code == 200
    for path in (f"kim/{kim.pk}/", "6112/", "99/", "abc/"):
        assert office.get(f"/s/kab-sambas/kegiatan-kim/{path}").status_code == 404


def test_readers_see_sums_and_no_person(kim: Kim, reader: Callable[[str], Client]) -> None:
    writer = build.member(kim, name="Siti Rahasia")
    today = clock.today(timezone.now(), "WIB")
    making.entry(
        kim, by=writer, at=timezone.now(), on=today, people_count=40, what="Dibacakan Siti Rahasia"
    )
    making.entry(kim, on=today.replace(day=1) - timedelta(days=366), people_count=9)
    page = " ".join(reader("kim-satu").get("/profil/").content.decode().split())
    assert "Kegiatan tahun ini" in page
    assert "40 orang" in page
    assert "Siti Rahasia" not in page
