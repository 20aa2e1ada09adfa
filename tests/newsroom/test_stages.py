"""From draft to published: which actions move a story, and which never do."""

from typing import Any, Final

import pytest
from django.core.exceptions import PermissionDenied
from django.db.utils import IntegrityError

from kimid.events.permissions import Role
from kimid.lib.flow import WrongStep
from kimid.newsroom.actions import confirmations, content, publishing, talk, writing
from kimid.newsroom.flow import STORY_FLOW, Stage
from kimid.newsroom.forms.content import StoryForm
from kimid.newsroom.forms.story_actions import TalkNoteForm
from kimid.newsroom.models import Confirmation, Decision, Revision, Sensitivity, Story, TalkMode
from kimid.people.models import Person
from kimid.wire.verdicts import UNVERIFIED
from tests import build
from tests.conftest import Door
from tests.whole import whole_database

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]


def _talk(
    story: Story,
    decision: Decision = Decision.PUBLISH,
    *,
    people: int = 3,
    by: Person | None = None,
) -> Story:
    reason = "" if decision == Decision.PUBLISH else "Belum jelas."
    return talk.record_talk(
        story,
        form=TalkMode.ORAL,
        decision=decision,
        people_count=people,
        reason=reason,
        by=by or build.member(story.site.kim),
        at=build.AT,
    )


def _confirm(story: Story, by: Person | None = None) -> Story:
    return confirmations.confirm(
        story, how_known="Saya ikut.", by=by or build.member(story.site.kim), at=build.AT
    )


def _edit(story: Story, title: str = "Judul baru", *, sensitive: bool = False) -> Story:
    return writing.edit(
        story,
        content=build.words(title),
        sensitivities=[Sensitivity.CHILD] if sensitive else (),
        by=story.author,
        at=build.AT,
    )


def test_a_draft_is_seen_by_its_writer_only(ruang: Door) -> None:
    kim = build.kim(label="kim-satu")
    story = build.story(kim, Stage.DRAFT, title="Masih saya pikirkan")
    path = f"/s/kim-satu/berita/{story.public_id}/"

    assert ruang(story.author).get(path).status_code == 200
    for role in (Role.MEMBER, Role.EDITOR, Role.CHAIR):
        colleague = ruang(build.member(kim, role))
        assert colleague.get(path).status_code == 404
        assert story.title not in colleague.get("/s/kim-satu/berita/").content.decode()
        assert story.title not in colleague.get("/s/kim-satu/").content.decode()


def test_a_colleague_may_not_send_the_draft_of_another() -> None:
    kim = build.kim()
    story = build.story(kim, Stage.DRAFT)

    with pytest.raises(PermissionDenied):
        writing.send(story, by=build.member(kim, Role.CHAIR), at=build.AT)


@pytest.mark.parametrize(
    "stage", [Stage.COLLECTED, Stage.DISCUSSED, Stage.VERIFIED, Stage.PUBLISHED]
)
def test_words_in_the_thread_never_move_a_stage(stage: Stage) -> None:
    kim = build.kim()
    story = build.story(kim, stage)

    for words in ("Setuju, terbitkan.", "Saya pastikan benar.", "putusan: terbitkan"):
        talk.post_message(story, text=words, by=build.member(kim, Role.CHAIR), at=build.AT)

    story.refresh_from_db()
    assert story.stage == stage
    assert story.messages.count() == 3


@pytest.mark.parametrize("decision", [Decision.FOLLOW_UP, Decision.ASK_FIRST, Decision.DECLINE])
def test_only_the_decision_to_publish_makes_a_story_discussed(decision: Decision) -> None:
    story = build.story(build.kim(), Stage.COLLECTED)
    _talk(story, decision)
    assert story.stage == Stage.COLLECTED

    _talk(story)

    assert (story.stage, story.declined_at) == (Stage.DISCUSSED, None)


def test_a_talk_has_at_least_two_people() -> None:
    story = build.story(build.kim(), Stage.COLLECTED)
    siti = build.member(story.site.kim)
    before = whole_database()

    with pytest.raises(IntegrityError):
        _talk(story, people=1, by=siti)

    assert whole_database() == before
    form = TalkNoteForm({"form": "oral", "decision": "publish", "people_count": "1"})
    assert list(form.errors) == ["people_count"]


@pytest.mark.parametrize(("stage", "is_asked"), [(Stage.DISCUSSED, True), (Stage.VERIFIED, False)])
def test_others_are_asked_to_confirm_only_while_somebody_is_missing(
    stage: Stage, is_asked: bool, ruang: Door
) -> None:
    kim = build.kim(label="kim-satu")
    story = build.story(kim, stage)

    siti = build.member(kim)
    if is_asked:
        _confirm(story, siti)
        Story.objects.filter(pk=story.pk).update(stage=Stage.DISCUSSED)
    page = ruang(siti).get(f"/s/kim-satu/berita/{story.public_id}/").content.decode()
    acts = page[page.index('class="acts"') :].partition("</nav>")[0]

    assert ("Minta orang memastikan" in acts) is is_asked
    assert "Balas" in acts


def test_a_talk_that_does_not_end_in_publishing_says_why() -> None:
    form = TalkNoteForm({"form": "oral", "decision": "decline", "people_count": "3"})
    assert list(form.errors) == ["reason"]

    story = build.story(build.kim(), Stage.COLLECTED)
    with pytest.raises(IntegrityError):
        talk.record_talk(
            story,
            form=TalkMode.ORAL,
            decision=Decision.DECLINE,
            people_count=3,
            by=story.author,
            at=build.AT,
        )


@pytest.mark.parametrize("stage", [Stage.PUBLISHED, Stage.WITHDRAWN])
def test_what_is_no_longer_under_way_is_not_decided_any_more(stage: Stage) -> None:
    story = build.story(build.kim(), stage)

    with pytest.raises(content.ActionRefused):
        _talk(story)


def test_a_declined_story_stays_in_the_archive_and_may_be_decided_again(ruang: Door) -> None:
    kim = build.kim(label="kim-satu")
    story = build.story(kim, Stage.VERIFIED, title="Kabar yang ditolak")
    _talk(story, Decision.DECLINE)
    before = whole_database()
    with pytest.raises(content.ActionRefused):
        build.publish(story)
    with pytest.raises(content.ActionRefused):
        _confirm(story)
    assert {
        table: rows for table, rows in whole_database().items() if table.startswith("newsroom")
    } == {table: rows for table, rows in before.items() if table.startswith("newsroom")}
    shelves = ruang(build.member(kim)).get("/s/kim-satu/berita/").content.decode()
    assert "Kabar yang ditolak" in shelves
    assert "Tidak diterbitkan" in shelves

    _talk(story)

    assert (story.stage, story.declined_at) == (Stage.VERIFIED, None)
    assert build.publish(story).stage == Stage.PUBLISHED


def test_confirmations_before_the_talk_count_once_the_talk_is_recorded() -> None:
    story = build.story(build.kim(), Stage.COLLECTED)
    _confirm(story)
    assert story.stage == Stage.COLLECTED

    _talk(story)

    assert story.stage == Stage.VERIFIED


def test_nobody_confirms_a_story_of_their_own_whatever_their_role() -> None:
    kim = build.kim()
    story = build.story(kim, Stage.DISCUSSED, author=build.member(kim, Role.CHAIR))

    with pytest.raises(PermissionDenied):
        _confirm(story, story.author)

    assert not Confirmation.objects.exists()


def test_one_person_confirms_a_story_once() -> None:
    kim = build.kim()
    story = build.story(kim, Stage.DISCUSSED, sensitive=True)
    siti = build.member(kim)
    _confirm(story, siti)

    with pytest.raises(content.ActionRefused):
        _confirm(story, siti)

    assert (story.stage, Confirmation.objects.count()) == (Stage.DISCUSSED, 1)


def test_a_sensitive_story_wants_two_people() -> None:
    story = build.story(build.kim(), Stage.DISCUSSED, sensitive=True)
    _confirm(story)
    assert story.stage == Stage.DISCUSSED
    with pytest.raises(WrongStep):
        build.publish(story)

    _confirm(story, build.member(story.site.kim, Role.EDITOR))

    assert story.stage == Stage.VERIFIED


def test_a_site_may_ask_for_more_people_than_one() -> None:
    kim = build.kim()
    kim.site.confirmations_wanted = 3
    kim.site.save()
    story = build.story(kim, Stage.DISCUSSED, sensitive=True)

    stages = [_confirm(story).stage for _ in range(3)]

    assert stages == [Stage.DISCUSSED, Stage.DISCUSSED, Stage.VERIFIED]


def test_changed_words_void_what_was_confirmed_and_the_stage_falls_back() -> None:
    kim = build.kim()
    story = build.story(kim, Stage.VERIFIED)
    [confirmation] = story.confirmations.all()
    assert confirmation.person is not None

    _edit(story)

    confirmation.refresh_from_db()
    assert (story.stage, story.revision_number, confirmation.voided_at) == (
        Stage.DISCUSSED,
        2,
        build.AT,
    )
    with pytest.raises(WrongStep):
        build.publish(story)
    assert _confirm(story, confirmation.person).stage == Stage.VERIFIED


def test_a_story_that_turns_out_sensitive_wants_two_people_from_then_on() -> None:
    story = build.story(build.kim(), Stage.VERIFIED)

    _edit(story, sensitive=True)
    stages = [_confirm(story).stage for _ in range(2)]

    assert stages == [Stage.DISCUSSED, Stage.VERIFIED]


def test_every_version_of_the_words_is_kept() -> None:
    story = build.story(build.kim(), Stage.COLLECTED, title="Judul satu")
    _edit(story, "Judul dua")
    _edit(story, "Judul tiga")

    revisions = (
        Revision.objects.filter(story=story).order_by("number").values_list("number", "title")
    )
    assert list(revisions) == [(1, "Judul satu"), (2, "Judul dua"), (3, "Judul tiga")]


@pytest.mark.parametrize("stage", [Stage.PUBLISHED, Stage.WITHDRAWN])
def test_published_words_are_not_changed_in_silence(stage: Stage) -> None:
    story = build.story(build.kim(), stage)
    before = whole_database()

    with pytest.raises(content.ActionRefused):
        _edit(story)

    assert whole_database() == before


def test_a_story_without_source_is_not_taken() -> None:
    form = {"title": "Judul", "lead": "Inti.", "source_kind": "told", "source_on": "2026-11-24"}

    assert list(StoryForm({**form, "source_name": "  "}).errors) == ["source_name"]
    assert StoryForm({**form, "source_name": "Pak Jamhari"}).is_valid()


def test_whoever_saw_it_is_the_source() -> None:
    form = StoryForm(
        {"title": "Judul", "lead": "Inti.", "source_kind": "seen", "source_on": "2026-11-24"}
    )

    assert form.is_valid()
    assert form.source(build.person("Dedi"), build.AT.date()).name == "Dedi"


@pytest.mark.parametrize(
    "stage", [Stage.DRAFT, Stage.COLLECTED, Stage.DISCUSSED, Stage.VERIFIED, Stage.WITHDRAWN]
)
def test_only_what_is_published_can_be_withdrawn(stage: Stage) -> None:
    kim = build.kim()
    chair = build.member(kim, Role.CHAIR)
    story = build.story(kim, stage, author=chair)

    with pytest.raises((WrongStep, PermissionDenied)):
        publishing.withdraw(story, reason="Keliru.", by=chair, at=build.AT)

    story.refresh_from_db()
    assert story.stage == stage


def test_withdrawing_needs_a_reason() -> None:
    kim = build.kim()
    story = build.story(kim, Stage.PUBLISHED)
    chair = build.member(kim, Role.CHAIR)
    before = whole_database()

    with pytest.raises(IntegrityError):
        publishing.withdraw(story, reason="", by=chair, at=build.AT)

    assert whole_database() == before


def test_the_author_may_also_be_the_editor() -> None:
    kim = build.kim()
    editor = build.member(kim, Role.EDITOR)
    story = build.story(kim, Stage.VERIFIED, author=editor)

    publishing.publish(story, by=editor, at=build.AT)

    assert (story.stage, story.editor, story.author) == (Stage.PUBLISHED, editor, editor)


def test_two_stories_of_one_title_have_two_addresses() -> None:
    kim = build.kim()

    paths = {build.story(kim, Stage.PUBLISHED, title="Judul yang sama").path for _ in range(2)}

    assert len(paths) == 2
    assert all(path.startswith("/berita/judul-yang-sama-") for path in paths)


def test_every_stage_is_reached_from_the_draft_and_none_leads_back_to_it() -> None:
    reached = {Stage.DRAFT}
    edge = {Stage.DRAFT}
    while edge:
        edge = {after for stage in edge for after in STORY_FLOW.steps.get(stage, ())} - reached
        reached |= edge

    assert reached == set(Stage)
    assert all(Stage.DRAFT not in after for after in STORY_FLOW.steps.values())


_LAWS: Final[dict[str, dict[str, Any]]] = {
    "published without time and editor": {"stage": Stage.PUBLISHED},
    "withdrawn without reason": {"stage": Stage.WITHDRAWN},
    "a time of publishing before it is published": {"published_at": build.AT},
    "a reason of withdrawal while under way": {"withdrawn_reason": "Keliru."},
}


@pytest.mark.parametrize("law", _LAWS)
def test_the_database_itself_refuses_half_a_state(law: str) -> None:
    story = build.story(build.kim(), Stage.VERIFIED)

    with pytest.raises(IntegrityError):
        Story.objects.filter(pk=story.pk).update(**_LAWS[law])


def test_the_workspace_calls_an_unverified_story_as_readers_do() -> None:
    assert UNVERIFIED.lower() in Stage.PUBLISHED_UNVERIFIED.label
