"""A map made of equal tiles: each stands about where its place lies, and each says in words what its colour says. Plain SVG.

Tiles are drawn 44 wide on a grid of 46, so that seven of them fill a phone at about their own size.
"""

from collections.abc import Iterable
from typing import Final, NamedTuple
from xml.sax.saxutils import escape, quoteattr

PITCH: Final = 46
_SIDE, _MIDDLE = 44, 22
_ROOM: Final = 41  # for words inside a tile
_LETTERS: Final = 7  # a longer name is drawn narrower, to stay inside
_LINES: Final = ((14, "name"), (29, "many"), (40, "more"))  # where the three lines stand


class Tile(NamedTuple):
    """A place on the grid: column and row, the address it leads to, its state, the lines in it, and all of it in a sentence."""

    column: int
    row: int
    href: str
    state: str
    lines: tuple[str, str, str]
    said: str


def tile_map(tiles: Iterable[Tile], *, said: str) -> str:
    """The tiles as links, in the order given. The map reaches from the first row that has a tile to the last, and is as wide as
    its last column.
    """
    shown = list(tiles)
    top, last = min(tile.row for tile in shown), max(tile.row for tile in shown)
    wide = (max(tile.column for tile in shown) + 1) * PITCH
    drawn = "".join(_drawn(tile, top) for tile in shown)
    box = f"0 0 {wide} {(last - top + 1) * PITCH}"
    return f'<svg class="tiles" viewBox="{box}" role="group" aria-label={quoteattr(said)}>{drawn}</svg>'


def _drawn(tile: Tile, top: int) -> str:
    place = f"translate({tile.column * PITCH + 1} {(tile.row - top) * PITCH + 1})"
    words = "".join(_line(text, y, kind) for text, (y, kind) in zip(tile.lines, _LINES, strict=True))
    return (
        f'<a href={quoteattr(tile.href)} transform="{place}" data-state="{tile.state}"><title>{escape(tile.said)}</title>'
        f'<rect width="{_SIDE}" height="{_SIDE}" rx="3"/>{words}</a>'
    )


def _line(text: str, y: int, kind: str) -> str:
    squeezed = f' textLength="{_ROOM}" lengthAdjust="spacingAndGlyphs"' if len(text) > _LETTERS else ""
    return f'<text class="{kind}" x="{_MIDDLE}" y="{y}"{squeezed}>{escape(text)}</text>'
