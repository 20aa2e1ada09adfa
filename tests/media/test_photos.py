"""Dedi sends photos from his phone: only pixels are stored, and only his group sees them."""

from datetime import timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone
from pytest_django import Settings

from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.media import files, queries
from kimid.media.models import Photo
from kimid.media.reactions import clean_up, remove_files
from kimid.media.sandbox import PHOTO_MESSAGES
from kimid.media.usage import mark_media_used
from kimid.registry.models import Kim
from kimid.sites.guard import across_sites, on_site
from tests import build
from tests.conftest import Answer
from tests.media.hostile import SECRETS, Hostile, corpus
from tests.media.pictures import encoded, scene, twelve_megapixels
from tests.whole import whole_database

pytestmark = pytest.mark.django_db


@cache
def _phone_photo() -> bytes:
    return twelve_megapixels()


@pytest.fixture
def kim() -> Kim:
    return build.kim()


@pytest.fixture
def dedi(kim: Kim) -> Client:
    client = Client(HTTP_HOST="ruang.localhost")
    client.force_login(build.member(kim, name="Dedi"), backend="kimid.people.backend.PersonBackend")
    return client


def _send(
    who: Client, kim: Kim, *files: tuple[str, bytes], script: bool = True, **more: Any
) -> Answer:
    sent = [SimpleUploadedFile(name, data, "image/jpeg") for name, data in files]
    accept = "application/json" if script else "text/html"
    return who.post(
        f"/s/{kim.site.label}/foto/", {"foto": sent, **more}, headers={"Accept": accept}
    )


def _photos() -> list[Photo]:
    with across_sites(reason="a test looks at all of them"):
        return list(Photo.objects.order_by("pk"))


def _stored(folder: Path) -> dict[str, bytes]:
    return {
        file.relative_to(folder).as_posix(): file.read_bytes()
        for file in folder.rglob("*")
        if file.is_file()
    }


def test_a_photo_is_kept_in_five_sizes_and_nothing_of_its_place_or_owner_is_anywhere(
    dedi: Client, kim: Kim, media_dir: Path
) -> None:
    answer = _send(dedi, kim, ("RAHASIA-liburan.jpg", _phone_photo()))

    [photo] = _photos()
    assert answer.status_code == 200
    url = f"/s/{kim.site.label}/foto/{photo.name}/320.webp"
    assert answer.json() == {"name": photo.name, "url": url}
    assert (photo.width, photo.height, photo.widths, photo.is_public) == (
        1600,
        2133,
        [192, 320, 540, 640, 960, 1600],
        False,
    )
    there = _stored(media_dir)
    assert set(there) == {
        f"own/{photo.name[:2]}/{photo.name}/{width}.webp" for width in photo.widths
    }
    assert photo.weight == sum(map(len, there.values()))
    assert [secret for secret in SECRETS for body in there.values() if secret in body] == []
    assert "RAHASIA" not in repr(whole_database())


def test_the_group_sees_the_photo_and_nobody_else_does(dedi: Client, kim: Kim) -> None:
    url = _send(dedi, kim, ("a.jpg", encoded(scene()))).json()["url"]
    [photo] = _photos()
    stranger = Client(HTTP_HOST="ruang.localhost")
    stranger.force_login(
        build.member(build.kim(), Role.CHAIR), backend="kimid.people.backend.PersonBackend"
    )
    answer = dedi.get(url)

    assert (answer.status_code, answer["Content-Type"], answer["Cache-Control"]) == (
        200,
        "image/webp",
        "private, max-age=3600",
    )
    assert stranger.get(url).status_code == 404
    assert Client(HTTP_HOST="ruang.localhost").get(url).status_code == 302
    assert Client(HTTP_HOST="media.localhost").get(f"/f/{photo.name}/320.webp").status_code == 404


@pytest.mark.files
@pytest.mark.parametrize("file", corpus(), ids=lambda file: file.what)
def test_no_file_makes_kimid_stumble(
    file: Hostile, dedi: Client, kim: Kim, media_dir: Path
) -> None:
    answer = _send(dedi, kim, (file.called, file.data))

    if file.refused:
        assert answer.status_code == 422
        assert answer.json()["error"] in {PHOTO_MESSAGES[reason] for reason in file.refused}
        assert (_photos(), _stored(media_dir)) == ([], {})
    else:
        [photo] = _photos()
        assert answer.status_code == 200
        assert set(_stored(media_dir)) == {
            f"own/{photo.name[:2]}/{photo.name}/{width}.webp" for width in photo.widths
        }


def test_without_script_good_photos_are_kept_while_the_bad_one_is_explained(
    dedi: Client, kim: Kim
) -> None:
    good = encoded(scene())
    bad = b"<svg/>"

    page = _send(
        dedi, kim, ("a.jpg", good), ("b.jpg", bad), ("c.jpg", good), script=False
    ).content.decode()

    assert "Foto ke-2: Berkas ini bukan foto." in page
    photos = _photos()
    assert len(photos) == 2
    assert all(f'name="photos" value="{photo.name}"' in page for photo in photos)


def test_sending_nothing_says_so(dedi: Client, kim: Kim) -> None:
    assert _send(dedi, kim, script=False).status_code == 302
    assert "Belum ada foto yang dipilih." in dedi.get(f"/s/{kim.site.label}/foto/").content.decode()
    assert _send(dedi, kim).status_code == 422


def test_a_full_site_says_what_to_do(dedi: Client, kim: Kim, settings: Settings) -> None:
    settings.MEDIA_SITE_BYTES = 300_000

    assert _send(dedi, kim, ("a.jpg", encoded(scene()))).json() == {"error": PHOTO_MESSAGES["full"]}


def test_what_is_said_of_a_photo_is_asked_and_kept(dedi: Client, kim: Kim) -> None:
    photo = build.photo(kim)
    path = f"/s/{kim.site.label}/foto/{photo.name}/"
    description = {
        "alt": "Perahu di jalan",
        "caption": "Pagi ini",
        "credit": "Dedi",
        "children": "no_children",
        "focus": "85 15",
    }

    assert dedi.post(path, {}).status_code == 422
    assert dedi.post(path, description).status_code == 302
    with on_site(kim.site):
        [facts] = queries.pictures_by_name([photo.name])
    assert facts == {
        "name": photo.name,
        "width": 1600,
        "height": 1200,
        "widths": [320, 640, 960, 1600],
        "focus": (85, 15),
        "alt": "Perahu di jalan",
        "caption": "Pagi ini",
        "credit": "Dedi",
        "avif": False,
        "is_drawn": False,
        "consent": "no_children",
        "tone": "",
    }


def test_a_photo_left_on_the_shelf_is_found_from_the_page_of_the_group_and_goes_into_a_story(
    dedi: Client, kim: Kim
) -> None:
    assert _send(dedi, kim, ("a.jpg", encoded(scene()))).status_code == 200
    [photo] = _photos()
    room = f"/s/{kim.site.label}"

    assert f'href="{room}/foto/"' in dedi.get(f"{room}/kim/").content.decode()
    assert f'href="{room}/foto/{photo.name}/"' in dedi.get(f"{room}/foto/").content.decode()
    page = dedi.get(f"{room}/foto/{photo.name}/").content.decode()
    assert f'action="{room}/tulis/"' in page
    sheet = dedi.post(
        f"{room}/tulis/", {"photos": photo.name, "begin": "1"}, follow=True
    ).content.decode()

    assert f'name="photos" value="{photo.name}"' in sheet


def test_an_unused_photo_can_be_thrown_away_and_its_files_go_too(
    dedi: Client, kim: Kim, media_dir: Path
) -> None:
    photo = build.photo(kim, data=encoded(scene()))

    assert dedi.post(f"/s/{kim.site.label}/foto/{photo.name}/buang/").status_code == 302
    event = Event.objects.get(kind="photo.discarded")
    for _twice in range(2):
        remove_files.call(event.pk)
    assert (_photos(), files.stored_names()) == ([], [])
    assert {path.split("/")[0] for path in _stored(media_dir)} == {"trash"}


def test_a_photo_that_a_story_has_taken_stays(dedi: Client, kim: Kim) -> None:
    photo = build.photo(kim)
    mark_media_used(kim.site, [photo.name])

    assert dedi.post(f"/s/{kim.site.label}/foto/{photo.name}/buang/").status_code == 403
    assert _photos() == [photo]


def test_photos_that_nothing_took_in_two_days_are_forgotten(kim: Kim) -> None:
    now = timezone.now()
    old, taken, fresh = (build.photo(kim, at=now - timedelta(days=days)) for days in (3, 3, 1))
    mark_media_used(kim.site, [taken.name])

    clean_up.func(at=now)

    assert _photos() == [taken, fresh]
    assert [event.subject_id for event in Event.objects.filter(kind="photo.discarded")] == [
        str(old.pk)
    ]


def test_files_that_were_never_entered_go_after_two_days(kim: Kim, media_dir: Path) -> None:
    photo = build.photo(kim, data=encoded(scene()))
    mark_media_used(kim.site, [photo.name])
    files.store("2" * 16, {"320.webp": b"half done"})

    clean_up.func(at=timezone.now())
    assert len(list(media_dir.glob("own/*/*"))) == 2
    clean_up.func(at=timezone.now() + timedelta(days=3))

    assert [folder.name for folder in media_dir.glob("own/*/*")] == [photo.name]


def test_names_of_other_sites_are_left_out(kim: Kim) -> None:
    mine = build.photo(kim)
    theirs = build.photo(build.kim())

    with on_site(kim.site):
        assert [
            facts["name"]
            for facts in queries.pictures_by_name([theirs.name, mine.name, mine.name, "x"])
        ] == [mine.name]
