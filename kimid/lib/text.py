"""Indonesian text: slugs, paragraphs and numbers in the local notation."""

import re
import unicodedata
from collections.abc import Sequence
from typing import Final

# An apostrophe stands inside a word and is silent: Jum'at, Regapu’u.
_APOSTROPHES: Final = frozenset("'’‘`ʼ")
_SENTENCE_END: Final = re.compile(r"[.!?…][\"”’)]*$")
_NOT_PLAIN: Final = re.compile(r"[^a-z0-9]+")


def slug(text: str, max_length: int = 60) -> str:
    """`Kec. Sungai Raya` gives `kec-sungai-raya`: ASCII, cut at a word. Empty if no letter or digit
    is left.
    """
    letters = "".join(
        sign
        for sign in unicodedata.normalize("NFKD", text)
        if sign not in _APOSTROPHES and not unicodedata.combining(sign)
    )
    full_slug = _NOT_PLAIN.sub("-", letters.lower()).strip("-")
    if len(full_slug) <= max_length:
        return full_slug
    return full_slug[: max_length + 1].rpartition("-")[0] or full_slug[:max_length]


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a text: parts divided by an empty line."""
    return [part.strip() for part in re.split(r"\n\s*\n", text) if part.strip()]


def enumeration(names: Sequence[str], conjunction: str = "dan") -> str:
    """`Landak`, `Landak dan Melawi`, `Landak, Melawi, dan Sekadau`. `conjunction` may be `atau`."""
    if len(names) <= 2:
        return f" {conjunction} ".join(names)
    return f"{', '.join(names[:-1])}, {conjunction} {names[-1]}"


def number(value: int) -> str:
    """2145 gives `2.145`."""
    return f"{value:,}".replace(",", ".")


def percent(part: int, whole: int) -> str:
    """50 of 103 gives `48,5 %`; nothing of nothing gives `0 %`."""
    if whole == 0:
        return "0 %"
    return f"{100 * part / whole:.1f}".removesuffix(".0").replace(".", ",") + " %"


def with_full_stop(text: str) -> str:
    """The text with a full stop, unless it ends with a sign of its own."""
    return text if not text or _SENTENCE_END.search(text) else f"{text}."


def as_quote(text: str) -> str:
    """The same lines marked as a quote of the story editor."""
    return "\n".join(f"> {line}" if line.strip() else "" for line in text.splitlines())


def one_line(text: str) -> str:
    """The text as the eye reads it, in one line: no sign of no width, none that turns the order of
    letters round, one space between words.
    """
    kinds = ((sign, unicodedata.category(sign)) for sign in text)
    seen = "".join(" " if kind == "Cc" else sign for sign, kind in kinds if kind != "Cf")
    return " ".join(seen.split())
