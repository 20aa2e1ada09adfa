"""The box "Bagaimana kami memeriksa" shows what the events say, to readers and to the group."""

from collections.abc import Callable
from datetime import datetime, timedelta
from operator import attrgetter
from typing import Final

import pytest
from django.test import Client
from django.utils import timezone

from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.events.presenters import kinds_with
from kimid.newsroom.actions import confirmations, content, publishing, talk, writing
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import Decision, Message, Sensitivity, SourceKind, Story, TalkMode
from tests import build
from tests.conftest import Door
from tests.newsroom.reading import Line, box_lines
from tests.newsroom.typed_texts import BESIDE, WITH_ADDRESSES

pytestmark = [pytest.mark.django_db, pytest.mark.all_sites]

type Reader = Callable[[str], Client]
# The kinds of event that readers see.
SHOWN_KINDS: Final = [
    "story.written",
    "story.source_added",
    "story.talk_recorded",
    "story.confirmed",
    "story.published",
]
# Steps of the box about the check of a story: those with words that somebody types are cases of
# typed_texts.py.
_WITHOUT_WORDS: Final = {
    "story.photo_covered",
    "story.photo_retouched",
    "story.photo_shown",
    "story.put_back",
    "story.published",
    "story.published_unchecked",
    "story.verification_overdue",
}
_WITH_A_SOURCE: Final = {
    "story.written",
    "story.begun_from_tip",
    "story.edited",
    "story.source_added",
}


def _recorded(story: Story) -> list[Event]:
    """The events that the box must show: of these kinds, without voided confirmations."""
    rows = Event.objects.filter(subject="newsroom.Story", subject_id=str(story.pk)).order_by("pk")
    void = {pk for row in rows if row.kind == "story.edited" for pk in row.data["voided"]}
    return [
        row for row in rows if row.kind in SHOWN_KINDS and row.data.get("confirmation") not in void
    ]


def _discuss_twice(story: Story, at: datetime) -> None:
    recorder = build.member(story.site.kim, name="Lina")
    for form, decision in (
        (TalkMode.THREAD, Decision.ASK_FIRST),
        (TalkMode.MEETING, Decision.PUBLISH),
    ):
        talk.record_talk(
            story,
            form=form,
            decision=decision,
            people_count=7,
            names="Dedi, Siti",
            reason="Tanya dulu.",
            by=recorder,
            at=at,
        )


@pytest.fixture
def checked_story() -> Story:
    """A story with every kind of event: two sources, a refusal, a talk, a voided confirmation, one
    by link.
    """
    kim = build.kim(label="kim-satu")
    story = build.story(kim, Stage.DISCUSSED, author=build.member(kim, name="Dedi"), sensitive=True)
    letter = content.SourceNote(SourceKind.DOCUMENT, "Surat kepala dusun", build.AT.date())
    writing.add_source(story, source=letter, by=story.author, at=build.AT + timedelta(minutes=5))
    later = build.AT + timedelta(minutes=6)
    talk.post_message(story, text="Jumlahnya sudah dicek?", by=build.member(kim), at=later)
    confirmations.confirm(
        story,
        how_known="Kata orang.",
        by=build.member(kim, name="Siti"),
        at=build.AT + timedelta(minutes=7),
    )
    writing.edit(
        story,
        content=build.words("Judul akhir"),
        sensitivities=[Sensitivity.CHILD],
        by=story.author,
        at=build.AT + timedelta(minutes=8),
    )
    _discuss_twice(story, build.AT + timedelta(minutes=9))
    confirmations.confirm(
        story,
        how_known="Saya <b>ikut</b>.",
        by=build.member(kim, name="Rina"),
        at=build.AT + timedelta(minutes=10),
    )
    confirmations.confirm(
        story,
        how_known="Saya tetangganya.",
        by=build.link_holder(story, "Bu Aminah"),
        at=timezone.now(),
    )
    publishing.publish(story, by=build.member(kim, Role.EDITOR, "Hasan"), at=timezone.now())
    return story


WORDS: Final = [
    ("Sumber: Pak Jamhari", "Wawancara, 24 November 2024"),
    ("Dibahas lisan, 3 orang, dicatat Bu Sekretaris", ""),
    ("Sumber: Surat kepala dusun", "Surat atau dokumen, 24 November 2024"),
    ("Dibahas di obrolan kelompok, 7 orang, dicatat Lina", "Dedi, Siti"),
    ("Dibahas dalam rapat, 7 orang, dicatat Lina", "Dedi, Siti"),
    ("Dipastikan Rina", "“Saya <b>ikut</b>.”"),
    (
        "Dibenarkan Bu Aminah, tanpa akun, lewat tautan dari Bu Sekretaris",
        "“Saya tetangganya.”",
    ),
    ("Diterbitkan Hasan", ""),
]
# Readers have neither the names of those who confirmed it nor their sentences.
PUBLIC_WORDS: Final = [
    *WORDS[:5],
    ("Dipastikan seorang anggota", ""),
    ("Dibenarkan seorang warga, tanpa akun, lewat tautan dari Bu Sekretaris", ""),
    *WORDS[7:],
]


def _texts(lines: list[Line]) -> list[tuple[str, str]]:
    """The bold text and the detail of each line, without the time."""
    return [(line.what, line.small[0] if len(line.small) > 1 else "") for line in lines]


def test_readers_are_told_what_the_record_holds_line_by_line(
    checked_story: Story, reader: Reader
) -> None:
    lines = box_lines(reader("kim-satu").get(checked_story.path).content)

    assert [line.event for line in lines] == [str(event.pk) for event in _recorded(checked_story)]
    assert _texts(lines) == PUBLIC_WORDS


def test_the_group_is_told_the_same_with_names_and_sentences(
    checked_story: Story, ruang: Door, reader: Reader
) -> None:
    page = ruang(checked_story.author).get(f"/s/kim-satu/berita/{checked_story.public_id}/").content

    inside = box_lines(page)
    outside = box_lines(reader("kim-satu").get(checked_story.path).content)

    assert [line.small[-1] for line in inside] == [line.small[-1] for line in outside]
    assert _texts(inside) == WORDS


def test_the_moments_in_the_box_are_those_of_the_record(reader: Reader) -> None:
    story = build.story(build.kim(label="kim-satu"), Stage.PUBLISHED)

    lines = box_lines(reader("kim-satu").get(story.path).content)

    moments = [
        f"24 November 2024, 10.{minute:02d} WIB" for minute in (0, 2, 3, 4)
    ]  # the event of sending, in minute 1, is not shown
    times = [line.small[-1].removeprefix("Dicatat ") for line in lines]  # a source is noted
    assert times == moments


@pytest.mark.parametrize("stage", [Stage.DRAFT, Stage.COLLECTED, Stage.DISCUSSED, Stage.VERIFIED])
def test_before_publishing_the_group_sees_just_what_has_happened(stage: Stage, ruang: Door) -> None:
    story = build.story(build.kim(label="kim-satu"), stage)

    page = ruang(story.author).get(f"/s/kim-satu/berita/{story.public_id}/").content

    expected = {Stage.DRAFT: 1, Stage.COLLECTED: 1, Stage.DISCUSSED: 2, Stage.VERIFIED: 3}[stage]
    assert len(box_lines(page)) == expected == len(_recorded(story))


def test_the_talk_of_the_group_stays_with_the_group(checked_story: Story, reader: Reader) -> None:
    page = reader("kim-satu").get(checked_story.path).content.decode()

    for message in Message.objects.all():
        assert message.text not in page
    assert "Kata orang." not in page
    assert "Siti memastikan" not in page


def test_what_people_wrote_is_shown_as_words_and_never_as_markup(
    checked_story: Story, ruang: Door
) -> None:
    address = f"/s/kim-satu/berita/{checked_story.public_id}/"
    page = ruang(checked_story.author).get(address).content.decode()

    assert "<b>ikut</b>" not in page
    assert "&lt;b&gt;ikut&lt;/b&gt;" in page


def test_every_step_with_typed_words_is_a_case_of_public_texts() -> None:
    cases = {*BESIDE, *WITH_ADDRESSES}

    steps = {*kinds_with(attrgetter("for_readers"))}

    assert (steps & cases) | _WITHOUT_WORDS | _WITH_A_SOURCE == steps
