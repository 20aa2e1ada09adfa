"""The table beside an earlier day, in one sentence."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kimid.insights.ledger import change
from kimid.insights.models import Snapshot
from kimid.insights.queries import Table
from kimid.insights.snapshots import chosen, day_words, key_of, rows_beside
from kimid.lib.text import listed, number

_YEAR = 12


@dataclass(frozen=True)
class Comparison:
    """What was kept of a region: the days to choose from, the chosen one, and its rows by region, the region's own among them."""

    days: Sequence[Snapshot]
    kept: Snapshot | None
    rows: Mapping[str, Snapshot]

    @property
    def key(self) -> str:
        """The chosen day, as an address names it."""
        return key_of(self.kept) if self.kept else ""


def comparison(table: Table, asked: str = "") -> Comparison:
    """A table beside the day that was asked for, or a year ago. One query."""
    kept = chosen(table.days, asked, table.on)
    codes = [table.region.code, *(row.region.code for row in table.places)]
    return Comparison(table.days, kept, rows_beside(kept, codes) if kept else {})


def since(table: Table, compared: Comparison) -> str:
    """`Dibanding Juli 2023: KIM tetap 103, SK berlaku −9 (94), berbasis TIK +3 (53).` Nothing without an earlier day."""
    kept = compared.kept
    if kept is None:
        return ""
    total = table.total
    pairs = (
        ("KIM", total.kims, kept.kims),
        ("SK berlaku", total.with_decree, kept.with_decree),
        ("berbasis TIK", total.ict_based, kept.ict_based),
        ("desa terjangkau", total.villages, kept.villages_with_kim),
    )
    changes = [f"{name} {change(now, before)} (dari {number(before)})" for name, now, before in pairs if before is not None]
    return f"Dibanding {day_words(kept)}: {', '.join(changes)}. {source_of(kept)}"


def source_of(kept: Snapshot) -> str:
    """Whose numbers the earlier ones are."""
    sample = ", data contoh" if kept.is_sample else ""
    return f"Sumber: {kept.source}{sample}." if kept.source else "Sumber: register yang disimpan hari itu."


def sample_words(compared: Comparison) -> str:
    """That some rows of the earlier day are made up; nothing when none is."""
    made_up = [row for row in compared.rows.values() if row.is_sample]
    return f"Rincian {len(made_up)} baris pada hari itu data contoh." if made_up else ""


def year_said(months: Sequence[tuple[date, int]]) -> str:
    """The stories of the last twelve months beside those of the twelve before."""
    found = [many for _, many in months]
    before, now = sum(found[-2 * _YEAR : -_YEAR]), sum(found[-_YEAR:])
    return f"{listed([f'{number(now)} kabar dalam 12 bulan terakhir', f'{number(before)} dalam 12 bulan sebelumnya'])}."
