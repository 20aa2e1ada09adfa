"""A worker that reads the cells of a spreadsheet as text.

Formulas, macros, pictures and links do not come through. Of an Excel file it reads the sheet with
the most rows. Each cell of a merged range gets the value of the range.
"""

import csv
import json
import sys
import zipfile
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from io import BytesIO, StringIO
from typing import Final

from python_calamine import (
    CalamineError,
    CalamineSheet,
    CalamineWorkbook,
    PasswordError,
    load_workbook,
)

from kimid.media.sandboxed.isolation import Output, Rejected, run_isolated

MEMORY: Final = 600 * 1024 * 1024
_MAX_UNPACKED_BYTES: Final = 60 * 1024 * 1024  # a sheet of ten thousand rows has 5 MB
_MAX_CELL_LENGTH: Final = 300  # characters
_ZIP = b"PK\x03\x04"
_OLD_EXCEL = b"\xd0\xcf\x11\xe0"


def main() -> None:
    """Read one table. Its arguments are the most rows and the most columns."""
    _warm_up()
    run_isolated(_cells, memory=MEMORY)


def _cells(data: bytes) -> Output:
    max_rows, max_columns = map(int, sys.argv[1:3])
    if not data:
        raise Rejected("empty")
    rows = _of_excel(data) if data[:4] in (_ZIP, _OLD_EXCEL) else _of_text(data)
    if len(rows) > max_rows:
        raise Rejected("long")
    table = [[_as_text(cell) for cell in row[:max_columns]] for row in rows]
    body = json.dumps(table).encode()
    return {"sizes": [len(body)]}, [body]


def _of_excel(data: bytes) -> list[list[object]]:
    if data[:4] == _ZIP:
        _refuse_bombs(data)
    try:
        book = load_workbook(BytesIO(data))
    except PasswordError:
        raise Rejected("locked") from None
    sheet = max(_sheets(book), key=lambda each: each.height, default=None)
    if sheet is None or not sheet.height:
        raise Rejected("nothing")
    rows: list[list[object]] = [list(row) for row in sheet.to_python(skip_empty_area=False)]
    _fill_merged(rows, sheet)
    return rows


def _sheets(book: CalamineWorkbook) -> list[CalamineSheet]:
    return [book.get_sheet_by_name(name) for name in book.sheet_names]


def _refuse_bombs(data: bytes) -> None:
    """Reject a file that would unpack to too much. Only the directory of the archive is read."""
    with zipfile.ZipFile(BytesIO(data)) as packed:
        names = packed.namelist()
        if not any(name.startswith("xl/") or name == "content.xml" for name in names):
            raise Rejected("kind")
        if sum(each.file_size for each in packed.infolist()) > _MAX_UNPACKED_BYTES:
            raise Rejected("large")


def _fill_merged(rows: list[list[object]], sheet: CalamineSheet) -> None:
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or []:
        for row in rows[top : bottom + 1]:
            row[left : right + 1] = [rows[top][left]] * len(row[left : right + 1])


def _of_text(data: bytes) -> list[list[object]]:
    if b"\0" in data:
        raise Rejected("kind")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252")  # the default of Excel for CSV
    head = text[:5_000]
    delimiter = max(";,\t", key=head.count)
    if not head.count(delimiter):
        raise Rejected("kind")
    return [list(row) for row in csv.reader(StringIO(text), delimiter=delimiter)]


def _as_text(cell: object) -> str:
    """A cell as people type it: days as 2021-05-04, whole numbers without a decimal point."""
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if cell is None or isinstance(cell, (time, timedelta, bool)):
        return ""
    return " ".join(str(cell).replace("\0", "").split())[:_MAX_CELL_LENGTH]


def _warm_up() -> None:
    """Load everything that is loaded on first use: later no file can be opened."""
    for code in ("cp1252", "cp437", "utf-8-sig"):
        b"a".decode(code)
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("xl/a", "a")
    _refuse_bombs(packed.getvalue())
    with suppress(CalamineError):
        load_workbook(packed)


if __name__ == "__main__":
    main()
