"""A list of an office as a file that browsers save."""

from collections.abc import Sequence
from datetime import date

from django.http import HttpResponse

from kimid.lib.list_files import XLSX_TYPE, ListColumn, list_csv, list_xlsx


def list_download[R](
    rows: Sequence[R],
    columns: Sequence[ListColumn[R]],
    *,
    heading: str,
    name: str,
    on: date,
    is_csv: bool,
) -> HttpResponse:
    """These rows as CSV, or as a workbook below a heading, under this name and the day."""
    if is_csv:
        text = list_csv(rows, columns)
        response = HttpResponse(text, content_type="text/csv; charset=utf-8")
    else:
        book = list_xlsx(heading, rows, columns, on)
        response = HttpResponse(book, content_type=XLSX_TYPE)
    ending = "csv" if is_csv else "xlsx"
    response["Content-Disposition"] = f'attachment; filename="{name}-{on}.{ending}"'
    return response
