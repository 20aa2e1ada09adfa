"""A document as PDF. The same document gives the same bytes."""

from collections.abc import Iterator
from functools import cache, singledispatch
from io import BytesIO
from typing import Any, Final
from xml.sax.saxutils import escape

from reportlab import platypus
from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont

from kimid.lib.document import frame
from kimid.lib.document.parts import (
    Aside,
    Clauses,
    Document,
    Heading,
    Items,
    Letterhead,
    PageBreak,
    Paragraph,
    Part,
    Signature,
    Signatures,
    Table,
    clean,
)
from kimid.lib.typesetting import FONTS

MIME: Final = "application/pdf"
FACE: Final = "Tinos-Regular"
BOLD: Final = "Tinos-Bold"
_LEADING: Final = 1.15
_AFTER: Final = 6  # points
_WIDTH: Final = frame.TEXT_WIDTH * cm
_ALL: Final = ((0, 0), (-1, -1))
_NO_ROOM: Final = [("LEFTPADDING", *_ALL, 0), ("RIGHTPADDING", *_ALL, 0), ("VALIGN", *_ALL, "TOP")]
_TIGHT: Final = [*_NO_ROOM, ("TOPPADDING", *_ALL, 0), ("BOTTOMPADDING", *_ALL, _AFTER)]
_GRID: Final = [("GRID", *_ALL, 0.5, "black"), ("VALIGN", *_ALL, "MIDDLE"), ("BOTTOMPADDING", *_ALL, 5)]


def pdf(document: Document) -> bytes:
    """The file."""
    _fonts()
    out = BytesIO()
    left, top, right, bottom = (side * cm for side in frame.MARGINS)
    made = platypus.SimpleDocTemplate(
        out,
        pagesize=(frame.PAGE[0] * cm, frame.PAGE[1] * cm),
        leftMargin=left - 6,  # a frame has six points of padding of its own
        topMargin=top - 6,
        rightMargin=right - 6,
        bottomMargin=bottom - 6,
        title=clean(document.title),
        lang="id",
        invariant=1,
    )
    made.build([each for part in document.parts for each in _drawn(part)], onLaterPages=_page_number)
    return out.getvalue()


@cache
def _fonts() -> None:
    for name in (FACE, BOLD):
        pdfmetrics.registerFont(TTFont(name, FONTS / f"{name}.ttf"))


def _page_number(canvas: Any, made: Any) -> None:
    canvas.setFont(FACE, frame.BODY)
    canvas.drawCentredString(frame.MARGINS[0] * cm + _WIDTH / 2, (frame.PAGE[1] - 1.6) * cm, f"- {made.page} -")


@cache
def _style(align: int = TA_JUSTIFY, size: int = frame.BODY, after: int = _AFTER, *, bold: bool = False) -> Any:
    face = BOLD if bold else FACE
    return ParagraphStyle("", fontName=face, fontSize=size, leading=size * _LEADING, alignment=align, spaceAfter=after)


def _text(text: str, style: Any = None) -> Any:
    return platypus.Paragraph(escape(clean(text)), style or _style())


def _lines(lines: tuple[str, ...], style: Any) -> Any:
    return platypus.Paragraph("<br/>".join(escape(clean(line)) for line in lines), style)


@singledispatch
def _drawn(part: Part) -> Iterator[Any]:
    raise NotImplementedError(type(part))


@_drawn.register
def _(part: Letterhead) -> Iterator[Any]:
    for line in part.lines[:-1]:
        yield _text(line, _style(TA_CENTER, frame.OFFICE, 0, bold=True))
    yield _text(part.lines[-1], _style(TA_CENTER, frame.OWN_OFFICE, 0, bold=True))
    if part.address:
        yield _text(part.address, _style(TA_CENTER, frame.SMALL, 0))
    yield platypus.HRFlowable(width="100%", thickness=2.2, color="black", spaceBefore=5, spaceAfter=1.6)
    yield platypus.HRFlowable(width="100%", thickness=0.6, color="black", spaceBefore=0, spaceAfter=10)


@_drawn.register
def _(part: Heading) -> Iterator[Any]:
    style = ParagraphStyle("", parent=_style(TA_CENTER, bold=True), spaceBefore=8, keepWithNext=1)
    yield _lines(part.lines, style)


@_drawn.register
def _(part: Paragraph) -> Iterator[Any]:
    yield _text(part.text)


@_drawn.register
def _(part: Clauses) -> Iterator[Any]:
    colon, number, text = (stop * cm for stop in frame.CLAUSE_STOPS)
    for label, letter, words in part.rows:  # one table each, so that a page may end after any of them
        before = [label, ":" if label else "", *([letter] if letter else [])]
        widths = [colon, number - colon, *([text - number, _WIDTH - text] if letter else [_WIDTH - number])]
        cells = [*(_text(each, _style(TA_LEFT, after=0)) for each in before), _text(words, _style(after=0))]
        yield platypus.Table([cells], widths, style=_TIGHT)


@_drawn.register
def _(part: Items) -> Iterator[Any]:
    style = ParagraphStyle("", parent=_style(), leftIndent=frame.ITEM * cm, bulletFontName=FACE, bulletFontSize=frame.BODY)
    for number, text in part.rows:
        yield platypus.Paragraph(escape(clean(text)), style, bulletText=clean(number))


@_drawn.register
def _(part: Table) -> Iterator[Any]:
    widths = [_WIDTH * share / sum(part.shares) for share in part.shares]
    head = [_text(text, _style(TA_CENTER, after=0, bold=True)) for text in part.header]
    rows = [[_text(text, _style(TA_LEFT, after=0)) for text in row] for row in part.rows]
    yield platypus.Table([head, *rows], widths, repeatRows=1, style=_GRID, spaceAfter=_AFTER)


@_drawn.register
def _(part: Aside) -> Iterator[Any]:
    style = ParagraphStyle("", parent=_style(TA_LEFT), leftIndent=_WIDTH / 2)
    yield _lines(part.lines, style)


@_drawn.register
def _(part: Signatures) -> Iterator[Any]:
    cells = [_signature(one) for one in (part.left, part.right)]
    # Room around a table goes where a page ends; a spacer there would begin an empty one.
    yield platypus.Table([cells], [_WIDTH / 2, _WIDTH / 2], style=_NO_ROOM, spaceBefore=frame.BODY, spaceAfter=frame.BODY)


@_drawn.register
def _(part: PageBreak) -> Iterator[Any]:
    yield platypus.PageBreak()


def _signature(one: Signature | None) -> list[Any]:
    if one is None:
        return []
    line = frame.BODY * _LEADING
    above = [_text(each, _style(TA_CENTER, after=0)) if each else platypus.Spacer(0, line) for each in one.above]
    room = platypus.Spacer(0, frame.ROOM_TO_SIGN * line)
    return [*above, room, _text(one.name, _style(TA_CENTER, after=0, bold=True))]
