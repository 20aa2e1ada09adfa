"""A gallery has photos: it is asked for them before the group gets it, and before readers do."""

from dataclasses import replace

import pytest

from kimid.events.permissions import Role
from kimid.lib.picture import Picture
from kimid.newsroom.actions import confirmations, content, covering, publishing, writing
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Story, StoryKind
from kimid.registry.models import Kim
from tests import build
from tests.conftest import Door
from tests.newsroom.editor_form import LABEL, SOURCE, TULIS, WORDS, add_photo, editor_fields

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]
LACK = "Galeri perlu paling sedikit 2 foto."


@pytest.fixture
def kim() -> Kim:
    return build.kim(label=LABEL)


def _ready(kim: Kim, photos: list[Picture]) -> Story:
    story = build.story(kim, Stage.VERIFIED)
    said = replace(content.content_of(story), kind=StoryKind.GALLERY, photos=tuple(photos))
    writing.edit(story, content=said, sensitivities=(), by=story.author, at=build.AT)
    confirmations.confirm(story, how_known="Saya di sana.", by=build.member(kim), at=build.AT)
    return story


def test_photos_are_asked_for_when_it_is_sent_and_a_draft_may_wait(ruang: Door, kim: Kim) -> None:
    dedi = build.member(kim)
    phone = ruang(dedi)
    one, two = (add_photo(kim, dedi, name) for name in ("foto2satu", "foto2dua"))
    sheet = {**WORDS, **SOURCE, "kind": "gallery", "photos": [one]}

    refused = phone.post(TULIS, {**sheet, **editor_fields(phone), "send": "1"})
    from_phone = phone.post(f"{TULIS}kirim/", {**sheet, **editor_fields(phone)})
    draft = phone.post(TULIS, {**sheet, **editor_fields(phone), "keep": "1"})
    sent = {**sheet, **editor_fields(phone), "photos": [one, two], "send": "1"}

    assert (refused.status_code, from_phone.status_code, draft.status_code) == (422, 422, 302)
    assert LACK in refused.content.decode()
    assert LACK in from_phone.content.decode()
    assert phone.post(TULIS, sent).status_code == 302


@pytest.mark.parametrize("how_many", [0, 1])
def test_nothing_is_published_as_a_gallery_with_fewer(kim: Kim, how_many: int) -> None:
    story = _ready(kim, [build.photo(kim).as_picture() for _ in range(how_many)])

    with pytest.raises(content.ActionRefused, match=LACK):
        build.publish(story)


def test_a_photo_that_readers_do_not_have_is_none_of_a_gallery(kim: Kim) -> None:
    one, two, three = (build.photo(kim) for _ in range(3))
    story = _ready(kim, [each.as_picture() for each in (one, two)])
    covering.cover(two, by=build.member(kim), at=build.AT)
    story.refresh_from_db()

    with pytest.raises(content.ActionRefused, match=LACK):
        build.publish(story)

    whole = _ready(kim, [each.as_picture() for each in (one, two, three)])
    assert build.publish(whole).is_public


def test_a_correction_may_show_less_of_it_but_not_nothing(kim: Kim) -> None:
    story = build.of_kind(kim, StoryKind.GALLERY)
    rina = build.member(kim, Role.EDITOR)
    note = content.CorrectionNote("", "", "Orangnya keberatan.", ("Foto 2 dihapus.",))

    one = replace(content.content_of(story), photos=tuple(story.photos[:1]))
    publishing.correct(story, content=one, note=note, by=rina, at=build.AT)

    assert len(story.photos) == 1
    none = replace(content.content_of(story), photos=())
    with pytest.raises(content.ActionRefused, match="paling sedikit 1 foto"):
        publishing.correct(story, content=none, note=note, by=rina, at=build.AT)
