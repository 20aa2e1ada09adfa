"""The table beside an earlier day, in one sentence."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kimid.insights.models import Snapshot
from kimid.insights.queries import NumbersTable
from kimid.insights.screen_table import change_text
from kimid.insights.snapshots import (
    chosen_snapshot,
    snapshot_key,
    snapshot_label,
    snapshots_of_same_day,
)
from kimid.lib.text import enumeration, number

_MONTHS_PER_YEAR = 12


@dataclass(frozen=True)
class SnapshotComparison:
    """What was kept of a region: the days to choose from, the chosen one, and its rows by region,
    the region's own among them.
    """

    choices: Sequence[Snapshot]
    snapshot: Snapshot | None
    rows: Mapping[str, Snapshot]

    @property
    def key(self) -> str:
        """The chosen day, as an address names it."""
        return snapshot_key(self.snapshot) if self.snapshot else ""


def compare(table: NumbersTable, asked: str = "") -> SnapshotComparison:
    """A table beside the day that was asked for, or a year ago. One query."""
    snapshot = chosen_snapshot(table.snapshots, asked, table.on)
    codes = [table.region.code, *(row.region.code for row in table.child_rows)]
    return SnapshotComparison(
        table.snapshots, snapshot, snapshots_of_same_day(snapshot, codes) if snapshot else {}
    )


def changes_sentence(table: NumbersTable, comparison: SnapshotComparison) -> str:
    """`Dibanding Juli 2023: KIM tetap 103, SK berlaku −9 (94), berbasis TIK +3 (53).` Nothing
    without an earlier day.
    """
    snapshot = comparison.snapshot
    if snapshot is None:
        return ""
    total = table.total
    pairs = (
        ("KIM", total.kims, snapshot.kims),
        ("SK berlaku", total.with_decree, snapshot.with_decree),
        ("berbasis TIK", total.ict_based, snapshot.ict_based),
        ("desa terjangkau", total.villages, snapshot.villages_with_kim),
    )
    changes = [
        f"{name} {change_text(now, before)} (dari {number(before)})"
        for name, now, before in pairs
        if before is not None
    ]
    parts = (
        f"Dibanding {snapshot_label(snapshot)}: {', '.join(changes)}.",
        _listed_sentence(table, snapshot),
        source_sentence(snapshot),
    )
    return " ".join(filter(None, parts))


def _listed_sentence(table: NumbersTable, snapshot: Snapshot) -> str:
    """Why fewer KIM have a decree than on a night before decrees from lists were told apart."""
    listed = table.total.listed
    if snapshot.source or snapshot.listed is not None or not listed:
        return ""
    return (
        f"Waktu itu SK dari daftar dinas ikut dihitung; sekarang {number(listed)} menunggu"
        f" dicocokkan, jadi keduanya bersama {number(table.total.with_decree + listed)}."
    )


def source_sentence(snapshot: Snapshot) -> str:
    """Whose numbers the earlier ones are."""
    sample = ", data contoh" if snapshot.is_sample else ""
    return (
        f"Sumber: {snapshot.source}{sample}."
        if snapshot.source
        else "Sumber: register yang disimpan hari itu."
    )


def sample_sentence(comparison: SnapshotComparison) -> str:
    """That some rows of the earlier day are made up; nothing when none is."""
    made_up = [row for row in comparison.rows.values() if row.is_sample]
    return f"Rincian {len(made_up)} baris pada hari itu data contoh." if made_up else ""


def year_sentence(months: Sequence[tuple[date, int]]) -> str:
    """The stories of the last twelve months beside those of the twelve before."""
    counts = [count for _, count in months]
    before = sum(counts[-2 * _MONTHS_PER_YEAR : -_MONTHS_PER_YEAR])
    now = sum(counts[-_MONTHS_PER_YEAR:])
    years = [
        f"{number(now)} kabar dalam 12 bulan terakhir",
        f"{number(before)} dalam 12 bulan sebelumnya",
    ]
    return f"{enumeration(years)}."
