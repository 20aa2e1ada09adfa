"""A spreadsheet as offices keep it: made here, cell by cell, so that every fault in it is on
purpose.
"""

from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import Final
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile

HEADINGS: Final = (
    "NO",
    "KECAMATAN",
    "DESA / KELURAHAN",
    "NAMA KIM",
    "NOMOR SK",
    "TANGGAL SK",
    "BERLAKU S/D",
    "KETUA",
)
FIRST_ROW: Final = 6  # four rows of title, then the headings
ROWS: Final = 326
DAYS: Final = ("2021-05-04", "4 Mei 2021", "04/05/2021", "4-5-21", "44320", "'04.05.2021")

# What is wrong with some rows, by their place among the 326: the cells that are put there instead.
FAULTS: Final[dict[int, tuple[str, ...]]] = {
    10: ("", "", "", "", "", "", "", ""),
    50: ("JUMLAH", "", "", "49", "", "", "", ""),
    60: ("60", "Sungai Raya", "Desa Sungai Raya Kec. Sungai Raya", "KIM Bersama", "", "", "", ""),
    61: ("61", "Sungai Raya", "Sungai Raya", "kim  bersama", "", "", "", ""),
    70: ("70", "Sungai Raya", "Tidak Ada Desanya", "KIM Hilang", "", "", "", ""),
    80: ("80", "Sungai Raya", "Teluk Kapuas", "", "", "", "", ""),
    90: ("90", "Sungai Raya", "Teluk Kapuas", "KIM Tanggal", "141/9", "kemarin dulu", "", ""),
    100: ("100", "Sungai Raya", "Teluk Kapuas", "KIM Sudah Lama", "", "", "", ""),
    110: ("110", "Rasau Jaya", "Teluk Kapuas", "KIM Salah Kecamatan", "", "", "", ""),
    326: ("TOTAL", "", "", "", "", "", "", ""),
}


def cells_of(villages: Sequence[tuple[str, str]]) -> list[tuple[str, ...]]:
    """The whole table: titles, a blank row, headings, and 326 rows in the villages given as
    (district, village).
    """
    rows = [_row(number, *villages[number % len(villages)]) for number in range(1, ROWS + 1)]
    return [
        ("DATA KIM SE-KABUPATEN KUBU RAYA",),
        ("Keadaan: Juni 2026",),
        (),
        ("Sumber: Diskominfo",),
        HEADINGS,
        *rows,
    ]


def _row(number: int, district: str, village: str) -> tuple[str, ...]:
    if number in FAULTS:
        return FAULTS[number]
    written = (village.upper(), f"Desa {village}", f"{village} ", village)[number % 4]
    day = DAYS[number % len(DAYS)]
    return (
        str(number),
        district,
        written,
        f"KIM {village} {number}",
        f"141/{number}",
        day,
        "",
        f"Ketua {number}",
    )


def workbook(rows: Iterable[Sequence[str]], merged: Iterable[str] = ("A1:H1",)) -> bytes:
    """An .xlsx with these rows as text in its only sheet."""
    lines = "".join(
        f'<row r="{at}">'
        f"{''.join(_cell(at, place, text) for place, text in enumerate(row) if text)}</row>"
        for at, row in enumerate(rows, 1)
    )
    together = "".join(f'<mergeCell ref="{ref}"/>' for ref in merged)
    out = BytesIO()
    with ZipFile(out, "w", ZIP_DEFLATED) as packed:
        for name, text in _AROUND.items():
            packed.writestr(name, _XML + text)
        packed.writestr(
            "xl/worksheets/sheet1.xml",
            f'{_XML}<worksheet xmlns="{_MAIN}"><sheetData>{lines}</sheetData>'
            f"<mergeCells>{together}</mergeCells></worksheet>",
        )
    return out.getvalue()


def _cell(row: int, place: int, text: str) -> str:
    return f'<c r="{chr(65 + place)}{row}" t="inlineStr"><is><t>{escape(text)}</t></is></c>'


_XML: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
_OFFICE: Final = "http://schemas.openxmlformats.org"
_MAIN: Final = f"{_OFFICE}/spreadsheetml/2006/main"
_RELATIONS: Final = f"{_OFFICE}/package/2006/relationships"
_OF_DOCUMENT: Final = f"{_OFFICE}/officeDocument/2006/relationships"
_EXCEL: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml"
_AROUND: Final = {
    "[Content_Types].xml": (
        f'<Types xmlns="{_OFFICE}/package/2006/content-types"><Default Extension="rels"'
        ' ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Override'
        f' PartName="/xl/workbook.xml" ContentType="{_EXCEL}.sheet.main+xml"/><Override'
        f' PartName="/xl/worksheets/sheet1.xml" ContentType="{_EXCEL}.worksheet+xml"/></Types>'
    ),
    "_rels/.rels": (
        f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="a"'
        f' Type="{_OF_DOCUMENT}/officeDocument" Target="xl/workbook.xml"/></Relationships>'
    ),
    "xl/workbook.xml": (
        f'<workbook xmlns="{_MAIN}" xmlns:r="{_OF_DOCUMENT}"><sheets>'
        '<sheet name="Data KIM" sheetId="1" r:id="b"/></sheets></workbook>'
    ),
    "xl/_rels/workbook.xml.rels": (
        f'<Relationships xmlns="{_RELATIONS}"><Relationship Id="b" '
        f'Type="{_OF_DOCUMENT}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
    ),
}
