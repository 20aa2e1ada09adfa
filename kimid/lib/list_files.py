"""Lists that offices work with: columns with their cells, and the same rows as files for
spreadsheets.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from io import BytesIO
from typing import Final

import xlsxwriter

from kimid.lib.csv_export import csv_text, without_formula

type Cell = str | int | date | None

XLSX_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_A4: Final = 9


@dataclass(frozen=True, eq=False)
class ListColumn[R]:
    """A column: its name in addresses, its head, how many letters wide, and what stands in it."""

    key: str
    label: str
    width: int
    value: Callable[[R], Cell]
    is_preset: bool = True


def cells[R](rows: Sequence[R], columns: Sequence[ListColumn[R]]) -> list[list[Cell]]:
    """What stands in these columns of these rows."""
    return [[column.value(row) for column in columns] for row in rows]


def list_csv[R](rows: Sequence[R], columns: Sequence[ListColumn[R]]) -> str:
    """The list with semicolons, as spreadsheets in Indonesian expect."""
    head = [column.label for column in columns]
    return csv_text(head, ([_as_text(cell) for cell in row] for row in cells(rows, columns)))


def list_xlsx[R](
    heading: str, rows: Sequence[R], columns: Sequence[ListColumn[R]], on: date
) -> bytes:
    """The list as a workbook below a heading: dates are dates, numbers numbers, the head stays in
    view, every column can be filtered. Printed, it is as wide as one page, the head on each.
    """
    out = BytesIO()
    options = {"constant_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, {"in_memory": True} | options) as book:
        # Else it would tell the second in which it was written.
        book.set_properties({"created": datetime.combine(on, time(), UTC)})
        page = book.add_worksheet("KIM")
        bold = book.add_format({"bold": True})
        day = book.add_format({"num_format": "dd/mm/yyyy", "align": "left"})
        for number, column in enumerate(columns):
            page.set_column(number, number, column.width)
        page.write_string(0, 0, heading, bold)
        page.write_row(2, 0, [column.label for column in columns], bold)
        for row_number, row in enumerate(cells(rows, columns), 3):
            for column_number, cell in enumerate(row):
                if isinstance(cell, date):
                    page.write_datetime(row_number, column_number, cell, day)
                elif isinstance(cell, int):
                    page.write_number(row_number, column_number, cell)
                elif cell:
                    page.write_string(row_number, column_number, cell)
        page.freeze_panes(3, 1)
        page.autofilter(2, 0, max(len(rows) + 2, 3), len(columns) - 1)
        page.set_landscape()
        page.set_paper(_A4)
        page.fit_to_pages(1, 0)
        page.repeat_rows(2)
    return out.getvalue()


def _as_text(cell: Cell) -> str:
    if isinstance(cell, int):
        return str(cell)
    return cell.isoformat() if isinstance(cell, date) else without_formula(cell or "")
