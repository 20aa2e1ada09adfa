"""The words of an Indonesian text for search: plain lower-case letters, without stop words, cut to
their stems.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from itertools import chain
from threading import local
from typing import Any, Final, NamedTuple

from Stemmer import Stemmer

from kimid.lib.own_stems import OWN_STEMS

# A number with dots between its thousands is one word. Other words are letters and digits, with
# apostrophes inside (Jum'at).
_WORD: Final = re.compile(r"\d{1,3}(?:\.\d{3})+(?!\d)|[^\W_]+(?:['’‘`ʼ][^\W_]+)*")
_NOT_PLAIN: Final = re.compile(r"[^a-z0-9]")
_MAX_LENGTH: Final = 40  # a longer word is no word
_CACHE_SIZE: Final = 20_000  # words with their stems, about 5 MB per process
_ACCENTS: Final = dict.fromkeys(range(0x300, 0x370))  # combining accents
# me- and pe- before a vowel, and the possible first letters of the root.
_NASAL_PREFIX: Final = re.compile("[mp]e(ng|ny|n|m)(?=[aeiou])")
_ROOT_INITIALS: Final = {"ng": ("k",), "ny": ("s", "ny"), "n": ("t", "n"), "m": ("p", "m")}
_MIN_ROOT: Final = 3  # letters of the shortest root, without its first one
# Words that are in every text and say nothing about it.
_STOP_WORD_LIST: Final = (
    "ada adalah agar akan aku anda antara apa atau bagi bahkan "
    "bahwa beberapa begitu beliau belum bila bisa boleh bukan "
    "dalam dan dapat dari demi demikian dengan di dia dong dulu "
    "hanya harus hingga ia ialah ini itu jadi jangan jika juga "
    "kalau kami kamu karena ke kemudian kepada kita lagi lah "
    "lalu lebih maka masih mereka merupakan namun nanti nya oleh "
    "pada para per pernah pula pun saat saja sama sambil sampai "
    "sang sangat saya sebab sebagai sebelum secara sehingga "
    "sejak selain seluruh sementara semua seperti serta sesudah "
    "setelah setiap si siapa sini situ suatu sudah supaya tanpa "
    "tapi tentang terhadap tersebut tetap tetapi tiap tidak untuk waktu walau yaitu yakni yang"
)
STOP_WORDS: Final = frozenset(_STOP_WORD_LIST.split())


class Word(NamedTuple):
    """A word of a text: its position and its possible stems."""

    start: int
    end: int
    stems: tuple[str, ...]


class _ThreadStemmer(local):
    """A stemmer is not thread-safe, so every thread has its own."""

    def __init__(self) -> None:
        self.stem: Any = Stemmer("indonesian", 0).stemWord


_thread_stemmer: Final = _ThreadStemmer()


def words_of(text: str) -> Iterator[Word]:
    """The words of a text that search knows, in order. Single letters and stop words are left
    out.
    """
    for match in _WORD.finditer(text):
        word_stems = stems_of(match[0])
        if word_stems:
            yield Word(match.start(), match.end(), word_stems)


def stems_by_word(text: str) -> tuple[tuple[str, ...], ...]:
    """The possible stems of each word of `words_of(text)`. Quicker, where no position is needed."""
    return tuple(filter(None, map(stems_of, _WORD.findall(text))))


def stems(text: str) -> list[str]:
    """All stems of a text, in order: `Warga mengirim 2.050 bibit` gives `warga`, `irim`, `kirim`,
    `2050`, `bibit`.
    """
    return [*chain.from_iterable(stems_by_word(text))]


@lru_cache(_CACHE_SIZE)
def stems_of(word: str) -> tuple[str, ...]:
    """The possible stems of a word as it is written. Empty if search does not know it.

    The prefixes me- and pe- swallow the first letter of a root, and no rule can tell which letter:
    menanam comes from tanam, menilai from nilai. Then all possible stems are returned.
    """
    folded = _folded(word)
    if (
        not folded
        or folded in STOP_WORDS
        or len(folded) > _MAX_LENGTH
        or (len(folded) == 1 and folded.isalpha())
    ):
        return ()
    if folded[0].isdigit():
        return (folded,)
    if own := OWN_STEMS.get(folded) or OWN_STEMS.get(folded.removesuffix("nya")):
        return (own,)
    return tuple(
        dict.fromkeys(
            _thread_stemmer.stem(form)
            for form in (folded, *_nasal_roots(folded), *_without_kan(folded))
        )
    )


def _without_kan(folded: str) -> list[str]:
    """`bersihkan` is bersih with -kan, not sihkan with ber-."""
    return (
        [folded[:-3]]
        if folded.startswith("ber") and folded.endswith("kan") and len(folded) > _MIN_ROOT + 5
        else []
    )


def _nasal_roots(folded: str) -> list[str]:
    match = _NASAL_PREFIX.match(folded)
    if match is None or len(folded) < match.end() + _MIN_ROOT:
        return []
    return [first + folded[match.end() :] for first in _ROOT_INITIALS[match[1]]]


def _folded(word: str) -> str:
    if word.isascii():
        return _NOT_PLAIN.sub("", word.lower())
    return _NOT_PLAIN.sub("", unicodedata.normalize("NFKD", word).translate(_ACCENTS).lower())
