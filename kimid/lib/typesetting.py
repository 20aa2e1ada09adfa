"""Text in our own fonts: its width, and titles broken into even lines."""

import unicodedata
from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final, NamedTuple

from PIL import ImageFont

FONTS: Final = Path(__file__).parent.parent / "ui" / "fonts"
SERIF: Final = "NotoSerif-Bold.ttf"
SANS: Final = "NotoSans-SemiBold.ttf"
# The signs of the two fonts beside ASCII and Latin-1. The fonts are subsets, so that they stay
# small.
_EXTRA_SIGNS: Final = frozenset("–—‘’“”•…′″€−")
LEADING: Final = 1.14
_ELLIPSIS: Final = "…"
_SAFETY_FACTOR: Final = 1.02  # the renderer may draw a line a little wider than measured


class FittedText(NamedTuple):
    """A text ready to be drawn."""

    size: int  # pixels
    lines: list[str]


def drawable_text(text: str) -> str:
    """The text with only the signs of our fonts. Accents that they lack and emoji are dropped."""
    return "".join(filter(None, map(_sign, " ".join(text.split())))).strip()


def drawable_values(value: Any) -> Any:
    """What goes onto a sheet with only the signs of our fonts, however deep it lies: PDF/UA refuses
    a sign that no font has.
    """
    if isinstance(value, str):
        return drawable_text(value)
    if isinstance(value, Mapping):
        return {key: drawable_values(each) for key, each in value.items()}
    if isinstance(value, Sequence):
        return [drawable_values(each) for each in value]
    return value


def _sign(sign: str) -> str:
    if " " <= sign <= "~" or "\xa1" <= sign <= "ÿ" or sign in _EXTRA_SIGNS:
        return sign
    plain = unicodedata.normalize("NFKD", sign)[0]
    return plain if " " <= plain <= "~" else ""


@cache
def _font(name: str) -> ImageFont.FreeTypeFont:
    return ImageFont.truetype(FONTS / name, 100, layout_engine=ImageFont.Layout.BASIC)


def text_width(text: str, size: float, font: str = SERIF) -> float:
    """The width of the text in one line, in pixels."""
    return _font(font).getlength(text) * size / 100 * _SAFETY_FACTOR


def shorten(text: str, size: float, max_width: float, font: str = SANS) -> str:
    """The text in one line, with an ellipsis if it does not fit."""
    if text_width(text, size, font) <= max_width:
        return text
    while text and text_width(text + _ELLIPSIS, size, font) > max_width:
        # Drop the last word, or one letter of a single word that is too long.
        shorter = text.rpartition(" ")[0] or text[:-1]
        text = shorter.rstrip(" ,.:;–—-")
    return text + _ELLIPSIS


def fit_text(
    text: str,
    max_width: float,
    sizes: tuple[int, ...],
    max_lines: int,
    *,
    max_height: float,
    font: str = SERIF,
) -> FittedText:
    """The text in at most `max_lines` even lines, in the largest of `sizes` that fits. In the
    smallest size it is cut if needed.
    """
    for size in sizes:
        lines = _wrapped(text, size, max_width, font)
        if len(lines) <= min(max_lines, max_height / size / LEADING) and all(
            text_width(line, size, font) <= max_width for line in lines
        ):
            return FittedText(size, _balanced(text, size, max_width, font))
    size = sizes[-1]
    broken = _wrapped(text, size, max_width, font)
    last = " ".join(broken[max_lines - 1 :])
    return FittedText(
        size, [shorten(line, size, max_width, font) for line in (*broken[: max_lines - 1], last)]
    )


def _wrapped(text: str, size: float, max_width: float, font: str) -> list[str]:
    lines = [""]
    for word in text.split():
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and text_width(longer, size, font) > max_width:
            lines.append(word)
        else:
            lines[-1] = longer
    return lines


def _balanced(text: str, size: float, max_width: float, font: str) -> list[str]:
    """The same number of lines, with the longest line as short as possible."""
    best = _wrapped(text, size, max_width, font)
    narrower = max_width
    while narrower > max_width / 2:
        narrower -= size / 4
        attempt = _wrapped(text, size, narrower, font)
        if len(attempt) > len(best) or any(
            text_width(line, size, font) > narrower for line in attempt
        ):
            break
        best = attempt
    return best
