"""Words of what was published lately: what a question may have meant where a word in it looks mistyped."""

import re
from collections import Counter
from collections.abc import Mapping
from itertools import chain
from typing import Final

from kimid.lib.stems import STOP_WORDS, stems_of
from kimid.sites.models import Site
from kimid.sites.stages import UNREADABLE
from kimid.wire.models import Placement

_LOOKED_AT: Final = 1_000  # of what is newest on a site; people mostly look for what is of today
_READ: Final = 200  # signs of a question
_LETTERS: Final = re.compile(r"[a-z]{5,}", re.IGNORECASE)  # in shorter words one letter more or less makes another word


def words_meant(site: Site, typed: str) -> str:
    """What was typed, with each word mended that stands in nothing new on the site but with one letter wrong, missing, too
    many, or changed with the next. Empty when there is nothing to mend. One query; to be asked only when nothing was found.
    """
    if not site.has_row:
        return ""
    known = _words_lately(site)
    mended = _LETTERS.sub(lambda found: _mended(found[0], known), typed[:_READ])
    return "" if mended == typed[:_READ] else mended


def is_one_letter_off(one: str, other: str) -> bool:
    """Whether one letter of a word is wrong, missing or too many in the other, or two neighbours changed places."""
    if one == other or abs(len(one) - len(other)) > 1:
        return False
    at = next((place for place, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))
    rest, others = one[at:], other[at:]
    return (
        rest[1:] == others[1:]
        or rest == others[1:]
        or rest[1:] == others
        or (rest[:2] == others[1::-1] and rest[2:] == others[2:])
    )


def _words_lately(site: Site) -> Mapping[str, int]:
    """The words of the newest titles and summaries, in small letters, and how often each stands there."""
    shown = Placement.objects.filter(portal=site, hidden_at=None).exclude(item__site__stage__in=UNREADABLE)
    newest = shown.order_by("-published_at", "-id").values_list("item__title", "item__summary")[:_LOOKED_AT]
    return Counter(_LETTERS.findall("\n".join(chain.from_iterable(newest)).lower()))


def _mended(word: str, known: Mapping[str, int]) -> str:
    """The commonest of the known words that this one may stand for; the word itself when it is known or none is near."""
    small = word.lower()
    if small in known or small in STOP_WORDS:
        return word
    stems = set(stems_of(small))
    near = [each for each in known if is_one_letter_off(small, each) and stems.isdisjoint(stems_of(each))]
    best = min(near, key=lambda each: (-known[each], each), default=word)
    return best.capitalize() if word[0].isupper() else best
