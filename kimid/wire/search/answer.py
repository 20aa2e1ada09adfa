"""Finding what was published."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Final

from kimid.sites.models import Site
from kimid.sites.stages import UNREADABLE
from kimid.wire.models import Item, ItemKind, SearchRow
from kimid.wire.search.index import engine
from kimid.wire.search.question import (
    LAST_PAGE,
    PAGE,
    Alternatives,
    Question,
    hidden_here,
    key_of,
    longest_first,
    marks_of,
    words_asked,
)
from kimid.wire.search.snippet import Runs, marked, snippet

_A_CHOICE: Final = 5  # hits that lack one word are enough to look at; then nothing that lacks two is added
_TELLING: Final = 4  # words of which some are looked for when nothing has all


@dataclass(frozen=True)
class Wanted:
    """What a reader filled in. `region` is the code of a narrower region; empty is all that the site shows."""

    typed: str = ""
    region: str = ""
    kind: ItemKind | None = None
    since: datetime | None = None
    is_best_first: bool = False
    number: int = 1

    @property
    def words(self) -> tuple[Alternatives, ...]:
        """The words that search knows of what was typed."""
        return words_asked(self.typed)

    @property
    def is_filtered(self) -> bool:
        """Whether anything but words was asked for."""
        return bool(self.region or self.kind or self.since)


@dataclass(frozen=True)
class Hit:
    """A found item, with the words that were asked for marked in its title and in a part of its text."""

    item: Item
    title: Runs
    text: Runs


@dataclass(frozen=True)
class Found:
    """One page of an answer. `is_loose` says that nothing has all words, and these have some."""

    hits: list[Hit]
    number: int
    has_more: bool
    is_loose: bool = False


def search(site: Site, wanted: Wanted) -> Found:
    """What stands on a site and answers the question, twenty to a page."""
    if not site.has_row or wanted.number > LAST_PAGE or not (wanted.words or wanted.is_filtered):
        return Found([], wanted.number, has_more=False)
    question = Question(
        words=wanted.words,
        marks=marks_of(site, wanted.region, wanted.kind, has_words=bool(wanted.words)),
        without=hidden_here(site),
        since=key_of(wanted.since) if wanted.since else 0,
        is_best_first=wanted.is_best_first,
        skip=(wanted.number - 1) * PAGE,
    )
    keys, is_loose = engine.find(question), False
    if not keys and len(question.words) > 1 and _is_empty(question):
        keys, is_loose = _loosely(question), True
    has_more = len(keys) > PAGE and wanted.number < LAST_PAGE
    return Found(_hits(keys[:PAGE], wanted.words), wanted.number, has_more, is_loose and bool(keys))


def _is_empty(question: Question) -> bool:
    return question.skip == 0 or not engine.find(replace(question, skip=0, take=1, is_best_first=False))


def _loosely(question: Question) -> list[int]:
    """Where nothing has all the words, those that lack one come first, then those that lack two; the newest of each first.

    Of many words the longest are asked for, for they tell most: sets of eight words would take longer than a reader waits.
    """
    words = longest_first(question.words)[:_TELLING]
    wanted = question.skip + question.take
    near = replace(question, words=words, is_best_first=False, skip=0, take=wanted)
    found: dict[int, None] = {}
    for may_lack in range(len(words) == len(question.words), len(words)):
        found |= dict.fromkeys(engine.find(replace(near, may_lack=may_lack)))
        if len(found) >= min(wanted, question.skip + _A_CHOICE):
            break
    return list(found)[question.skip : wanted]


def _hits(keys: Sequence[int], words: tuple[Alternatives, ...]) -> list[Hit]:
    rows = SearchRow.objects.select_related("item__site", "item__region__parent__parent").in_bulk(keys)
    asked = frozenset(stem for word in words for stem in word)
    return [_hit(rows[key], asked) for key in keys if key in rows and rows[key].item.site.stage not in UNREADABLE]


def _hit(row: SearchRow, asked: frozenset[str]) -> Hit:
    return Hit(row.item, marked(row.item.title, asked), snippet(row.item.summary, row.text, asked))
