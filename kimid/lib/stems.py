"""The words of an Indonesian text as search knows them: folded to plain small letters, without stop words, cut to their stems."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from threading import local
from typing import Any, Final, NamedTuple

from Stemmer import Stemmer

# A number with dots between its thousands is one word; else letters and digits, with apostrophes inside (Jum'at).
_WORD: Final = re.compile(r"\d{1,3}(?:\.\d{3})+(?!\d)|[^\W_]+(?:['’‘`ʼ][^\W_]+)*")
_NOT_PLAIN: Final = re.compile(r"[^a-z0-9]")
_LONGEST: Final = 40  # a longer word is no word
_REMEMBERED: Final = 20_000  # words whose stems a process keeps, some 5 MB: a text has few that another has not
_SIGNS: Final = dict.fromkeys(range(0x300, 0x370))  # those that stand above and below letters
# me- and pe- before a vowel, and the letters with which the root may begin.
_MELTED: Final = re.compile("[mp]e(ng|ny|n|m)(?=[aeiou])")
_FIRST: Final = {"ng": ("k",), "ny": ("s", "ny"), "n": ("t", "n"), "m": ("p", "m")}
_ROOT: Final = 3  # letters of the shortest root without its first
# Words that are in every text and tell nothing of it.
_STOPPED: Final = (
    "ada adalah agar akan aku anda antara apa atau bagi bahkan bahwa beberapa begitu beliau belum bila bisa boleh bukan "
    "dalam dan dapat dari demi demikian dengan di dia dong dulu hanya harus hingga ia ialah ini itu jadi jangan jika juga "
    "kalau kami kamu karena ke kemudian kepada kita lagi lah lalu lebih maka masih mereka merupakan namun nanti nya oleh "
    "pada para per pernah pula pun saat saja sama sambil sampai sang sangat saya sebab sebagai sebelum secara sehingga "
    "sejak selain seluruh sementara semua seperti serta sesudah setelah setiap si siapa sini situ suatu sudah supaya tanpa "
    "tapi tentang terhadap tersebut tetap tetapi tiap tidak untuk waktu walau yaitu yakni yang"
)
STOP_WORDS: Final = frozenset(_STOPPED.split())


class Word(NamedTuple):
    """A word of a text: where it stands, and the stems it may have."""

    start: int
    end: int
    stems: tuple[str, ...]


class _Own(local):
    """A stemmer remembers what it is doing, so every thread has its own."""

    def __init__(self) -> None:
        self.stem: Any = Stemmer("indonesian", 0).stemWord  # what it is asked is remembered below


_own: Final = _Own()


def words_of(text: str) -> Iterator[Word]:
    """The words that search knows of a text, in order. Single letters and stop words are not among them."""
    for found in _WORD.finditer(text):
        of_word = stems_of(found[0])
        if of_word:
            yield Word(found.start(), found.end(), of_word)


def stems(text: str) -> list[str]:
    """All stems of a text, in order: `Warga mengirim 2.050 bibit` gives `warga`, `irim`, `kirim`, `2050`, `bibit`."""
    return [stem for word in _WORD.findall(text) for stem in stems_of(word)]


@lru_cache(_REMEMBERED)
def stems_of(word: str) -> tuple[str, ...]:
    """The stems that a word may have, as it is written; none when search does not know it.

    Behind me- and pe- the first letter of a root melts away, and no rule can tell which it was: menanam is tanam, menilai is
    nilai. Then all that it may be are given.
    """
    plain = _plain(word)
    if not plain or plain in STOP_WORDS or len(plain) > _LONGEST or (len(plain) == 1 and plain.isalpha()):
        return ()
    if plain[0].isdigit():
        return (plain,)
    return tuple(dict.fromkeys(_own.stem(form) for form in (plain, *_unmelted(plain), *_without_kan(plain))))


def _without_kan(plain: str) -> list[str]:
    """`bersihkan` is bersih with -kan, not sihkan with ber-."""
    return [plain[:-3]] if plain.startswith("ber") and plain.endswith("kan") and len(plain) > _ROOT + 5 else []


def _unmelted(plain: str) -> list[str]:
    melted = _MELTED.match(plain)
    if melted is None or len(plain) < melted.end() + _ROOT:
        return []
    return [first + plain[melted.end() :] for first in _FIRST[melted[1]]]


def _plain(word: str) -> str:
    if word.isascii():
        return _NOT_PLAIN.sub("", word.lower())
    return _NOT_PLAIN.sub("", unicodedata.normalize("NFKD", word).translate(_SIGNS).lower())
