"""The group reads in time that its quota is nearly used up, and what to do when it is full."""

import pytest
from django.test import Client
from pytest_django import Settings

from kimid.media.quota import Quota, quota_of
from kimid.registry.models import Kim
from kimid.sites.guard import on_site
from tests import build

pytestmark = pytest.mark.django_db


def _shelf(kim: Kim) -> str:
    client = Client(HTTP_HOST="ruang.localhost")
    client.force_login(build.member(kim), backend="kimid.people.backend.PersonBackend")
    return client.get(f"/s/{kim.site.label}/foto/").content.decode()


def test_at_eighty_percent_it_is_said_how_many_photos_there_is_room_for() -> None:
    room = Quota(used=400 * 1000**2, limit=500 * 1000**2)

    assert (room.percent, room.is_nearly_full, room.is_full, room.photos_left) == (
        80,
        True,
        False,
        250,
    )
    assert Quota(used=399 * 1000**2, limit=500 * 1000**2).is_nearly_full is False


@pytest.mark.parametrize(
    ("photos", "words"),
    [
        (10, "Ruang foto KIM sudah penuh"),
        (8, "Ruang foto KIM terisi 80 %. Masih cukup untuk ±1 foto."),
        (2, "Terpakai 488 KB dari 2,4 MB."),
    ],
)
def test_the_shelf_says_it(photos: int, words: str, settings: Settings) -> None:
    settings.MEDIA_SITE_BYTES = 2_500_000
    kim = build.kim()
    for _ in range(photos):
        build.photo(kim)  # 250,000 bytes each

    assert words in " ".join(_shelf(kim).split())


def test_documents_and_voice_notes_count() -> None:
    kim = build.kim()
    build.attachment(kim)

    with on_site(kim.site):
        assert quota_of(kim.site).used == 210 * 1024
