"""The page for offline reading: stories of the group and its regency, light enough for a weak
signal.
"""

import gzip

import pytest

from kimid.newsroom.flow import Stage
from kimid.newsroom.offline_reading import group_stories, regency_stories
from kimid.sites.guard import on_site
from tests import build
from tests.conftest import Door

pytestmark = pytest.mark.django_db

FAR = "6271011001"  # in another province


def test_the_group_reads_its_own_and_its_regency_and_nothing_unpublished(ruang: Door) -> None:
    own = build.kim()
    neighbour = build.kim("6112012001")
    far = build.kim(FAR)
    mine = build.story(own, Stage.PUBLISHED, title="Terbit di sini", body="Isi panjang di sini.")
    theirs = build.story(
        neighbour, Stage.PUBLISHED, title="Terbit di tetangga", body="Isi panjang tetangga."
    )
    build.story(own, Stage.VERIFIED, title="Belum terbit")
    build.story(neighbour, Stage.DRAFT, title="Konsep tetangga")
    build.story(neighbour, Stage.WITHDRAWN, title="Sudah ditarik")
    build.story(far, Stage.PUBLISHED, title="Terbit di jauh")

    with on_site(own.site):
        assert [row.story.pk for row in group_stories()] == [mine.pk]
        assert [row.story.pk for row in regency_stories(own.site)] == [theirs.pk]
    page = ruang(build.member(own)).get(f"/s/{own.site.label}/baca/").content.decode()
    assert all(
        words in page
        for words in ("Terbit di sini", "Isi panjang di sini.", "Isi panjang tetangga.")
    )
    assert not any(
        words in page
        for words in ("Belum terbit", "Konsep tetangga", "Sudah ditarik", "Terbit di jauh")
    )


def test_very_long_texts_are_left_in_the_house(ruang: Door) -> None:
    own = build.kim()
    for number in range(3):
        build.story(own, Stage.PUBLISHED, title=f"Panjang {number}", body="Kata-kata. " * 5000)

    with on_site(own.site):
        assert [row.has_text for row in group_stories()] == [True, True, False]
    page = ruang(build.member(own)).get(f"/s/{own.site.label}/baca/").content
    assert len(gzip.compress(page)) < 150 * 1024
