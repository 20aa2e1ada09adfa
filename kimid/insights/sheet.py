"""The table of a region as a file for spreadsheets and as data for programs: the same numbers as on its pages."""

from datetime import UTC, date, datetime, time
from io import BytesIO
from typing import Any, Final

import xlsxwriter
from django.http import HttpResponse, JsonResponse

from kimid.insights.columns import COLUMNS, Share, Value, columns_of, name_of
from kimid.insights.queries import Table, TableRow
from kimid.lib import clock
from kimid.lib.semicolons import plain, semicolon_table

_HEAD: Final = ("kode", "wilayah", *(column.word for column in COLUMNS), "keadaan", "sumber")
_BOOK: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_WIDTHS: Final = (14, 34, 12)  # of code, name, and each number, in letters


def table_file(table: Table) -> HttpResponse:
    """The table as an answer that browsers save: semicolons, as spreadsheets in Indonesian expect."""
    text = semicolon_table(_HEAD, (_cells(row, table) for row in table.rows))
    return saved(HttpResponse(text, content_type="text/csv; charset=utf-8"), table, "csv")


def table_book(table: Table) -> HttpResponse:
    """The table as a workbook: numbers are numbers, dates are dates, the head stays in view, the sums stand below."""
    out = BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        # Else it would tell the second in which it was written, and be another file each time.
        book.set_properties({"created": datetime.combine(table.on, time(), UTC)})
        _fill(book, table)
    return saved(HttpResponse(out.getvalue(), content_type=_BOOK), table, "xlsx")


def table_data(table: Table) -> JsonResponse:
    """The table for programs: what each column means, a row for each region, and the sums."""
    said = {
        "wilayah": {"kode": table.region.dotted, "nama": table.region.full_name},
        "keadaan": table.on.isoformat(),
        "pembaca_dihitung": table.counted_on.isoformat() if table.counted_on else None,
        "sumber": table.source,
        "arti": {column.word: column.full for column in columns_of(table)},
        "baris": [{"kode": row.region.dotted, "wilayah": name_of(row, table)} | _data(row, table) for row in table.rows],
        "jumlah": _data(table.sum, table),
    }
    return JsonResponse(said, json_dumps_params={"ensure_ascii": False})


def saved(answer: HttpResponse, table: Table, ending: str) -> HttpResponse:
    """An answer that browsers save under the name of the region and the day."""
    answer["Content-Disposition"] = f'attachment; filename="kim-{table.region.slug}-{table.on}.{ending}"'
    return answer


def _cells(row: TableRow, table: Table) -> list[str | int]:
    values = [_as_text(column.of(row)) for column in COLUMNS]
    return [row.region.dotted, plain(name_of(row, table)), *values, table.on.isoformat(), table.source]


def _as_text(value: Value) -> str | int:
    if isinstance(value, Share):
        return f"{value.percent}".replace(".", ",")
    return value.isoformat() if isinstance(value, date) else "" if value is None else value


def _data(row: TableRow, table: Table) -> dict[str, Any]:
    found = ((column.word, column.of(row)) for column in columns_of(table))
    return {word: value.percent if isinstance(value, Share) else _iso(value) for word, value in found}


def _iso(value: int | date | None) -> int | str | None:
    return value.isoformat() if isinstance(value, date) else value


def _fill(book: Any, table: Table) -> None:
    page, columns = book.add_worksheet("KIM"), columns_of(table)
    bold, head = book.add_format({"bold": True}), book.add_format({"bold": True, "text_wrap": True, "bottom": 1, "valign": "top"})
    kinds = {Share: book.add_format({"num_format": "0.0%"}), date: book.add_format({"num_format": "dd/mm/yyyy"})}
    page.write_string(0, 0, f"KIM di {table.region.full_name}", bold)
    page.write_string(1, 0, f"Keadaan {clock.day(table.on)}. Sumber: {table.source}.")
    page.write_row(3, 0, ["Kode", "Wilayah", *(column.full for column in columns)], head)
    for place, row in enumerate([*table.rows, table.sum], 4):
        is_sum = row is table.sum
        page.write_string(place, 0, "" if is_sum else row.region.dotted)
        page.write_string(place, 1, "Jumlah" if is_sum else name_of(row, table), bold if is_sum else None)
        for across, column in enumerate(columns, 2):
            _write(page, place, across, column.of(row), kinds)
    page.freeze_panes(4, 2)
    for across, width in enumerate(_WIDTHS[:2]):
        page.set_column(across, across, width)
    page.set_column(2, len(columns) + 1, _WIDTHS[2])


def _write(page: Any, place: int, across: int, value: Value, kinds: dict[type, Any]) -> None:
    if isinstance(value, Share):
        page.write_number(place, across, value.part / value.whole if value.whole else 0, kinds[Share])
    elif isinstance(value, date):
        page.write_datetime(place, across, value, kinds[date])
    elif value is not None:
        page.write_number(place, across, value)
