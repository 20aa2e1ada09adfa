"""A text of a photo is part of the story that shows it: nothing that compares, merges or renews a
photo forgets one.
"""

from typing import Final, cast, get_type_hints

import pytest

from kimid.activity.actions.photos import renew_photo
from kimid.activity.models import ActivityEntry
from kimid.lib.picture import PICTURE_TEXTS, Picture
from kimid.media.actions import StoredRenditions
from kimid.media.models import Photo
from kimid.media.usage import mark_media_used
from kimid.newsroom.actions import retouching
from kimid.newsroom.differences import differences
from kimid.newsroom.merging import StoryMerge
from kimid.newsroom.models import Story
from tests import build
from tests.activity import making

# Made by kimid: nobody types them.
_NOT_TYPED: Final = {"name", "tone"}
TEXTS: Final = [
    key for key, hint in get_type_hints(Picture).items() if hint is str and key not in _NOT_TYPED
]


def _picture(**texts: str) -> Picture:
    photo = Photo(name="foto", width=800, height=600, widths=[320])
    return cast(Picture, photo.as_picture() | texts)


def _story(**texts: str) -> Story:
    return Story(photos=[_picture(**texts)])


def test_every_text_of_a_photo_is_named() -> None:
    assert set(PICTURE_TEXTS) == set(TEXTS)


@pytest.mark.parametrize("key", TEXTS)
def test_another_text_of_a_photo_is_another_content(key: str) -> None:
    assert _story(**{key: "Perahu"}).digest != _story(**{key: "Rumah"}).digest


@pytest.mark.parametrize("key", TEXTS)
def test_two_texts_of_one_photo_are_a_conflict(key: str) -> None:
    base, theirs, mine = (_story(**{key: text}) for text in ("Perahu", "Rumah", "Jalan"))
    merge = StoryMerge(base, theirs, mine)

    [conflict] = [field for field in merge.fields if field.part.is_conflict]

    assert (conflict.content_field, conflict.wordings) == (key, ("Jalan", "Rumah"))


@pytest.mark.parametrize("key", TEXTS)
def test_a_revision_tells_that_a_text_of_a_photo_changed(key: str) -> None:
    before, after = _story(**{key: "Perahu"}), _story(**{key: "Rumah"})

    assert "Rumah" in str(differences(before, after, zone="WIB"))


@pytest.mark.django_db
@pytest.mark.all_sites
def test_a_retouched_photo_keeps_its_texts_in_stories_and_activities() -> None:
    kim = build.kim()
    photo = build.photo(kim)
    texts = {key: f"Yang tertulis di {key}" for key in TEXTS}
    used = cast(Picture, photo.as_picture() | texts)
    story = build.story(kim)
    Story.objects.filter(pk=story.pk).update(photos=[used])
    mark_media_used(story, [photo.name])
    making.entry(kim, photos=(used,))
    old, stored = photo.name, StoredRenditions("2" * 16, 800, 600, (320, 640), 90_000)

    retouching.retouch(photo, stored=stored, by=build.BUILDER, at=build.AT)
    renew_photo(photo, old=old, by=build.BUILDER, at=build.AT)

    for row in (Story.objects.get(), ActivityEntry.objects.get()):
        [kept] = row.photos
        assert (kept["name"], {key: kept[key] for key in TEXTS}) == ("2" * 16, texts)
