"""Spelling suggestions from the words of recent items."""

import re
from collections import Counter
from collections.abc import Mapping
from itertools import chain
from typing import Final

from kimid.lib.stems import STOP_WORDS, stems_of
from kimid.places.models import Region, RegionKind
from kimid.sites.models import Site
from kimid.sites.stages import UNREADABLE_STAGES
from kimid.wire.models import SearchRow
from kimid.wire.search.alike import query_words
from kimid.wire.search.index import engine
from kimid.wire.search.index_query import IndexQuery, excluded_terms, index_terms

_MAX_ROWS: Final = 1_000  # the newest items of a site; most queries are about recent news
_MAX_LENGTH: Final = 200  # characters of a query
_SHORTEST: Final = 5  # in a shorter word one letter more or less makes another word
_LETTERS: Final = re.compile(rf"[a-z]{{{_SHORTEST},}}", re.IGNORECASE)
_WORDS: Final = re.compile(r"[a-z]{3,}")


def suggest_spelling(typed: str, known: Mapping[str, int]) -> str:
    """The query with its mistyped words corrected; empty if there is nothing to correct. `known`
    are the `recent_words` of a site.

    A word is mistyped if nobody has written it and no place has this name, but a known word differs
    by one letter, or its two halves are known words. Some queries: call it only after a search
    without a full match.
    """
    corrected = _LETTERS.sub(lambda match: _corrected(match[0], known), typed[:_MAX_LENGTH])
    return "" if corrected == typed[:_MAX_LENGTH] else corrected


def is_one_letter_off(one: str, other: str) -> bool:
    """Whether two words differ by one wrong, missing or extra letter, or by a swap."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    at = next(
        (place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b),
        min(len(one), len(other)),
    )
    rest = one[at:]
    others = other[at:]
    return (
        rest[1:] == others[1:]
        or rest == others[1:]
        or rest[1:] == others
        or (rest[:2] == others[1::-1] and rest[2:] == others[2:])
    )


def recent_words(site: Site) -> Mapping[str, int]:
    """The words of the newest titles and summaries in lower case, with their number."""
    newest = engine.find(
        IndexQuery(
            words=(),
            filters=index_terms(site, "", None, has_words=False),
            excluded=excluded_terms(site),
            take=_MAX_ROWS,
        )
    )
    rows = SearchRow.objects.filter(key__in=newest, item__held_at=None)
    texts = rows.exclude(item__site__stage__in=UNREADABLE_STAGES).values_list(
        "item__title", "item__summary"
    )
    return Counter(_WORDS.findall("\n".join(chain.from_iterable(texts)).lower()))


def _corrected(word: str, known: Mapping[str, int]) -> str:
    """The most common known word that differs by one letter, two known words that were joined, or
    the word itself.
    """
    small = word.lower()
    if small in known or small in STOP_WORDS:
        return word
    stems = set(stems_of(small))
    near = (
        each
        for each in known
        if len(each) >= _SHORTEST
        and is_one_letter_off(small, each)
        and stems.isdisjoint(stems_of(each))
    )
    best = min(near, key=lambda each: (-known[each], each), default=_halves(small, known))
    if not best or _is_known(small):
        return word
    return best.capitalize() if word[0].isupper() else best


def _halves(word: str, known: Mapping[str, int]) -> str:
    """The two known words that a word consists of: `donordarah`. Empty if there are none."""
    halves = ((word[:at], word[at:]) for at in range(3, len(word) - 2))
    return next((f"{one} {two}" for one, two in halves if one in known and two in known), "")


def _is_known(word: str) -> bool:
    """Whether an item of the country has this word, or the table, or a place has this name."""
    [known] = query_words(word)
    return (
        len(known.all_readings) > 1
        or Region.objects.filter(kind__in=RegionKind.values, slug=word, valid_until=None).exists()
        or bool(engine.find(IndexQuery(words=(known,), filters=(), take=1)))
    )
