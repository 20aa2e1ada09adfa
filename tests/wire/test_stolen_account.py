"""One stolen account of one KIM publishes sixty pieces in a row: what of them fills the portals."""

import re
from collections.abc import Callable
from datetime import timedelta
from typing import Final

import pytest
from django.test import Client
from django.utils import timezone

from kimid.events.permissions import Role
from kimid.newsroom.details import Details
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Story, StoryKind
from tests import build
from tests.conftest import Door

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]

type Reader = Callable[[str], Client]

PIECES: Final = 60
CONFIRMED: Final = 24  # more than a front page has
LOWER: Final = ("teluk-kapuas-6112012012", "sungai-raya-611201")
UPPER: Final = ("kab-kubu-raya", "kalimantan-barat", "")
LISTS: Final = (
    "/",
    "/kabar/",
    "/berita/",
    "/pengumuman/",
    "/rss.xml",
    "/atom.xml",
    "/cari/?q=untung",
)


def _paths_on(reader: Reader, label: str, path: str) -> set[str]:
    """The stories of the stolen KIM to which a page leads."""
    page = reader(label).get(path).content.decode()
    return set(re.findall(r"http://kim-satu\.kim\.localhost(/berita/[^<\"]+)", page))


def test_sixty_urgent_pieces_stand_nowhere_beyond_the_district(ruang: Door, reader: Reader) -> None:
    kim = build.kim(label="kim-satu")
    thief = build.member(kim, Role.EDITOR)
    door = ruang(thief)
    build.publish(build.story(build.kim("6112082004"), Stage.VERIFIED), at=timezone.now())

    for number in range(PIECES):
        story = build.story(kim, author=thief, title=f"Untung ke-{number} sudah dibuka")
        answer = door.post(
            f"/s/kim-satu/berita/{story.public_id}/terbit-segera/",
            {"urgency": "disaster", "asked": "Pak RT"},
        )
        assert answer.status_code == 302

    assert Story.objects.filter(stage=Stage.PUBLISHED_UNVERIFIED).count() == PIECES
    for label in LOWER:
        assert len(_paths_on(reader, label, "/")) == 20
    beyond = {
        (label, path): found
        for label in UPPER
        for path in LISTS
        if (found := _paths_on(reader, label, path))
    }
    assert beyond == {}


def test_confirmed_pieces_of_all_kinds_have_two_titles_on_upper_fronts(
    reader: Reader,
) -> None:
    """Also a person who confirms, or a confirmation that was stolen too, does not fill a front."""
    now = timezone.now()
    kim = build.kim(label="kim-satu")
    others = [build.kim("6112082004"), build.kim("6101012001"), build.kim(build.PAHANDUT)]
    for other in others:
        build.publish(build.story(other, Stage.VERIFIED), at=now - timedelta(days=20))
    for number in range(CONFIRMED):
        at = now - timedelta(minutes=CONFIRMED - number)
        if number % 3:
            build.publish(build.story(kim, Stage.VERIFIED, title=f"Untung ke-{number}"), at=at)
        else:
            build.of_kind(kim, StoryKind.ANNOUNCEMENT, Details(), title=f"Untung {number}", at=at)

    for label in UPPER:
        assert len(_paths_on(reader, label, "/")) == 2, label
        assert len(_paths_on(reader, label, "/kabar/")) == 20, label
    # Places without news of their own show the newest of the next portal above.
    quiet = [each for each in build.children("6112") if each.code not in {"611201", "611208"}]
    for region in (quiet[0], build.region("6103")):
        assert len(_paths_on(reader, region.portal_label, "/")) == 2, region
