"""A document as PDF. The same document gives the same bytes."""

from collections.abc import Iterator
from functools import cache, singledispatch
from io import BytesIO
from typing import Any, Final
from xml.sax.saxutils import escape

from reportlab import platypus
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT, TA_RIGHT
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from kimid.lib.document import layout
from kimid.lib.document.blocks import (
    AttachmentNote,
    Clauses,
    Document,
    DocumentBlock,
    DocumentTable,
    Heading,
    Letterhead,
    NumberedList,
    PageBreak,
    Paragraph,
    Signature,
    Signatures,
    Subheading,
    printable_text,
)
from kimid.lib.typesetting import FONTS

MIME: Final = "application/pdf"
REGULAR: Final = "Tinos-Regular"
BOLD: Final = "Tinos-Bold"
_LEADING: Final = 1.15
_AFTER: Final = 6  # points
_WIDTH: Final = layout.TEXT_WIDTH * cm
_WHOLE_TABLE: Final = ((0, 0), (-1, -1))
_NO_PADDING: Final = [
    ("LEFTPADDING", *_WHOLE_TABLE, 0),
    ("RIGHTPADDING", *_WHOLE_TABLE, 0),
    ("VALIGN", *_WHOLE_TABLE, "TOP"),
]
_TIGHT: Final = [
    *_NO_PADDING,
    ("TOPPADDING", *_WHOLE_TABLE, 0),
    ("BOTTOMPADDING", *_WHOLE_TABLE, _AFTER),
]
_GRID: Final = [
    ("GRID", *_WHOLE_TABLE, 0.5, "black"),
    ("VALIGN", *_WHOLE_TABLE, "MIDDLE"),
    ("BOTTOMPADDING", *_WHOLE_TABLE, 5),
]


def document_pdf(document: Document) -> bytes:
    """The PDF file."""
    _fonts()
    out = BytesIO()
    left, top, right, bottom = (side * cm for side in layout.MARGINS)
    template = platypus.SimpleDocTemplate(
        out,
        pagesize=(layout.PAGE_SIZE[0] * cm, layout.PAGE_SIZE[1] * cm),
        leftMargin=left - 6,  # a frame of reportlab has a padding of six points
        topMargin=top - 6,
        rightMargin=right - 6,
        bottomMargin=bottom - 6,
        title=printable_text(document.title),
        lang="id",
        invariant=1,
    )
    template.build(
        [flowable for block in document.blocks for flowable in _flowables(block)],
        onLaterPages=_page_number,
    )
    return out.getvalue()


@cache
def _fonts() -> None:
    for name in (REGULAR, BOLD):
        pdfmetrics.registerFont(TTFont(name, FONTS / f"{name}.ttf"))


def _page_number(canvas: Any, template: Any) -> None:
    canvas.setFont(REGULAR, layout.BODY_SIZE)
    canvas.drawCentredString(
        layout.MARGINS[0] * cm + _WIDTH / 2,
        (layout.PAGE_SIZE[1] - 1.6) * cm,
        f"- {template.page} -",
    )


@cache
def _style(
    align: int = TA_JUSTIFY,
    size: int = layout.BODY_SIZE,
    after: int = _AFTER,
    *,
    bold: bool = False,
) -> Any:
    face = BOLD if bold else REGULAR
    return ParagraphStyle(
        "", fontName=face, fontSize=size, leading=size * _LEADING, alignment=align, spaceAfter=after
    )


def _text(text: str, style: Any = None) -> Any:
    return platypus.Paragraph(escape(printable_text(text)), style or _style())


def _lines(lines: tuple[str, ...], style: Any) -> Any:
    return platypus.Paragraph("<br/>".join(escape(printable_text(line)) for line in lines), style)


@singledispatch
def _flowables(block: DocumentBlock) -> Iterator[Any]:
    raise NotImplementedError(type(block))


@_flowables.register
def _(block: Letterhead) -> Iterator[Any]:
    for line in block.lines[:-1]:
        yield _text(line, _style(TA_CENTER, layout.OFFICE_SIZE, 0, bold=True))
    yield _text(block.lines[-1], _style(TA_CENTER, layout.OWN_OFFICE_SIZE, 0, bold=True))
    for line in block.small_lines:
        yield _text(line, _style(TA_CENTER, layout.SMALL_SIZE, 0))
    yield platypus.HRFlowable(
        width="100%", thickness=2.2, color="black", spaceBefore=5, spaceAfter=1.6
    )
    yield platypus.HRFlowable(
        width="100%", thickness=0.6, color="black", spaceBefore=0, spaceAfter=10
    )


@_flowables.register
def _(block: Heading) -> Iterator[Any]:
    style = ParagraphStyle("", parent=_style(TA_CENTER, bold=True), spaceBefore=8, keepWithNext=1)
    yield _lines(block.lines, style)


@_flowables.register
def _(block: Subheading) -> Iterator[Any]:
    style = ParagraphStyle("", parent=_style(TA_LEFT, bold=True), spaceBefore=8, keepWithNext=1)
    yield _text(block.text, style)


@_flowables.register
def _(block: Paragraph) -> Iterator[Any]:
    style = ParagraphStyle("", parent=_style(), keepWithNext=int(block.stays))
    yield _text(block.text, style)


@_flowables.register
def _(block: Clauses) -> Iterator[Any]:
    colon, number, text = (stop * cm for stop in layout.CLAUSE_TAB_STOPS)
    # Each row is its own table, so that a page may end after any of them.
    for label, letter, words in block.rows:
        before = [label, ":" if label else "", *([letter] if letter else [])]
        widths = [
            colon,
            number - colon,
            *([text - number, _WIDTH - text] if letter else [_WIDTH - number]),
        ]
        cells = [
            *(_text(each, _style(TA_LEFT, after=0)) for each in before),
            _text(words, _style(after=0)),
        ]
        yield platypus.Table([cells], widths, style=_TIGHT)


@_flowables.register
def _(block: NumberedList) -> Iterator[Any]:
    # Not justified: the long numbers of laws do not break, and tear the line before them.
    style = ParagraphStyle(
        "",
        parent=_style(TA_LEFT),
        leftIndent=layout.ITEM_INDENT * cm,
        bulletFontName=REGULAR,
        bulletFontSize=layout.BODY_SIZE,
    )
    for number, text in block.rows:
        yield platypus.Paragraph(
            escape(printable_text(text)), style, bulletText=printable_text(number)
        )


@_flowables.register
def _(block: DocumentTable) -> Iterator[Any]:
    widths = [_WIDTH * share / sum(block.shares) for share in block.shares]
    head = [_text(text, _style(TA_CENTER, after=0, bold=True)) for text in block.header]
    last = len(block.rows) - 1
    rows = [
        [
            _text(text, _cell_style(block, column, is_sum=block.has_sum and at == last))
            for column, text in enumerate(row)
        ]
        for at, row in enumerate(block.rows)
    ]
    # A sum stands below at least one row.
    whole = [("NOSPLIT", (0, -2), (-1, -1))] if block.has_sum and len(rows) > 1 else []
    yield platypus.Table(
        [head, *rows], widths, repeatRows=1, style=[*_GRID, *whole], spaceAfter=_AFTER
    )


@_flowables.register
def _(block: AttachmentNote) -> Iterator[Any]:
    style = ParagraphStyle("", parent=_style(TA_LEFT), leftIndent=_WIDTH / 2)
    yield _lines(block.lines, style)


@_flowables.register
def _(block: Signatures) -> Iterator[Any]:
    cells = [_signature_flowables(one, block.has_below) for one in (block.left, block.right)]
    # Space around a table disappears at the end of a page. A spacer would begin an empty page.
    yield platypus.Table(
        [cells],
        [_WIDTH / 2, _WIDTH / 2],
        style=_NO_PADDING,
        spaceBefore=layout.BODY_SIZE,
        spaceAfter=layout.BODY_SIZE,
    )


@_flowables.register
def _(block: PageBreak) -> Iterator[Any]:
    yield platypus.PageBreak()


def _cell_style(block: DocumentTable, column: int, *, is_sum: bool) -> Any:
    return _style(TA_RIGHT if column in block.numbers else TA_LEFT, after=0, bold=is_sum)


def _signature_flowables(signature: Signature | None, has_below: bool) -> list[Any]:
    if signature is None:
        return []
    line = layout.BODY_SIZE * _LEADING
    above = [
        _text(each, _style(TA_CENTER, after=0)) if each else platypus.Spacer(0, line)
        for each in signature.above
    ]
    signing_space = platypus.Spacer(0, layout.SIGNATURE_LINES * line)
    name = _text(signature.name, _style(TA_CENTER, after=0, bold=True))
    if not has_below:
        return [*above, signing_space, name]
    number = _text(signature.below, _style(TA_CENTER, after=0))
    return [*above, signing_space, name, number if signature.below else platypus.Spacer(0, line)]
