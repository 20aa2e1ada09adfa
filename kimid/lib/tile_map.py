"""A map made of equal tiles, each near the position of its place. The text of a tile repeats the
meaning of its colour. Plain SVG.

Tiles are 44 wide on a grid of 46, so that seven of them fill the width of a phone.
"""

from collections.abc import Iterable
from typing import Final, NamedTuple
from xml.sax.saxutils import escape, quoteattr

PITCH: Final = 46
_SIDE = 44
_MIDDLE = 22
_TEXT_WIDTH: Final = 41  # for text inside a tile
_MAX_LETTERS: Final = 7  # a longer name is drawn narrower
_LINES: Final = ((14, "name"), (29, "many"), (40, "more"))  # y and class of the three lines


class MapTile(NamedTuple):
    """A place on the grid: column and row, address, state, three lines of text, and a sentence for
    screen readers.
    """

    column: int
    row: int
    href: str
    state: str
    lines: tuple[str, str, str]
    title: str


def tile_map(tiles: Iterable[MapTile], *, label: str) -> str:
    """The tiles as links, in the given order. The map spans all rows from the first to the last
    tile, and is as wide as the last column.
    """
    all_tiles = list(tiles)
    top = min(tile.row for tile in all_tiles)
    last = max(tile.row for tile in all_tiles)
    wide = (max(tile.column for tile in all_tiles) + 1) * PITCH
    tiles_svg = "".join(_tile_svg(tile, top) for tile in all_tiles)
    box = f"0 0 {wide} {(last - top + 1) * PITCH}"
    return (
        f'<svg class="tiles" viewBox="{box}" role="group" '
        f"aria-label={quoteattr(label)}>{tiles_svg}</svg>"
    )


def _tile_svg(tile: MapTile, top: int) -> str:
    place = f"translate({tile.column * PITCH + 1} {(tile.row - top) * PITCH + 1})"
    texts = "".join(
        _line_svg(text, y, kind) for text, (y, kind) in zip(tile.lines, _LINES, strict=True)
    )
    return (
        f'<a href={quoteattr(tile.href)} transform="{place}" data-state="{tile.state}">'
        f"<title>{escape(tile.title)}</title>"
        f'<rect width="{_SIDE}" height="{_SIDE}" rx="3"/>{texts}</a>'
    )


def _line_svg(text: str, y: int, kind: str) -> str:
    squeezed = (
        f' textLength="{_TEXT_WIDTH}" lengthAdjust="spacingAndGlyphs"'
        if len(text) > _MAX_LETTERS
        else ""
    )
    return f'<text class="{kind}" x="{_MIDDLE}" y="{y}"{squeezed}>{escape(text)}</text>'
