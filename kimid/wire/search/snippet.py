"""The part of a text that shows why it was found, with the words that were asked for."""

from collections.abc import Iterator
from typing import Final, NamedTuple

from kimid.lib.stems import words_of

LENGTH: Final = 220  # signs
_BEFORE: Final = 60  # signs in front of the first word that was asked for


class Run(NamedTuple):
    """A piece of text, and whether it was asked for. Plain text: whoever shows it must escape it."""

    text: str
    is_asked: bool


type Runs = list[Run]
type _Places = list[tuple[int, int]]


def marked(text: str, asked: frozenset[str]) -> Runs:
    """The whole text in pieces."""
    return list(_runs(text, _places(text, asked)))


def snippet(summary: str, text: str, asked: frozenset[str]) -> Runs:
    """The summary, or, when the words stand only in the text below it, the part around the first of them."""
    in_summary = _places(summary, asked)
    if in_summary or not text:
        return _part(summary, in_summary)
    in_text = _places(text, asked)
    return _part(text, in_text) if in_text else _part(summary, [])


def _places(text: str, asked: frozenset[str]) -> _Places:
    if not asked:
        return []
    return [(word.start, word.end) for word in words_of(text) if not asked.isdisjoint(word.stems)]


def _part(text: str, places: _Places) -> Runs:
    if len(text) <= LENGTH:
        return list(_runs(text, places))
    first = max(0, places[0][0] - _BEFORE) if places else 0
    start = first if first == 0 else text.find(" ", first) + 1
    end = len(text) if start + LENGTH >= len(text) else text.rfind(" ", start, start + LENGTH)
    end = end if end > start else start + LENGTH
    shown = [(from_ - start, to - start) for from_, to in places if from_ >= start and to <= end]
    runs = list(_runs(text[start:end], shown))
    before = [Run("… ", is_asked=False)] if start else []
    return [*before, *runs, *([Run(" …", is_asked=False)] if end < len(text) else [])]


def _runs(text: str, places: _Places) -> Iterator[Run]:
    at = 0
    for start, end in places:
        if start > at:
            yield Run(text[at:start], is_asked=False)
        yield Run(text[start:end], is_asked=True)
        at = end
    if at < len(text):
        yield Run(text[at:], is_asked=False)
