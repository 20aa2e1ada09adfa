"""Spelling suggestions from the words of recent items."""

import re
from collections import Counter
from collections.abc import Mapping
from itertools import chain
from typing import Final

from kimid.lib.stems import STOP_WORDS, stems_of
from kimid.sites.models import Site
from kimid.sites.stages import UNREADABLE_STAGES
from kimid.wire.models import Placement

_MAX_ROWS: Final = 1_000  # the newest items of a site; most queries are about recent news
_MAX_LENGTH: Final = 200  # characters of a query
# In a shorter word one letter more or less makes another word.
_LETTERS: Final = re.compile(r"[a-z]{5,}", re.IGNORECASE)


def suggest_spelling(site: Site, typed: str) -> str:
    """The query with its mistyped words corrected; empty if there is nothing to correct.

    A word is mistyped if no recent item has it, but one has a word that differs by one letter. One
    query: call it only after a search without hits.
    """
    if not site.has_row:
        return ""
    known = _recent_words(site)
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


def _recent_words(site: Site) -> Mapping[str, int]:
    """The words of the newest titles and summaries in lower case, with their number."""
    placements = Placement.objects.filter(portal=site, hidden_at=None).exclude(
        item__site__stage__in=UNREADABLE_STAGES
    )
    newest = placements.order_by("-published_at", "-id").values_list(
        "item__title", "item__summary"
    )[:_MAX_ROWS]
    return Counter(_LETTERS.findall("\n".join(chain.from_iterable(newest)).lower()))


def _corrected(word: str, known: Mapping[str, int]) -> str:
    """The most common known word that differs by one letter, or the word itself."""
    small = word.lower()
    if small in known or small in STOP_WORDS:
        return word
    stems = set(stems_of(small))
    near = [
        each
        for each in known
        if is_one_letter_off(small, each) and stems.isdisjoint(stems_of(each))
    ]
    best = min(near, key=lambda each: (-known[each], each), default=word)
    return best.capitalize() if word[0].isupper() else best
