"""The provinces as tiles: each about where it lies, all of one size, so that a small one is seen as
well as a large one.

The layout is ours, made by hand for phones: it shows neither borders nor distances. The west and
the east are two maps, one above the other on a phone and side by side where there is room.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Final, NamedTuple

from kimid.insights.queries import NumbersTable, TableRow
from kimid.lib.codes import Level
from kimid.lib.text import number
from kimid.lib.tile_map import MapTile, tile_map

_COLUMNS_PER_MAP: Final = 7  # columns of each of the two maps
_EXTRA_ROW: Final = 8  # the row of provinces that are younger than this layout
_MAP_LABELS: Final = ("Indonesia bagian barat", "Indonesia bagian timur")


class TilePosition(NamedTuple):
    """What a province is called in a tile, and where it stands: columns from the west, rows from
    the north.
    """

    name: str
    column: int
    row: int


POSITIONS: Final[Mapping[str, TilePosition]] = {
    "11": TilePosition("Aceh", 0, 0),
    "12": TilePosition("Sumut", 1, 1),
    "13": TilePosition("Sumbar", 1, 2),
    "14": TilePosition("Riau", 2, 2),
    "15": TilePosition("Jambi", 2, 3),
    "16": TilePosition("Sumsel", 2, 4),
    "17": TilePosition("Bengkulu", 1, 3),
    "18": TilePosition("Lampung", 2, 5),
    "19": TilePosition("Babel", 3, 3),
    "21": TilePosition("Kepri", 3, 1),
    "31": TilePosition("Jakarta", 3, 5),
    "32": TilePosition("Jabar", 3, 6),
    "33": TilePosition("Jateng", 4, 6),
    "34": TilePosition("Yogya", 5, 6),
    "35": TilePosition("Jatim", 6, 6),
    "36": TilePosition("Banten", 2, 6),
    "61": TilePosition("Kalbar", 4, 2),
    "62": TilePosition("Kalteng", 5, 2),
    "63": TilePosition("Kalsel", 5, 3),
    "64": TilePosition("Kaltim", 6, 2),
    "65": TilePosition("Kaltara", 6, 1),
    "51": TilePosition("Bali", 7, 6),
    "52": TilePosition("NTB", 8, 6),
    "53": TilePosition("NTT", 9, 6),
    "71": TilePosition("Sulut", 9, 1),
    "72": TilePosition("Sulteng", 8, 2),
    "73": TilePosition("Sulsel", 7, 3),
    "74": TilePosition("Sultra", 8, 3),
    "75": TilePosition("Gorontalo", 8, 1),
    "76": TilePosition("Sulbar", 7, 2),
    "81": TilePosition("Maluku", 10, 3),
    "82": TilePosition("Malut", 10, 1),
    "91": TilePosition("Papua", 13, 2),
    "92": TilePosition("Pabar", 12, 2),
    "93": TilePosition("Pasel", 13, 4),
    "94": TilePosition("Pateng", 12, 3),
    "95": TilePosition("Papeg", 13, 3),
    "96": TilePosition("PBD", 11, 2),
}


def province_tiles(table: NumbersTable, url_of: Callable[[TableRow], str]) -> list[str]:
    """The two maps of the nation's table, each province leading where `way` says. Of any other
    region there are none.
    """
    if table.region.level != Level.NATION:
        return []
    placed = list(_with_positions(table.child_rows))
    halves = [
        [(position, row) for position, row in placed if position.column // _COLUMNS_PER_MAP == half]
        for half in range(len(_MAP_LABELS))
    ]
    return [
        tile_map(
            (
                _tile(position, row, url_of(row))
                for position, row in sorted(half, key=_reading_order)
            ),
            label=label,
        )
        for half, label in zip(halves, _MAP_LABELS, strict=True)
        if half
    ]


def _with_positions(rows: Iterable[TableRow]) -> Iterable[tuple[TilePosition, TableRow]]:
    """Every row with its spot; a province that the layout does not know yet stands below, so that
    none is missing.
    """
    next_column = 2 * _COLUMNS_PER_MAP
    for row in rows:
        position = POSITIONS.get(row.region.code)
        if position is None:
            next_column -= 1
            position = TilePosition(
                row.region.short_name, max(next_column, _COLUMNS_PER_MAP), _EXTRA_ROW
            )
        yield position, row


def _reading_order(placed: tuple[TilePosition, TableRow]) -> tuple[int, int]:
    return placed[0].row, placed[0].column


def _tile(position: TilePosition, row: TableRow, href: str) -> MapTile:
    kims = row.count.kims
    decrees = row.count.with_decree
    state = "none" if not kims else "sound" if 2 * decrees >= kims else "weak"
    lines = (position.name, number(kims), f"SK {number(decrees)}" if kims else "belum")
    text = (
        f"{number(kims)} KIM, {number(decrees)} dengan SK yang berlaku" if kims else "belum ada KIM"
    )
    return MapTile(
        position.column % _COLUMNS_PER_MAP,
        position.row,
        href,
        state,
        lines,
        f"{row.region.full_name}: {text}",
    )
