"""Reads documents again as strangers do: .docx with python-docx, PDF with PDFium."""

import re
from collections.abc import Iterator
from io import BytesIO
from typing import Final

import docx
import pypdfium2
from docx.table import Table

_NUMBER: Final = re.compile(r"\A-\s+\d+\s+-\s*|\s*-\s+\d+\s+-\Z")


def words_of_docx(body: bytes) -> list[str]:
    """The words in the order of reading, without page numbers."""
    return " ".join(_texts(body)).split()


def words_of_pdf(body: bytes) -> list[str]:
    """The same of a PDF, in which no page is empty. A table's header that is repeated on the next
    page is in it again.
    """
    pages = [
        page.get_textpage().get_text_bounded().replace("\ufffe", "").strip()
        for page in pypdfium2.PdfDocument(body)
    ]
    told = [_NUMBER.sub("", page) for page in pages]
    assert all(told), "an empty page"
    return "\n".join(told).split()


def _texts(body: bytes) -> Iterator[str]:
    for part in docx.Document(BytesIO(body)).iter_inner_content():
        if isinstance(part, Table):
            yield from (cell.text for row in part.rows for cell in row.cells)
        else:
            yield part.text
