"""A document as plain values that JSON can hold, and back: what was handed over stays as it was."""

from collections.abc import Callable, Mapping
from dataclasses import fields
from typing import Any, Final

from kimid.lib.document.blocks import (
    AttachmentNote,
    Clause,
    Clauses,
    Document,
    DocumentBlock,
    DocumentTable,
    Heading,
    Letterhead,
    NumberedItem,
    NumberedList,
    PageBreak,
    Paragraph,
    Signature,
    Signatures,
    Subheading,
)


def frozen_document(document: Document) -> dict[str, Any]:
    """The document in plain values."""
    return {"title": document.title, "blocks": [_frozen(each) for each in document.blocks]}


def thawed_document(values: Mapping[str, Any]) -> Document:
    """The document of such values."""
    return Document(values["title"], tuple(_thawed(each) for each in values["blocks"]))


def _frozen(block: DocumentBlock) -> dict[str, Any]:
    parts = {each.name: _plain(getattr(block, each.name)) for each in fields(block)}
    return {"kind": type(block).__name__, **parts}


# Any: a text, a number, or rows of them.
def _plain(value: Any) -> Any:
    return [_plain(each) for each in value] if isinstance(value, tuple) else value


def _thawed(values: Mapping[str, Any]) -> DocumentBlock:
    return _BLOCKS[values["kind"]](values)


def _table(values: Mapping[str, Any]) -> DocumentTable:
    return DocumentTable(
        tuple(values["header"]),
        tuple(tuple(row) for row in values["rows"]),
        tuple(values["shares"]),
        tuple(values["numbers"]),
        values["has_sum"],
    )


def _signature(values: list[Any]) -> Signature:
    above, *rest = values  # the oldest have no line below the name
    return Signature(tuple(above), *rest)


def _signatures(values: Mapping[str, Any]) -> Signatures:
    left = values["left"]
    return Signatures(_signature(values["right"]), _signature(left) if left else None)


_BLOCKS: Final[dict[str, Callable[[Mapping[str, Any]], DocumentBlock]]] = {
    # The oldest have no decree.
    "Letterhead": lambda values: Letterhead(
        tuple(values["lines"]), values["address"], values.get("decree", "")
    ),
    "Heading": lambda values: Heading(tuple(values["lines"])),
    "Subheading": lambda values: Subheading(values["text"]),
    "Paragraph": lambda values: Paragraph(values["text"], values["stays"]),
    "Clauses": lambda values: Clauses(tuple(Clause(*row) for row in values["rows"])),
    "NumberedList": lambda values: NumberedList(
        tuple(NumberedItem(*row) for row in values["rows"])
    ),
    "DocumentTable": _table,
    "AttachmentNote": lambda values: AttachmentNote(tuple(values["lines"])),
    "Signatures": _signatures,
    "PageBreak": lambda values: PageBreak(),
}
