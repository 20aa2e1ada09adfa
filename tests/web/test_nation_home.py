"""The front page of the nation: one sentence, places that live, and the way to a new KIM."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Final

import pytest
from django.test import Client
from django.utils import timezone
from pytest_django import DjangoAssertNumQueries

from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Story
from kimid.places.models import Region
from kimid.web.nation_page import nation_sentence
from kimid.wire import actions as wire
from kimid.wire.living import LivingRow, choose_living, living_places
from kimid.wire.queries import SubRegion
from tests import build
from tests.house.country import PORTALS

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]

type Reader = Callable[[str], Client]
# Two regencies of one province, and one of another.
_VILLAGES: Final = (build.TELUK_KAPUAS, "6112082004", "6101012001", build.PAHANDUT)


def _published(code: str, *, days_ago: int, with_photo: bool = False) -> Story:
    kim = build.kim(code)
    story = build.story(kim, Stage.VERIFIED)
    story.photos = [build.photo(kim).as_picture()] if with_photo else []
    return build.publish(story, at=timezone.now() - timedelta(days=days_ago, minutes=5))


def _rows(*rows: tuple[str, bool]) -> list[LivingRow]:
    return [LivingRow(number, code, has_picture) for number, (code, has_picture) in enumerate(rows)]


def test_every_living_province_stands_before_any_second_and_a_regency_once() -> None:
    rows = _rows(
        ("6112012012", True), ("6112082004", True), ("6101012001", True), ("6271011001", False)
    )

    assert [row.pk for row in choose_living(rows, 6)] == [0, 3, 2]
    assert [row.pk for row in choose_living(rows, 2)] == [0, 3]


def test_a_picture_goes_before_what_has_none() -> None:
    rows = _rows(("6112012012", False), ("6112082004", True))

    assert [row.pk for row in choose_living(rows, 6)] == [1]


def test_only_who_published_in_the_last_seven_days_lives_this_week(reader: Reader) -> None:
    living, silent = _published(_VILLAGES[0], days_ago=6), _published(_VILLAGES[3], days_ago=8)

    page = reader("").get("/").content.decode()
    part = page[page.index('id="hidup"') : page.index("</ul>", page.index('id="hidup"'))]

    assert (living.title in part, silent.title in part) == (True, False)
    assert "1 kabar pekan ini" in part
    assert page.count(living.title) == 1


def test_what_an_editor_pinned_leads_and_does_not_stand_for_its_place_too(reader: Reader) -> None:
    story = _published(_VILLAGES[0], days_ago=1, with_photo=True)
    pinned = build.placement(story, build.portal("00"))
    wire.feature(pinned, by=build.BUILDER, at=timezone.now())

    page = reader("").get("/").content.decode()

    assert page.count(f">{story.title}</a>") == 1
    assert page.index('data-shape="lead"') < page.index(f">{story.title}</a>")


def test_the_places_that_live_cost_the_same_however_many_they_are(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    _published(_VILLAGES[0], days_ago=1, with_photo=True)
    nation = build.portal("00")
    now = timezone.now()
    for code in _VILLAGES[2:]:
        _published(code, days_ago=2)

    with django_assert_num_queries(3):
        places = living_places(nation, now, 6)

    assert len(places) == 3


def test_provinces_without_kim_are_one_sentence_and_no_tiles(reader: Reader) -> None:
    build.children("00")
    _published(_VILLAGES[0], days_ago=1)

    page = reader("").get("/").content.decode()

    assert "1 KIM ada di 1 provinsi. 37 provinsi lain menunggu yang pertama." in page
    assert re.findall(r'href="http://([a-z-]+)\.kim\.localhost/"[^>]*>[^<]*<b>', page) == [
        "kalimantan-barat"
    ]


@pytest.mark.parametrize(
    ("kims", "said"),
    [
        ((0, 0), "Belum ada KIM di sini. Desa Anda bisa menjadi yang pertama."),
        ((1003, 0), "1.003 KIM ada di 1 provinsi. 1 provinsi lain menunggu yang pertama."),
        ((2, 5), "7 KIM ada di semua 2 provinsi."),
    ],
)
def test_the_sentence_is_made_from_the_numbers(kims: tuple[int, int], said: str) -> None:
    provinces = [SubRegion(Region(), 0, each) for each in kims]

    assert nation_sentence(sum(kims), provinces) == said


@pytest.mark.parametrize("label", ["kuala-karang-6112082004", "", "kab-kubu-raya"])
def test_a_place_without_kim_leads_straight_to_its_application(label: str, reader: Reader) -> None:
    build.children("6112")
    code = {"": "00", "kab-kubu-raya": "6112"}.get(label, "6112082004")
    build.region("6112082004")

    page = reader(label).get("/").content.decode()

    assert f'href="http://ruang.localhost/daftar-kim/?dari={code}"' in page


def test_where_every_place_has_a_kim_nobody_is_asked_to_begin_one(reader: Reader) -> None:
    _published(_VILLAGES[0], days_ago=1)

    for label in PORTALS:
        assert "/daftar-kim/" not in reader(label).get("/").content.decode(), label
