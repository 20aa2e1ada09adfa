"""How much a text from an unknown sender looks like advertising: a few signs, each with its points and its words.

The score sorts and holds. It never deletes and never answers: whoever reads held texts sees why they were held.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from hashlib import blake2b
from typing import Final

from kimid.lib.stems import stems

HELD_FROM: Final = 3  # points from which on somebody looks before it stands among the others
_QUICK: Final = 3  # seconds in which nobody reads a form and writes a sentence
_IN_A_ROW: Final = 3
_ENDINGS: Final = "com|net|org|xyz|info|online|site|vip|bet|top|club|ly|me|cc"
_LINK: Final = re.compile(rf"(?:https?://|www\.)\S+|\b[a-z0-9-]+\.(?:{_ENDINGS})\b", re.IGNORECASE)
# What only advertising says, and what a neighbour may say who complains about gambling.
_SELLING: Final = re.compile(
    r"\b(?:gacor|maxwin|rtp|scatter|jackpot|jekpot|zeus|olympus|pragmatic|bonus new member|depo(?:sit)? pulsa|link alternatif"
    r"|daftar sekarang|pinjol cepat|pinjaman online tanpa|cair dalam|wd pasti|anti rungkad|situs resmi slot)\b",
    re.IGNORECASE,
)
_GAMBLING: Final = re.compile(r"\b(?:slot|togel|judi|judol|kasino|casino|poker|taruhan|sabung)\b", re.IGNORECASE)
_LONG_ENOUGH: Final = 8  # words, to tell whether they repeat themselves
_SHOUT: Final = 40  # letters


@dataclass(frozen=True)
class Sign:
    """One thing that is odd about a text: how much it counts, and what it is in words for whoever looks."""

    points: int
    words: str


@dataclass(frozen=True)
class Circumstances:
    """How a text came: how long its form was open, whether it came before, and how many this sender sent within the hour."""

    seconds: float = 3600
    is_known: bool = False
    in_a_row: int = 0


def signs(text: str, came: Circumstances) -> list[Sign]:
    """What is odd about a text, in the order in which it is told."""
    return [*_of_text(text), *_of_way(came)]


def score(found: Iterable[Sign]) -> int:
    """All points together."""
    return sum(sign.points for sign in found)


def selling_words(text: str) -> list[str]:
    """The words that only advertising says, as they stand in a text, each once."""
    return list(dict.fromkeys(_SELLING.findall(text)))


def likeness_mark(text: str) -> str:
    """Sixteen hex digits that two texts share when they say the same in the same words, whatever stands between them."""
    return blake2b(" ".join(stems(text)).encode(), digest_size=8).hexdigest()


def _of_text(text: str) -> Iterator[Sign]:
    links = len(_LINK.findall(text))
    if links:
        yield Sign(3 if links > 1 else 2, "Ada tautan" if links == 1 else f"Ada {links} tautan")
    selling = {word.lower() for word in selling_words(text)}
    if selling:
        yield Sign(3, f"Kata iklan judi atau pinjaman: {', '.join(sorted(selling))}")
    elif _GAMBLING.search(text):
        yield Sign(1, "Menyebut judi")
    letters = [sign for sign in text if sign.isalpha()]
    if len(letters) >= _SHOUT and all(sign.isupper() for sign in letters):
        yield Sign(1, "Huruf besar semua")
    words = text.lower().split()
    if len(words) >= _LONG_ENOUGH and len(set(words)) * 2 < len(words):
        yield Sign(2, "Kata yang sama diulang-ulang")


def _of_way(came: Circumstances) -> Iterator[Sign]:
    if came.is_known:
        yield Sign(3, "Kiriman yang sama sudah pernah masuk")
    if came.seconds < _QUICK:
        yield Sign(2, "Dikirim dalam hitungan detik sesudah formulir dibuka")
    if came.in_a_row >= _IN_A_ROW:
        yield Sign(3, f"Kiriman ke-{came.in_a_row + 1} dari HP yang sama dalam satu jam")
