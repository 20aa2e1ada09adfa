"""What stands in the files of a report."""

from io import BytesIO
from typing import Final
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pypdfium2

_MAIN: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"

type SheetCell = str | float


def words_of(file: bytes) -> str:
    """The text of all pages of a PDF, a blank between words."""
    paper = pypdfium2.PdfDocument(BytesIO(file))
    return " ".join(" ".join(page.get_textpage().get_text_range().split()) for page in paper)


def sheets(file: bytes) -> dict[str, list[list[SheetCell]]]:
    """The rows of a workbook by the name of their sheet: numbers as numbers, text as text."""
    archive = ZipFile(BytesIO(file))
    shared = ET.fromstring(archive.read("xl/sharedStrings.xml"))
    strings = [each.findtext(f"{_MAIN}t") or "" for each in shared]
    book = ET.fromstring(archive.read("xl/workbook.xml"))
    names = [each.attrib["name"] for each in book.iter(f"{_MAIN}sheet")]
    return {
        name: [
            [_value(cell, strings) for cell in row]
            for row in ET.fromstring(archive.read(f"xl/worksheets/sheet{number}.xml")).iter(
                f"{_MAIN}row"
            )
        ]
        for number, name in enumerate(names, 1)
    }


def _value(cell: "ET.Element[str]", strings: list[str]) -> SheetCell:
    value = cell.findtext(f"{_MAIN}v") or ""
    if cell.get("t") == "s":
        return strings[int(value)]
    return float(value) if value else ""
