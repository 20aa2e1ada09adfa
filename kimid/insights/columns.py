"""The columns of the table: each number has one name, one meaning and one way to be written, on screens and in all files."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

from kimid.insights.queries import Table, TableRow
from kimid.lib import clock
from kimid.lib.codes import Level
from kimid.lib.text import number, percent

NOTHING: Final = "–"


class Share(NamedTuple):
    """So many of so many."""

    part: int
    whole: int

    @property
    def percent(self) -> float:
        """As a number with one place, as it is written."""
        return round(100 * self.part / self.whole, 1) if self.whole else 0.0


type Value = int | Share | date | None


@dataclass(frozen=True)
class Column:
    """A number of a row. `word` names it in addresses and files, `head` on narrow screens, `full` where there is room.

    Those with `is_core` are seen first; `is_wide` ones only where there is room; `needs_villages` ones only above the district.
    """

    word: str
    head: str
    full: str
    of: Callable[[TableRow], Value]
    is_core: bool = False
    is_wide: bool = False
    needs_villages: bool = False


COLUMNS: Final = (
    Column(
        "desa_dan_kelurahan",
        "Desa",
        "Desa dan kelurahan",
        lambda row: row.villages,
        is_core=True,
        is_wide=True,
        needs_villages=True,
    ),
    Column(
        "desa_dan_kelurahan_ber_kim",
        "Ber-KIM",
        "Desa dan kelurahan yang punya KIM",
        lambda row: row.count.villages,
        needs_villages=True,
    ),
    Column("kim", "KIM", "KIM terbentuk", lambda row: row.count.kims, is_core=True),
    Column("baru", "Baru", "KIM terdaftar tahun ini", lambda row: row.count.new),
    Column("sk_berlaku", "SK", "KIM dengan SK yang berlaku", lambda row: row.count.with_decree, is_core=True),
    Column("sk_berakhir", "SK berakhir", "SK berakhir dalam 90 hari", lambda row: row.count.ending),
    Column("berbasis_tik", "TIK", "KIM berbasis TIK", lambda row: row.count.ict_based, is_core=True),
    Column("berbasis_tik_persen", "% TIK", "Bagian KIM berbasis TIK", lambda row: Share(row.count.ict_based, row.count.kims)),
    Column("terlatih", "Terlatih", "Anggota dan pengurus yang pernah dilatih", lambda row: row.count.trained),
    Column("aktif", "Aktif", "KIM aktif", lambda row: row.count.active),
    Column("sepi", "Sepi", "KIM sepi", lambda row: row.count.quiet),
    Column("tidak_aktif", "Tidak aktif", "KIM tidak aktif", lambda row: row.count.dormant),
    Column("dibekukan", "Beku", "KIM dibekukan", lambda row: row.count.frozen),
    Column("diam", "Diam", "KIM yang diam 90 hari", lambda row: row.count.silent, is_core=True, is_wide=True),
    Column("kabar", "Kabar", "Kabar sejak awal", lambda row: row.stories),
    Column("kabar_30_hari", "30 hari", "Kabar dalam 30 hari", lambda row: row.recent, is_core=True),
    Column("pembaca_30_hari", "Pembaca", "Kali dibaca dalam 30 hari, dihitung tiap malam", lambda row: row.reads),
    Column("kabar_terakhir", "Terakhir", "Kabar terakhir dalam setahun", lambda row: row.last),
    Column(
        "cakupan_persen",
        "Cakupan",
        "Bagian desa dan kelurahan yang punya KIM",
        lambda row: Share(row.count.villages, row.villages),
        is_core=True,
        is_wide=True,
        needs_villages=True,
    ),
)
_BY_WORD: Final = {column.word: column for column in COLUMNS}


def columns_of(table: Table, *, all_of_them: bool = True) -> list[Column]:
    """The columns that make sense for a table; of a district's villages each would be one of one."""
    has_villages = table.region.level < Level.DISTRICT
    return [column for column in COLUMNS if (all_of_them or column.is_core) and (has_villages or not column.needs_villages)]


def in_order(rows: Sequence[TableRow], word: str) -> Sequence[TableRow]:
    """The rows with the most in this column first; by any other word as they are, in the order of their codes."""
    column = _BY_WORD.get(word)
    return rows if column is None else sorted(rows, key=lambda row: _weight(column.of(row)), reverse=True)


def written(value: Value) -> str:
    """A value as people read it."""
    if value is None:
        return NOTHING
    if isinstance(value, Share):
        return percent(*value)
    return clock.day(value) if isinstance(value, date) else number(value)


def name_of(row: TableRow, table: Table) -> str:
    """What a row is called; what stands in the region itself says so."""
    is_own = row.region == table.region and table.region.level < Level.VILLAGE
    return f"{row.region.full_name} sendiri" if is_own else row.region.full_name


def _weight(value: Value) -> float:
    if value is None:
        return -1
    if isinstance(value, Share):
        return value.part / value.whole if value.whole else 0.0
    return value.toordinal() if isinstance(value, date) else value
