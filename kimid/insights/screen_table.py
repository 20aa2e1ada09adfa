"""The table as a screen shows it: which rows and columns, in which order, beside which
earlier day.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple
from urllib.parse import urlencode

from kimid.insights.columns import Ratio, TableColumn, columns_of, format_value, sorted_rows
from kimid.insights.models import Snapshot
from kimid.insights.queries import NumbersTable, TableRow
from kimid.insights.snapshots import snapshot_key

_QUERY_PARAMS: Final = ("urut", "saring", "kolom", "banding")
# Which rows are shown, by the word in the address.
FILTERS: Final[dict[str, tuple[str, Callable[[TableRow], bool]]]] = {
    "": ("Semua", lambda row: True),
    "belum": ("Belum punya KIM", lambda row: not row.count.kims),
    "tanpa-sk": ("Ada KIM tanpa SK berlaku", lambda row: row.count.kims > row.count.with_decree),
    "sk-berakhir": ("SK segera berakhir", lambda row: row.count.ending > 0),
    "diam": ("Ada KIM diam", lambda row: row.count.silent > 0),
}


@dataclass(frozen=True)
class TableOptions:
    """What a reader asked of the table, in the words of the address; what nobody knows is as if it
    were not asked.
    """

    sort: str = ""
    only: str = ""
    columns: str = ""
    beside: str = ""

    @classmethod
    def from_query(cls, params: Mapping[str, str]) -> "TableOptions":
        """Out of the query of an address."""
        sort, only, columns, beside = (params.get(word, "") for word in _QUERY_PARAMS)
        return cls(
            sort, only if only in FILTERS else "", "semua" if columns == "semua" else "", beside
        )

    def query_string(self, **other: str) -> str:
        """The same wish as a query, but for these words."""
        params = (
            dict(zip(_QUERY_PARAMS, (self.sort, self.only, self.columns, self.beside), strict=True))
            | other
        )
        return urlencode({word: value for word, value in params.items() if value})


class ColumnHeading(NamedTuple):
    """The head of a column: the way to the table in its order, and whether it is in its
    order now.
    """

    column: TableColumn
    query: str
    is_sorted: bool


class Cell(NamedTuple):
    """A value, written; `bar` is its part of a hundred, where a bar helps; `is_wide` where there
    must be room for it.
    """

    text: str
    is_wide: bool
    bar: float | None = None


class ScreenRow(NamedTuple):
    """A row of the screen. `change` is what became of its KIM since the earlier day."""

    row: TableRow
    cells: Sequence[Cell]
    change: str


@dataclass(frozen=True)
class ScreenTable:
    """All that the table on the screen needs."""

    heads: Sequence[ColumnHeading]
    lines: Sequence[ScreenRow]
    foot: ScreenRow
    unsorted_query: str
    toggle_query: str
    shows_all: bool


def screen_table(
    table: NumbersTable, options: TableOptions, before: Mapping[str, Snapshot]
) -> ScreenTable:
    """The table as it was asked for; `before` holds what was kept of an earlier day, by region."""
    shows_all = options.columns == "semua"
    columns = columns_of(table, include_all=shows_all)
    matches = FILTERS[options.only][1]
    shown = [row for row in sorted_rows(table.rows, options.sort) if matches(row)]
    return ScreenTable(
        [
            ColumnHeading(column, options.query_string(urut=column.key), options.sort == column.key)
            for column in columns
        ],
        [_screen_row(row, columns, before, shows_all=shows_all) for row in shown],
        _screen_row(table.sum_row, columns, before, shows_all=shows_all),
        options.query_string(urut=""),
        options.query_string(kolom="" if shows_all else "semua"),
        shows_all,
    )


def _screen_row(
    row: TableRow,
    columns: Sequence[TableColumn],
    before: Mapping[str, Snapshot],
    *,
    shows_all: bool,
) -> ScreenRow:
    values = [(column, column.get_value(row)) for column in columns]
    cells = [
        Cell(
            format_value(value),
            column.is_wide and not shows_all,
            value.percent if isinstance(value, Ratio) else None,
        )
        for column, value in values
    ]
    snapshot = before.get(row.region.code)
    return ScreenRow(row, cells, change_text(row.count.kims, snapshot.kims) if snapshot else "")


def change_text(now: int, before: int | None) -> str:
    """`+3`, `−2`, `tetap`; nothing where the earlier number is not known."""
    if before is None:
        return ""
    return "tetap" if now == before else f"{'+' if now > before else '−'}{abs(now - before)}"


def change_texts(table: NumbersTable, before: Mapping[str, Snapshot]) -> dict[str, str]:
    """What became of the KIM of each region since the earlier day, by its code; of those that were
    kept then.
    """
    shown = [*table.child_rows, table.sum_row]
    return {
        row.region.code: change_text(row.count.kims, before[row.region.code].kims)
        for row in shown
        if row.region.code in before
    }


def day_choices(
    days: Sequence[Snapshot], label_of: Callable[[Snapshot], str]
) -> list[tuple[str, str]]:
    """The earlier days to choose from, as a form shows them."""
    return [
        (snapshot_key(day), label_of(day) + (f" ({day.source})" if day.source else ""))
        for day in days
    ]
