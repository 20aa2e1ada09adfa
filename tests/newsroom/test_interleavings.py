"""Two editors at one story, in any order of edits, saves, lost answers and retries: no paragraph that was saved is ever lost.

`KIMID_INTERLEAVINGS=1000` tries as many as the long run does; a few are tried with every run.
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
from kimid.newsroom import actions, queries
from kimid.newsroom.flow import Stage
from kimid.newsroom.keeping import Said, keep_words, together
from kimid.newsroom.models import Aside, Story
from kimid.people.models import Person
from kimid.registry.models import Kim
from kimid.sites.guard import on_site
from tests import build

pytestmark = pytest.mark.django_db

HOW_MANY: Final = int(os.environ.get("KIMID_INTERLEAVINGS", "40"))
_ACTS: Final = ("change", "insert", "delete", "move", "save", "save", "save, answer lost", "open", "unite", "unite blindly")
_SIDES: Final[tuple[Side, ...]] = ("mine", "theirs", "both")
_number = count(1)

type Step = tuple[int, str, int, int]


@dataclass
class Hand:
    """Somebody with a sheet before them, and what they know of the story."""

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
    """Change the text on the sheet; nobody else knows of it yet."""
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


def _save(story: Story, hand: Hand, *, is_heard: bool) -> None:
    """Save the sheet; what stood in the story and what was sent is there afterwards, or was let go of by who had seen it."""
    before, mine = paragraphs(_now(story).body), [*hand.text]
    known = queries.revision_with(story, hand.base)
    started = set(paragraphs(known.body)) if known else set()
    words = actions.Words(story.title, story.lead, "\n\n".join(mine))
    said = Said(words, None, sensitive=(), base=hand.base, sheet=hand.sheet)
    kept = keep_words(_now(story), said, by=hand.person, at=build.AT)
    after = set(paragraphs(_now(story).body))
    if kept.aside is not None:
        assert (set(before), paragraphs(kept.aside.body)) == (after, mine)
    else:
        assert set(before) - after <= hand.seen, "somebody let go of words that they never saw"
        assert set(mine) - after <= started - set(before), "words that were sent are in no story"
    hand.seen |= set(mine)
    if is_heard:
        hand.open(_now(story))


def _unite(story: Story, aside: Aside, hand: Hand, choice: int | None) -> None:
    """Choose for every part, or for none; what was not chosen away is in the story."""
    now = _now(story)
    both = together(now, aside, aside.base)
    sides = {piece.key: _SIDES[(choice + n) % 3] for n, piece in enumerate(both.differences)} if choice is not None else {}
    actions.edit(now, words=both.words(sides), base=now.digest, unites=aside, by=hand.person, at=build.AT)
    if choice is None:
        after = set(paragraphs(_now(story).body))
        for piece in both.pieces:
            if piece.place == "body":
                gone = {text for text in (piece.part.mine, piece.part.theirs) if text} - after
                assert not gone or piece.part.is_conflict or piece.part.base in gone


def _everything(story: Story) -> set[str]:
    told = [_now(story), *story.revisions.all(), *story.asides.all()]
    return {text for each in told for text in paragraphs(each.body)}


@pytest.fixture
def kim() -> Kim:
    return build.kim()


@pytest.fixture
def people(kim: Kim) -> list[Person]:
    return [build.member(kim), build.member(kim)]


_STEPS = st.lists(
    st.tuples(st.integers(0, 1), st.sampled_from(_ACTS), st.integers(0, 9), st.integers(0, 9)), min_size=6, max_size=24
)


@settings(max_examples=HOW_MANY, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow])
@given(steps=_STEPS)
def test_no_paragraph_is_lost_between_two_editors(kim: Kim, people: list[Person], steps: list[Step]) -> None:
    body = "\n\n".join(f"Paragraf {name} tentang air pasang di dusun." for name in ("satu", "dua", "tiga", "empat"))
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
                _save(story, hand, is_heard=act == "save")
            elif act.startswith("unite"):
                for aside in queries.asides_of(story)[:1]:
                    _unite(story, aside, hand, here if act == "unite" else None)
            else:
                _write(hand, act, here, there)
            assert sent <= _everything(story)
