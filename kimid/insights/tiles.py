"""The provinces as tiles: each about where it lies, all of one size, so that a small one is seen as well as a large one.

The layout is ours, made by hand for phones: it shows neither borders nor distances. The west and the east are two maps, one above
the other on a phone and side by side where there is room.
"""

from collections.abc import Callable, Iterable, Mapping
from typing import Final, NamedTuple

from kimid.insights.queries import Table, TableRow
from kimid.lib.codes import Level
from kimid.lib.text import number
from kimid.lib.tilemap import Tile, tile_map

_HALF: Final = 7  # columns of each of the two maps
_AFTER: Final = 8  # the row of provinces that are younger than this layout
_BOTH: Final = ("Indonesia bagian barat", "Indonesia bagian timur")


class Spot(NamedTuple):
    """What a province is called in a tile, and where it stands: columns from the west, rows from the north."""

    name: str
    column: int
    row: int


SPOTS: Final[Mapping[str, Spot]] = {
    "11": Spot("Aceh", 0, 0),
    "12": Spot("Sumut", 1, 1),
    "13": Spot("Sumbar", 1, 2),
    "14": Spot("Riau", 2, 2),
    "15": Spot("Jambi", 2, 3),
    "16": Spot("Sumsel", 2, 4),
    "17": Spot("Bengkulu", 1, 3),
    "18": Spot("Lampung", 2, 5),
    "19": Spot("Babel", 3, 3),
    "21": Spot("Kepri", 3, 1),
    "31": Spot("Jakarta", 3, 5),
    "32": Spot("Jabar", 3, 6),
    "33": Spot("Jateng", 4, 6),
    "34": Spot("Yogya", 5, 6),
    "35": Spot("Jatim", 6, 6),
    "36": Spot("Banten", 2, 6),
    "61": Spot("Kalbar", 4, 2),
    "62": Spot("Kalteng", 5, 2),
    "63": Spot("Kalsel", 5, 3),
    "64": Spot("Kaltim", 6, 2),
    "65": Spot("Kaltara", 6, 1),
    "51": Spot("Bali", 7, 6),
    "52": Spot("NTB", 8, 6),
    "53": Spot("NTT", 9, 6),
    "71": Spot("Sulut", 9, 1),
    "72": Spot("Sulteng", 8, 2),
    "73": Spot("Sulsel", 7, 3),
    "74": Spot("Sultra", 8, 3),
    "75": Spot("Gorontalo", 8, 1),
    "76": Spot("Sulbar", 7, 2),
    "81": Spot("Maluku", 10, 3),
    "82": Spot("Malut", 10, 1),
    "91": Spot("Papua", 13, 2),
    "92": Spot("Pabar", 12, 2),
    "93": Spot("Pasel", 13, 4),
    "94": Spot("Pateng", 12, 3),
    "95": Spot("Papeg", 13, 3),
    "96": Spot("PBD", 11, 2),
}


def tiles_of(table: Table, way: Callable[[TableRow], str]) -> list[str]:
    """The two maps of the nation's table, each province leading where `way` says. Of any other region there are none."""
    if table.region.level != Level.NATION:
        return []
    placed = list(_placed(table.places))
    halves = [[(spot, row) for spot, row in placed if spot.column // _HALF == half] for half in range(len(_BOTH))]
    return [
        tile_map((_tile(spot, row, way(row)) for spot, row in sorted(half, key=_reading)), said=said)
        for half, said in zip(halves, _BOTH, strict=True)
        if half
    ]


def _placed(rows: Iterable[TableRow]) -> Iterable[tuple[Spot, TableRow]]:
    """Every row with its spot; a province that the layout does not know yet stands below, so that none is missing."""
    late = 2 * _HALF
    for row in rows:
        spot = SPOTS.get(row.region.code)
        if spot is None:
            late -= 1
            spot = Spot(row.region.short_name, max(late, _HALF), _AFTER)
        yield spot, row


def _reading(placed: tuple[Spot, TableRow]) -> tuple[int, int]:
    return placed[0].row, placed[0].column


def _tile(spot: Spot, row: TableRow, href: str) -> Tile:
    kims, decrees = row.count.kims, row.count.with_decree
    state = "none" if not kims else "sound" if 2 * decrees >= kims else "weak"
    lines = (spot.name, number(kims), f"SK {number(decrees)}" if kims else "belum")
    told = f"{number(kims)} KIM, {number(decrees)} dengan SK yang berlaku" if kims else "belum ada KIM"
    return Tile(spot.column % _HALF, spot.row, href, state, lines, f"{row.region.full_name}: {told}")
