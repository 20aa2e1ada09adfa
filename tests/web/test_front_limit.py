"""Two titles of one KIM at most on a front page from the regency upwards, wherever they stand:
among the news, on the notice board, in the agenda, among the sequels, with the places that live.
"""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Final

import pytest
from django.test import Client
from django.utils import timezone

from kimid.newsroom.details import Details
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Story, StoryKind
from kimid.registry.models import Kim
from tests import build

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]

type Reader = Callable[[str], Client]

UPPER: Final = ("kab-kubu-raya", "kalimantan-barat", "")
KUALA_KARANG: Final = "6112082004"


@pytest.fixture
def loud() -> Kim:
    """A KIM with news, a notice, events, corrections and a photo; another has news too."""
    kim, now = build.kim(label="kim-ramai"), timezone.now()
    quiet = build.kim(KUALA_KARANG, label="kim-tenang")
    for day in (11, 12):
        build.corrected(_story(quiet, days_ago=day, title=f"Kabar lama {day} dari seberang"))
    for hours in (30, 31):
        build.publish(build.story(quiet, Stage.VERIFIED), at=now - timedelta(hours=hours))
    for day in range(3, 11):
        build.corrected(_story(kim, days_ago=day))
    for hours in range(2, 6):
        details = Details(starts_at=now + timedelta(hours=hours), venue="Balai desa")
        build.of_kind(kim, StoryKind.AGENDA, details, at=now - timedelta(hours=hours))
    build.of_kind(kim, StoryKind.ANNOUNCEMENT, Details(), at=now - timedelta(hours=6))
    for hours in (7, 8, 9):
        story = build.story(kim, Stage.VERIFIED)
        story.photos = [build.photo(kim).as_picture()]
        build.publish(story, at=now - timedelta(hours=hours))
    return kim


def _story(kim: Kim, *, days_ago: int, title: str = "") -> Story:
    story = build.story(kim, Stage.VERIFIED, title=title)
    return build.publish(story, at=timezone.now() - timedelta(days=days_ago))


def _titles(page: str, kim: Kim) -> set[str]:
    """The addresses of what a page names of this KIM."""
    return set(re.findall(rf'href="http://{kim.site.label}[^/]*(/berita/[^"/]+/)"', page))


@pytest.mark.parametrize("label", UPPER)
def test_all_that_a_page_names_of_one_kim_counts(reader: Reader, loud: Kim, label: str) -> None:
    page = reader(label).get("/").text

    assert 1 <= len(_titles(page, loud)) <= 2


def test_who_corrects_much_hides_no_sequel_of_others(reader: Reader, loud: Kim) -> None:
    page = reader("kab-kubu-raya").get("/").text
    band = page[page.index('id="kelanjutan"') :].partition("</section>")[0]

    assert len(re.findall("dari seberang", band)) == 1
    assert _titles(band, loud) == set()  # its event stands there already


@pytest.mark.parametrize("label", UPPER)
def test_what_was_published_last_always_has_room(reader: Reader, loud: Kim, label: str) -> None:
    story = build.story(loud, Stage.VERIFIED, title="Jembatan gantung dibuka lagi")
    build.publish(story, at=timezone.now())

    page = reader(label).get("/").text

    assert story.title in page
    assert len(_titles(page, loud)) <= 2


def test_below_the_regency_a_district_shows_all(reader: Reader, loud: Kim) -> None:
    page = reader("sungai-raya-611201").get("/").text

    assert len(_titles(page, loud)) > 2
