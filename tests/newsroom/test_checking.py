"""The box "Bagaimana kami memeriksa" tells exactly what the record holds, to readers and to the group alike."""

from collections.abc import Callable
from datetime import timedelta
from typing import Final

import pytest
from django.test import Client
from django.utils import timezone

from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.newsroom import actions
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Decision, Message, Sensitivity, SourceKind, Story, TalkForm
from tests import build
from tests.conftest import Door
from tests.newsroom.reading import Line, box_lines

pytestmark = pytest.mark.django_db

type Reader = Callable[[str], Client]
# What readers are told of; all else in the record is the group's own business.
TOLD: Final = ["story.written", "story.source_added", "story.talk_recorded", "story.confirmed", "story.published"]


def _recorded(story: Story) -> list[Event]:
    """The events that must be told: of these kinds, without confirmations that an edit made void."""
    rows = Event.objects.filter(thing="newsroom.Story", thing_id=str(story.pk)).order_by("pk")
    void = {pk for row in rows if row.kind == "story.edited" for pk in row.facts["voided"]}
    return [row for row in rows if row.kind in TOLD and row.facts.get("confirmation") not in void]


@pytest.fixture
def long_way() -> Story:
    """A story with all that can happen to one: two sources, a refusal, a talk, a void confirmation, one by link."""
    kim = build.kim(label="kim-satu")
    story = build.story(kim, Stage.DISCUSSED, author=build.member(kim, name="Dedi"), sensitive=True)
    letter = actions.SourceNote(SourceKind.DOCUMENT, "Surat kepala dusun", build.AT.date())
    actions.add_source(story, source=letter, by=story.author, at=build.AT + timedelta(minutes=5))
    actions.say(story, words="Jumlahnya sudah dicek?", by=build.member(kim), at=build.AT + timedelta(minutes=6))
    actions.confirm(story, how_known="Kata orang.", by=build.member(kim, name="Siti"), at=build.AT + timedelta(minutes=7))
    actions.edit(
        story,
        words=build.words("Judul akhir"),
        sensitive=[Sensitivity.CHILD],
        by=story.author,
        at=build.AT + timedelta(minutes=8),
    )
    for form, decision in ((TalkForm.THREAD, Decision.ASK_FIRST), (TalkForm.MEETING, Decision.PUBLISH)):
        actions.record_talk(
            story,
            form=form,
            decision=decision,
            people_count=7,
            names="Dedi, Siti",
            reason="Tanya dulu.",
            by=story.author,
            at=build.AT + timedelta(minutes=9),
        )
    actions.confirm(story, how_known="Saya <b>ikut</b>.", by=build.member(kim, name="Rina"), at=build.AT + timedelta(minutes=10))
    actions.confirm(story, how_known="Saya tetangganya.", by=build.link_holder(story, "Bu Aminah"), at=timezone.now())
    actions.publish(story, by=build.member(kim, Role.EDITOR, "Hasan"), at=timezone.now())
    return story


WORDS: Final = [
    ("Sumber: Pak Jamhari", "Wawancara, 24 November 2024"),
    ("Dibahas lisan, 3 orang", ""),
    ("Sumber: Surat kepala dusun", "Surat atau dokumen, 24 November 2024"),
    ("Dibahas di obrolan kelompok, 7 orang", "Dedi, Siti"),
    ("Dibahas dalam rapat, 7 orang", "Dedi, Siti"),
    ("Dipastikan Rina", "“Saya <b>ikut</b>.”"),
    ("Dipastikan Bu Aminah (tanpa akun, lewat tautan dari Dedi)", "“Saya tetangganya.”"),
    ("Diterbitkan Hasan", ""),
]


def _told(lines: list[Line]) -> list[tuple[str, str]]:
    """The words of each line and its detail; the last small print is the moment."""
    return [(line.what, line.small[0] if len(line.small) > 1 else "") for line in lines]


def test_readers_are_told_what_the_record_holds_line_by_line(long_way: Story, reader: Reader) -> None:
    lines = box_lines(reader("kim-satu").get(long_way.path).content)

    assert [line.event for line in lines] == [str(event.pk) for event in _recorded(long_way)]
    assert _told(lines) == WORDS


def test_the_group_is_told_the_same_line_by_line(long_way: Story, ruang: Door, reader: Reader) -> None:
    page = ruang(long_way.author).get(f"/s/kim-satu/berita/{long_way.public_id}/").content

    inside, outside = box_lines(page), box_lines(reader("kim-satu").get(long_way.path).content)

    assert [line[:2] for line in inside] == [line[:2] for line in outside]
    assert _told(inside) == WORDS


def test_the_moments_in_the_box_are_those_of_the_record(reader: Reader) -> None:
    story = build.story(build.kim(label="kim-satu"), Stage.PUBLISHED)

    lines = box_lines(reader("kim-satu").get(story.path).content)

    moments = [f"24 November 2024, 10.{minute:02d} WIB" for minute in (0, 2, 3, 4)]  # sending, in minute 1, is not told
    told = [line.small[-1].removeprefix("Dicatat ") for line in lines]  # what a source said is noted, not done
    assert told == moments


@pytest.mark.parametrize("stage", [Stage.DRAFT, Stage.COLLECTED, Stage.DISCUSSED, Stage.VERIFIED])
def test_before_publishing_the_group_sees_just_what_has_happened(stage: Stage, ruang: Door) -> None:
    story = build.story(build.kim(label="kim-satu"), stage)

    page = ruang(story.author).get(f"/s/kim-satu/berita/{story.public_id}/").content

    expected = {Stage.DRAFT: 1, Stage.COLLECTED: 1, Stage.DISCUSSED: 2, Stage.VERIFIED: 3}[stage]
    assert len(box_lines(page)) == expected == len(_recorded(story))


def test_the_talk_of_the_group_stays_with_the_group(long_way: Story, reader: Reader) -> None:
    page = reader("kim-satu").get(long_way.path).content.decode()

    for message in Message.objects.all():
        assert message.text not in page
    assert "Kata orang." not in page
    assert "Siti memastikan" not in page


def test_what_people_wrote_is_shown_as_words_and_never_as_markup(long_way: Story, reader: Reader) -> None:
    page = reader("kim-satu").get(long_way.path).content.decode()

    assert "<b>ikut</b>" not in page
    assert "&lt;b&gt;ikut&lt;/b&gt;" in page
