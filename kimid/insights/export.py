"""The table of a region as a file for spreadsheets and as data for programs: the same numbers as on
its pages.
"""

from datetime import UTC, date, datetime, time
from io import BytesIO
from typing import Any, Final

import xlsxwriter
from django.http import HttpResponse, JsonResponse

from kimid.insights.columns import COLUMNS, CellValue, Ratio, columns_of, row_label
from kimid.insights.queries import NumbersTable, TableRow
from kimid.lib import clock
from kimid.lib.csv_export import csv_text, without_formula
from kimid.lib.list_files import XLSX_TYPE

_HEAD: Final = ("kode", "wilayah", *(column.key for column in COLUMNS), "keadaan", "sumber")
_WIDTHS: Final = (14, 34, 12)  # of code, name, and each number, in letters


def table_csv(table: NumbersTable) -> HttpResponse:
    """The table as an answer that browsers save: semicolons, as spreadsheets in
    Indonesian expect.
    """
    text = csv_text(_HEAD, (_csv_row(row, table) for row in table.rows))
    return as_download(HttpResponse(text, content_type="text/csv; charset=utf-8"), table, "csv")


def table_xlsx(table: NumbersTable) -> HttpResponse:
    """The table as a workbook: numbers are numbers, dates are dates, the head stays in view, the
    sums stand below.
    """
    out = BytesIO()
    with xlsxwriter.Workbook(
        out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    ) as book:
        # Else it would tell the second in which it was written, and be another file each time.
        book.set_properties({"created": datetime.combine(table.on, time(), UTC)})
        _fill_workbook(book, table)
    return as_download(HttpResponse(out.getvalue(), content_type=XLSX_TYPE), table, "xlsx")


def table_json(table: NumbersTable) -> JsonResponse:
    """The table for programs: what each column means, a row for each region, and the sums."""
    data = {
        "wilayah": {"kode": table.region.dotted_code, "nama": table.region.full_name},
        "keadaan": table.on.isoformat(),
        "pembaca_dihitung": table.counted_on.isoformat() if table.counted_on else None,
        "sumber": table.source,
        "arti": {column.key: column.label for column in columns_of(table)},
        "baris": [
            {"kode": row.region.dotted_code, "wilayah": row_label(row, table)} | _data(row, table)
            for row in table.rows
        ],
        "jumlah": _data(table.sum_row, table),
    }
    return JsonResponse(data, json_dumps_params={"ensure_ascii": False})


def as_download(response: HttpResponse, table: NumbersTable, extension: str) -> HttpResponse:
    """An answer that browsers save under the name of the region and the day."""
    response["Content-Disposition"] = (
        f'attachment; filename="kim-{table.region.slug}-{table.on}.{extension}"'
    )
    return response


def _csv_row(row: TableRow, table: NumbersTable) -> list[str | int]:
    values = [_as_text(column.get_value(row)) for column in COLUMNS]
    return [
        row.region.dotted_code,
        without_formula(row_label(row, table)),
        *values,
        table.on.isoformat(),
        table.source,
    ]


def _as_text(value: CellValue) -> str | int:
    if isinstance(value, Ratio):
        return f"{value.percent}".replace(".", ",")
    return value.isoformat() if isinstance(value, date) else "" if value is None else value


def _data(row: TableRow, table: NumbersTable) -> dict[str, Any]:
    values = ((column.key, column.get_value(row)) for column in columns_of(table))
    return {
        word: value.percent if isinstance(value, Ratio) else _iso(value) for word, value in values
    }


def _iso(value: int | date | None) -> int | str | None:
    return value.isoformat() if isinstance(value, date) else value


def _fill_workbook(book: Any, table: NumbersTable) -> None:
    page = book.add_worksheet("KIM")
    columns = columns_of(table)
    bold = book.add_format({"bold": True})
    head = book.add_format({"bold": True, "text_wrap": True, "bottom": 1, "valign": "top"})
    kinds = {
        Ratio: book.add_format({"num_format": "0.0%"}),
        date: book.add_format({"num_format": "dd/mm/yyyy"}),
    }
    page.write_string(0, 0, f"KIM di {table.region.full_name}", bold)
    page.write_string(1, 0, f"Keadaan {clock.day(table.on)}. Sumber: {table.source}.")
    page.write_row(3, 0, ["Kode", "Wilayah", *(column.label for column in columns)], head)
    for row_number, row in enumerate([*table.rows, table.sum_row], 4):
        is_sum = row is table.sum_row
        page.write_string(row_number, 0, "" if is_sum else row.region.dotted_code)
        page.write_string(
            row_number, 1, "Jumlah" if is_sum else row_label(row, table), bold if is_sum else None
        )
        for column_number, column in enumerate(columns, 2):
            _write(page, row_number, column_number, column.get_value(row), kinds)
    page.freeze_panes(4, 2)
    for column_number, width in enumerate(_WIDTHS[:2]):
        page.set_column(column_number, column_number, width)
    page.set_column(2, len(columns) + 1, _WIDTHS[2])


def _write(
    page: Any, row_number: int, column_number: int, value: CellValue, kinds: dict[type, Any]
) -> None:
    if isinstance(value, Ratio):
        page.write_number(
            row_number, column_number, value.part / value.whole if value.whole else 0, kinds[Ratio]
        )
    elif isinstance(value, date):
        page.write_datetime(row_number, column_number, value, kinds[date])
    elif value is not None:
        page.write_number(row_number, column_number, value)
