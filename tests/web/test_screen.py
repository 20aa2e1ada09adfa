"""The screen for the television of a village office."""

from collections.abc import Callable
from datetime import datetime, time, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from kimid.agenda.repeats import Repeat
from kimid.lib import clock
from kimid.market.models import Stock
from kimid.newsroom.details import Details
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import StoryKind
from kimid.sites.guard import across_sites
from kimid.web.screen_pages import events_of
from tests import build
from tests.agenda import making as events
from tests.market import making as goods
from tests.showcase import achieving
from tests.showcase import making as potentials

pytestmark = pytest.mark.django_db

type Readers = Callable[[str], Client]


def test_a_screen_has_titles_events_goods_and_seasons_of_its_site(reader: Readers) -> None:
    kim = build.kim(label="kim-satu")
    now = timezone.now()
    today = clock.today(now, "WIB")
    story = build.story(kim, Stage.PUBLISHED)
    events.shown(kim, first_on=today + timedelta(days=1), repeat=Repeat.DAILY, at=now)
    goods.shown(kim, name="Madu kelulut", price_on=today)
    goods.shown(kim, name="Tikar pandan", price_on=today, stock=Stock.SOLD_OUT)
    potentials.shown(kim, data=potentials.potential_data(season="F" * 12))

    for label in ("kim-satu", "kab-kubu-raya", ""):
        page = reader(label).get("/layar/").content.decode()
        assert story.title in page, label
        assert "Posyandu Melati" in page, label
        assert "Madu kelulut" in page, label
        assert "Tikar pandan" not in page, label
        assert "<b>Sedang musim</b> Langsat Punggur" in page, label
        assert page.rstrip().endswith("</html>")
    other = build.kim("6102012001", label="kim-dua")
    build.story(other, Stage.PUBLISHED)
    assert story.title not in reader("kim-dua").get("/layar/").content.decode()


def test_an_achievement_is_read_on_a_screen_among_the_news(reader: Readers) -> None:
    kim = build.kim(label="kim-satu")
    now = timezone.now()
    older = build.publish(build.story(kim, Stage.VERIFIED), at=now - timedelta(days=2))
    achievement = achieving.shown(kim, at=now - timedelta(days=1))
    newer = build.publish(build.story(kim, Stage.VERIFIED), at=now)

    for label in ("kim-satu", "kab-kubu-raya", ""):
        page = reader(label).get("/layar/").content.decode()
        titles = [newer.title, achievement.title, older.title]
        assert [page.index(title) for title in titles] == sorted(map(page.index, titles)), label


def test_a_site_without_anything_has_a_screen_too(reader: Readers) -> None:
    build.kim(label="kim-satu")

    answer = reader("kim-satu").get("/layar/")
    assert answer.status_code == 200
    assert "Belum ada kabar." in answer.content.decode()
    assert answer.headers["X-Robots-Tag"] == "noindex"


def test_what_nobody_has_confirmed_is_not_on_a_screen(reader: Readers) -> None:
    kim = build.kim(label="kim-satu")
    story = build.story(kim, Stage.PUBLISHED_UNVERIFIED)

    assert story.title in reader("kim-satu").get("/").content.decode()
    assert story.title not in reader("kim-satu").get("/layar/").content.decode()


def test_an_announcement_leaves_the_screen_when_its_days_are_over(reader: Readers) -> None:
    kim = build.kim(label="kim-satu")
    now = timezone.now()
    for days, title in ((1, "Listrik padam besok"), (20, "Rekam KTP minggu depan")):
        at = now - timedelta(days=days)
        build.of_kind(kim, StoryKind.ANNOUNCEMENT, Details(), title=title, at=at)

    page = reader("kim-satu").get("/layar/").content.decode()
    assert "Listrik padam besok" in page
    assert "Rekam KTP minggu depan" not in page


def test_a_screen_says_when_and_where_and_not_what_is_over() -> None:
    kim = build.kim(label="kim-satu")
    today = clock.today(timezone.now(), "WIB")
    noon = datetime.combine(today, time(12), clock.ZONES["WIB"])
    for title, starts, ends in (
        ("Posyandu Melati", 8, 9),
        ("Senam", 7, None),
        ("Rapat RT", 10, None),
        ("Ronda", 22, 23),
    ):
        events.shown(
            kim,
            title=title,
            first_on=today,
            starts=time(starts),
            ends=time(ends) if ends else None,
            repeat=Repeat.DAILY,
            venue=f"{title}, Dusun Hulu",
            at=noon - timedelta(hours=11),
        )

    with across_sites("a test looks at what a site shows"):
        shown = events_of(kim.site, noon)

    assert [(each.title, each.when, each.notes) for each in shown] == [
        ("Rapat RT", "10.00, Dusun Hulu", ()),
        ("Ronda", "22.00, Dusun Hulu", ()),
    ]
