"""The numbers of a report: each has one name, one meaning and one order, on the screen, in files,
on paper and for programs.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from kimid.insights.columns import Ratio, format_value
from kimid.reports.numbers import PeriodRow

type Value = int | Ratio


@dataclass(frozen=True, eq=False)
class ReportColumn:
    """A number of a row. `key` names it in files; `short_label` stands where room is scarce.

    `is_sum` is true for what happened in the period; the others stand at its end. On paper only
    those with `is_printed` have a column of their own.
    """

    key: str
    short_label: str
    label: str
    value: Callable[[PeriodRow], Value]
    is_sum: bool = False
    is_printed: bool = True


COLUMNS: Final = (
    ReportColumn(
        "desa_dan_kelurahan", "Desa dan kelurahan", "Desa dan kelurahan", lambda r: r.villages
    ),
    ReportColumn(
        "desa_dan_kelurahan_ber_kim",
        "Ber-KIM",
        "Desa dan kelurahan yang punya KIM",
        lambda r: r.villages_with_kim,
        is_printed=False,
    ),
    ReportColumn("kim", "KIM", "KIM terbentuk", lambda r: r.kims),
    ReportColumn("kim_baru", "Baru", "KIM baru dalam periode", lambda r: r.new, is_sum=True),
    ReportColumn(
        "kim_berhenti", "Berhenti", "KIM berhenti dalam periode", lambda r: r.ended, is_sum=True
    ),
    ReportColumn("sk_berlaku", "SK berlaku", "KIM dengan SK yang berlaku", lambda r: r.with_decree),
    ReportColumn(
        "sk_belum_dicocokkan",
        "SK di daftar",
        "KIM yang SK-nya ada di daftar dinas dan belum dicocokkan",
        lambda r: r.listed,
        is_printed=False,
    ),
    ReportColumn(
        "sk_berakhir",
        "SK hampir habis",
        "SK berakhir dalam 90 hari",
        lambda r: r.ending,
        is_printed=False,
    ),
    ReportColumn("berbasis_tik", "TIK", "KIM berbasis TIK", lambda r: r.ict_based),
    ReportColumn("diam", "Diam", "KIM tanpa kabar 90 hari", lambda r: r.silent),
    ReportColumn("kabar", "Kabar", "Kabar terbit dalam periode", lambda r: r.stories, is_sum=True),
    ReportColumn(
        "permohonan_selesai",
        "Permohonan",
        "Permohonan selesai dalam periode",
        lambda r: r.decided,
        is_sum=True,
        is_printed=False,
    ),
    ReportColumn(
        "permohonan_tepat_janji_persen",
        "Tepat janji",
        "Permohonan selesai tepat janji",
        lambda r: Ratio(r.on_time, r.promised),
        is_sum=True,
        is_printed=False,
    ),
    ReportColumn(
        "kunjungan_pembinaan",
        "Kunjungan",
        "Kunjungan pembinaan dalam periode",
        lambda r: r.visits,
        is_sum=True,
    ),
    ReportColumn(
        "cakupan_persen",
        "Cakupan",
        "Bagian desa dan kelurahan yang punya KIM",
        lambda r: Ratio(r.villages_with_kim, r.villages),
    ),
)
PRINTED: Final = tuple(column for column in COLUMNS if column.is_printed)
# Which rows there are, by the word in the address.
FILTERS: Final[dict[str, tuple[str, Callable[[PeriodRow], bool]]]] = {
    "": ("Semua wilayah", lambda row: True),
    "belum": ("Hanya yang belum punya KIM", lambda row: not row.kims),
    "tanpa-sk": ("Hanya yang punya KIM tanpa SK berlaku", lambda row: row.kims > row.with_decree),
    "sk-berakhir": ("Hanya yang SK-nya hampir habis", lambda row: row.ending > 0),
    "diam": ("Hanya yang punya KIM diam", lambda row: row.silent > 0),
}


def change_of(now: Value, before: Value) -> str:
    """`+3`, `−2`, `tetap`; of percentages in points: `+7,5`."""
    change = change_value(now, before)
    if change is None:
        return "–"
    if not change:
        return "tetap"
    amount = abs(change)
    text = f"{amount:g}".replace(".", ",") if isinstance(amount, float) else format_value(amount)
    return f"{'+' if change > 0 else '−'}{text}"


def change_value(now: Value, before: Value) -> int | float | None:
    """The same as a number; of percentages in points, None where one of them is of nothing."""
    if isinstance(now, Ratio) and isinstance(before, Ratio):
        return round(now.percent - before.percent, 1) if now.whole and before.whole else None
    return plain(now) - plain(before)


def as_words(value: Value) -> str:
    """A value as people read it; a share of nothing has none."""
    return "–" if isinstance(value, Ratio) and not value.whole else format_value(value)


def plain(value: Value) -> int:
    """The value as a whole number: of a share its part."""
    return value.part if isinstance(value, Ratio) else value
