"""Highlights the words of a query, and cuts the part of a text that shows them."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from kimid.lib.stems import words_of

LENGTH: Final = 220  # characters
_BEFORE: Final = 60  # characters in front of the first match


class SnippetRun(NamedTuple):
    """A part of a text, and whether it matches the query. Plain text: templates must escape it."""

    text: str
    is_match: bool


type Runs = list[SnippetRun]
type _Positions = list[tuple[int, int]]


def highlight(text: str, stems: frozenset[str]) -> Runs:
    """The whole text, in runs."""
    return list(_runs(text, _positions(text, stems)))


def snippet(summary: str, text: str, stems: frozenset[str]) -> Runs:
    """The summary, or the part of the text around the first match if only the text matches."""
    in_summary = _positions(summary, stems)
    if in_summary or not text:
        return _part(summary, in_summary)
    in_text = _positions(text, stems)
    return _part(text, in_text) if in_text else _part(summary, [])


def _positions(text: str, stems: frozenset[str]) -> _Positions:
    if not stems:
        return []
    return [(word.start, word.end) for word in words_of(text) if not stems.isdisjoint(word.stems)]


def _part(text: str, word_positions: _Positions) -> Runs:
    if len(text) <= LENGTH:
        return list(_runs(text, word_positions))
    first = max(0, word_positions[0][0] - _BEFORE) if word_positions else 0
    start = first if first == 0 else text.find(" ", first) + 1
    end = len(text) if start + LENGTH >= len(text) else text.rfind(" ", start, start + LENGTH)
    end = end if end > start else start + LENGTH
    positions = [
        (from_ - start, to - start) for from_, to in word_positions if from_ >= start and to <= end
    ]
    runs = list(_runs(text[start:end], positions))
    before = [SnippetRun("… ", is_match=False)] if start else []
    return [*before, *runs, *([SnippetRun(" …", is_match=False)] if end < len(text) else [])]


def _runs(text: str, positions: _Positions) -> Iterator[SnippetRun]:
    at = 0
    for start, end in positions:
        if start > at:
            yield SnippetRun(text[at:start], is_match=False)
        yield SnippetRun(text[start:end], is_match=True)
        at = end
    if at < len(text):
        yield SnippetRun(text[at:], is_match=False)
