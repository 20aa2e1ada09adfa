"""Indonesian text: slugs, paragraphs, numbers as people here write them."""

import re
import unicodedata
from collections.abc import Sequence
from typing import Final

# Apostrophes stand inside a word and are not heard: Jum'at, Regapu’u.
_SILENT: Final = frozenset("'’‘`ʼ")
_ENDED: Final = re.compile(r"[.!?…][\"”’)]*$")
_NOT_PLAIN: Final = re.compile(r"[^a-z0-9]+")


def slug(text: str, longest: int = 60) -> str:
    """`Kec. Sungai Raya` gives `kec-sungai-raya`; ASCII, cut at a word. Empty when nothing readable is left."""
    letters = "".join(
        sign for sign in unicodedata.normalize("NFKD", text) if sign not in _SILENT and not unicodedata.combining(sign)
    )
    whole = _NOT_PLAIN.sub("-", letters.lower()).strip("-")
    if len(whole) <= longest:
        return whole
    return whole[: longest + 1].rpartition("-")[0] or whole[:longest]


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a text: parts divided by an empty line."""
    return [part.strip() for part in re.split(r"\n\s*\n", text) if part.strip()]


def listed(names: Sequence[str], joint: str = "dan") -> str:
    """`Landak`, `Landak dan Melawi`, `Landak, Melawi, dan Sekadau`; joined by `atau` where one of them is enough."""
    if len(names) <= 2:
        return f" {joint} ".join(names)
    return f"{', '.join(names[:-1])}, {joint} {names[-1]}"


def number(value: int) -> str:
    """2145 gives `2.145`."""
    return f"{value:,}".replace(",", ".")


def percent(part: int, whole: int) -> str:
    """50 of 103 gives `48,5 %`; nothing of nothing gives `0 %`."""
    if whole == 0:
        return "0 %"
    return f"{100 * part / whole:.1f}".removesuffix(".0").replace(".", ",") + " %"


def ended(words: str) -> str:
    """The words as a sentence ends, before another one follows: with a full stop, unless they have a sign of their own."""
    return words if not words or _ENDED.search(words) else f"{words}."


def quoted(words: str) -> str:
    """The same lines marked as a quote, as the long text of a story takes it."""
    return "\n".join(f"> {line}" if line.strip() else "" for line in words.splitlines())
