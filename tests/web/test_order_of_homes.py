"""The order of front pages: time runs in one sense, and every heading says the truth."""

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Final

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from kimid.lib import clock
from kimid.lib.time_spans import end_of_next_week, is_red_day, span_name
from kimid.newsroom.details import Details
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Story, StoryKind
from kimid.registry.models import Kim
from kimid.sites.guard import on_site
from kimid.web.front_pages import front_page_of
from kimid.wire import actions as wire
from kimid.wire.models import Placement
from tests import build
from tests.house.country import PORTALS
from tests.market import making as selling
from tests.showcase import making as showcase

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]

type Reader = Callable[[str], Client]
_ROWS: Final = re.compile(r'<article class="story".*?</article>', re.DOTALL)
_TIME: Final = re.compile(r'<time datetime="([^"]+)"')
KUALA_KARANG: Final = "6112082004"  # another district of the same regency
_AGES: Final = (0, 1, 3, 6, 8, 9, 12, 20, 33, 40, 70, 100, 130, 400)  # days


def _kim_of_a_year(label: str = "kim-satu") -> tuple[Kim, list[Story]]:
    """A KIM with a story of each age, the newest first, and the second newest has a picture."""
    kim = build.kim(label=label)
    now = timezone.now()
    stories = [build.story(kim, Stage.VERIFIED) for _ in _AGES]
    stories[1].photos = [build.photo(kim).as_picture()]
    for story, age in zip(stories, _AGES, strict=True):
        build.publish(story, at=now - timedelta(days=age, minutes=1))
    return kim, stories


def _times(page: str) -> list[datetime]:
    return [datetime.fromisoformat(at) for row in _ROWS.findall(page) for at in _TIME.findall(row)]


@pytest.mark.parametrize("label", ["kim-satu", *PORTALS])
def test_nothing_newer_stands_below_something_older(label: str, reader: Reader) -> None:
    _kim_of_a_year()

    times = _times(reader(label).get("/").content.decode())

    assert len(times) > 8
    assert times == sorted(times, reverse=True)


def test_only_what_an_editor_pinned_may_lead_before_newer_news(reader: Reader) -> None:
    _, stories = _kim_of_a_year()
    pinned = build.placement(stories[3], build.portal("6112"))
    wire.feature(pinned, by=build.BUILDER, at=timezone.now())

    first, *others = _times(reader("kab-kubu-raya").get("/").content.decode())

    assert first == pinned.published_at.replace(second=0, microsecond=0)
    assert others == sorted(others, reverse=True)


def test_every_heading_names_the_span_of_the_rows_below_it() -> None:
    kim, _ = _kim_of_a_year()
    now = timezone.now()
    zone = kim.site.region.zone

    front = front_page_of(kim.site, now)

    assert front.shelves
    for shelf in front.shelves:
        days = [clock.today(row.published_at, zone) for row in shelf.rows]
        assert {span_name(day, clock.today(now, zone)) for day in days} == {shelf.heading}


@pytest.mark.parametrize("label", ["kim-satu", *PORTALS])
def test_no_front_page_calls_anything_the_newest(label: str, reader: Reader) -> None:
    _kim_of_a_year()

    assert "Terbaru" not in reader(label).get("/").content.decode()


def _event(kim: Kim, title: str, starts_at: datetime) -> Story:
    details = Details(
        starts_at=starts_at, ends_at=starts_at + timedelta(hours=2), venue="Balai desa"
    )
    return build.of_kind(kim, StoryKind.AGENDA, details, title=title, at=build.AT)


@pytest.mark.parametrize("label", ["kim-satu", "kab-kubu-raya"])
def test_events_stand_in_the_panel_of_date_blocks_and_never_among_news(
    label: str, reader: Reader
) -> None:
    kim, _ = _kim_of_a_year()
    tomorrow = timezone.now() + timedelta(days=1)
    _event(kim, "Kerja bakti pasar", tomorrow)
    _event(kim, "Rapat tahun depan", tomorrow + timedelta(days=40))

    page = reader(label).get("/").content.decode()

    assert not any("Kerja bakti pasar" in row for row in _ROWS.findall(page))
    panel = page[page.index('id="agenda"') :]
    assert panel.startswith('id="agenda">Sampai akhir pekan depan</h2>')
    assert "Kerja bakti pasar" in panel
    assert "Rapat tahun depan" not in page


def test_a_page_without_events_to_come_has_no_panel_for_them(reader: Reader) -> None:
    kim, _ = _kim_of_a_year()
    _event(kim, "Rapat tahun depan", timezone.now() + timedelta(days=40))

    assert 'id="agenda"' not in reader("kim-satu").get("/").content.decode()


def test_the_list_of_events_shows_date_blocks(reader: Reader) -> None:
    kim = build.kim(label="kim-satu")
    tomorrow = timezone.now() + timedelta(days=1)
    _event(kim, "Kerja bakti pasar", tomorrow)

    page = " ".join(reader("kim-satu").get("/agenda/").content.decode().split())
    on = clock.today(tomorrow, kim.site.region.zone)

    assert re.search(rf"<b ?>{on.day}</b> {clock.MONTHS[on.month - 1][:3]} ", page)
    assert "Balai desa" in page


def test_spans_are_called_as_a_neighbour_would_call_them() -> None:
    today = date(2026, 11, 27)  # a Friday

    named = {
        span_name(day, today): day
        for day in (
            date(2025, 10, 3),
            date(2026, 10, 31),
            date(2026, 11, 15),
            date(2026, 11, 16),
            date(2026, 11, 23),
        )
    }

    assert list(named) == ["Oktober 2025", "Oktober", "November", "Pekan lalu", "Pekan ini"]
    assert end_of_next_week(today) == date(2026, 12, 6)


def test_a_calendar_is_red_on_sundays_and_fixed_holidays_only() -> None:
    red = (date(2026, 11, 29), date(2026, 12, 25), date(2026, 8, 17))
    black = (date(2026, 11, 28), date(2026, 12, 24), date(2026, 11, 27))

    assert [is_red_day(day) for day in (*red, *black)] == [True] * 3 + [False] * 3


def test_goods_and_potentials_stand_below_the_news_of_their_kim(reader: Reader) -> None:
    kim, stories = _kim_of_a_year()
    goods = [selling.shown(kim, name=f"Keripik ke-{number}") for number in range(4)]
    showcase.shown(kim, at=timezone.now())

    page = reader("kim-satu").get("/").content.decode()
    times = _times(page)

    assert page.index('data-shape="lead"') < page.index(stories[0].title)
    assert times == sorted(times, reverse=True)
    assert len(times) == len(stories)
    market, potential = page.index('id="lapak"'), page.index('id="potensi"')
    assert page.index(stories[8].title) < market < page.index("Keripik ke-3") < potential
    assert [page.count(f">{good.name}</a>") for good in goods] == [0, 1, 1, 1]
    assert "Rp25.000 per botol. Ada" in page
    assert page.index("Langsat Punggur") > potential
    assert 'id="prestasi"' not in page


@pytest.mark.parametrize("label", PORTALS)
def test_goods_stand_below_the_news_of_a_portal(label: str, reader: Reader) -> None:
    """Also of the nation, where nothing leads."""
    kim = build.kim(label="kim-satu")
    story = build.publish(build.story(kim, Stage.VERIFIED), at=timezone.now() - timedelta(days=3))
    good = selling.shown(kim, at=timezone.now() - timedelta(days=1))

    page = reader(label).get("/").content.decode()
    rows = _ROWS.findall(page)

    # The nation begins with places that live.
    assert [story.title in row for row in rows[:-1]] == [True] * bool(label)
    assert page.index(story.title) < page.index('id="lapak"') < page.index(good.name)
    assert f'href="http://kim-satu.kim.localhost{good.path}"' in rows[-1]
    assert "Rp25.000 per botol. Ada" in rows[-1]


def test_a_portal_with_goods_and_no_news_still_begins_its_paper(reader: Reader) -> None:
    good = selling.shown(build.kim(label="kim-satu"))

    for label in PORTALS:
        page = reader(label).get("/").content.decode()
        assert page.count(f">{good.name}</a>") == 1
        assert _ROWS.findall(page)[-1].count('data-shape="row"') == 1, label
        assert "Sementara itu" not in page


def test_goods_take_no_place_of_the_news_of_a_portal(reader: Reader) -> None:
    """Two jars of honey pushed a flood away: a KIM has two titles in front."""
    now = timezone.now()
    kim, other = build.kim(), build.kim(KUALA_KARANG)
    stories = [
        build.publish(build.story(kim, Stage.VERIFIED), at=now - timedelta(days=age))
        for age in (3, 2)
    ]
    of_other = build.publish(build.story(other, Stage.VERIFIED), at=now - timedelta(days=5))
    goods = [selling.shown(kim, name=f"Keripik ke-{number}") for number in range(3)]
    honey = selling.shown(other, at=now - timedelta(days=1))

    for label in ("kab-kubu-raya", "kalimantan-barat", ""):
        page = reader(label).get("/").content.decode()
        assert [each.title in page for each in (*stories, of_other)] == [True] * 3
        assert [f">{good.name}</a>" in page for good in (*goods, honey)] == [
            False,
            False,
            True,
            True,
        ]


def test_the_second_page_of_a_district_goes_on_with_news(reader: Reader) -> None:
    kim = build.kim()
    for number in range(22):
        build.publish(build.story(kim, Stage.VERIFIED, title=f"Kabar ke-{number:02}"), at=build.AT)
        selling.shown(kim, name=f"Keripik ke-{number}")

    second = reader("sungai-raya-611201").get("/?hal=2").content.decode()

    assert [f"Kabar ke-{number:02}" in second for number in range(3)] == [True, True, False]
    assert "Keripik" not in second


def test_what_an_editor_put_on_top_stands_there_alone(reader: Reader) -> None:
    kim = build.kim()
    build.publish(build.story(kim, Stage.VERIFIED), at=timezone.now())
    good = selling.shown(kim)
    with on_site(kim.site):
        good.refresh_from_db()
        placement = Placement.objects.get(item=good.item, portal=build.portal("6112"))
    wire.feature(placement, by=build.BUILDER, at=timezone.now())

    page = reader("kab-kubu-raya").get("/").content.decode()

    assert page.count(f">{good.name}</a>") == 1
    assert 'id="lapak"' not in page


def test_a_kim_with_goods_and_no_news_still_begins_its_paper(reader: Reader) -> None:
    selling.shown(build.kim(label="kim-satu"))

    page = reader("kim-satu").get("/").content.decode().partition("</head>")[2]

    assert page.index("Kabar pertama") < page.index("Madu kelulut")
    assert 'data-shape="lead"' not in page


def test_the_second_page_of_a_home_goes_on_with_news(reader: Reader) -> None:
    kim = build.kim(label="kim-satu")
    for number in range(22):
        build.publish(build.story(kim, Stage.VERIFIED, title=f"Kabar ke-{number:02}"), at=build.AT)
        selling.shown(kim, name=f"Keripik ke-{number}")

    first, second = (
        reader("kim-satu").get(f"/?hal={number}").content.decode() for number in (1, 2)
    )

    assert [title in second for title in ("Kabar ke-00", "Kabar ke-01", "Kabar ke-02")] == [
        True,
        True,
        False,
    ]
    assert "Kabar ke-02" in first
    assert "Keripik" not in second


def test_a_home_asks_as_much_with_a_block_of_each_kind_as_without(reader: Reader) -> None:
    kim, _ = _kim_of_a_year()
    with CaptureQueriesContext(connection) as before:
        reader("kim-satu").get("/")
    selling.shown(kim)
    showcase.shown(kim, at=timezone.now())
    with CaptureQueriesContext(connection) as after:
        reader("kim-satu").get("/")

    assert len(after) == len(before) <= 20


def test_events_take_no_room_among_the_news_of_a_kim(reader: Reader) -> None:
    kim, stories = _kim_of_a_year()
    for day in range(20):
        _event(kim, f"Ronda malam ke-{day}", timezone.now() + timedelta(days=day))

    page = reader("kim-satu").get("/").content.decode()

    assert [story.title for story in stories if story.title not in page] == []
