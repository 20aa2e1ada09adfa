"""What the eye reads in a text that was written to slip past a list of words: `G4c0r`, `g.a.c.o.r`,
`gаcor` with a letter of another alphabet, or with letters of no width between.
"""

import re
import unicodedata
from collections.abc import Iterator
from string import ascii_lowercase
from typing import Final

# Letters of other alphabets that look like ours.
_LOOK_ALIKES: Final = str.maketrans(
    {
        sign: letter
        for letter, signs in {
            "a": "аαᴀλʌ",
            "b": "вβʙ",
            "c": "сᴄ",
            "d": "ԁᴅ",
            "e": "еεᴇ",
            "g": "ɡɢ",
            "h": "нһʜ",
            "i": "іıιɩɪ",
            "j": "јᴊ",
            "k": "кκᴋ",
            "l": "ʟӏ",
            "m": "мᴍ",
            "n": "пηɴ",
            "o": "оοᴏ",
            "p": "рρᴘ",
            "q": "ԛ",
            "r": "гʀ",
            "s": "ѕꜱ",
            "t": "тτᴛ",
            "u": "υᴜ",
            "v": "ѵνᴠ",
            "w": "ԝωᴡ",
            "x": "хχ",
            "y": "уʏ",
            "z": "ᴢ",
        }.items()
        for sign in signs
    }
)
# Letters on a black square or disc, and those of flags: Unicode says of none which letter it is.
_BADGES: Final = {
    first + number: letter
    for first in (0x1F150, 0x1F170, 0x1F1E6)
    for number, letter in enumerate(ascii_lowercase)
}
_SIGNS: Final = str.maketrans("0345789@$€", "oeastbgase")
_ONE: Final = re.compile(r"[1|!]")
_WITH_LETTERS: Final = re.compile(r"[^\s]*[a-z][^\s]*")
_SPACED: Final = re.compile(r"(?<!\w)(?:\w[ .\-_*·/]{1,3}){3,}\w(?!\w)")
_BETWEEN: Final = re.compile(r"[ .\-_*·/]+")
_STRETCHED: Final = re.compile(r"(.)\1{2,}")


def foldings(text: str) -> Iterator[str]:
    """The text in plain small letters: once, and a second time where a 1 may be an i or an l."""
    plain = _plain(text)
    with_i = _without_signs(plain, "i")
    yield with_i
    if (with_l := _without_signs(plain, "l")) != with_i:
        yield with_l


def _plain(text: str) -> str:
    """Small letters of our alphabet, without marks and without what has no width."""
    parts = unicodedata.normalize("NFKD", unicodedata.normalize("NFKC", text).casefold())
    seen = "".join(sign for sign in parts if unicodedata.category(sign) not in ("Mn", "Cf"))
    read = seen.translate(_LOOK_ALIKES | _BADGES)
    joined = _SPACED.sub(lambda spaced: _BETWEEN.sub("", spaced[0]), read)
    return _STRETCHED.sub(r"\1", joined.replace("vv", "w"))


def _without_signs(plain: str, one: str) -> str:
    """Signs that stand for letters, in words that have letters too. A number stays a number."""
    return _WITH_LETTERS.sub(lambda word: _ONE.sub(one, word[0]).translate(_SIGNS), plain)
