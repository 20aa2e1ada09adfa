"""The columns of the table: each number has one name, one meaning and one way to be written, on
screens and in all files.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

from kimid.insights.queries import NumbersTable, TableRow
from kimid.lib import clock
from kimid.lib.codes import Level
from kimid.lib.text import number, percent

NO_VALUE: Final = "–"
LISTED: Final = "sk_belum_dicocokkan"  # the key of a column


class Ratio(NamedTuple):
    """So many of so many."""

    part: int
    whole: int

    @property
    def percent(self) -> float:
        """As a number with one place, as it is written."""
        return round(100 * self.part / self.whole, 1) if self.whole else 0.0


type CellValue = int | Ratio | date | None


@dataclass(frozen=True)
class TableColumn:
    """A number of a row. `word` names it in addresses and files, `head` on narrow screens, `full`
    where there is room.

    Those with `is_core` are seen first; `is_wide` ones only where there is room; `needs_villages`
    ones only above the district.
    """

    key: str
    short_label: str
    label: str
    get_value: Callable[[TableRow], CellValue]
    is_core: bool = False
    is_wide: bool = False
    needs_villages: bool = False


COLUMNS: Final = (
    TableColumn(
        "desa_dan_kelurahan",
        "Desa",
        "Desa dan kelurahan",
        lambda row: row.villages,
        is_core=True,
        is_wide=True,
        needs_villages=True,
    ),
    TableColumn(
        "desa_dan_kelurahan_ber_kim",
        "Ber-KIM",
        "Desa dan kelurahan yang punya KIM",
        lambda row: row.count.villages,
        needs_villages=True,
    ),
    TableColumn("kim", "KIM", "KIM terbentuk", lambda row: row.count.kims, is_core=True),
    TableColumn("baru", "Baru", "KIM terdaftar tahun ini", lambda row: row.count.new),
    TableColumn(
        "sk_berlaku",
        "SK",
        "KIM dengan SK yang berlaku",
        lambda row: row.count.with_decree,
        is_core=True,
    ),
    TableColumn(
        LISTED,
        "SK di daftar",
        "KIM yang SK-nya ada di daftar dinas dan belum dicocokkan",
        lambda row: row.count.listed,
    ),
    TableColumn(
        "sk_berakhir", "SK berakhir", "SK berakhir dalam 90 hari", lambda row: row.count.ending
    ),
    TableColumn(
        "berbasis_tik", "TIK", "KIM berbasis TIK", lambda row: row.count.ict_based, is_core=True
    ),
    TableColumn(
        "berbasis_tik_persen",
        "% TIK",
        "Bagian KIM berbasis TIK",
        lambda row: Ratio(row.count.ict_based, row.count.kims),
    ),
    TableColumn(
        "terlatih",
        "Terlatih",
        "Anggota dan pengurus yang pernah dilatih",
        lambda row: row.count.trained,
    ),
    TableColumn("aktif", "Aktif", "KIM aktif", lambda row: row.count.active),
    TableColumn("sepi", "Sepi", "KIM sepi", lambda row: row.count.quiet),
    TableColumn("tidak_aktif", "Tidak aktif", "KIM tidak aktif", lambda row: row.count.dormant),
    TableColumn("dibekukan", "Beku", "KIM dibekukan", lambda row: row.count.frozen),
    TableColumn(
        "diam",
        "Diam",
        "KIM yang diam 90 hari",
        lambda row: row.count.silent,
        is_core=True,
        is_wide=True,
    ),
    TableColumn("kabar", "Kabar", "Kabar sejak awal", lambda row: row.stories),
    TableColumn(
        "kabar_30_hari", "30 hari", "Kabar dalam 30 hari", lambda row: row.recent, is_core=True
    ),
    TableColumn(
        "pembaca_30_hari",
        "Pembaca",
        "Kali dibaca dalam 30 hari, dihitung tiap malam",
        lambda row: row.reads,
    ),
    TableColumn("kabar_terakhir", "Terakhir", "Kabar terakhir dalam setahun", lambda row: row.last),
    TableColumn(
        "cakupan_persen",
        "Cakupan",
        "Bagian desa dan kelurahan yang punya KIM",
        lambda row: Ratio(row.count.villages, row.villages),
        is_core=True,
        is_wide=True,
        needs_villages=True,
    ),
)
_BY_KEY: Final = {column.key: column for column in COLUMNS}


def columns_of(table: NumbersTable, *, include_all: bool = True) -> list[TableColumn]:
    """The columns that make sense for a table; of a district's villages each would be
    one of one. Decrees that wait stand beside those that count wherever any waits.
    """
    has_villages = table.region.level < Level.DISTRICT
    asked = [each for each in COLUMNS if include_all or each.is_core or _waits(each, table)]
    return [each for each in asked if has_villages or not each.needs_villages]


def _waits(column: TableColumn, table: NumbersTable) -> bool:
    return column.key == LISTED and table.total.listed > 0


def sorted_rows(rows: Sequence[TableRow], key: str) -> Sequence[TableRow]:
    """The rows with the most in this column first; by any other word as they are, in the order of
    their codes.
    """
    column = _BY_KEY.get(key)
    return (
        rows
        if column is None
        else sorted(rows, key=lambda row: _sort_key(column.get_value(row)), reverse=True)
    )


def format_value(value: CellValue) -> str:
    """A value as people read it."""
    if value is None:
        return NO_VALUE
    if isinstance(value, Ratio):
        return percent(*value)
    return clock.day(value) if isinstance(value, date) else number(value)


def row_label(row: TableRow, table: NumbersTable) -> str:
    """What a row is called; what stands in the region itself says so."""
    is_own = row.region == table.region and table.region.level < Level.VILLAGE
    return f"{row.region.full_name} sendiri" if is_own else row.region.full_name


def _sort_key(value: CellValue) -> float:
    if value is None:
        return -1
    if isinstance(value, Ratio):
        return value.part / value.whole if value.whole else 0.0
    return value.toordinal() if isinstance(value, date) else value
