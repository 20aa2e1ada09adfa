"""Reads the cells of a spreadsheet, as text. Formulas, macros, pictures and links of it do not come through.

Of an Excel file the sheet with the most rows; what was merged stands in every cell of the merged ones.
"""

import csv
import json
import sys
import zipfile
from contextlib import suppress
from datetime import date, datetime, time, timedelta
from io import BytesIO, StringIO
from typing import Final

from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, PasswordError, load_workbook

from kimid.media.alone.walls import Made, Refused, work_alone

MEMORY: Final = 600 * 1024 * 1024
_MOST_UNPACKED: Final = 60 * 1024 * 1024  # a sheet of ten thousand rows has five
_LONGEST: Final = 300  # signs of a cell
_ZIP, _OLD_EXCEL = b"PK\x03\x04", b"\xd0\xcf\x11\xe0"


def main() -> None:
    """Read one table. Asked with the most rows and the most columns."""
    _warm_up()
    work_alone(_cells, memory=MEMORY)


def _cells(data: bytes) -> Made:
    most_rows, most_columns = map(int, sys.argv[1:3])
    if not data:
        raise Refused("empty")
    rows = _of_excel(data) if data[:4] in (_ZIP, _OLD_EXCEL) else _of_text(data)
    if len(rows) > most_rows:
        raise Refused("long")
    table = [[_written(cell) for cell in row[:most_columns]] for row in rows]
    body = json.dumps(table).encode()
    return {"sizes": [len(body)]}, [body]


def _of_excel(data: bytes) -> list[list[object]]:
    if data[:4] == _ZIP:
        _refuse_bombs(data)
    try:
        book = load_workbook(BytesIO(data))
    except PasswordError:
        raise Refused("locked") from None
    sheet = max(_sheets(book), key=lambda each: each.height, default=None)
    if sheet is None or not sheet.height:
        raise Refused("nothing")
    rows: list[list[object]] = [list(row) for row in sheet.to_python(skip_empty_area=False)]
    _fill_merged(rows, sheet)
    return rows


def _sheets(book: CalamineWorkbook) -> list[CalamineSheet]:
    return [book.get_sheet_by_name(name) for name in book.sheet_names]


def _refuse_bombs(data: bytes) -> None:
    """A small file may unpack to gigabytes: what it says of itself is added up before anything is unpacked."""
    with zipfile.ZipFile(BytesIO(data)) as packed:
        names = packed.namelist()
        if not any(name.startswith("xl/") or name == "content.xml" for name in names):
            raise Refused("kind")
        if sum(each.file_size for each in packed.infolist()) > _MOST_UNPACKED:
            raise Refused("large")


def _fill_merged(rows: list[list[object]], sheet: CalamineSheet) -> None:
    for (top, left), (bottom, right) in sheet.merged_cell_ranges or []:
        for row in rows[top : bottom + 1]:
            row[left : right + 1] = [rows[top][left]] * len(row[left : right + 1])


def _of_text(data: bytes) -> list[list[object]]:
    if b"\0" in data:
        raise Refused("kind")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        text = data.decode("cp1252")  # what Excel writes when it is asked for CSV and not for UTF-8
    head = text[:5_000]
    sign = max(";,\t", key=head.count)
    if not head.count(sign):
        raise Refused("kind")
    return [list(row) for row in csv.reader(StringIO(text), delimiter=sign)]


def _written(cell: object) -> str:
    """A cell as somebody would type it: days as 2021-05-04, whole numbers without a point."""
    if isinstance(cell, datetime):
        return cell.date().isoformat()
    if isinstance(cell, date):
        return cell.isoformat()
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if cell is None or isinstance(cell, (time, timedelta, bool)):
        return ""
    return " ".join(str(cell).replace("\0", "").split())[:_LONGEST]


def _warm_up() -> None:
    """Load what is loaded on first use: later no file can be opened."""
    for code in ("cp1252", "cp437", "utf-8-sig"):
        b"a".decode(code)
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as made:
        made.writestr("xl/a", "a")
    _refuse_bombs(packed.getvalue())
    with suppress(CalamineError):
        load_workbook(packed)


if __name__ == "__main__":
    main()
