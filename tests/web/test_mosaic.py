"""The gallery is a mosaic by month, and the right column shows what is true."""

import re
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone

from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Story, StoryKind
from kimid.registry.models import Kim
from kimid.wire.models import Item
from tests import build

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]

type Reader = Callable[[str], Client]


def _series(kim: Kim, title: str, at: datetime, *, with_photo: bool = True) -> Story:
    story = build.story(kim, Stage.VERIFIED, title=title)
    story.kind = StoryKind.GALLERY
    story.photos = [build.photo(kim).as_picture() for _ in range(2)]
    story.save()
    published = build.publish(story, at=at)
    if not with_photo:  # of before a gallery had to have some
        Item.objects.filter(path=published.path).update(picture=None)
    return published


@pytest.mark.parametrize("label", ["kim-satu", "kab-kubu-raya"])
def test_each_month_has_one_large_picture_and_the_others_around_it(
    label: str, reader: Reader
) -> None:
    kim = build.kim(label="kim-satu")
    october, november = (datetime(2025, month, 9, tzinfo=UTC) for month in (10, 11))
    _series(kim, "Pasar terapung", october)
    _series(kim, "Latihan dayung", november)
    _series(kim, "Fajar tanpa foto", november + timedelta(days=1), with_photo=False)

    page = reader(label).get("/galeri/").content.decode()
    parts = re.findall(r'<ul class="mosaic">.*?</ul>', page, re.DOTALL)

    assert re.findall(r'id="bulan-[\d-]+">([^<]+)</h2>', page) == ["November 2025", "Oktober 2025"]
    assert [part.count('class="big"') for part in parts] == [1, 1]
    assert parts[0].index("Latihan dayung") < parts[0].index("Fajar tanpa foto")
    assert "story__summary" not in page.partition("<main")[2]


def test_an_empty_gallery_says_so(reader: Reader) -> None:
    build.kim(label="kim-satu")

    assert "Tidak ada yang terbit di sini" in reader("kim-satu").get("/galeri/").content.decode()


def _news(code: str, title: str, days_ago: int) -> Story:
    kim = build.kim(code)
    story = build.story(kim, Stage.VERIFIED, title=title)
    return build.publish(story, at=timezone.now() - timedelta(days=days_ago))


def test_the_front_page_of_a_kim_shows_new_stories_of_its_neighbours_only(reader: Reader) -> None:
    build.kim(label="kim-satu")
    _news("6112082004", "Nelayan sepakat sebulan", 2)
    _news("6112082004", "Sudah lama lewat", 30)
    _news("6101012001", "Jauh di kabupaten lain", 2)

    page = reader("kim-satu").get("/").content.decode()
    column = page[page.index('id="tetangga"') :]

    assert "Nelayan sepakat sebulan" in column
    assert "Sudah lama lewat" not in page
    assert "Jauh di kabupaten lain" not in page


def test_without_new_stories_of_neighbours_there_is_no_heading_for_them(reader: Reader) -> None:
    build.kim(label="kim-satu")

    assert 'id="tetangga"' not in reader("kim-satu").get("/").content.decode()
