"""Reads documents again as strangers do: .docx with python-docx, PDF with PDFium."""

import re
from collections.abc import Iterator
from io import BytesIO

import docx
import pypdfium2
from docx.table import Table


def words_of_docx(body: bytes) -> list[str]:
    """The words in the order of reading, without page numbers."""
    return " ".join(_texts(body)).split()


def words_of_pdf(body: bytes) -> list[str]:
    """The same of a PDF. A table's header that is repeated on the next page is in it again."""
    pages = [page.get_textpage().get_text_bounded() for page in pypdfium2.PdfDocument(body)]
    whole = "\n".join(re.sub(r"- \d+ -\s*$|^\s*- \d+ -", "", page.replace("\ufffe", "").strip()) for page in pages)
    return whole.split()


def _texts(body: bytes) -> Iterator[str]:
    for part in docx.Document(BytesIO(body)).iter_inner_content():
        if isinstance(part, Table):
            yield from (cell.text for row in part.rows for cell in row.cells)
        else:
            yield part.text
