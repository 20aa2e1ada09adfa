"""Two editors at one story, in any order of edits, saves, lost answers and retries: no saved
paragraph is ever lost.

`KIMID_INTERLEAVINGS=1000` tries as many orders as the long run. Every run tries a few.
"""

import os
from dataclasses import dataclass, field
from itertools import count
from typing import Final

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from kimid.lib.codes import public_id
from kimid.lib.merging import Side
from kimid.lib.text import paragraphs
from kimid.newsroom import queries
from kimid.newsroom.actions import content, writing
from kimid.newsroom.flow import Stage
from kimid.newsroom.models import ConflictCopy, Story
from kimid.newsroom.saving import EditorInput, merge_of, save_input
from kimid.people.models import Person
from kimid.registry.models import Kim
from kimid.sites.guard import on_site
from tests import build

pytestmark = pytest.mark.django_db

HOW_MANY: Final = int(os.environ.get("KIMID_INTERLEAVINGS", "40"))
_ACTS: Final = (
    "change",
    "insert",
    "delete",
    "move",
    "save",
    "save",
    "save, answer lost",
    "open",
    "unite",
    "unite blindly",
)
_SIDES: Final[tuple[Side, ...]] = ("mine", "theirs", "both")
_number = count(1)

type Step = tuple[int, str, int, int]


@dataclass
class Hand:
    """A person with an open editor, and what they know of the story."""

    person: Person
    text: list[str] = field(default_factory=list)
    base: str = ""
    sheet: str = ""
    seen: set[str] = field(default_factory=set)

    def open(self, story: Story) -> None:
        """Open the sheet: what stands there is seen from now on."""
        self.text, self.base, self.sheet = paragraphs(story.body), story.digest, public_id(10)
        self.seen = set(self.text)


def _now(story: Story) -> Story:
    return Story.objects.get(pk=story.pk)


def _write(hand: Hand, act: str, here: int, there: int) -> None:
    """Change the text in the editor without saving."""
    at = here % len(hand.text) if hand.text else 0
    if act == "insert":
        hand.text.insert(there % (len(hand.text) + 1), f"Baris baru {next(_number)} dari kampung.")
    elif act == "change" and hand.text:
        hand.text[at] = f"{hand.text[at].partition(' lagi')[0]} lagi {next(_number)}"
    elif act == "delete" and hand.text:
        del hand.text[at]
    elif act == "move" and hand.text:
        moved = hand.text.pop(at)
        hand.text.insert(there % (len(hand.text) + 1), moved)


def _save(story: Story, hand: Hand, *, is_answered: bool) -> None:
    """Save the editor. All paragraphs of the story and of the editor are there, except those that
    this person deleted.
    """
    before = paragraphs(_now(story).body)
    mine = [*hand.text]
    known = queries.revision_by_digest(story, hand.base)
    started = set(paragraphs(known.body)) if known else set()
    words = content.ContentData(story.title, story.lead, "\n\n".join(mine))
    editor_input = EditorInput(words, None, sensitivities=(), base=hand.base, form_token=hand.sheet)
    result = save_input(_now(story), editor_input, by=hand.person, at=build.AT)
    after = set(paragraphs(_now(story).body))
    if result.conflict_copy is not None:
        assert (set(before), paragraphs(result.conflict_copy.body)) == (after, mine)
    else:
        assert set(before) - after <= hand.seen, "somebody let go of words that they never saw"
        assert set(mine) - after <= started - set(before), "words that were sent are in no story"
    hand.seen |= set(mine)
    if is_answered:
        hand.open(_now(story))


def _unite(story: Story, aside: ConflictCopy, hand: Hand, choice: int | None) -> None:
    """Choose for every part, or for none. What was not deselected is in the story."""
    now = _now(story)
    both = merge_of(now, aside, aside.base)
    sides = (
        {piece.key: _SIDES[(choice + n) % 3] for n, piece in enumerate(both.shown_fields)}
        if choice is not None
        else {}
    )
    writing.edit(
        now,
        content=both.content(sides),
        base=now.digest,
        resolves=aside,
        by=hand.person,
        at=build.AT,
    )
    if choice is None:
        after = set(paragraphs(_now(story).body))
        for piece in both.fields:
            if piece.content_field == "body":
                gone = {text for text in (piece.part.mine, piece.part.theirs) if text} - after
                assert not gone or piece.part.is_conflict or piece.part.base in gone


def _everything(story: Story) -> set[str]:
    contents = [_now(story), *story.revisions.all(), *story.conflict_copies.all()]
    return {text for each in contents for text in paragraphs(each.body)}


@pytest.fixture
def kim() -> Kim:
    return build.kim()


@pytest.fixture
def people(kim: Kim) -> list[Person]:
    return [build.member(kim), build.member(kim)]


_STEPS = st.lists(
    st.tuples(st.integers(0, 1), st.sampled_from(_ACTS), st.integers(0, 9), st.integers(0, 9)),
    min_size=6,
    max_size=24,
)


@settings(
    max_examples=HOW_MANY,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(steps=_STEPS)
def test_no_paragraph_is_lost_between_two_editors(
    kim: Kim, people: list[Person], steps: list[Step]
) -> None:
    body = "\n\n".join(
        f"Paragraf {name} tentang air pasang di dusun." for name in ("satu", "dua", "tiga", "empat")
    )
    with on_site(kim.site):
        story = build.story(kim, Stage.COLLECTED, author=people[0], body=body)
        hands = [Hand(person) for person in people]
        sent = set(paragraphs(body))
        for hand in hands:
            hand.open(story)
        for who, act, here, there in steps:
            hand = hands[who]
            if act == "open":
                hand.open(_now(story))
            elif act.startswith("save"):
                sent |= set(hand.text)
                _save(story, hand, is_answered=act == "save")
            elif act.startswith("unite"):
                for aside in queries.open_conflict_copies(story)[:1]:
                    _unite(story, aside, hand, here if act == "unite" else None)
            else:
                _write(hand, act, here, there)
            assert sent <= _everything(story)
