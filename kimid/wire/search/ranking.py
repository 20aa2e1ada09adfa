"""The order of an answer, best first: what an engine finds is weighed here, alike for both.

An item with the very title stands above all. Of the others it counts where the words stand (title,
summary, elsewhere), how rare they are, whether they stand side by side, and how new the item is.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from itertools import chain, islice, pairwise, product
from math import log
from typing import Final, NamedTuple

from kimid.wire.models import SearchRow
from kimid.wire.search.alike import QueryWord, Reading, reading_of
from kimid.wire.search.index import engine
from kimid.wire.search.index_query import PAGE_SIZE, IndexQuery
from kimid.wire.search.terms import title_term

# How many are weighed: the newest with all words, and the newest with all words in their title.
_NEWEST: Final = 200
_NEWEST_IN_TITLE: Final = 100
_NEWEST_PARTIAL: Final = 60  # for each number of missing words
_MAX_PARTIAL_WORDS: Final = 4  # words of a query that a partial match uses
_SAMPLE: Final = 500  # the newest items of the country, in which words are counted
_FEW: Final = 50  # as if there were at least so many
_IN_TITLE: Final = 1.0
_IN_SUMMARY: Final = 0.5
_ELSEWHERE: Final = 0.15
_NEAR: Final = 0.5  # of the points of a word itself, for a word near in meaning
_SIDE_BY_SIDE: Final = 0.5  # more points if all words stand so
_LEAST: Final = 1 / 3  # of the points of the best match; below, a partial one is left out
_YEAR: Final = 365 * 86_400  # seconds; with each an item counts half


class Ranking(NamedTuple):
    """Keys, best first. `is_loose`: no item has all words, and these have some of them."""

    keys: list[int]
    is_loose: bool


class _Weighed(NamedTuple):
    """A word of the query, how many new items have it, and its weight: rare words have more."""

    word: QueryWord
    item_count: int
    weight: float


@dataclass(frozen=True)
class _Text:
    """A title or a summary: its words in order, and all their stems."""

    words: Reading
    stems: frozenset[str]


@dataclass(frozen=True)
class _Candidate:
    key: int
    title: _Text
    summary: _Text
    has: frozenset[QueryWord]  # anywhere

    @cached_property
    def stems(self) -> frozenset[str]:
        return self.title.stems | self.summary.stems


def rank(query: IndexQuery, typed: str) -> Ranking:
    """The best items for the words of a query: some hundred at most."""
    words = _weighed(query.words)
    has_title = (*query.filters, title_term(typed))
    very_title = engine.find(replace(query, words=(), filters=has_title, skip=0, is_rare=True))
    full_keys = {*very_title, *_find(query, _NEWEST_IN_TITLE, in_title=True)}
    full_keys.update(_find(query, _NEWEST))
    everything = frozenset(query.words)
    points = _points(words, _candidates(dict.fromkeys(full_keys, everything)))
    is_loose = not points
    if len(query.words) > 1 and len(points) < PAGE_SIZE:
        partial = _points(words, _candidates(_partial(query, words, full_keys)))
        least = _LEAST * max([*points.values(), *partial.values()], default=0)
        points |= {key: each for key, each in partial.items() if each >= least}
    newest = max(points, default=0)
    order = {
        key: (key in very_title, each * 0.5 ** ((newest - key) / _YEAR), key)
        for key, each in points.items()
    }
    return Ranking(sorted(order, key=order.__getitem__, reverse=True), is_loose)


def _weighed(words: Sequence[QueryWord]) -> list[_Weighed]:
    """The words with their weights. A single one needs none."""
    if len(words) == 1:
        return [_Weighed(words[0], 0, 1.0)]
    # Where little is written yet, nearly every word would look common.
    counts, size = engine.counts(words, _SAMPLE)
    return [
        _Weighed(word, count, log((max(size, _FEW) + 1) / (count + 0.5)) ** 2)
        for word, count in zip(words, counts, strict=True)
    ]


def _find(query: IndexQuery, most: int, missing: int = 0, *, in_title: bool = False) -> list[int]:
    changed = replace(query, max_missing=missing, is_in_title=in_title, skip=0, take=most)
    keys: list[int] = engine.find(changed)
    return keys


def _partial(
    query: IndexQuery, weighed: Sequence[_Weighed], full: Iterable[int]
) -> dict[int, frozenset[QueryWord]]:
    """Items without one of the words, or more if there are few, with the words that they have.

    Only the rarest words that there are count: the word sets of eight words would take too long.
    """
    by_weight = sorted(weighed, key=lambda each: -each.weight)
    there_are = (each.word for each in by_weight if each.item_count or _is_there(query, each.word))
    words = tuple(islice(there_are, _MAX_PARTIAL_WORDS))
    some = replace(query, words=words)
    keys: set[int] = set()
    for missing in range(len(words) == len(weighed), len(words)):
        keys.update(_find(some, _NEWEST_PARTIAL, missing, in_title=True))
        keys.update(_find(some, _NEWEST_PARTIAL, missing))
        if len(keys) >= PAGE_SIZE:
            break
    partial = sorted(keys.difference(full))
    having = engine.having(query.words, partial)
    return {
        key: frozenset(word for word, has in zip(query.words, having, strict=True) if key in has)
        for key in partial
    }


def _is_there(query: IndexQuery, word: QueryWord) -> bool:
    return bool(engine.find(replace(query, words=(word,), skip=0, take=1)))


def _candidates(matched: dict[int, frozenset[QueryWord]]) -> list[_Candidate]:
    rows = SearchRow.objects.filter(key__in=matched).values_list(
        "key", "item__title", "item__summary"
    )
    return [
        _Candidate(key, _text_of(title), _text_of(summary), matched[key])
        for key, title, summary in rows
    ]


def _text_of(text: str) -> _Text:
    words = reading_of(text)
    return _Text(words, frozenset(chain.from_iterable(words)))


def _points(words: Sequence[_Weighed], candidates: Iterable[_Candidate]) -> dict[int, float]:
    """The points of each candidate from 0 to 1.5, without its age."""
    return {each.key: _points_of(each, words) for each in candidates}


def _points_of(candidate: _Candidate, weighed: Sequence[_Weighed]) -> float:
    whole = sum(each.weight for each in weighed)
    there = [each for each in weighed if each.word in candidate.has]
    points = sum(each.weight * _place(each.word, candidate) for each in there)
    covered = sum(each.weight for each in there)
    words = [each.word for each in weighed]
    beside = _side_by_side(words, candidate) if len(words) > 1 else 0
    return points / whole * (covered / whole) * (1 + _SIDE_BY_SIDE * beside)


def _place(word: QueryWord, candidate: _Candidate) -> float:
    """What the best place of a word counts in a candidate that has it."""
    if _has_any(word.readings, candidate.title.stems):
        return _IN_TITLE
    if _has_any(word.readings, candidate.stems):
        return _IN_SUMMARY
    if _has_any(word.near, candidate.title.stems):
        return _NEAR * _IN_TITLE
    return _NEAR * _IN_SUMMARY if _has_any(word.near, candidate.stems) else _ELSEWHERE


def _has_any(readings: Iterable[Reading], stems: frozenset[str]) -> bool:
    return any(all(not stems.isdisjoint(word) for word in reading) for reading in readings)


def _side_by_side(words: Sequence[QueryWord], candidate: _Candidate) -> float:
    """How many of the neighbours in the query are neighbours in the title or the summary."""
    pairs = list(pairwise(words))
    matched = sum(
        any(_are_neighbours(one, other, text) for text in (candidate.title, candidate.summary))
        for one, other in pairs
    )
    return matched / len(pairs)


def _are_neighbours(one: QueryWord, other: QueryWord, text: _Text) -> bool:
    # Most texts have one of the two at most. Where they stand takes much longer to find.
    if not all(_has_any(word.all_readings, text.stems) for word in (one, other)):
        return False
    ends = {end for _, end in _spans(one, text.words)}
    return any(start in ends for start, _ in _spans(other, text.words))


def _spans(word: QueryWord, text: Reading) -> Iterator[tuple[int, int]]:
    """Where a word stands in a text: its first place and the place behind it."""
    for reading, start in product(word.all_readings, range(len(text))):
        part = text[start : start + len(reading)]
        if len(part) == len(reading) and all(
            any(stem in asked for stem in stems) for stems, asked in zip(part, reading, strict=True)
        ):
            yield start, start + len(reading)
