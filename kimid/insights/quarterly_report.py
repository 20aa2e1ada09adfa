"""The quarterly report: the page of numbers as a finished PDF for a folder and a signature. Drawn
by hand, without a browser.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from io import BytesIO
from typing import Any, Final
from xml.sax.saxutils import escape

from reportlab.graphics.shapes import Drawing, Rect, String
from reportlab.lib import colors
from reportlab.lib.enums import TA_RIGHT
from reportlab.lib.pagesizes import A4
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.pdfmetrics import stringWidth
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import KeepTogether, PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table

from kimid.insights.columns import TableColumn, columns_of, format_value, row_label
from kimid.insights.figures import listed_text
from kimid.insights.queries import NumbersTable as Numbers
from kimid.insights.queries import TableRow
from kimid.insights.region_counts import RegionCount
from kimid.insights.snapshot_comparison import SnapshotComparison, changes_sentence, sample_sentence
from kimid.insights.summary import (
    headline,
    missing_sentence,
    month_bars,
    months_sentence,
    summary_sentence,
)
from kimid.lib import clock
from kimid.lib.charts import ChartBar
from kimid.lib.text import number, percent
from kimid.lib.typesetting import FONTS, SANS, SERIF
from kimid.shared_pages.duties import Duty

_INK, _RULE, _DYE, _PALE = (
    colors.HexColor(code) for code in ("#1c150f", "#b8ad9c", "#243b73", "#c3cbe0")
)
_ROMAN: Final = ("I", "II", "III", "IV")
_MARGIN: Final = 18 * mm
_CONTENT_WIDTH: Final = A4[0] - 2 * _MARGIN
_OMITTED_COLUMNS: Final = {
    "desa_dan_kelurahan_ber_kim",
    "berbasis_tik_persen",
    "pembaca_30_hari",
    "kabar_terakhir",
    "kabar",
}
_CHART_HEIGHT: Final = 34 * mm
_NAME_WIDTH: Final = 38 * mm
_CELL_PADDING: Final = 2  # room at each side of a cell

for _name in (SANS, SERIF):
    pdfmetrics.registerFont(TTFont(_name, str(FONTS / _name)))
_TITLE: Final = ParagraphStyle("title", fontName=SERIF, fontSize=21, leading=25, textColor=_INK)
_HEAD: Final = ParagraphStyle(
    "head", fontName=SANS, fontSize=12, leading=15, textColor=_INK, spaceBefore=12, spaceAfter=4
)
_TEXT: Final = ParagraphStyle(
    "text", fontName="Helvetica", fontSize=10.5, leading=15, textColor=_INK
)
_SOFT: Final = ParagraphStyle(
    "soft", parent=_TEXT, fontSize=9, leading=12, textColor=colors.HexColor("#5c5145")
)
_CELL: Final = ParagraphStyle("cell", parent=_TEXT, fontSize=8.5, leading=10.5)
_CELL_HEAD: Final = ParagraphStyle(
    "cell head", parent=_CELL, fontName=SANS, fontSize=7.5, leading=9, alignment=TA_RIGHT
)


@dataclass(frozen=True)
class DashboardReport:
    """What a report says besides its table. `compared` and `sample` are sentences, empty when there
    is nothing to say.

    `duties` are None in the report for everybody: there it says what is missing.
    """

    table: Numbers
    comparison_text: str
    sample_text: str
    duties: Sequence[Duty] | None
    months: tuple[Sequence[ChartBar], str]


def build_report(
    table: Numbers, comparison: SnapshotComparison, duties: Sequence[Duty] | None
) -> DashboardReport:
    """A report made of a table, beside an earlier day."""
    months = (month_bars(table.months), months_sentence(table.months))
    return DashboardReport(
        table, changes_sentence(table, comparison), sample_sentence(comparison), duties, months
    )


def quarter_label(on: date) -> str:
    """`Triwulan IV 2026`."""
    return f"Triwulan {_ROMAN[(on.month - 1) // 3]} {on.year}"


def report_pdf(report: DashboardReport) -> bytes:
    """The report as a PDF of two to four pages."""
    out = BytesIO()
    table = report.table
    title = f"Laporan KIM {table.region.full_name}, {quarter_label(table.on)}"
    document = SimpleDocTemplate(
        out,
        pagesize=A4,
        title=title,
        author=table.region.full_name,
        lang="id",
        invariant=1,
        leftMargin=_MARGIN,
        rightMargin=_MARGIN,
        topMargin=_MARGIN,
        bottomMargin=24 * mm,
    )
    foot = (f"{title}.", f"Keadaan {clock.day(table.on)}. Sumber: {table.source}.")
    document.build(
        [
            *_summary_page(report),
            *_duties_section(report),
            *_months_section(report),
            *_table_section(table),
        ],
        *[_footer(foot)] * 2,
    )
    return out.getvalue()


def _footer(lines: Sequence[str]) -> Any:
    def draw(canvas: Any, paper: Any) -> None:
        canvas.setFont("Helvetica", 8)
        canvas.setFillColor(_INK)
        for place, words in enumerate(lines):
            canvas.drawString(_MARGIN, (14 - 4 * place) * mm, words)
        canvas.drawRightString(A4[0] - _MARGIN, 14 * mm, f"Halaman {paper.page}")

    return draw


def _summary_page(report: DashboardReport) -> list[Any]:
    table = report.table
    total = report.table.total
    figures = (
        ("KIM terbentuk", number(total.kims), ""),
        ("SK berlaku", number(total.with_decree), _decree_part(total)),
        ("Berbasis TIK", number(total.ict_based), percent(total.ict_based, total.kims)),
        ("Desa terjangkau", number(total.villages), percent(total.villages, table.villages)),
        ("Kabar 30 hari", number(table.recent), ""),
    )
    cells = [
        [Paragraph(word, _SOFT) for word, _, _ in figures],
        [Paragraph(value, _TITLE) for _, value, _ in figures],
        [Paragraph(part, _SOFT) for _, _, part in figures],
    ]
    figures_table = Table(
        cells,
        colWidths=[_CONTENT_WIDTH / len(figures)] * len(figures),
        style=[("LINEABOVE", (0, 0), (-1, 0), 1, _INK)],
    )
    sentences = [report.comparison_text, report.sample_text]
    return [
        Paragraph(f"LAPORAN TRIWULAN KIM · {quarter_label(table.on)}", _SOFT),
        Paragraph(escape(headline(table)), _TITLE),
        Spacer(1, 3 * mm),
        Paragraph(escape(summary_sentence(table)), _TEXT),
        Spacer(1, 4 * mm),
        figures_table,
        Spacer(1, 2 * mm),
        *(Paragraph(escape(words), _TEXT) for words in sentences if words),
        Paragraph(escape(f"Keadaan {clock.day(table.on)}. Sumber: {table.source}."), _SOFT),
    ]


def _decree_part(total: RegionCount) -> str:
    part = percent(total.with_decree, total.kims)
    return ", ".join(filter(None, (part, listed_text(total))))


def _duties_section(report: DashboardReport) -> list[Any]:
    if report.duties is None:
        text = missing_sentence(report.table) or "Semua wilayah di bawahnya sudah punya KIM."
        return [Paragraph("Yang perlu ditindaklanjuti", _HEAD), Paragraph(escape(text), _TEXT)]
    lines = [Paragraph(escape(f"• {duty.title}. {duty.text}."), _TEXT) for duty in report.duties]
    return [
        Paragraph("Yang perlu dikerjakan", _HEAD),
        *(lines or [Paragraph("Tidak ada yang menunggu.", _TEXT)]),
    ]


def _months_section(report: DashboardReport) -> list[Any]:
    """The stories of 24 months as bars, and the same in words."""
    bars, text = report.months
    step = _CONTENT_WIDTH / len(bars)
    most = max(1, *(bar.value for bar in bars))
    drawing = Drawing(_CONTENT_WIDTH, _CHART_HEIGHT + 14)
    for place, bar in enumerate(bars):
        tall = _CHART_HEIGHT * bar.value / most
        fill = _DYE if place == len(bars) - 1 else _PALE
        drawing.add(
            Rect(place * step + step * 0.1, 12, step * 0.8, tall, fillColor=fill, strokeColor=None)
        )
        if bar.label:
            drawing.add(
                String(
                    place * step, 2, bar.label, fontName="Helvetica", fontSize=7.5, fillColor=_INK
                )
            )
    return [
        KeepTogether(
            [Paragraph("Kabar terbit per bulan", _HEAD), drawing, Paragraph(escape(text), _SOFT)]
        )
    ]


def _table_section(table: Numbers) -> list[Any]:
    """Every row, also when it is zero, and the sums."""
    columns = [column for column in columns_of(table) if column.key not in _OMITTED_COLUMNS]
    head = ["Wilayah", *(Paragraph(column.short_label, _CELL_HEAD) for column in columns)]
    rows = [
        [Paragraph(escape(row_label(row, table)), _CELL), *_formatted(row, columns)]
        for row in table.rows
    ]
    foot = ["Jumlah", *_formatted(table.sum_row, columns)]
    widths = [_NAME_WIDTH, *_widths(columns, [row[1:] for row in (*rows, foot)])]
    zero = [place for place, row in enumerate(table.rows, 1) if not row.count.kims]
    style = [
        ("FONT", (0, 0), (-1, -1), "Helvetica", 8.5),
        ("FONT", (0, -1), (-1, -1), SANS, 8.5),
        ("FONT", (0, 0), (0, 0), SANS, 7.5),
        ("ALIGN", (1, 0), (-1, -1), "RIGHT"),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("VALIGN", (0, 0), (-1, 0), "BOTTOM"),
        ("LINEBELOW", (0, 0), (-1, -1), 0.4, _RULE),
        ("LINEBELOW", (0, 0), (-1, 0), 1, _INK),
        ("LINEABOVE", (0, -1), (-1, -1), 1, _INK),
        ("LEFTPADDING", (0, 0), (-1, -1), _CELL_PADDING),
        ("RIGHTPADDING", (0, 0), (-1, -1), _CELL_PADDING),
        *(("BACKGROUND", (0, place), (-1, place), colors.HexColor("#fdeee6")) for place in zero),
    ]
    legend = "; ".join(f"{column.short_label}: {column.label}" for column in columns)
    return [
        PageBreak(),
        Paragraph("Angka per wilayah", _HEAD),
        Table([head, *rows, foot], colWidths=widths, repeatRows=1, style=style),
        Spacer(1, 2 * mm),
        Paragraph(escape(f"{legend}."), _SOFT),
    ]


def _widths(columns: Sequence[TableColumn], rows: Sequence[Sequence[str]]) -> list[float]:
    """So wide that no word of a head breaks and every number has room; what is left is shared
    evenly.
    """
    heads = [
        [stringWidth(word, SANS, 7.5) for word in column.short_label.split()] for column in columns
    ]
    cells = [
        [stringWidth(text, SANS, 8.5) for text in column] for column in zip(*rows, strict=True)
    ]
    needed = [
        max(*head, *cell) + 2 * _CELL_PADDING + 1 for head, cell in zip(heads, cells, strict=True)
    ]
    return [each + (_CONTENT_WIDTH - _NAME_WIDTH - sum(needed)) / len(needed) for each in needed]


def _formatted(row: TableRow, columns: Sequence[TableColumn]) -> list[str]:
    return [format_value(column.get_value(row)) for column in columns]
