"""The texts of the demo: told from tales with choices, and yet no two alike."""

import re
from collections import Counter
from datetime import UTC, datetime
from random import Random
from typing import Final

import pytest

from kimid.demo import grammar
from kimid.demo.drawings import DRAWINGS
from kimid.demo.slots import VillagePlace
from kimid.demo.stories import HANDMADE_STORIES
from kimid.demo.story_generator import GeneratedStory, StoryGenerator
from kimid.demo.story_plan import (
    PlannedStory,
    plan_stories,
    stories_to_correct,
    stories_with_reply,
    story_to_withdraw,
)
from kimid.demo.story_sources import sources_of
from kimid.demo.story_templates import story_templates
from kimid.demo.villages import villages
from kimid.lib import blocks
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import StoryKind
from kimid.wire.verdicts import JudgedClaim, Verdict

# Words that every story has.
_COMMON: Final = frozenset({"yang", "di", "dan", "kami", "dengan", "ini", "itu", "sudah", "tidak"})
NOW: Final = datetime(2026, 11, 25, 3, 0, tzinfo=UTC)


@pytest.fixture(scope="module")
def happenings() -> list[PlannedStory]:
    return plan_stories(villages(), NOW)


@pytest.fixture(scope="module")
def told(happenings: list[PlannedStory]) -> list[tuple[PlannedStory, GeneratedStory]]:
    teller = StoryGenerator()
    wrong = stories_to_correct(happenings, 2)
    return [
        (
            each,
            teller.generate(
                each.template,
                VillagePlace(each.village, "Kecamatan", "Kabupaten"),
                each.at,
                mistaken=each in wrong,
            ),
        )
        for each in happenings
    ]


def test_two_years_hold_about_1500_stories_and_more_of_late(happenings: list[PlannedStory]) -> None:
    assert 1450 <= len(happenings) <= 1600
    ages = [(NOW - each.at).days for each in happenings if each.stage == Stage.PUBLISHED]
    assert max(ages) > 700
    assert sum(age < 365 for age in ages) > 1.5 * sum(age >= 365 for age in ages)
    assert any(each.at.date() == NOW.date() for each in happenings)
    assert all(each.at < NOW for each in happenings)


def test_nothing_is_told_twice(told: list[tuple[PlannedStory, GeneratedStory]]) -> None:
    for texts in (
        [words.words.title for _, words in told],
        [words.words.lead for _, words in told],
    ):
        assert [text for text, times in Counter(texts).items() if times > 1] == []


def test_a_kim_never_tells_the_same_tale_again_and_neighbours_in_a_list_never_the_same(
    happenings: list[PlannedStory],
) -> None:
    assert (
        max(Counter((each.village.label, each.template.key) for each in happenings).values()) == 1
    )
    keys = [each.template.key for each in happenings]
    assert all(key not in keys[number + 1 : number + 8] for number, key in enumerate(keys))


def test_no_tale_repeats_what_was_written_by_hand(happenings: list[PlannedStory]) -> None:
    by_hand = {(tale.kim, tale.picture) for tale in HANDMADE_STORIES if tale.picture}
    told = {
        (each.village.label, picture) for each in happenings for picture in each.template.pictures
    }
    assert by_hand & told == set()


def test_every_tale_is_told_by_somebody(happenings: list[PlannedStory]) -> None:
    assert {tale.key for tale in story_templates()} - {
        each.template.key for each in happenings
    } == set()
    assert len(story_templates()) >= 120


def test_a_tale_is_told_only_where_and_when_it_can_happen(happenings: list[PlannedStory]) -> None:
    for each in happenings:
        assert each.village.fits(each.template.needs)
        assert (
            each.at.month in each.template.months
        ) or each.at.hour >= 17  # by the clock of the place the next day has begun


def test_texts_are_clean_and_leads_are_short(
    told: list[tuple[PlannedStory, GeneratedStory]],
) -> None:
    for _, each in told:
        words = each.words
        assert len(words.title) <= 110
        whole = f"{words.title}\n{words.lead}\n{words.body}"
        assert not re.search(r"[{}<|]|  |\?\?|[^\n]>", whole), whole
        assert words.title[0] == words.title[0].upper()
        assert 2 <= len(re.findall(r"[.?!](?:\s|$)", words.lead)) <= 4, words.lead
        assert blocks.editor_text(blocks.parse_blocks(words.body)) == words.body


def test_the_number_in_the_title_is_the_number_in_the_text(
    told: list[tuple[PlannedStory, GeneratedStory]],
) -> None:
    for happening, each in told:
        rest = f"{each.words.lead}\n{each.words.body}\n{each.words.place}"
        for number in re.findall(r"\d[\d.]*", each.words.title):
            assert number.rstrip(".") in rest, (happening.template.key, each.words.title, rest)


def test_a_story_to_be_corrected_differs_in_what_was_wrong(
    told: list[tuple[PlannedStory, GeneratedStory]],
) -> None:
    wrong = [each for _, each in told if each.note is not None]
    assert 20 <= len(wrong) <= 35
    for each in wrong:
        assert each.note
        assert each.mistaken
        assert each.note.was != each.note.right
        before = f"{each.mistaken.title} {each.mistaken.lead} {each.mistaken.body}"
        after = f"{each.words.title} {each.words.lead} {each.words.body}"
        assert before != after
        assert each.note.was in before
        assert each.note.right in after


def test_a_debunk_is_a_fact_check_whose_title_does_not_repeat_the_claim(
    told: list[tuple[PlannedStory, GeneratedStory]],
) -> None:
    debunks = [each for happening, each in told if happening.template.check]
    assert len(debunks) >= 40
    for each in debunks:
        details = each.words.details
        claim = JudgedClaim(details.claim, str(Verdict(details.verdict).label))
        assert each.words.kind == StoryKind.FACT_CHECK
        assert not claim.advice(each.words.title), each.words.title
        assert len({*each.asked}) == len(each.asked) >= 1
    of_another_kind = [
        template
        for template in story_templates()
        if "tidak benar" in template.lead and template.kind != StoryKind.FACT_CHECK
    ]
    assert of_another_kind == []


def test_no_story_says_one_source_twice(told: list[tuple[PlannedStory, GeneratedStory]]) -> None:
    both = 0
    for number, (_, each) in enumerate(told):
        names = [name for _, name in sources_of(each, "Dedi Kurniawan", Random(number))]
        assert len(set(names)) == len(names), names
        both += len(names) == 2
    assert len(told) / 6 < both < len(told) / 2


def test_an_answer_of_the_other_side_is_about_the_story_in_which_it_stands(
    happenings: list[PlannedStory], told: list[tuple[PlannedStory, GeneratedStory]]
) -> None:
    answered = stories_with_reply(happenings)
    assert len(answered) >= 4
    for happening, each in told:
        if happening in answered:
            who, words = each.reply
            text = f"{each.words.title} {each.words.lead} {each.words.body}".lower()
            assert set(f"{who} {words}".lower().split()) & set(text.split()) - _COMMON, who


def test_one_story_is_taken_back_with_a_reason(happenings: list[PlannedStory]) -> None:
    found = story_to_withdraw(happenings)
    assert found
    assert len(found.template.withdrawal_reason) > 40


def test_the_pictures_of_the_tales_are_drawn_and_every_gallery_has_several() -> None:
    assert {key for tale in story_templates() for key in tale.pictures} <= set(DRAWINGS)
    assert all(
        len(tale.pictures) >= 3 for tale in story_templates() if tale.kind == StoryKind.GALLERY
    )


def test_kinds_and_topics_are_mixed(told: list[tuple[PlannedStory, GeneratedStory]]) -> None:
    kinds = Counter(each.words.kind for _, each in told)
    assert kinds[StoryKind.NEWS] > kinds[StoryKind.ANNOUNCEMENT] > 30
    assert kinds[StoryKind.GALLERY] > 30
    assert max(Counter(each.words.topic for _, each in told).values()) < len(told) / 5


def test_the_grammar_chooses_fills_and_counts() -> None:
    choose = Random(1)
    said = grammar.render(
        "<{nama}|{nama}> membeli {jumlah} kilo seharga {harga:rp} pada {tahun:t}", SLOTS, choose
    )
    assert said == "Bu Salmah membeli 1.200 kilo seharga Rp85.000 pada 1998"
    score = grammar.render(
        "juara ke-{satu}, skor {dua}-{satu}, {dua} kali", {"satu": 1, "dua": 2}, choose
    )
    assert score == "Juara ke-1, skor 2-1, dua kali"
    counted = grammar.draw_numbers(
        {"orang": "saprah * 6", "saprah": "10..10", "sisa": "saprah - kurang", "kurang": "3..3"},
        choose,
    )
    assert counted == {"saprah": 10, "orang": 60, "kurang": 3, "sisa": 7}
    with pytest.raises(ValueError, match="not a number"):
        grammar.draw_numbers({"orang": "banyak"}, choose)


SLOTS: Final[grammar.Slots] = {"nama": "bu Salmah", "jumlah": 1200, "harga": 85000, "tahun": 1998}
