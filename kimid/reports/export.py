"""A report as CSV and as data for programs."""

from typing import Any

from kimid.insights.columns import Ratio
from kimid.lib.csv_export import csv_text, without_formula
from kimid.reports.measures import COLUMNS, Value
from kimid.reports.numbers import PeriodRow
from kimid.reports.period_totals import period_totals
from kimid.reports.report import PeriodReport
from kimid.reports.summary import headline


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
    """Its rows, their sum, that of the period it is compared with, and those of the four periods
    before, for programs. Of a period that was never frozen there is none.
    """
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
        "baris_per": report.below_label,
        "temuan": headline(report),
        "arti": {column.key: column.label for column in COLUMNS},
        "baris": [{"kode": row.code, "wilayah": row.name} | _data(row) for row in report.rows],
        "jumlah": _data(report.total),
        "jumlah_sebelumnya": _data(report.before),
        "lima_periode": [
            {
                "kunci": each.period.key,
                "nama": each.period.label,
                "jumlah": _data(each.total) if each.total else None,
            }
            for each in period_totals(report)
        ],
    }


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
