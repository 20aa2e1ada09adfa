"""A phrase that only advertising uses: nothing is refused or lost, and an editor looks before readers do."""

from dataclasses import replace
from typing import Any, Final

import pytest

from kimid.events.permissions import Role
from kimid.lib.attachment import Attached
from kimid.lib.picture import Picture
from kimid.newsroom import actions
from kimid.newsroom.actions import Words
from kimid.newsroom.flow import Stage
from kimid.newsroom.holds import held_phrase
from kimid.newsroom.models import Story
from kimid.registry.models import Kim
from kimid.wire.placing import Details
from tests import build

pytestmark = pytest.mark.django_db

_PICTURE: Final = Picture(
    name="foto", width=8, height=6, widths=[8], focus=(50, 50), alt="", caption="", credit="", avif=False, is_drawn=False
)
ABOUT_GAMBLING: Final = "Pemuda desa diajak melapor kalau ada pesan berisi kata gacor."


@pytest.fixture
def kim() -> Kim:
    return build.kim()


def _checked(kim: Kim, field: str = "lead") -> Story:
    """A story with an odd phrase in this field, that everybody but an editor has passed."""
    said = {field: ABOUT_GAMBLING}
    return build.story(kim, Stage.VERIFIED, title=said.get("title", ""), lead=said.get("lead", ""), body=said.get("body", ""))


@pytest.mark.parametrize("field", ["title", "lead", "body"])
def test_a_story_with_an_odd_phrase_waits_for_an_editor_and_is_kept_whole(kim: Kim, field: str) -> None:
    story, editor = _checked(kim, field), build.member(kim, Role.EDITOR)

    with pytest.raises(actions.NotNow, match="“gacor”"):
        actions.publish(story, by=editor, at=build.AT)

    story.refresh_from_db()
    assert (story.stage, held_phrase(story)) == (Stage.VERIFIED, "gacor")


@pytest.mark.parametrize(
    "said",
    [
        {"body": "Baca [di sini](https://contoh.id/slot-gacor/)."},
        {"place": "Gacor"},
        {"details": Details(organiser="Situs maxwin")},
        {"photos": (Picture(**{**_PICTURE, "caption": "Daftar sekarang"}),)},
        {"photos": (Picture(**{**_PICTURE, "credit": "RTP"}),)},
        {"attachments": (Attached(name="a", kind="document", title="Bonus new member", size=1, weight=1),)},
        {"second": ("jv", "Dina iki", "Jackpot gedhe.", "")},
        {"second": ("jv", "Dina iki", "Wis tekan.", "> depo pulsa")},
    ],
)
def test_whatever_readers_see_is_looked_at(said: dict[str, Any]) -> None:
    words = replace(Words("Judul", "Inti."), **said)

    assert held_phrase(actions.tell(Story(), words))


def test_what_an_editor_has_looked_at_is_published(kim: Kim) -> None:
    story, editor = _checked(kim), build.member(kim, Role.EDITOR)

    actions.look_over(story, by=editor, at=build.AT)

    assert actions.publish(story, by=editor, at=build.AT).is_public


def test_other_words_are_looked_at_anew(kim: Kim) -> None:
    story, editor = _checked(kim), build.member(kim, Role.EDITOR)
    actions.look_over(story, by=editor, at=build.AT)

    words = replace(actions.words_of(story), body="Daftar sekarang, pasti maxwin.")
    actions.edit(story, words=words, by=story.author, at=build.AT)

    assert held_phrase(story) == "gacor"


def test_nobody_looks_at_what_is_not_odd(kim: Kim) -> None:
    story = build.story(kim, Stage.COLLECTED)

    with pytest.raises(actions.NotNow, match="Tidak ada frasa"):
        actions.look_over(story, by=build.member(kim, Role.EDITOR), at=build.AT)
