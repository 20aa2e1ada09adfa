"""A hidden photo stays hidden when an earlier version of a story comes back: the photo itself says
whether readers have it, not the copy of it in that version.
"""

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from typing import Final

import pytest
from django.test import Client
from django.utils import timezone

from kimid.events.permissions import Role
from kimid.media.models import Photo
from kimid.media.visibility import settle_files
from kimid.newsroom.actions import covering, publishing, putting_back, writing
from kimid.newsroom.actions.content import CorrectionNote, content_of
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import ConflictCopy, Story, StoryKind
from kimid.people import actions
from kimid.people.models import Person
from kimid.people.rules import AccountOwner
from kimid.registry.models import Kim
from kimid.wire import cards
from kimid.wire.models import Item
from tests import build
from tests.lifecycle.closing import do_all_tasks
from tests.media.pictures import encoded, scene

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]

type Reader = Callable[[str], Client]
NOTE: Final = "Ada foto yang kami sembunyikan"


@pytest.fixture
def kim() -> Kim:
    return build.kim(label="kim-satu")


@pytest.fixture
def photo(kim: Kim) -> Photo:
    return build.photo(kim, data=encoded(scene(900, 600)))


@pytest.fixture
def story(kim: Kim, photo: Photo) -> Story:
    made = build.of_kind(kim, StoryKind.NEWS, photos=[photo.as_picture()])
    settle_files(photo.name)
    return made


def _again(story: Story) -> Story:
    return Story.objects.select_related("site__region", "item").get(pk=story.pk)


def _correct_and_lock(story: Story, thief: Person, between: Callable[[], object]) -> None:
    """A thief corrects a sentence, then something happens, then the account is locked."""
    at = timezone.now() - timedelta(hours=1)
    said = replace(content_of(story), lead=f"{story.lead} Begitu.")
    note = CorrectionNote(story.lead, said.lead, "Kurang.")
    publishing.correct(story, content=said, note=note, by=thief, at=at)
    between()
    actions.lock_account(Person.objects.get(pk=thief.pk), by=AccountOwner(thief), at=timezone.now())
    do_all_tasks()


def _put_back(story: Story, kim: Kim) -> Story:
    colleague = build.member(kim, Role.EDITOR)
    putting_back.put_back(_again(story), by=colleague, at=timezone.now())
    do_all_tasks()
    return _again(story)


def _cover(photo: Photo, by: Person) -> None:
    covering.cover(Photo.objects.get(pk=photo.pk), by=by, at=timezone.now())


def test_a_face_stays_hidden_when_the_words_of_before_come_back(
    kim: Kim, story: Story, photo: Photo, reader: Reader
) -> None:
    thief = build.member(kim, Role.EDITOR)
    _correct_and_lock(story, thief, lambda: _cover(photo, build.member(kim)))

    back = _put_back(story, kim)

    assert back.shown_photos == []
    [item] = Item.objects.all()
    assert item.picture is None
    assert cards.card_of(item).photo is None
    page = reader("kim-satu").get(story.path).text
    assert (NOTE in page, photo.name in page) == (True, False)


def test_what_an_editor_showed_again_is_seen_when_the_words_of_before_come_back(
    kim: Kim, story: Story, photo: Photo, reader: Reader
) -> None:
    _cover(photo, build.member(kim))
    editor, thief = (build.member(kim, Role.EDITOR) for _ in range(2))
    said = replace(content_of(_again(story)), lead="Begitu kejadiannya.")
    note = CorrectionNote(story.lead, said.lead, "Kurang.")
    at = timezone.now() - timedelta(hours=2)
    publishing.correct(_again(story), content=said, note=note, by=editor, at=at)

    def show() -> None:
        covering.uncover(Photo.objects.get(pk=photo.pk), by=editor, at=timezone.now())

    _correct_and_lock(_again(story), thief, show)

    back = _put_back(story, kim)

    assert [each["name"] for each in back.shown_photos] == [photo.name]
    assert photo.name in reader("kim-satu").get(story.path).text


def test_a_face_stays_hidden_in_an_earlier_version_that_is_used_again(
    kim: Kim, story: Story, photo: Photo
) -> None:
    other = build.story(kim, Stage.COLLECTED)
    by = other.author
    with_photo = replace(content_of(other), photos=(photo.as_picture(),))
    writing.edit(other, content=with_photo, by=by, at=build.AT)
    without = replace(with_photo, photos=())
    writing.edit(other, content=without, by=by, at=build.AT)
    _cover(photo, by)

    back = writing.restore(_again(other), number=2, by=by, at=timezone.now())

    assert (len(back.photos), back.shown_photos) == (1, [])


def test_a_face_stays_hidden_in_a_version_from_another_phone(
    kim: Kim, story: Story, photo: Photo
) -> None:
    other = build.story(kim, Stage.COLLECTED)
    by = other.author
    mine = replace(content_of(other), lead="Lain.", photos=(photo.as_picture(),))
    writing.keep_conflict_copy(other, content=mine, base="", by=by, at=build.AT)
    _cover(photo, by)
    [aside] = ConflictCopy.objects.all()

    saved = writing.edit(
        _again(other), content=content_of(aside), resolves=aside, by=by, at=timezone.now()
    )

    assert (len(saved.photos), saved.shown_photos) == (1, [])


def test_no_card_shows_a_photo_that_readers_do_not_have(
    kim: Kim, story: Story, photo: Photo
) -> None:
    [item] = Item.objects.all()
    assert cards.card_of(item).photo is not None

    Photo.objects.filter(pk=photo.pk).update(covered_at=timezone.now())

    assert item.picture is not None  # a copy that is older than this
    assert cards.card_of(item).photo is None
