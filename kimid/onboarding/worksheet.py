"""Reading the list of an office: where its headings are, what its columns hold, what its cells
mean. Text in, facts out.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from kimid.lib import clock
from kimid.onboarding.blank_cells import cell_text
from kimid.onboarding.models import ImportColumn

_HEADINGS_WITHIN: Final = 20  # rows
# Words of a heading that tell what is below it; the first column that fits holds.
_HEADING_WORDS: Final[Mapping[ImportColumn, tuple[str, ...]]] = {
    ImportColumn.ISSUED: (
        "tanggal sk",
        "tgl sk",
        "tgl. sk",
        "tanggal penetapan",
        "tanggal pembentukan",
        "tanggal",
        "tgl",
    ),
    ImportColumn.UNTIL: ("berlaku sampai", "berlaku s/d", "masa berlaku", "berakhir", "habis"),
    ImportColumn.DECREE: ("nomor sk", "no sk", "no. sk", "no.sk", "surat keputusan", "sk"),
    ImportColumn.REGENCY: ("kabupaten/kota", "kabupaten", "kab/kota", "kab.", "kab", "kota"),
    ImportColumn.NAME: ("nama kim", "nama kelompok", "kelompok", "kim", "nama"),
    ImportColumn.VILLAGE: (
        "desa/kelurahan",
        "desa / kelurahan",
        "kelurahan",
        "desa",
        "kampung",
        "nagari",
        "alamat",
        "lokasi",
    ),
    ImportColumn.DISTRICT: ("kecamatan", "kec.", "kec", "distrik"),
    ImportColumn.PHONE: (
        "hp ketua",
        "no hp",
        "no. hp",
        "no.hp",
        "nomor hp",
        "hp",
        "telepon",
        "telp",
        "wa",
        "whatsapp",
        "kontak",
    ),
    ImportColumn.SECRETARY: ("sekretaris", "nama sekretaris", "sekr"),
    ImportColumn.MEMBERS: (
        "jumlah anggota",
        "jml anggota",
        "jml. anggota",
        "anggota",
    ),
    ImportColumn.CHAIR: ("nama ketua", "ketua", "pimpinan"),
}
_TOTAL: Final = re.compile(r"(?:sub)?\s*(?:jumlah|total|grand total)\b.*", re.IGNORECASE)
_COLUMN_NUMBER: Final = re.compile(r"\(?[0-9]{1,2}\)?")
_SERIAL: Final = re.compile(r"([0-9]{5})(?:[.,]0+)?")  # how Excel counts days, written as text
_FIRST_DAY: Final = date(1899, 12, 30)
_ISO: Final = re.compile(r"([0-9]{4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,2})(?:[ T].*)?")
_YEARS: Final = re.compile(r"([0-9]{1,2})\s*(?:tahun|thn|th)\.?", re.IGNORECASE)
_SHORT_YEAR: Final = re.compile(r"(.*[-/. ])([0-9]{2})")


@dataclass(frozen=True)
class Worksheet:
    """A table whose headings were found. `first` is the number in the file of the first row below
    them.
    """

    headings: list[str]
    columns: dict[str, int]
    first_row_number: int
    rows: list[list[str]]


def read_worksheet(table: Sequence[Sequence[str]]) -> Worksheet:
    """Find the headings among the first rows: the row that says most of what we look for, with the
    one below it where headings stand in two rows.
    """
    top = max(
        range(min(_HEADINGS_WITHIN, len(table))),
        key=lambda at: len(guess_columns(table[at])),
        default=0,
    )
    width = max(map(len, table), default=0)
    headings = _filled(table[top], width) if table else []
    below = _filled(table[top + 1], width) if len(table) > top + 1 else []
    if below and not any(map(str.isdigit, "".join(below))):
        both = [_joined(*pair) for pair in zip(headings, below, strict=True)]
        if len(guess_columns(both)) > len(guess_columns(headings)):
            headings, top = both, top + 1
    return Worksheet(
        headings, guess_columns(headings), top + 2, [list(row) for row in table[top + 1 :]]
    )


def _filled(row: Sequence[str], width: int) -> list[str]:
    return [*map(str, row), *[""] * (width - len(row))]


def _joined(upper: str, lower: str) -> str:
    """A heading of two rows: `Nomor` below `SK` is `Nomor SK`."""
    return upper if lower in ("", upper) else f"{lower} {upper}".strip()


def guess_columns(headings: Sequence[str]) -> dict[str, int]:
    """Which column holds what, by the words of its heading. No column holds two things, and no
    sentence is a heading.
    """
    plain = [
        " ".join(heading.lower().split()) if len(heading) <= 40 else "" for heading in headings
    ]
    columns: dict[str, int] = {}
    for column, words in _HEADING_WORDS.items():
        fits = (
            (_fit(heading, words), -at)
            for at, heading in enumerate(plain)
            if at not in columns.values()
        )
        best, at = max(fits, default=(0, 0))
        if best:
            columns[column.value] = -at
    return columns


def _fit(heading: str, words: Sequence[str]) -> int:
    """How well a heading fits: the earlier its word stands among the words, the better; 0 for not
    at all.
    """
    for place, word in enumerate(words):
        if re.search(rf"(?<!\w){re.escape(word)}(?!\w)", heading):
            return len(words) - place
    return 0


def skip_reason(
    cells: Sequence[str], columns: Mapping[str, int], headings: Sequence[str] = ()
) -> str:
    """Why a row is no KIM: it is blank, a sum, or the headings again, as on each page of a print;
    empty for all others.
    """
    written = [cell for cell in cells if cell.strip()]
    if not written:
        return "Baris kosong."
    if any(_TOTAL.fullmatch(cell.strip()) for cell in written[:3]):
        return "Baris jumlah."
    if all(_COLUMN_NUMBER.fullmatch(cell.strip()) for cell in written):
        return "Baris nomor kolom."
    wanted = [
        columns[name] for name in (ImportColumn.NAME, ImportColumn.VILLAGE) if name in columns
    ]
    if wanted and all(_at(cells, at) == _at(headings, at) != "" for at in wanted):
        return "Judul kolom lagi."
    if not any(at < len(cells) and cell_text(cells[at]) for at in wanted):
        return "Tidak ada nama KIM dan desa."
    return ""


def _at(row: Sequence[str], at: int) -> str:
    return " ".join(row[at].lower().split()) if at < len(row) else ""


def read_day(text: str) -> date | None:
    """A day as lists of offices have it: `2021-05-04`, `4 Mei 2021`, `04/05/21`, `44320`. None when
    it is none.
    """
    words = text.strip().strip("'")
    serial = _SERIAL.fullmatch(words)
    if serial:
        return _FIRST_DAY + timedelta(days=int(serial[1]))
    turned = _ISO.fullmatch(words)
    if turned:
        words = "-".join(reversed(turned.groups()))
    short = _SHORT_YEAR.fullmatch(words)
    if short and not turned:
        words = f"{short[1]}20{short[2]}"
    return clock.parse_day(words.replace(".", "-"))


def read_end(text: str, issued: date | None) -> date | None:
    """The last day of a decree: a day, or `5 tahun` from the day on which it was issued. None when
    it is neither.
    """
    years = _YEARS.fullmatch(text.strip())
    if years:
        return clock.years_later(issued, int(years[1])) if issued else None
    return read_day(text)
