"""What a document is made of. Nothing here knows how a file is written."""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import Final, NamedTuple

# What people fill in by hand.
BLANK: Final = "………"
# The letters that our document font holds: Latin with all its accents but those of Vietnamese.
_HELD: Final = ((0x20, 0x7E), (0xA1, 0x24F), (0x1E00, 0x1E9F), (0x1EF2, 0x1EFF))
_HELD_TOO: Final = frozenset("–—‘’“”•…′″−")


@dataclass(frozen=True)
class Letterhead:
    """Who writes: offices from the highest to the lowest, centred above a double rule."""

    lines: tuple[str, ...]
    address: str = ""

    @property
    def texts(self) -> Iterable[str]:
        return (*self.lines, self.address)


@dataclass(frozen=True)
class Heading:
    """Bold lines in the middle; they stay with what follows."""

    lines: tuple[str, ...]

    @property
    def texts(self) -> Iterable[str]:
        return self.lines


@dataclass(frozen=True)
class Paragraph:
    """Running text over the whole width."""

    text: str

    @property
    def texts(self) -> Iterable[str]:
        return (self.text,)


class Clause(NamedTuple):
    """One row of `Clauses`. Without a label it goes on under the one before it; without a number its text begins further left."""

    label: str
    number: str
    text: str


@dataclass(frozen=True)
class Clauses:
    """`Menimbang : a. bahwa …`: labels, a colon, letters or numbers, and text, each in a line of its own."""

    rows: tuple[Clause, ...]

    @property
    def texts(self) -> Iterable[str]:
        for label, number, text in self.rows:
            yield from (label, ":" if label else "", number, text)


class Item(NamedTuple):
    """`(1) …`"""

    number: str
    text: str


@dataclass(frozen=True)
class Items:
    """Numbered sentences."""

    rows: tuple[Item, ...]

    @property
    def texts(self) -> Iterable[str]:
        return (text for row in self.rows for text in row)


@dataclass(frozen=True)
class Table:
    """Rows under a header, which is repeated on each page. The shares say how wide the columns are."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shares: tuple[int, ...]

    @property
    def texts(self) -> Iterable[str]:
        return (text for row in (self.header, *self.rows) for text in row)


@dataclass(frozen=True)
class Aside:
    """Lines in the right half: what an attachment belongs to."""

    lines: tuple[str, ...]

    @property
    def texts(self) -> Iterable[str]:
        return self.lines


class Signature(NamedTuple):
    """Who signs: lines above, room for the signature, a name."""

    above: tuple[str, ...]
    name: str


@dataclass(frozen=True)
class Signatures:
    """One signs on the right, a second one may sign on the left."""

    right: Signature
    left: Signature | None = None

    @property
    def texts(self) -> Iterable[str]:
        return (text for one in (self.left, self.right) if one for text in (*one.above, one.name))


@dataclass(frozen=True)
class PageBreak:
    """What follows begins on a new page."""

    @property
    def texts(self) -> Iterable[str]:
        return ()


type Part = Letterhead | Heading | Paragraph | Clauses | Items | Table | Aside | Signatures | PageBreak


@dataclass(frozen=True)
class Document:
    """A whole document."""

    title: str
    parts: tuple[Part, ...] = field(default_factory=tuple)


def clean(text: str) -> str:
    """The text as it can stand in a file and on paper: one line, no invisible signs.

    A letter that our font lacks loses its accents; what is then still not Latin is left to be written by hand.
    """
    runs = groupby(unicodedata.normalize("NFC", text), key=_kind)
    whole = "".join(BLANK if kind == "strange" else "".join(map(_sign, signs)) for kind, signs in runs)
    return " ".join(whole.split())


def said(document: Document) -> Iterator[str]:
    """Every text of a document in the order of reading. Empty ones are left out."""
    for part in document.parts:
        yield from filter(None, (clean(text) for text in part.texts))


def _is_held(sign: str) -> bool:
    return sign in _HELD_TOO or any(first <= ord(sign) <= last for first, last in _HELD)


def _kind(sign: str) -> str:
    """`strange` for a letter of another script, as a run of them becomes one blank."""
    is_letter = unicodedata.category(sign)[0] in "LN"
    return "strange" if is_letter and not _is_held(unicodedata.normalize("NFKD", sign)[0]) else "plain"


def _sign(sign: str) -> str:
    if unicodedata.category(sign) in {"Cf", "Cs", "Co", "Cn"}:
        return ""
    if sign.isspace() or unicodedata.category(sign) == "Cc":
        return " "
    plain = sign if _is_held(sign) else unicodedata.normalize("NFKD", sign)[0]
    return plain if _is_held(plain) else ""
