"""A story with a phrase of advertising waits for an editor. Nothing is refused or lost."""

from dataclasses import replace
from datetime import timedelta
from typing import Any, Final

import pytest
from django.core.exceptions import PermissionDenied

from kimid.events.permissions import Role
from kimid.lib.attachment import AttachmentData
from kimid.lib.picture import Picture
from kimid.newsroom.actions import content, phrase_review, publishing, writing
from kimid.newsroom.actions.content import ContentData
from kimid.newsroom.details import Details
from kimid.newsroom.flow import Stage
from kimid.newsroom.held_phrases import held_phrase
from kimid.newsroom.models import Story
from kimid.registry.models import Kim
from tests import build

pytestmark = pytest.mark.django_db

_PICTURE: Final = Picture(
    name="foto",
    width=8,
    height=6,
    widths=[8],
    focus=(50, 50),
    alt="",
    caption="",
    credit="",
    avif=False,
    is_drawn=False,
)
# When the members whom a test makes have been in their group for some days.
LATER: Final = build.AT + timedelta(days=4)
ABOUT_GAMBLING: Final = "Pemuda desa diajak melapor kalau ada pesan berisi kata gacor."


@pytest.fixture
def kim() -> Kim:
    return build.kim()


def _checked(kim: Kim, field: str = "lead") -> Story:
    """A verified story with an odd phrase in this field."""
    texts = {field: ABOUT_GAMBLING}
    return build.story(
        kim,
        Stage.VERIFIED,
        title=texts.get("title", ""),
        lead=texts.get("lead", ""),
        body=texts.get("body", ""),
    )


@pytest.mark.parametrize("field", ["title", "lead", "body"])
def test_a_story_with_an_odd_phrase_waits_for_an_editor_and_is_kept_whole(
    kim: Kim, field: str
) -> None:
    story = _checked(kim, field)
    editor = build.member(kim, Role.EDITOR)

    with pytest.raises(content.ActionRefused, match="“gacor”"):
        publishing.publish(story, by=editor, at=build.AT)

    story.refresh_from_db()
    assert (story.stage, held_phrase(story)) == (Stage.VERIFIED, "gacor")


@pytest.mark.all_sites
def test_whoever_wrote_a_held_text_does_not_let_it_pass(kim: Kim) -> None:
    story = _checked(kim)
    editor = build.member(kim, Role.EDITOR)
    words = replace(content.content_of(story), title="Slot g4c0r")
    writing.edit(story, content=words, sensitivities=(), by=editor, at=build.AT)

    for writer in (story.author, editor):
        with pytest.raises((content.ActionRefused, PermissionDenied)):
            phrase_review.approve_phrase(story, by=writer, at=LATER)
    assert held_phrase(story)
    other = build.member(kim, Role.EDITOR)
    assert not held_phrase(phrase_review.approve_phrase(story, by=other, at=LATER))


@pytest.mark.all_sites
def test_whoever_brought_a_phrase_does_not_let_it_pass_after_a_colleague_wrote_on(
    kim: Kim,
) -> None:
    story = build.story(kim, Stage.COLLECTED)
    thief = build.member(kim, Role.EDITOR)
    words = replace(content.content_of(story), body="Slot gacor maxwin.")
    writing.edit(story, content=words, by=thief, at=build.AT)
    words = replace(words, lead="Warga membersihkan parit kemarin pagi.")
    writing.edit(story, content=words, by=build.member(kim), at=build.AT)

    with pytest.raises(content.ActionRefused, match="Yang menulis tidak meloloskan"):
        phrase_review.approve_phrase(story, by=thief, at=LATER)

    assert held_phrase(story)


@pytest.mark.parametrize(
    "fields",
    [
        {"body": "Baca [di sini](https://contoh.id/slot-gacor/)."},
        {"place": "Gacor"},
        {"details": Details(organiser="Situs maxwin")},
        {"photos": (Picture(**{**_PICTURE, "caption": "Daftar sekarang"}),)},
        {"photos": (Picture(**{**_PICTURE, "credit": "RTP"}),)},
        {
            "attachments": (
                AttachmentData(
                    name="a", kind="document", title="Bonus new member", size=1, weight=1
                ),
            )
        },
        {"translation": ("jv", "Dina iki", "Jackpot gedhe.", "")},
        {"translation": ("jv", "Dina iki", "Wis tekan.", "> depo pulsa")},
    ],
)
def test_whatever_readers_see_is_looked_at(fields: dict[str, Any]) -> None:
    words = replace(ContentData("Judul", "Inti."), **fields)

    assert held_phrase(content.set_content(Story(), words))


@pytest.mark.all_sites
def test_an_account_of_yesterday_is_no_second_person(kim: Kim) -> None:
    story = _checked(kim)
    editor = build.member(kim, Role.EDITOR)

    with pytest.raises(content.ActionRefused, match="belum tiga hari"):
        phrase_review.approve_phrase(story, by=editor, at=build.AT + timedelta(days=1))


@pytest.mark.all_sites
def test_what_an_editor_has_looked_at_is_published(kim: Kim) -> None:
    story = _checked(kim)
    editor = build.member(kim, Role.EDITOR)

    phrase_review.approve_phrase(story, by=editor, at=LATER)

    assert publishing.publish(story, by=editor, at=build.AT).is_public


@pytest.mark.all_sites
def test_other_words_are_looked_at_anew(kim: Kim) -> None:
    story = _checked(kim)
    editor = build.member(kim, Role.EDITOR)
    phrase_review.approve_phrase(story, by=editor, at=LATER)

    words = replace(content.content_of(story), body="Daftar sekarang, pasti maxwin.")
    writing.edit(story, content=words, by=story.author, at=build.AT)

    assert held_phrase(story) == "gacor"


def test_nobody_looks_at_what_is_not_odd(kim: Kim) -> None:
    story = build.story(kim, Stage.COLLECTED)

    with pytest.raises(content.ActionRefused, match="Tidak ada frasa"):
        phrase_review.approve_phrase(story, by=build.member(kim, Role.EDITOR), at=build.AT)


@pytest.mark.all_sites
@pytest.mark.parametrize(
    ("title", "why"),
    [("Sl0t g4cor malam ini", "Salah ketik."), ("Panen kepiting", "Main di situs maxwin.")],
)
def test_a_correction_brings_no_phrase_past_the_second_person(
    kim: Kim, title: str, why: str
) -> None:
    story = build.story(kim, Stage.PUBLISHED)
    editor = build.member(kim, Role.EDITOR)
    words = replace(content.content_of(story), title=title)
    note = content.CorrectionNote(story.title, title, why)

    with pytest.raises(content.ActionRefused, match="menambah frasa"):
        publishing.correct(story, content=words, note=note, by=editor, at=LATER)

    story.refresh_from_db()
    assert (story.stage, story.title == title) == (Stage.PUBLISHED, False)


@pytest.mark.all_sites
def test_a_story_about_gambling_is_corrected_as_any_other(kim: Kim) -> None:
    story = _checked(kim)
    editor = build.member(kim, Role.EDITOR)
    phrase_review.approve_phrase(story, by=editor, at=LATER)
    publishing.publish(story, by=editor, at=LATER)
    said = content.content_of(story)
    words = replace(said, lead=said.lead.replace("pesan", "SMS"))
    note = content.CorrectionNote("pesan", "SMS", "Pesan gacor itu salah dicatat.")

    corrected = publishing.correct(story, content=words, note=note, by=editor, at=LATER)

    assert corrected.stage == Stage.CORRECTED


@pytest.mark.all_sites
def test_a_press_for_words_that_were_changed_meanwhile_lets_nothing_pass(kim: Kim) -> None:
    story = _checked(kim)
    read = story.digest
    words = replace(content.content_of(story), lead="Main di sini. Pasti gacor.")
    writing.edit(story, content=words, by=story.author, at=build.AT)
    editor = build.member(kim, Role.EDITOR)

    with pytest.raises(content.ActionRefused, match="baru saja diubah"):
        phrase_review.approve_phrase(story, base=read, by=editor, at=LATER)

    assert held_phrase(story)
    assert not held_phrase(
        phrase_review.approve_phrase(story, base=story.digest, by=editor, at=LATER)
    )
