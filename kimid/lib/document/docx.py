"""A document as .docx, with the few elements of WordprocessingML that it needs. The same document
gives the same bytes.
"""

from collections.abc import Iterable, Iterator
from functools import singledispatch
from io import BytesIO
from typing import Final
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

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

MIME: Final = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_FIXED_DATE: Final = (1980, 1, 1, 0, 0, 0)
_TWIPS_PER_CM: Final = 567  # a twip is a twentieth of a point
_TEXT_WIDTH: Final = round(layout.TEXT_WIDTH * _TWIPS_PER_CM)
_HALF_WIDTH: Final = _TEXT_WIDTH // 2
_LABEL, _COLON, _NUMBER = (round(stop * _TWIPS_PER_CM) for stop in layout.CLAUSE_TAB_STOPS)
_ITEM: Final = round(layout.ITEM_INDENT * _TWIPS_PER_CM)
_TAB: Final = "<w:r><w:tab/></w:r>"
_CENTRED: Final = '<w:jc w:val="center"/>'
_LEFT: Final = '<w:jc w:val="left"/>'
_RIGHT: Final = '<w:jc w:val="right"/>'
_NO_SPACE_AFTER: Final = '<w:spacing w:after="0"/>'
_ONE_POINT_LINE: Final = '<w:spacing w:after="0" w:line="20" w:lineRule="exact"/>'
_WORD_NAMESPACE: Final = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONSHIPS_NAMESPACE: Final = (
    "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
)


def document_docx(document: Document) -> bytes:
    """The .docx file."""
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as file:
        for name, body in layout.docx_files(printable_text(document.title)).items():
            file.writestr(_zip_entry(name), body)
        file.writestr(_zip_entry("word/document.xml"), _document_xml(document))
    return out.getvalue()


def _zip_entry(name: str) -> ZipInfo:
    entry = ZipInfo(name, _FIXED_DATE)
    entry.compress_type = ZIP_DEFLATED
    return entry


def _document_xml(document: Document) -> str:
    left, top, right, bottom = (round(side * _TWIPS_PER_CM) for side in layout.MARGINS)
    width, height = (round(side * _TWIPS_PER_CM) for side in layout.PAGE_SIZE)
    end = (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId2"/>'
        f'<w:pgSz w:w="{width}" w:h="{height}"/>'
        f'<w:pgMar w:top="{top}" w:right="{right}" w:bottom="{bottom}" w:left="{left}"'
        ' w:header="709" w:footer="709" w:gutter="0"/>'
        "<w:titlePg/></w:sectPr>"
    )
    inner = "".join(xml for block in document.blocks for xml in _block_xml(block))
    return (
        f'{layout.XML}<w:document xmlns:w="{_WORD_NAMESPACE}" '
        f'xmlns:r="{_RELATIONSHIPS_NAMESPACE}"><w:body>{inner}{end}</w:body></w:document>'
    )


def _run_xml(text: str, *, bold: bool = False, size: int = 0) -> str:
    properties = ("<w:b/>" if bold else "") + (
        f'<w:sz w:val="{size * 2}"/><w:szCs w:val="{size * 2}"/>' if size else ""
    )
    return (
        f"<w:r>{f'<w:rPr>{properties}</w:rPr>' if properties else ''}"
        f'<w:t xml:space="preserve">{escape(printable_text(text))}</w:t></w:r>'
    )


def _paragraph_xml(runs: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"


def _lines_xml(lines: Iterable[str], properties: str, *, bold: bool = False) -> str:
    """Lines of one paragraph with manual breaks."""
    return _paragraph_xml(
        "<w:r><w:br/></w:r>".join(_run_xml(line, bold=bold) for line in lines), properties
    )


@singledispatch
def _block_xml(block: DocumentBlock) -> Iterator[str]:
    raise NotImplementedError(type(block))


@_block_xml.register
def _(block: Letterhead) -> Iterator[str]:
    for line in block.lines[:-1]:
        yield _paragraph_xml(
            _run_xml(line, bold=True, size=layout.OFFICE_SIZE), _NO_SPACE_AFTER + _CENTRED
        )
    rule = (
        '<w:pBdr><w:bottom w:val="thickThinSmallGap" w:sz="24" '
        'w:space="4" w:color="000000"/></w:pBdr><w:spacing w:after="200"/>'
    )
    last = _run_xml(block.lines[-1], bold=True, size=layout.OWN_OFFICE_SIZE)
    for line in block.small_lines:
        yield _paragraph_xml(last, _NO_SPACE_AFTER + _CENTRED)
        last = _run_xml(line, size=layout.SMALL_SIZE)
    yield _paragraph_xml(last, rule + _CENTRED)


@_block_xml.register
def _(block: Heading) -> Iterator[str]:
    yield _lines_xml(block.lines, f'<w:pStyle w:val="Heading1"/><w:keepNext/>{_CENTRED}', bold=True)


@_block_xml.register
def _(block: Subheading) -> Iterator[str]:
    yield _lines_xml((block.text,), f'<w:pStyle w:val="Heading1"/><w:keepNext/>{_LEFT}', bold=True)


@_block_xml.register
def _(block: Paragraph) -> Iterator[str]:
    yield _paragraph_xml(_run_xml(block.text), "<w:keepNext/>" if block.stays else "")


@_block_xml.register
def _(block: Clauses) -> Iterator[str]:
    for label, number, text in block.rows:
        indent = _NUMBER if number else _COLON
        stops = "".join(
            f'<w:tab w:val="left" w:pos="{stop}"/>'
            for stop in (_LABEL, _COLON, _NUMBER)
            if stop <= indent
        )
        properties = f'<w:tabs>{stops}</w:tabs><w:ind w:left="{indent}" w:hanging="{indent}"/>'
        before = (_run_xml(label) if label else "") + _TAB + (_run_xml(":") if label else "") + _TAB
        yield _paragraph_xml(
            before + (_run_xml(number) + _TAB if number else "") + _run_xml(text), properties
        )


@_block_xml.register
def _(block: NumberedList) -> Iterator[str]:
    properties = (
        f'<w:tabs><w:tab w:val="left" w:pos="{_ITEM}"/></w:tabs>'
        f'<w:ind w:left="{_ITEM}" w:hanging="{_ITEM}"/>{_LEFT}'
    )
    for number, text in block.rows:
        yield _paragraph_xml(f"{_run_xml(number)}{_TAB}{_run_xml(text)}", properties)


@_block_xml.register
def _(block: DocumentTable) -> Iterator[str]:
    widths = [_TEXT_WIDTH * share // sum(block.shares) for share in block.shares]
    edges = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )
    centred = [_CENTRED] * len(widths)
    sides = [_RIGHT if at in block.numbers else _LEFT for at in range(len(widths))]
    last = len(block.rows) - 1
    head = _row_xml(block.header, widths, centred, "<w:tblHeader/>", bold=True)
    rows = "".join(
        _row_xml(
            row,
            widths,
            sides,
            "",
            bold=block.has_sum and at == last,
            stays=block.has_sum and at == last - 1,  # a sum stands below at least one row
        )
        for at, row in enumerate(block.rows)
    )
    yield _table_xml(widths, head + rows, f"<w:tblBorders>{edges}</w:tblBorders>")
    yield _paragraph_xml("", _NO_SPACE_AFTER)  # two adjacent tables would become one


@_block_xml.register
def _(block: AttachmentNote) -> Iterator[str]:
    yield _lines_xml(block.lines, f'<w:ind w:left="{_HALF_WIDTH}"/>{_LEFT}')


@_block_xml.register
def _(block: Signatures) -> Iterator[str]:
    cells = "".join(
        _cell_xml("".join(_signature_xml(one, block.has_below)), _HALF_WIDTH)
        for one in (block.left, block.right)
    )
    yield _paragraph_xml("", "<w:keepNext/>" + _NO_SPACE_AFTER)
    yield _table_xml(
        [_HALF_WIDTH, _HALF_WIDTH], f"<w:tr><w:trPr><w:cantSplit/></w:trPr>{cells}</w:tr>", ""
    )
    # A table cannot be the last element. A full line here could begin a page of its own.
    yield _paragraph_xml("", _ONE_POINT_LINE)


@_block_xml.register
def _(block: PageBreak) -> Iterator[str]:
    # The break is on the new page: a break at the end of a full page would leave an empty page.
    yield _paragraph_xml("", "<w:pageBreakBefore/>" + _ONE_POINT_LINE)


def _signature_xml(signature: Signature | None, has_below: bool) -> Iterator[str]:
    if signature is None:
        yield _paragraph_xml("")
        return
    for line in (*signature.above, *[""] * layout.SIGNATURE_LINES):
        yield _paragraph_xml(_run_xml(line) if line else "", _NO_SPACE_AFTER + _CENTRED)
    yield _paragraph_xml(_run_xml(signature.name, bold=True), _NO_SPACE_AFTER + _CENTRED)
    if has_below:
        below = _run_xml(signature.below) if signature.below else ""
        yield _paragraph_xml(below, _NO_SPACE_AFTER + _CENTRED)


def _row_xml(
    cells: Iterable[str],
    widths: list[int],
    sides: list[str],
    properties: str,
    *,
    bold: bool,
    stays: bool = False,
) -> str:
    keep = "<w:keepNext/>" if stays else ""
    inside = "".join(
        _cell_xml(
            _paragraph_xml(
                _run_xml(text, bold=bold) if text else "", keep + _NO_SPACE_AFTER + side
            ),
            width,
        )
        for text, width, side in zip(cells, widths, sides, strict=True)
    )
    return (
        "<w:tr><w:trPr><w:cantSplit/>"
        f'<w:trHeight w:val="{round(layout.ROW_HEIGHT * _TWIPS_PER_CM)}"/>'
        f"{properties}</w:trPr>{inside}</w:tr>"
    )


def _cell_xml(content: str, width: int) -> str:
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>'
        f'<w:vAlign w:val="center"/></w:tcPr>{content}</w:tc>'
    )


def _table_xml(widths: list[int], rows: str, edges: str) -> str:
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    properties = f'<w:tblW w:w="{sum(widths)}" w:type="dxa"/>{edges}<w:tblLayout w:type="fixed"/>'
    return f"<w:tbl><w:tblPr>{properties}</w:tblPr><w:tblGrid>{grid}</w:tblGrid>{rows}</w:tbl>"
