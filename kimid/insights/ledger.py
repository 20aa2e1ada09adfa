"""The table as a screen shows it: which rows and columns, in which order, beside which earlier day."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple
from urllib.parse import urlencode

from kimid.insights.columns import Column, Share, columns_of, in_order, written
from kimid.insights.models import Snapshot
from kimid.insights.queries import Table, TableRow
from kimid.insights.snapshots import key_of

_ASKED: Final = ("urut", "saring", "kolom", "banding")
# Which rows are shown, by the word in the address.
FILTERS: Final[dict[str, tuple[str, Callable[[TableRow], bool]]]] = {
    "": ("Semua", lambda row: True),
    "belum": ("Belum punya KIM", lambda row: not row.count.kims),
    "tanpa-sk": ("Ada KIM tanpa SK berlaku", lambda row: row.count.kims > row.count.with_decree),
    "sk-berakhir": ("SK segera berakhir", lambda row: row.count.ending > 0),
    "diam": ("Ada KIM diam", lambda row: row.count.silent > 0),
}


@dataclass(frozen=True)
class Wish:
    """What a reader asked of the table, in the words of the address; what nobody knows is as if it were not asked."""

    sort: str = ""
    only: str = ""
    columns: str = ""
    beside: str = ""

    @classmethod
    def read(cls, asked: Mapping[str, str]) -> "Wish":
        """Out of the query of an address."""
        sort, only, columns, beside = (asked.get(word, "") for word in _ASKED)
        return cls(sort, only if only in FILTERS else "", "semua" if columns == "semua" else "", beside)

    def query(self, **other: str) -> str:
        """The same wish as a query, but for these words."""
        words = dict(zip(_ASKED, (self.sort, self.only, self.columns, self.beside), strict=True)) | other
        return urlencode({word: value for word, value in words.items() if value})


class Head(NamedTuple):
    """The head of a column: the way to the table in its order, and whether it is in its order now."""

    column: Column
    query: str
    is_sorted: bool


class Cell(NamedTuple):
    """A value, written; `bar` is its part of a hundred, where a bar helps; `is_wide` where there must be room for it."""

    text: str
    is_wide: bool
    bar: float | None = None


class Line(NamedTuple):
    """A row of the screen. `change` is what became of its KIM since the earlier day."""

    row: TableRow
    cells: Sequence[Cell]
    change: str


@dataclass(frozen=True)
class Ledger:
    """All that the table on the screen needs."""

    heads: Sequence[Head]
    lines: Sequence[Line]
    foot: Line
    by_name: str
    other_columns: str
    shows_all: bool


def ledger(table: Table, wish: Wish, before: Mapping[str, Snapshot]) -> Ledger:
    """The table as it was asked for; `before` holds what was kept of an earlier day, by region."""
    shows_all = wish.columns == "semua"
    columns = columns_of(table, all_of_them=shows_all)
    matches = FILTERS[wish.only][1]
    shown = [row for row in in_order(table.rows, wish.sort) if matches(row)]
    return Ledger(
        [Head(column, wish.query(urut=column.word), wish.sort == column.word) for column in columns],
        [_line(row, columns, before, shows_all=shows_all) for row in shown],
        _line(table.sum, columns, before, shows_all=shows_all),
        wish.query(urut=""),
        wish.query(kolom="" if shows_all else "semua"),
        shows_all,
    )


def _line(row: TableRow, columns: Sequence[Column], before: Mapping[str, Snapshot], *, shows_all: bool) -> Line:
    values = [(column, column.of(row)) for column in columns]
    cells = [
        Cell(written(value), column.is_wide and not shows_all, value.percent if isinstance(value, Share) else None)
        for column, value in values
    ]
    kept = before.get(row.region.code)
    return Line(row, cells, change(row.count.kims, kept.kims) if kept else "")


def change(now: int, before: int | None) -> str:
    """`+3`, `−2`, `tetap`; nothing where the earlier number is not known."""
    if before is None:
        return ""
    return "tetap" if now == before else f"{'+' if now > before else '−'}{abs(now - before)}"


def changes(table: Table, before: Mapping[str, Snapshot]) -> dict[str, str]:
    """What became of the KIM of each region since the earlier day, by its code; of those that were kept then."""
    shown = [*table.places, table.sum]
    return {row.region.code: change(row.count.kims, before[row.region.code].kims) for row in shown if row.region.code in before}


def day_choices(days: Sequence[Snapshot], words: Callable[[Snapshot], str]) -> list[tuple[str, str]]:
    """The earlier days to choose from, as a form shows them."""
    return [(key_of(day), words(day) + (f" ({day.source})" if day.source else "")) for day in days]
