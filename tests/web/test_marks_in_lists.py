"""Lists say what differs: nothing of what every story has in common."""

from collections.abc import Callable

import pytest
from django.test import Client

from kimid.newsroom.flow import Stage
from tests import build
from tests.house.country import PORTALS

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]

type Reader = Callable[[str], Client]


@pytest.mark.parametrize("label", ["kim-satu", *PORTALS])
def test_an_ordinary_checked_story_has_no_mark_in_lists(label: str, reader: Reader) -> None:
    build.published(build.kim(label="kim-satu"), 3)
    path = "/arsip/2024/11/"

    for page in (reader(label).get(each).content.decode() for each in ("/", path)):
        assert 'class="badge" data-tone="good">Dipastikan' not in page
        assert "Terverifikasi" not in page


def test_what_was_corrected_or_not_verified_yet_keeps_its_mark(reader: Reader) -> None:
    kim = build.kim(label="kim-satu")
    build.corrected(build.story(kim, Stage.PUBLISHED))
    build.story(kim, Stage.PUBLISHED_UNVERIFIED)

    page = reader("kim-satu").get("/").content.decode()

    assert 'data-tone="info">Dikoreksi' in page
    assert 'data-tone="warn">Belum terverifikasi' in page
