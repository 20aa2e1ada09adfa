"""The parts of a document. Nothing here knows how a file is written."""

import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby
from typing import Final, NamedTuple

# A gap that people fill in by hand.
BLANK: Final = "………"
# The letters of our document font: Latin with all accents except Vietnamese ones.
_SUPPORTED_RANGES: Final = ((0x20, 0x7E), (0xA1, 0x24F), (0x1E00, 0x1E9F), (0x1EF2, 0x1EFF))
_SUPPORTED_SIGNS: Final = frozenset("–—‘’“”•…′″−")


@dataclass(frozen=True)
class Letterhead:
    """The sender: offices from the highest to the lowest, centred above a double rule. Small below
    them where that is, and by which decree.
    """

    lines: tuple[str, ...]
    address: str = ""
    decree: str = ""

    @property
    def small_lines(self) -> tuple[str, ...]:
        return tuple(filter(None, (self.address, self.decree)))

    @property
    def texts(self) -> Iterable[str]:
        return (*self.lines, *self.small_lines)


@dataclass(frozen=True)
class Heading:
    """Bold, centred lines. They stay with the next block."""

    lines: tuple[str, ...]

    @property
    def texts(self) -> Iterable[str]:
        return self.lines


@dataclass(frozen=True)
class Subheading:
    """A bold line at the left. It stays with the next block."""

    text: str

    @property
    def texts(self) -> Iterable[str]:
        return (self.text,)


@dataclass(frozen=True)
class Paragraph:
    """Text over the whole width. One that `stays` is on the page of the next block."""

    text: str
    stays: bool = False

    @property
    def texts(self) -> Iterable[str]:
        return (self.text,)


class Clause(NamedTuple):
    """One row of `Clauses`. Without a label it continues the row above. Without a number its text
    begins further left.
    """

    label: str
    number: str
    text: str


@dataclass(frozen=True)
class Clauses:
    """`Menimbang : a. bahwa …`: labels, a colon, letters or numbers, and text, each in its own
    column.
    """

    rows: tuple[Clause, ...]

    @property
    def texts(self) -> Iterable[str]:
        for label, number, text in self.rows:
            yield from (label, ":" if label else "", number, text)


class NumberedItem(NamedTuple):
    """`(1) …`"""

    number: str
    text: str


@dataclass(frozen=True)
class NumberedList:
    """Numbered sentences."""

    rows: tuple[NumberedItem, ...]

    @property
    def texts(self) -> Iterable[str]:
        return (text for row in self.rows for text in row)


@dataclass(frozen=True)
class DocumentTable:
    """Rows under a header that repeats on each page. `shares` are the relative widths of the
    columns; those in `numbers` stand at the right. With `has_sum` the last row is bold.
    """

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shares: tuple[int, ...]
    numbers: tuple[int, ...] = ()
    has_sum: bool = False

    @property
    def texts(self) -> Iterable[str]:
        return (text for row in (self.header, *self.rows) for text in row)


@dataclass(frozen=True)
class AttachmentNote:
    """Lines in the right half that name the document of an attachment."""

    lines: tuple[str, ...]

    @property
    def texts(self) -> Iterable[str]:
        return self.lines


class Signature(NamedTuple):
    """A signatory: lines above, space for the signature, a name, and perhaps a line below it."""

    above: tuple[str, ...]
    name: str
    below: str = ""


@dataclass(frozen=True)
class Signatures:
    """One signatory on the right, and perhaps a second one on the left."""

    right: Signature
    left: Signature | None = None

    @property
    def has_below(self) -> bool:
        """Whether a line stands below a name: then there is room for it on both sides."""
        return any(each.below for each in (self.left, self.right) if each)

    @property
    def texts(self) -> Iterable[str]:
        return (
            text
            for signature in (self.left, self.right)
            if signature
            for text in (*signature.above, signature.name, signature.below)
        )


@dataclass(frozen=True)
class PageBreak:
    """The next block begins on a new page."""

    @property
    def texts(self) -> Iterable[str]:
        return ()


type DocumentBlock = (
    Letterhead
    | Heading
    | Subheading
    | Paragraph
    | Clauses
    | NumberedList
    | DocumentTable
    | AttachmentNote
    | Signatures
    | PageBreak
)


@dataclass(frozen=True)
class Document:
    """A whole document."""

    title: str
    blocks: tuple[DocumentBlock, ...] = field(default_factory=tuple)


def printable_text(text: str) -> str:
    """The text for files and paper: one line, without invisible signs.

    A letter that our font lacks loses its accents. Other scripts become a blank that is filled in
    by hand.
    """
    runs = groupby(unicodedata.normalize("NFC", text), key=_kind)
    whole = "".join(
        BLANK if kind == "strange" else "".join(map(_sign, signs)) for kind, signs in runs
    )
    return " ".join(whole.split())


def document_texts(document: Document) -> Iterator[str]:
    """Every text of a document in reading order, without empty ones."""
    for block in document.blocks:
        yield from filter(None, (printable_text(text) for text in block.texts))


def _is_supported(sign: str) -> bool:
    return sign in _SUPPORTED_SIGNS or any(
        low <= ord(sign) <= high for low, high in _SUPPORTED_RANGES
    )


def _kind(sign: str) -> str:
    """`strange` for letters of another script, because a run of them becomes one blank; else
    `plain`.
    """
    is_letter = unicodedata.category(sign)[0] in "LN"
    return (
        "strange"
        if is_letter and not _is_supported(unicodedata.normalize("NFKD", sign)[0])
        else "plain"
    )


def _sign(sign: str) -> str:
    if unicodedata.category(sign) in {"Cf", "Cs", "Co", "Cn"}:
        return ""
    if sign.isspace() or unicodedata.category(sign) == "Cc":
        return " "
    plain = sign if _is_supported(sign) else unicodedata.normalize("NFKD", sign)[0]
    return plain if _is_supported(plain) else ""
