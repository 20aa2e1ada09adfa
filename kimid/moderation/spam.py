"""A score for how much a text from an unknown sender looks like advertising.

The score only sorts and holds. It never deletes a text and never answers one. An editor who reads a
held text sees the reasons.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from typing import Final

from kimid.lib.advertising import advertising_words
from kimid.lib.stems import stems

HOLD_SCORE: Final = 3  # a text with so many points is held until an editor reads it
_TOO_QUICK_SECONDS: Final = 3  # nobody reads a form and writes a sentence in less
_MANY_RECENT: Final = 3
_ENDINGS: Final = "com|net|org|xyz|info|online|site|vip|bet|top|club|ly|me|cc"
_LINK: Final = re.compile(rf"(?:https?://|www\.)\S+|\b[a-z0-9-]+\.(?:{_ENDINGS})\b", re.IGNORECASE)
_GAMBLING: Final = re.compile(
    r"\b(?:slot|togel|judi|judol|kasino|casino|poker|taruhan|sabung)\b", re.IGNORECASE
)
_MIN_WORDS: Final = 8  # of a text that is checked for repetitions
_MIN_SHOUTED_LETTERS: Final = 40  # of a text that is checked for capitals


@dataclass(frozen=True)
class SpamSign:
    """A sign of advertising: its points, and the reason in words for the editor."""

    points: int
    words: str


@dataclass(frozen=True)
class SendingContext:
    """How a text came: how long its form was open, and what this sender sent before.

    `seconds` count from the opening of the form. `is_known`: the same text came before.
    `recent_count` is the number of texts of this sender within the hour, and `is_flood` whether
    the budget of the site, or of the sender's network, is used up.
    """

    seconds: float = 3600
    is_known: bool = False
    recent_count: int = 0
    is_flood: bool = False


def spam_signs(text: str, context: SendingContext) -> list[SpamSign]:
    """The signs of advertising in a text and its context, in the order in which pages show them."""
    return [*_signs_of_text(text), *_signs_of_context(context)]


def spam_score(signs: Iterable[SpamSign]) -> int:
    """The sum of the points."""
    return sum(sign.points for sign in signs)


def similarity_hash(text: str) -> str:
    """Sixteen hex digits, equal for texts with the same words, whatever stands between them."""
    return blake2b(" ".join(stems(text)).encode(), digest_size=8).hexdigest()


def _signs_of_text(text: str) -> Iterator[SpamSign]:
    links = len(_LINK.findall(text))
    if links:
        yield SpamSign(3 if links > 1 else 2, "Ada tautan" if links == 1 else f"Ada {links} tautan")
    adverts = {word.lower() for word in advertising_words(text)}
    if adverts:
        yield SpamSign(3, f"Kata iklan judi atau pinjaman: {', '.join(sorted(adverts))}")
    elif _GAMBLING.search(text):
        yield SpamSign(1, "Menyebut judi")
    letters = [character for character in text if character.isalpha()]
    if len(letters) >= _MIN_SHOUTED_LETTERS and all(letter.isupper() for letter in letters):
        yield SpamSign(1, "Huruf besar semua")
    words = text.lower().split()
    if len(words) >= _MIN_WORDS and len(set(words)) * 2 < len(words):
        yield SpamSign(2, "Kata yang sama diulang-ulang")


def _signs_of_context(context: SendingContext) -> Iterator[SpamSign]:
    if context.is_known:
        yield SpamSign(3, "Kiriman yang sama sudah pernah masuk")
    if context.seconds < _TOO_QUICK_SECONDS:
        yield SpamSign(2, "Dikirim dalam hitungan detik sesudah formulir dibuka")
    if context.recent_count >= _MANY_RECENT:
        yield SpamSign(3, f"Kiriman ke-{context.recent_count + 1} dari HP yang sama dalam satu jam")
    if context.is_flood:
        yield SpamSign(3, "Datang saat sangat banyak kiriman masuk")
