"""A report as files for spreadsheets and as data for programs."""

from datetime import UTC, datetime, time
from io import BytesIO
from typing import Any, Final

import xlsxwriter

from kimid.insights.columns import Ratio
from kimid.lib.csv_export import csv_text, without_formula
from kimid.reports.measures import COLUMNS, Value
from kimid.reports.numbers import PeriodRow
from kimid.reports.report import PeriodReport
from kimid.reports.summary import changes, headline

_WIDTHS: Final = (14, 34, 13)  # of code, name, and each number, in letters
_HEAD_ROW: Final = 4


def report_csv(report: PeriodReport) -> str:
    """Its rows, their sum, and that of the period it is compared with; with semicolons, as
    spreadsheets in Indonesian expect.
    """
    head = ("kode", "wilayah", *(column.key for column in COLUMNS), "periode", "keadaan")
    now = (report.period, report.frozen_label)
    lines = [(row, row.name, *now) for row in (*report.rows, report.total)]
    lines.append((report.before, "Jumlah pembanding", report.compared, "Pembanding"))
    rows = (
        [
            row.code,
            without_formula(name),
            *(_csv_value(column.value(row)) for column in COLUMNS),
            period.label,
            state,
        ]
        for row, name, period, state in lines
    )
    return csv_text(head, rows)


def report_data(report: PeriodReport) -> dict[str, Any]:
    """Its rows, their sum, and the sum of the period it is compared with, for programs."""
    return {
        "wilayah": {"kode": report.region.dotted_code, "nama": report.region.full_name},
        "periode": {
            "kunci": report.period.key,
            "nama": report.period.label,
            "dari": report.period.first.isoformat(),
            "sampai": report.period.last.isoformat(),
        },
        "dibandingkan": report.compared.key,
        "edisi": report.edition.number if report.edition else None,
        "keadaan": report.frozen_label,
        "saringan": report.only,
        "temuan": headline(report),
        "arti": {column.key: column.label for column in COLUMNS},
        "baris": [{"kode": row.code, "wilayah": row.name} | _data(row) for row in report.rows],
        "jumlah": _data(report.total),
        "jumlah_sebelumnya": _data(report.before),
    }


def report_xlsx(report: PeriodReport) -> bytes:
    """Three sheets: regions, what changed, and the KIM."""
    out = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, options) as book:
        # Else it would tell the second in which it was written, and be another file each time.
        book.set_properties({"created": datetime.combine(report.on, time(), UTC)})
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        share = book.add_format({"num_format": "0.0%"})
        _fill_regions(book.add_worksheet("Wilayah"), report, bold, share)
        _fill_changes(book.add_worksheet("Perubahan"), report, bold)
        _fill_kims(book.add_worksheet("Daftar KIM"), report, bold)
    return out.getvalue()


def _fill_regions(page: Any, report: PeriodReport, bold: Any, share: Any) -> None:
    page.write_string(0, 0, f"KIM di {report.region.full_name}, {report.period.label}", bold)
    page.write_string(1, 0, f"{report.period.days_label}. {report.frozen_label}.")
    page.write_string(2, 0, " ".join(report.notes))
    page.write_row(_HEAD_ROW, 0, ["Kode", "Wilayah", *(each.label for each in COLUMNS)], bold)
    for number, row in enumerate((*report.rows, report.total), _HEAD_ROW + 1):
        page.write_string(number, 0, "" if row is report.total else row.code)
        page.write_string(number, 1, row.name, bold if row is report.total else None)
        for place, column in enumerate(COLUMNS, 2):
            value = column.value(row)
            if not isinstance(value, Ratio):
                page.write_number(number, place, value)
            elif value.whole:
                page.write_number(number, place, value.part / value.whole, share)
    page.freeze_panes(_HEAD_ROW + 1, 2)
    for place, width in enumerate(_WIDTHS[:2]):
        page.set_column(place, place, width)
    page.set_column(2, len(COLUMNS) + 1, _WIDTHS[2])


def _fill_changes(page: Any, report: PeriodReport, bold: Any) -> None:
    page.write_row(0, 0, ["Pokok", report.compared.label, report.period.label, "Berubah"], bold)
    for number, line in enumerate(changes(report), 1):
        page.write_row(number, 0, [line.label, line.before, line.now, line.change])
    page.set_column(0, 0, 48)
    page.set_column(1, 3, 20)


def _fill_kims(page: Any, report: PeriodReport, bold: Any) -> None:
    head = ["Nama", "Tempat", "Nomor KIM", "Nomor SK", "Berlaku sampai", "Ketua"]
    page.write_row(0, 0, head, bold)
    for number, kim in enumerate(report.annex, 1):
        cells = (kim.name, kim.place, kim.number, kim.decree, kim.ends, kim.chair)
        for place, text in enumerate(cells):
            page.write_string(number, place, text)
    page.freeze_panes(1, 1)
    page.set_column(0, 1, 34)
    page.set_column(2, 5, 18)


def _data(row: PeriodRow) -> dict[str, Any]:
    values = ((column.key, column.value(row)) for column in COLUMNS)
    return {
        key: (value.percent if value.whole else None) if isinstance(value, Ratio) else value
        for key, value in values
    }


def _csv_value(value: Value) -> str | int:
    if not isinstance(value, Ratio):
        return value
    return f"{value.percent}".replace(".", ",") if value.whole else ""
