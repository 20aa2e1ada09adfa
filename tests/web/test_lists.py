"""The archive: everything that was ever published, month by month and kind by kind."""

import re
from collections.abc import Callable
from datetime import UTC, datetime

import pytest
from django.test import Client

from kimid.lib.month import Month
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Story, StoryKind
from kimid.registry.models import Kim
from kimid.web.months import archive_years
from tests import build

pytestmark = pytest.mark.django_db

type Reader = Callable[[str], Client]


def _told(kim: Kim, title: str, at: datetime, kind: StoryKind = StoryKind.NEWS) -> Story:
    story = build.story(kim, Stage.VERIFIED, title=title)
    story.kind = kind
    story.save()
    return build.publish(story, at=at)


@pytest.fixture
def kim() -> Kim:
    """A minute before and at midnight of a new year in Pontianak, and an announcement nine days
    later.
    """
    made = build.kim(label="kim-satu")
    _told(made, "Akhir Desember", datetime(2024, 12, 31, 16, 59, tzinfo=UTC))
    _told(made, "Awal Januari", datetime(2024, 12, 31, 17, 0, tzinfo=UTC))
    _told(made, "Pengumuman Januari", datetime(2025, 1, 9, 3, tzinfo=UTC), StoryKind.ANNOUNCEMENT)
    return made


def _titles(reader: Reader, path: str, label: str = "kim-satu") -> list[str]:
    answer = reader(label).get(path)
    assert answer.status_code == 200
    page = answer.content.decode()
    return [
        title
        for title in ("Akhir Desember", "Awal Januari", "Pengumuman Januari")
        if f">{title}</a>" in page
    ]


@pytest.mark.usefixtures("kim")
def test_a_month_begins_at_midnight_on_the_clocks_of_the_place(reader: Reader) -> None:
    for label in ("kim-satu", "kalimantan-barat"):
        assert _titles(reader, "/arsip/2024/12/", label) == ["Akhir Desember"]
        assert _titles(reader, "/arsip/2025/01/", label) == ["Awal Januari", "Pengumuman Januari"]


@pytest.mark.usefixtures("kim")
def test_a_kind_has_a_list_of_its_own_and_one_in_each_month(reader: Reader) -> None:
    assert _titles(reader, "/berita/") == ["Akhir Desember", "Awal Januari"]
    assert _titles(reader, "/pengumuman/") == ["Pengumuman Januari"]
    assert _titles(reader, "/arsip/2025/01/berita/") == ["Awal Januari"]
    assert _titles(reader, "/arsip/2025/01/galeri/") == []


@pytest.mark.usefixtures("kim")
def test_the_archive_leads_to_every_month_from_the_first_thing_to_today(reader: Reader) -> None:
    page = reader("kim-satu").get("/arsip/").content.decode()

    assert 'href="/arsip/2024/12/"' in page
    assert 'href="/arsip/2024/11/"' not in page
    assert page.index("/arsip/2025/01/") < page.index("/arsip/2024/12/")


@pytest.mark.usefixtures("kim")
@pytest.mark.parametrize(
    "path",
    ["2024/11/", "2099/01/", "2024/13/", "2024/00/", "1999/01/", "2025/1/", "2025/01/video/"],
)
def test_a_month_that_never_was_is_no_page(reader: Reader, path: str) -> None:
    assert reader("kim-satu").get(f"/arsip/{path}").status_code == 404


@pytest.mark.usefixtures("kim")
@pytest.mark.parametrize("label", ["kim-satu", "kalimantan-barat"])
@pytest.mark.parametrize(
    ("path", "led_to"),
    [
        ("/arsip/", ["/berita/", "/pengumuman/"]),
        ("/berita/", ["/", "/berita/", "/pengumuman/"]),
        ("/galeri/", ["/", "/galeri/", "/berita/", "/pengumuman/"]),
        ("/agenda/", ["/", "/agenda/", "/berita/", "/pengumuman/"]),
        (
            "/arsip/2025/01/",
            ["/arsip/2025/01/", "/arsip/2025/01/berita/", "/arsip/2025/01/pengumuman/"],
        ),
    ],
)
def test_no_way_leads_to_a_kind_of_which_there_is_nothing(
    reader: Reader, label: str, path: str, led_to: list[str]
) -> None:
    chips = (
        reader(label)
        .get(path)
        .content.decode()
        .partition('<nav class="chips"')[2]
        .partition("</nav>")[0]
    )

    # From the regency upwards the full list has an address of its own.
    expected = ["/kabar/" if label != "kim-satu" and url == "/" else url for url in led_to]
    assert re.findall('href="([^"]+)"', chips) == expected


def test_an_empty_archive_says_what_will_come(reader: Reader) -> None:
    build.kim(label="kim-satu")

    assert "Arsip ini masih kosong." in reader("kim-satu").get("/arsip/").content.decode()


def test_months_stand_in_the_order_of_the_calendar_within_years_newest_first() -> None:
    months = [Month(2025, 2), Month(2025, 1), Month(2024, 12)]

    assert [
        (shelf.year, [month.name for month in shelf.months]) for shelf in archive_years(months)
    ] == [
        (2025, ["Januari", "Februari"]),
        (2024, ["Desember"]),
    ]
