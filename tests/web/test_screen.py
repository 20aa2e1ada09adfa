"""The screen for the television of a village office."""

from collections.abc import Callable
from datetime import timedelta

import pytest
from django.test import Client
from django.utils import timezone

from kimid.agenda.repeats import Repeat
from kimid.lib import clock
from kimid.market.models import Stock
from kimid.newsroom.flow import Stage
from tests import build
from tests.agenda import making as events
from tests.market import making as goods
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
