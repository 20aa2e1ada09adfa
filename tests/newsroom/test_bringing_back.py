"""A photo that others had checked is made anew by one hand: all know it, and it can be brought
back. To show less is never refused.
"""

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta

import pytest
from django.test import Client
from django.utils import timezone
from PIL import Image

from kimid.access.models import Grant
from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.media import files, storage
from kimid.media.models import Photo
from kimid.newsroom.actions import content, covering, writing
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Story
from kimid.notify.models import Notice
from kimid.people import actions as people
from kimid.people.models import Person
from kimid.people.rules import AccountOwner
from kimid.registry.models import Kim
from kimid.sites.guard import across_sites, on_site
from tests import build
from tests.conftest import Answer
from tests.lifecycle.closing import do_all_tasks
from tests.media.pictures import encoded
from tests.sure import come_in, know_browser

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _across_sites() -> Iterator[None]:
    with across_sites("tests"):
        yield


@pytest.fixture
def kim() -> Kim:
    return build.kim()


@pytest.fixture
def photo(kim: Kim) -> Photo:
    return build.photo(kim, data=encoded(Image.new("RGB", (900, 600), "white")))


def _story(kim: Kim, photo: Photo, *steps: str) -> Story:
    author = build.member(kim)
    with on_site(kim.site):
        words = content.ContentData("Judul", "Inti.", "[foto 1]", photos=(photo.as_picture(),))
        story = writing.write(kim.site, content=words, source=build.source(), by=author, at=_ago())
        writing.send(story, by=author, at=_ago())
        for step in steps:
            getattr(build, f"_{step}")(story, kim, _ago())
    return story


def _ago() -> datetime:
    return timezone.now() - timedelta(hours=2)


def _client(person: Person) -> Client:
    client = Client(HTTP_HOST="ruang.localhost")
    come_in(client, person)
    know_browser(client, person)
    return client


def _cover(photo: Photo, by: Person) -> Answer:
    path = f"/s/{photo.site.label}/foto/{photo.name}/ubah/"
    answer = _client(by).post(path, {"hide": "0.5 0.5 0.3"})
    photo.refresh_from_db()
    return answer


def _bring_back(photo: Photo, by: Person) -> Answer:
    path = f"/s/{photo.site.label}/foto/{photo.name}/disamarkan/"
    answer = _client(by).post(path, follow=True)
    photo.refresh_from_db()
    return answer


def _settled(kim: Kim, role: Role = Role.EDITOR) -> Person:
    person = build.member(kim, role)
    long_ago = timezone.now() - timedelta(days=9)
    Grant.objects.filter(person=person).update(starts_at=long_ago)
    return person


def test_one_press_brings_back_what_readers_had_and_the_group_knows_of_both(
    kim: Kim, photo: Photo
) -> None:
    story = _story(kim, photo, "talk", "confirm", "publish")
    thief, editor = build.member(kim, Role.EDITOR), _settled(kim)
    old = photo.name
    assert _cover(photo, thief).status_code == 200
    do_all_tasks()
    covered = photo.name
    assert files.public_names() == [covered] != [old]
    [notice] = Notice.objects.filter(kind="photo.retouched_in_public")
    assert thief.name in notice.title
    assert "Kembalikan foto lama" in _client(editor).get(notice.link).text

    _bring_back(photo, editor)
    do_all_tasks()

    assert photo.name == old
    [picture] = Story.objects.get(pk=story.pk).photos
    assert (picture["name"], picture["tone"]) == (old, "#fff")
    assert files.public_names() == [old]
    assert [key.name for _, key in storage.trashed()] == [covered]
    [told] = Notice.objects.filter(kind="photo.brought_back")
    assert told.title == f"{editor.name} mengembalikan foto yang diubah {thief.name}"
    assert "Tidak ada foto lama" in _client(editor).get(told.link).text
    [said] = Event.objects.filter(kind="story.photo_retouched")  # who brings back hides nothing
    assert said.actor_name == thief.name


def test_the_group_knows_of_a_photo_that_was_confirmed_and_no_reader_has_yet(
    kim: Kim, photo: Photo
) -> None:
    _story(kim, photo, "talk", "confirm")
    thief, old = build.member(kim), photo.name
    assert _cover(photo, thief).status_code == 200
    do_all_tasks()
    assert Notice.objects.get(kind="photo.retouched_in_public").role == "member"

    _bring_back(photo, _settled(kim))
    assert photo.name == old


def test_two_covers_one_after_the_other_come_off_one_after_the_other(
    kim: Kim, photo: Photo
) -> None:
    _story(kim, photo, "talk", "confirm", "publish")
    thief, editor, old = build.member(kim, Role.EDITOR), _settled(kim), photo.name
    for _ in range(2):
        _cover(photo, thief)
        do_all_tasks()
    for _ in range(2):
        _bring_back(photo, editor)
        do_all_tasks()

    assert photo.name == old
    assert files.own_file(old, "320.webp")


@pytest.mark.parametrize("when", ["before", "after"])
def test_what_was_hidden_from_readers_comes_back_hidden(
    kim: Kim, photo: Photo, reader: Callable[[str], Client], when: str
) -> None:
    story = _story(kim, photo, "talk", "confirm", "publish")
    by, editor, old = build.member(kim, Role.EDITOR), _settled(kim), photo.name
    if when == "before":
        covering.cover(photo, by=by, at=timezone.now())
    _cover(photo, by)
    if when == "after":
        covering.cover(photo, by=by, at=timezone.now())

    path = f"/s/{kim.site.label}/foto/{photo.name}/disamarkan/"
    answer = _client(editor).post(path, follow=True)
    do_all_tasks()

    photo.refresh_from_db()
    assert (photo.name, photo.covered_at is None, files.public_names()) == (old, False, [])
    assert "masih disembunyikan dari pembaca" in answer.text
    assert "Tampilkan lagi" in answer.text
    assert old not in reader(kim.site.label).get(story.path).text


@pytest.mark.parametrize("case", ["member", "newcomer", "too late", "unchecked", "stranger"])
def test_nobody_else_and_nothing_else_is_brought_back(kim: Kim, photo: Photo, case: str) -> None:
    steps = () if case == "unchecked" else ("talk", "confirm", "publish")
    _story(kim, photo, *steps)
    _cover(photo, build.member(kim, Role.EDITOR))
    do_all_tasks()
    covered = photo.name
    if case == "too late":
        week_ago = timezone.now() - timedelta(days=7, minutes=1)
        Event.objects.filter(kind="photo.retouched").update(happened_at=week_ago)
    by = {
        "member": lambda: _settled(kim, Role.MEMBER),
        "newcomer": lambda: build.member(kim, Role.EDITOR),
        "stranger": lambda: _settled(build.kim(), Role.CHAIR),
    }.get(case, lambda: _settled(kim))()
    if case == "newcomer":
        Grant.objects.filter(person=by).update(starts_at=timezone.now())

    _bring_back(photo, by)

    assert photo.name == covered


def test_what_a_stolen_account_brings_back_is_held_when_it_is_locked(
    kim: Kim, photo: Photo
) -> None:
    story = _story(kim, photo, "talk", "confirm", "publish")
    thief = _settled(kim)
    _cover(photo, build.member(kim, Role.EDITOR))
    do_all_tasks()
    _bring_back(photo, thief)

    people.lock_account(thief, by=AccountOwner(thief), at=timezone.now())

    assert Story.objects.get(pk=story.pk).is_held
    assert not photo.is_public


def test_no_account_hides_all_that_the_group_has_ever_shown(kim: Kim, photo: Photo) -> None:
    _story(kim, photo, "talk", "confirm", "publish")
    thief = build.member(kim, Role.EDITOR)
    answers = [_cover(photo, thief).status_code for _ in range(32)]

    assert answers == [*[200] * 30, 422, 422]
    assert Story.objects.get().stage == Stage.PUBLISHED
