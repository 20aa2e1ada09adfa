"""A face that is seen only after publishing: one press hides the photo from all readers at once,
until the retouched one stands.
"""

import json
from collections.abc import Callable
from contextlib import AbstractContextManager, suppress
from datetime import timedelta
from typing import Final

import pytest
from django.test import Client
from django.utils import timezone

from kimid.events.permissions import Role
from kimid.lib.picture import Picture
from kimid.media import files
from kimid.media.models import Photo
from kimid.media.visibility import settle_files
from kimid.newsroom.actions import covering
from kimid.newsroom.actions.content import ActionRefused
from kimid.newsroom.models import Story, StoryKind
from kimid.notify.models import Notice
from kimid.people import actions as people
from kimid.people.models import Person
from kimid.people.rules import AccountOwner
from kimid.registry.models import Kim
from kimid.wire.models import Item
from tests import build
from tests.conftest import Door
from tests.lifecycle.closing import do_all_tasks
from tests.media.pictures import encoded, scene
from tests.sure import come_in, know_browser

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]

type Reader = Callable[[str], Client]
type Commit = Callable[..., AbstractContextManager[object]]
SIX: Final = (
    *("kim-satu", "teluk-kapuas-6112012012", "sungai-raya-611201"),
    *("kab-kubu-raya", "kalimantan-barat", ""),
)


@pytest.fixture
def kim() -> Kim:
    return build.kim(label="kim-satu")


@pytest.fixture
def rina(kim: Kim) -> Person:
    return build.member(kim, Role.EDITOR, "Rina Marlina")


@pytest.fixture
def photo(kim: Kim) -> Photo:
    return build.photo(kim, data=encoded(scene(900, 600)))


@pytest.fixture
def story(kim: Kim, photo: Photo) -> Story:
    shown: Picture = {**photo.as_picture(), "caption": "Anak-anak di parit"}
    made = build.of_kind(kim, StoryKind.NEWS, photos=[shown, build.photo(kim).as_picture()])
    settle_files(photo.name)
    return made


def _press(who: Client, name: str, act: str = "sembunyikan", **fields: str) -> str:
    path = f"/s/kim-satu/foto/{name}/{act}/"
    return who.post(path, fields, follow=True).content.decode()


def _proven(person: Person) -> Client:
    client = Client(HTTP_HOST="ruang.localhost")
    come_in(client, person)
    know_browser(client, person)
    return client


def test_one_press_takes_it_from_every_reader(
    ruang: Door,
    reader: Reader,
    story: Story,
    photo: Photo,
    django_capture_on_commit_callbacks: Commit,
) -> None:
    [old_card] = Item.objects.values_list("card", flat=True)
    assert Client(HTTP_HOST="media.localhost").get(f"/kartu/{old_card}.jpg").status_code == 200
    for label in SIX:
        reader(label).get("/")
    assert files.public_names() == [photo.name]

    with django_capture_on_commit_callbacks(execute=True):
        page = _press(ruang(story.author), photo.name)
    do_all_tasks()

    assert "Pembaca tidak melihat foto ini" in page
    assert files.public_names() == []
    media = Client(HTTP_HOST="media.localhost")
    assert media.get(f"/f/{photo.name}/320.webp").status_code == 404
    assert media.get(f"/kartu/{old_card}.jpg").status_code == 404
    for label in SIX:
        for path in ("/", "/rss.xml"):
            assert photo.name not in reader(label).get(path).content.decode(), (label, path)
    shown = reader("kim-satu").get(story.path).content.decode()
    assert photo.name not in shown
    assert "Ada foto yang kami sembunyikan" in shown
    assert "Satu foto disembunyikan" in shown
    [card] = Item.objects.values_list("card", flat=True)
    assert media.get(f"/kartu/{card}.jpg").status_code == 200


def test_the_group_still_sees_it_and_editors_and_the_writer_are_told(
    ruang: Door, story: Story, photo: Photo, kim: Kim
) -> None:
    member = ruang(build.member(kim, name="Melati"))
    _press(member, photo.name)
    do_all_tasks()

    assert member.get(f"/s/kim-satu/foto/{photo.name}/320.webp").status_code == 200
    notices = Notice.objects.filter(kind="photo.covered")
    assert {(each.role, each.person) for each in notices} == {
        (Role.EDITOR, None),
        ("", story.author),
    }
    assert all("Melati menyembunyikan foto" in each.title for each in notices)


def test_the_retouched_one_stands_at_once_and_the_article_says_so(
    reader: Reader, story: Story, photo: Photo, rina: Person
) -> None:
    editor = _proven(rina)
    _press(editor, photo.name)

    answer = editor.post(f"/s/kim-satu/foto/{photo.name}/ubah/", {"hide": "0.5 0.5 0.1"})

    new = json.loads(answer.content)["name"]
    page = reader("kim-satu").get(story.path).content.decode()
    assert (new in page, photo.name in page) == (True, False)
    assert "Ada foto yang kami sembunyikan" not in page
    assert "Satu foto disamarkan atau dipotong Rina Marlina" in page
    assert Client(HTTP_HOST="media.localhost").get(f"/f/{new}/320.webp").status_code == 200
    [item] = Item.objects.all()
    assert (item.picture or {})["name"] == new


def test_only_an_editor_shows_it_again_as_it_was(
    ruang: Door, reader: Reader, story: Story, photo: Photo, rina: Person
) -> None:
    _press(ruang(story.author), photo.name)
    refused = ruang(story.author).post(f"/s/kim-satu/foto/{photo.name}/tampilkan/")
    assert refused.status_code == 404

    page = _press(_proven(rina), photo.name, "tampilkan")

    assert "Fotonya tampil lagi untuk pembaca." in page
    assert photo.name in reader("kim-satu").get(story.path).content.decode()
    media = Client(HTTP_HOST="media.localhost")
    assert media.get(f"/f/{photo.name}/320.webp").status_code == 200


def test_a_hidden_photo_stays_hidden_in_what_is_published_next(
    ruang: Door, reader: Reader, kim: Kim, story: Story, photo: Photo
) -> None:
    _press(ruang(story.author), photo.name)
    photo.refresh_from_db()

    other = build.of_kind(kim, StoryKind.NEWS, photos=[photo.as_picture()])

    assert photo.name not in reader("kim-satu").get(other.path).content.decode()
    assert photo.name not in reader("kim-satu").get("/").content.decode()
    media = Client(HTTP_HOST="media.localhost")
    assert media.get(f"/f/{photo.name}/320.webp").status_code == 404


def test_the_press_stands_beside_each_photo_of_a_published_story(
    ruang: Door, story: Story, photo: Photo
) -> None:
    path = f"/s/kim-satu/berita/{story.public_id}/"
    page = ruang(story.author).get(path).content.decode()
    for picture in story.photos:
        assert f"/s/kim-satu/foto/{picture['name']}/sembunyikan/" in page

    _press(ruang(story.author), photo.name)

    page = ruang(story.author).get(path).content.decode()
    assert "Tersembunyi. Samarkan" in page


def test_what_a_stolen_account_shows_again_is_held_when_it_is_locked(
    ruang: Door, story: Story, photo: Photo, rina: Person
) -> None:
    _press(ruang(story.author), photo.name)
    _press(_proven(rina), photo.name, "tampilkan")

    people.lock_account(rina, by=AccountOwner(rina), at=timezone.now())

    assert Story.objects.get(pk=story.pk).is_held
    assert not photo.is_public


def test_one_account_does_not_hide_all_that_the_group_has_ever_shown(
    kim: Kim, photo: Photo
) -> None:
    thief, now = build.member(kim), timezone.now()
    hidden = 0
    for hours in (0, 8, 16):
        with suppress(ActionRefused):
            while hidden < 90:
                covering.cover(photo, by=thief, at=now + timedelta(hours=hours))
                hidden += 1

    assert hidden == 50
    covering.cover(photo, by=build.member(kim), at=now)
