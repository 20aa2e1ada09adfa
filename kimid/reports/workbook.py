"""A report as a workbook for spreadsheets: numbers are numbers, with the parts that were ticked."""

from collections.abc import Collection, Sequence
from datetime import UTC, date, datetime, time
from io import BytesIO
from typing import Any, Final

import xlsxwriter

from kimid.insights.columns import Ratio
from kimid.reports.measures import COLUMNS, Value, change_value
from kimid.reports.numbers import PeriodRow
from kimid.reports.parts import ALL_PARTS, PaperPart
from kimid.reports.period_totals import NO_NUMBER, period_totals
from kimid.reports.queries import ReportTexts
from kimid.reports.report import PeriodReport
from kimid.reports.summary import changes

_WIDTHS: Final = (14, 34, 13)  # of code, name, and each number, in letters
_HEAD_ROW: Final = 4
_WHOLE: Final = "#,##0"
_SHARE: Final = "0.0%"
_CHANGE: Final = "+#,##0;-#,##0;0"
_POINTS: Final = '+0.0" poin";-0.0" poin";0.0" poin"'


class ReportBook:
    """The workbook while it is written, with the formats that its sheets share."""

    def __init__(self, book: Any) -> None:
        self._book = book
        self.bold = book.add_format({"bold": True})
        self.head = book.add_format({"bold": True, "text_wrap": True, "valign": "top", "bottom": 1})
        self.day = book.add_format({"num_format": "dd/mm/yyyy", "align": "left"})
        self._right = book.add_format({"align": "right"})
        self._numbers = {
            each: book.add_format({"num_format": each})
            for each in (_WHOLE, _SHARE, _CHANGE, _POINTS)
        }

    def page(self, name: str) -> Any:
        page = self._book.add_worksheet(name)
        page.set_landscape()
        page.set_paper(9)  # A4
        page.fit_to_pages(1, 0)
        return page

    def write(self, page: Any, row: int, column: int, value: Value | None) -> None:
        """A number of a report; a share of nothing stays empty, no number says so."""
        if value is None:
            page.write_string(row, column, NO_NUMBER, self._right)
        elif not isinstance(value, Ratio):
            page.write_number(row, column, value, self._numbers[_WHOLE])
        elif value.whole:
            page.write_number(row, column, value.part / value.whole, self._numbers[_SHARE])

    def write_change(self, page: Any, row: int, column: int, now: Value, before: Value) -> None:
        change = change_value(now, before)
        if change is not None:
            kind = _POINTS if isinstance(now, Ratio) else _CHANGE
            page.write_number(row, column, change, self._numbers[kind])


def report_xlsx(
    report: PeriodReport, texts: ReportTexts, parts: Collection[PaperPart] = ALL_PARTS
) -> bytes:
    """What changed always; the regions, five periods, visits and the KIM as they are ticked."""
    out = BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(out, options) as file:
        # Else it would tell the second in which it was written, and be another file each time.
        file.set_properties({"created": datetime.combine(report.on, time(), UTC)})
        book = ReportBook(file)
        if PaperPart.REGIONS in parts:
            _fill_regions(book, report)
        _fill_changes(book, report)
        if PaperPart.PERIODS in parts and not report.only:
            _fill_periods(book, report)
        if PaperPart.VISITS in parts and texts.visits:
            _fill_visits(book, texts)
        if PaperPart.ANNEX in parts:
            _fill_kims(book, report)
    return out.getvalue()


def _fill_regions(book: ReportBook, report: PeriodReport) -> None:
    page = book.page("Wilayah")
    page.write_string(0, 0, f"KIM di {report.region.full_name}, {report.period.label}", book.bold)
    page.write_string(1, 0, f"{report.period.days_label}. {report.frozen_label}.")
    page.write_string(2, 0, " ".join(report.notes))
    page.write_row(_HEAD_ROW, 0, ["Kode", "Wilayah", *(each.label for each in COLUMNS)], book.head)
    for number, row in enumerate((*report.rows, report.total), _HEAD_ROW + 1):
        is_sum = row is report.total
        page.write_string(number, 0, "" if is_sum else row.code)
        page.write_string(number, 1, row.name, book.bold if is_sum else None)
        _write_numbers(book, page, number, row)
    page.freeze_panes(_HEAD_ROW + 1, 2)
    page.repeat_rows(_HEAD_ROW)
    _set_widths(page, (*_WIDTHS[:2], *[_WIDTHS[2]] * len(COLUMNS)))


def _write_numbers(book: ReportBook, page: Any, number: int, row: PeriodRow | None) -> None:
    for place, column in enumerate(COLUMNS, 2):
        book.write(page, number, place, column.value(row) if row else None)


def _fill_changes(book: ReportBook, report: PeriodReport) -> None:
    page = book.page("Perubahan")
    heads = ["Pokok", report.compared.label, report.period.label]
    page.write_row(0, 0, [*heads, "Berubah (jumlah; dari % dalam poin)"], book.head)
    for number, line in enumerate(changes(report), 1):
        page.write_string(number, 0, line.label)
        book.write(page, number, 1, line.before_value)
        book.write(page, number, 2, line.value)
        book.write_change(page, number, 3, line.value, line.before_value)
    page.freeze_panes(1, 1)
    _set_widths(page, (52, 20, 20, 20))


def _fill_periods(book: ReportBook, report: PeriodReport) -> None:
    """Every number of the last five periods; of one that was never frozen it says so."""
    page = book.page(f"Lima {report.period.kind_label}")
    heads = ["Periode", "Hari terakhir", *(each.label for each in COLUMNS)]
    page.write_row(0, 0, heads, book.head)
    for number, each in enumerate(period_totals(report), 1):
        page.write_string(number, 0, each.period.label)
        page.write_datetime(number, 1, min(each.period.last, report.on), book.day)
        _write_numbers(book, page, number, each.total)
    page.freeze_panes(1, 1)
    _set_widths(page, (22, 14, *[_WIDTHS[2]] * len(COLUMNS)))


def _fill_visits(book: ReportBook, texts: ReportTexts) -> None:
    page = book.page("Kunjungan")
    page.write_row(0, 0, ["Tanggal", "KIM atau wilayah", "Nomor surat tugas", "Hasil"], book.head)
    for number, visit in enumerate(texts.visits, 1):
        page.write_datetime(number, 0, visit.on, book.day)
        for place, text in enumerate((visit.place, visit.letter_number, visit.result), 1):
            page.write_string(number, place, text)
    page.freeze_panes(1, 0)
    _set_widths(page, (12, 44, 22, 70))


def _fill_kims(book: ReportBook, report: PeriodReport) -> None:
    page = book.page("Daftar KIM")
    head = ["Nama", "Tempat", "Nomor KIM", "Nomor SK", "Berlaku sampai", "Ketua"]
    page.write_row(0, 0, head, book.head)
    for number, kim in enumerate(report.annex, 1):
        cells = (kim.name, kim.place, kim.number, kim.decree, "", kim.chair)
        for place, text in enumerate(cells):
            page.write_string(number, place, text)
        if kim.decree_end:
            page.write_datetime(number, 4, date.fromisoformat(kim.decree_end), book.day)
    page.freeze_panes(1, 1)
    page.repeat_rows(0)
    _set_widths(page, (34, 44, 18, 18, 18, 18))


def _set_widths(page: Any, widths: Sequence[int]) -> None:
    for place, width in enumerate(widths):
        page.set_column(place, place, width)
