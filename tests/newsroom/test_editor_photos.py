"""The photos of a story in the editor: their order, their texts, and unused ones."""

import pytest

from kimid.events.permissions import Role
from kimid.media.models import Photo
from kimid.media.queries import unused
from kimid.media.usage import mark_media_used
from kimid.newsroom.models import Story
from kimid.people.models import Person
from kimid.registry.models import Kim
from tests import build
from tests.conftest import Door
from tests.newsroom.editor_form import LABEL, SOURCE, TULIS, WORDS, add_photo, editor_fields

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]


@pytest.fixture
def kim() -> Kim:
    return build.kim(label=LABEL)


@pytest.fixture
def dedi(kim: Kim) -> Person:
    return build.member(kim, name="Dedi Kurniawan")


def test_the_marks_in_the_text_follow_their_photos(ruang: Door, kim: Kim, dedi: Person) -> None:
    one, two, three = (
        add_photo(kim, dedi, name) for name in ("foto2satu", "foto2dua", "foto2tiga")
    )
    phone = ruang(dedi)
    form = {
        **editor_fields(phone),
        **WORDS,
        "photos": [one, two, three],
        "body": "Awal.\n\n[foto 2]\n\n[foto 3]",
    }

    phone.post(TULIS, {**form, "first": two})

    story = Story.objects.get()
    assert [photo["name"] for photo in story.photos] == [two, one, three]
    assert story.body == "Awal.\n\n[foto 1]\n\n[foto 3]"

    path = f"/s/{LABEL}/berita/{story.public_id}/ubah/"
    form = {**editor_fields(phone, path), **WORDS, "photos": [two, one, three], "body": story.body}
    phone.post(path, {**form, "drop": one})
    story.refresh_from_db()
    assert [photo["name"] for photo in story.photos] == [two, three]
    assert story.body == "Awal.\n\n[foto 1]\n\n[foto 2]"


def test_what_is_said_of_a_photo_goes_with_the_story(ruang: Door, kim: Kim, dedi: Person) -> None:
    name = add_photo(kim, dedi, "foto2satu")
    words = {
        "caption": "Perahu di jalan",
        "credit": "Dedi",
        "children": "no_children",
        "focus": "15 85",
    }
    caption_form = {f"foto-{name}-{field}": word for field, word in words.items()}
    phone = ruang(dedi)

    phone.post(
        TULIS,
        {**editor_fields(phone), **WORDS, **SOURCE, "photos": [name], **caption_form, "send": "1"},
    )

    [photo] = Story.objects.get().photos
    values = (photo["caption"], photo["alt"], photo["credit"], photo["consent"], photo["focus"])
    assert values == ("Perahu di jalan", "Perahu di jalan", "Dedi", "no_children", [15, 85])


def test_the_photo_of_another_group_cannot_be_taken(ruang: Door, dedi: Person) -> None:
    other = build.kim()
    stolen = add_photo(other, build.member(other, Role.CHAIR), "foto2lain")
    phone = ruang(dedi)

    phone.post(TULIS, {**editor_fields(phone), **WORDS, **SOURCE, "photos": [stolen], "send": "1"})

    assert Story.objects.get().photos == []


def _unused_photos(kim: Kim) -> set[str]:
    return set(unused(Photo).filter(site=kim.site).values_list("name", flat=True))


def test_photos_of_a_draft_that_was_thrown_away_lie_unused_again(
    ruang: Door, kim: Kim, dedi: Person
) -> None:
    one, two, logo = (add_photo(kim, dedi, name) for name in ("foto2satu", "foto2dua", "foto2logo"))
    mark_media_used(kim.site, [logo])
    phone = ruang(dedi)
    sheet = editor_fields(phone)
    phone.post(f"{TULIS}simpan/", {**sheet, **WORDS, "photos": [one, two, logo]})
    assert _unused_photos(kim) == set()

    phone.post(f"{TULIS}simpan/", {**sheet, **WORDS, "photos": [one, logo]})
    assert _unused_photos(kim) == {two}

    phone.post(f"/s/{LABEL}/berita/{Story.objects.get().public_id}/buang/")
    assert _unused_photos(kim) == {one, two}


def test_a_photo_that_the_group_has_seen_is_kept(ruang: Door, kim: Kim, dedi: Person) -> None:
    name = add_photo(kim, dedi, "foto2satu")
    phone = ruang(dedi)
    phone.post(TULIS, {**editor_fields(phone), **WORDS, **SOURCE, "photos": [name], "send": "1"})

    phone.post(f"/s/{LABEL}/berita/{Story.objects.get().public_id}/ubah/", {**WORDS})

    assert Story.objects.get().photos == []
    assert _unused_photos(kim) == set()
