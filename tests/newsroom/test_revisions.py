"""The revisions of a story, and the way back to earlier ones."""

from typing import Final

import pytest

from kimid.events.permissions import Role
from kimid.newsroom.actions import confirmations, content, publishing, talk, writing
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Decision, Story, TalkMode
from tests import build
from tests.conftest import Door
from tests.whole import whole_database

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]

LABEL: Final = "kim-satu"


def _changed() -> Story:
    """A story in its second revision, discussed and confirmed."""
    kim = build.kim(label=LABEL)
    story = build.story(kim, Stage.COLLECTED, title="Ada 14 rumah terendam")
    writing.edit(story, content=build.words("Ada 16 rumah terendam"), by=story.author, at=build.AT)
    talk.record_talk(
        story,
        form=TalkMode.ORAL,
        decision=Decision.PUBLISH,
        people_count=3,
        by=build.member(kim),
        at=build.AT,
    )
    return confirmations.confirm(story, how_known="Saya ikut.", by=build.member(kim), at=build.AT)


def _path(story: Story, number: str = "") -> str:
    return f"/s/{LABEL}/berita/{story.public_id}/naskah/{number}"


def test_the_last_two_versions_are_compared_word_by_word(ruang: Door) -> None:
    story = _changed()

    page = ruang(story.author).get(_path(story)).content.decode()

    assert "<del>14</del><ins>16</ins>" in page
    assert page.count("Pakai lagi") == 1


def test_any_two_versions_can_be_compared_and_a_number_that_is_none_changes_nothing(
    ruang: Door,
) -> None:
    story = _changed()
    member = ruang(story.author)

    assert (
        "<del>16</del><ins>14</ins>"
        in member.get(_path(story), {"dari": "2", "ke": "1"}).content.decode()
    )
    for strange in ({"dari": "99"}, {"ke": "x"}, {"dari": "1", "ke": "1"}):
        assert member.get(_path(story), strange).status_code == 200


def test_an_earlier_version_is_used_again_only_after_a_question(ruang: Door) -> None:
    story = _changed()
    member = ruang(story.author)
    before = whole_database()["newsroom_story"]

    question = member.get(_path(story, "1/")).content.decode()
    assert "Pakai naskah 1 lagi?" in question
    assert "pemastian perlu diulang" in question
    assert whole_database()["newsroom_story"] == before
    assert member.post(_path(story, "1/")).status_code == 302

    story.refresh_from_db()
    assert (story.title, story.stage, story.revision_number) == (
        "Ada 14 rumah terendam",
        Stage.DISCUSSED,
        3,
    )
    assert [row.title for row in story.revisions.order_by("number")] == [
        "Ada 14 rumah terendam",
        "Ada 16 rumah terendam",
        "Ada 14 rumah terendam",
    ]


def test_a_form_that_was_open_before_does_not_write_over_what_was_restored() -> None:
    story = _changed()
    token, base = "a" * 10, story.digest
    said = build.words("Ada 17 rumah terendam")
    writing.edit(story, content=said, base=base, form_token=token, by=story.author, at=build.AT)
    writing.restore(story, number=1, by=story.author, at=build.AT)

    with pytest.raises(content.EditConflict):
        writing.edit(story, content=said, base=base, form_token=token, by=story.author, at=build.AT)


def test_after_publication_the_way_is_a_correction(ruang: Door) -> None:
    story = _changed()
    editor = build.member(story.site.kim, Role.EDITOR)
    publishing.publish(story, by=editor, at=build.AT)

    assert ruang(editor).post(_path(story, "1/")).status_code == 302
    page = ruang(editor).get(_path(story)).content.decode()

    assert "Pakai lagi" not in page
    assert "Perubahan sesudah terbit dibuat sebagai koreksi" in page
    story.refresh_from_db()
    assert story.title == "Ada 16 rumah terendam"


def test_a_version_that_is_not_there_is_not_there(ruang: Door) -> None:
    story = _changed()

    assert ruang(story.author).get(_path(story, "99/")).status_code == 404


def test_nobody_goes_back_in_a_draft_whose_earlier_photos_may_be_gone() -> None:
    draft = build.story(build.kim(), title="Ada 14 rumah terendam")
    writing.edit(draft, content=build.words("Ada 16 rumah"), by=draft.author, at=build.AT)

    with pytest.raises(content.ActionRefused):
        writing.restore(draft, number=1, by=draft.author, at=build.AT)

    draft.refresh_from_db()
    assert draft.title == "Ada 16 rumah"
