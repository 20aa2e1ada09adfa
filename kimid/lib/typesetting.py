"""Words set in our own fonts: how wide they are, and how a title is broken into even lines."""

import unicodedata
from functools import cache
from pathlib import Path
from typing import Final, NamedTuple

from PIL import ImageFont

FONTS: Final = Path(__file__).parent.parent / "ui" / "fonts"
SERIF: Final = "NotoSerif-Bold.ttf"
SANS: Final = "NotoSans-SemiBold.ttf"
# What the two fonts hold beside ASCII and Latin-1; they were cut down to it, so that they stay small.
_MORE: Final = frozenset("–—‘’“”•…′″€−")
LEADING: Final = 1.14
_ELLIPSIS: Final = "…"
_SAFE: Final = 1.02  # the drawing may set a line a little wider than it was measured


class Lines(NamedTuple):
    """A text ready to be drawn."""

    size: int  # pixels
    lines: list[str]


def drawable(words: str) -> str:
    """The text with only those signs our fonts hold: accents that they lack are dropped, and so are emoji."""
    return "".join(filter(None, map(_sign, " ".join(words.split())))).strip()


def _sign(sign: str) -> str:
    if " " <= sign <= "~" or "\xa1" <= sign <= "ÿ" or sign in _MORE:
        return sign
    plain = unicodedata.normalize("NFKD", sign)[0]
    return plain if " " <= plain <= "~" else ""


@cache
def _font(name: str) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FONTS / name, 100, layout_engine=ImageFont.Layout.BASIC)


def width(words: str, size: float, font: str = SERIF) -> float:
    """How many pixels the words need in a line."""
    return _font(font).getlength(words) * size / 100 * _SAFE


def cut(words: str, size: float, room: float, font: str = SANS) -> str:
    """The words in one line, with an ellipsis when they do not fit."""
    if width(words, size, font) <= room:
        return words
    while words and width(words + _ELLIPSIS, size, font) > room:
        shorter = words.rpartition(" ")[0] or words[:-1]  # whole words, but for one that is too long by itself
        words = shorter.rstrip(" ,.:;–—-")
    return words + _ELLIPSIS


def fit(words: str, room: float, sizes: tuple[int, ...], most: int, *, tall: float, font: str = SERIF) -> Lines:
    """The words in at most `most` even lines, in the largest of `sizes` that lets them fit, or cut in the smallest."""
    for size in sizes:
        lines = _broken(words, size, room, font)
        if len(lines) <= min(most, tall / size / LEADING) and all(width(line, size, font) <= room for line in lines):
            return Lines(size, _even(words, size, room, font))
    size = sizes[-1]
    kept = _broken(words, size, room, font)
    last = " ".join(kept[most - 1 :])
    return Lines(size, [cut(line, size, room, font) for line in (*kept[: most - 1], last)])


def _broken(words: str, size: float, room: float, font: str) -> list[str]:
    lines = [""]
    for word in words.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and width(longer, size, font) > room:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _even(words: str, size: float, room: float, font: str) -> list[str]:
    """The same number of lines, the longest of them as short as it can be."""
    best = _broken(words, size, room, font)
    narrower = room
    while narrower > room / 2:
        narrower -= size / 4
        tried = _broken(words, size, narrower, font)
        if len(tried) > len(best) or any(width(line, size, font) > narrower for line in tried):
            break
        best = tried
    return best
