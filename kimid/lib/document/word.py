"""A document as .docx: the few parts of WordprocessingML that it needs. The same document gives the same bytes."""

from collections.abc import Iterable, Iterator
from functools import singledispatch
from io import BytesIO
from typing import Final
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

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

MIME: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_LONG_AGO: Final = (1980, 1, 1, 0, 0, 0)
_CM: Final = 567  # twentieths of a point in a centimetre
_TEXT: Final = round(frame.TEXT_WIDTH * _CM)
_HALF: Final = _TEXT // 2
_LABEL, _COLON, _NUMBER = (round(stop * _CM) for stop in frame.CLAUSE_STOPS)
_ITEM: Final = round(frame.ITEM * _CM)
_TAB: Final = "<w:r><w:tab/></w:r>"
_CENTRED: Final = '<w:jc w:val="center"/>'
_LEFT: Final = '<w:jc w:val="left"/>'
_CLOSE: Final = '<w:spacing w:after="0"/>'
_TINY: Final = '<w:spacing w:after="0" w:line="20" w:lineRule="exact"/>'
_LAW: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_TIES: Final = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def docx(document: Document) -> bytes:
    """The file."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as file:
        for name, body in frame.word_files(clean(document.title)).items():
            file.writestr(_entry(name), body)
        file.writestr(_entry("word/document.xml"), _body(document))
    return out.getvalue()


def _entry(name: str) -> ZipInfo:
    entry = ZipInfo(name, _LONG_AGO)
    entry.compress_type = ZIP_DEFLATED
    return entry


def _body(document: Document) -> str:
    page, left, top, right, bottom = frame.PAGE, *(round(side * _CM) for side in frame.MARGINS)
    width, height = (round(side * _CM) for side in page)
    end = (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId2"/>'
        f'<w:pgSz w:w="{width}" w:h="{height}"/>'
        f'<w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}" w:left="{left}"'
        ' w:header="709" w:footer="709" w:gutter="0"/>'
        "<w:titlePg/></w:sectPr>"
    )
    inner = "".join(xml for part in document.parts for xml in _written(part))
    return f'{frame.XML}<w:document xmlns:w="{_LAW}" xmlns:r="{_TIES}"><w:body>{inner}{end}</w:body></w:document>'


def _run(text: str, *, bold: bool = False, size: int = 0) -> str:
    look = ("<w:b/>" if bold else "") + (f'<w:sz w:val="{size * 2}"/><w:szCs w:val="{size * 2}"/>' if size else "")
    return f'<w:r>{f"<w:rPr>{look}</w:rPr>" if look else ""}<w:t xml:space="preserve">{escape(clean(text))}</w:t></w:r>'


def _line(inside: str, look: str = "") -> str:
    return f"<w:p><w:pPr>{look}</w:pPr>{inside}</w:p>"


def _lines(lines: Iterable[str], look: str, *, bold: bool = False) -> str:
    """Lines of one paragraph, broken by hand."""
    return _line("<w:r><w:br/></w:r>".join(_run(line, bold=bold) for line in lines), look)


@singledispatch
def _written(part: Part) -> Iterator[str]:
    raise NotImplementedError(type(part))


@_written.register
def _(part: Letterhead) -> Iterator[str]:
    for line in part.lines[:-1]:
        yield _line(_run(line, bold=True, size=frame.OFFICE), _CLOSE + _CENTRED)
    rule = (
        '<w:pBdr><w:bottom w:val="thickThinSmallGap" w:sz="24" w:space="4" w:color="000000"/></w:pBdr><w:spacing w:after="200"/>'
    )
    last = _run(part.lines[-1], bold=True, size=frame.OWN_OFFICE)
    if part.address:
        yield _line(last, _CLOSE + _CENTRED)
        last = _run(part.address, size=frame.SMALL)
    yield _line(last, rule + _CENTRED)


@_written.register
def _(part: Heading) -> Iterator[str]:
    yield _lines(part.lines, f'<w:pStyle w:val="Heading1"/><w:keepNext/>{_CENTRED}', bold=True)


@_written.register
def _(part: Paragraph) -> Iterator[str]:
    yield _line(_run(part.text))


@_written.register
def _(part: Clauses) -> Iterator[str]:
    for label, number, text in part.rows:
        indent = _NUMBER if number else _COLON
        stops = "".join(f'<w:tab w:val="left" w:pos="{stop}"/>' for stop in (_LABEL, _COLON, _NUMBER) if stop <= indent)
        look = f'<w:tabs>{stops}</w:tabs><w:ind w:left="{indent}" w:hanging="{indent}"/>'
        before = (_run(label) if label else "") + _TAB + (_run(":") if label else "") + _TAB
        yield _line(before + (_run(number) + _TAB if number else "") + _run(text), look)


@_written.register
def _(part: Items) -> Iterator[str]:
    look = f'<w:tabs><w:tab w:val="left" w:pos="{_ITEM}"/></w:tabs><w:ind w:left="{_ITEM}" w:hanging="{_ITEM}"/>'
    for number, text in part.rows:
        yield _line(f"{_run(number)}{_TAB}{_run(text)}", look)


@_written.register
def _(part: Table) -> Iterator[str]:
    widths = [_TEXT * share // sum(part.shares) for share in part.shares]
    edges = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    head = _row(part.header, widths, "<w:tblHeader/>", bold=True)
    rows = "".join(_row(row, widths, "", bold=False) for row in part.rows)
    yield _table(widths, head + rows, f"<w:tblBorders>{edges}</w:tblBorders>")
    yield _line("", _CLOSE)  # two tables that touch would become one


@_written.register
def _(part: Aside) -> Iterator[str]:
    yield _lines(part.lines, f'<w:ind w:left="{_HALF}"/>{_LEFT}')


@_written.register
def _(part: Signatures) -> Iterator[str]:
    cells = "".join(_cell("".join(_signature(one)), _HALF) for one in (part.left, part.right))
    yield _line("", "<w:keepNext/>" + _CLOSE)
    yield _table([_HALF, _HALF], f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>", "")
    yield _line("", _TINY)  # a table cannot be the last thing; a whole line here would begin a page of its own


@_written.register
def _(part: PageBreak) -> Iterator[str]:
    # On the new page itself: a break at the end of a full page would leave an empty one.
    yield _line("", "<w:pageBreakBefore/>" + _TINY)


def _signature(one: Signature | None) -> Iterator[str]:
    if one is None:
        yield _line("")
        return
    for line in (*one.above, *[""] * frame.ROOM_TO_SIGN):
        yield _line(_run(line) if line else "", _CLOSE + _CENTRED)
    yield _line(_run(one.name, bold=True), _CLOSE + _CENTRED)


def _row(cells: Iterable[str], widths: list[int], look: str, *, bold: bool) -> str:
    place = _CLOSE + (_CENTRED if bold else _LEFT)
    inside = "".join(
        _cell(_line(_run(text, bold=bold) if text else "", place), width) for text, width in zip(cells, widths, strict=True)
    )
    return f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{round(frame.ROW * _CM)}"/>{look}</w:trPr>{inside}</w:tr>'


def _cell(inside: str, width: int) -> str:
    return f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>{inside}</w:tc>'


def _table(widths: list[int], rows: str, edges: str) -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    look = f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/>{edges}<w:tblLayout w:type="fixed"/>'
    return f"<w:tbl><w:tblPr>{look}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
