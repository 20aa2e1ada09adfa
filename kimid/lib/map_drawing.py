"""The frame of a map, and the names on it. Plain SVG; a stylesheet gives the colours.

All lengths are units of a drawing that is 1,000 wide. Names are set twice, small for wide screens
and large for phones. A name that would overlap another is left out, because the table beside the
map has all names.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple, Self
from xml.sax.saxutils import escape

WIDTH: Final = 1000
# Size of the names, as in `map.css`: on a phone, beside a column, and on a map as wide as the page.
_NARROW_TEXT = 34
_WIDE_TEXT = 25
_FINE_TEXT = 15
_LETTER_WIDTH: Final = 0.66  # width of a letter / its size, with the line around it
# Space around a mark that a name avoids. Marks are larger on phones.
_MARK = 12
_LARGE_MARK = 18
# Right, left, above, below, corners.
_DIRECTIONS: Final = (
    (1, 0),
    (-1, 0),
    (0, -1),
    (0, 1),
    (1, -1),
    (-1, -1),
    (1, 1),
    (-1, 1),
)
_STEPS: Final = 3
_MAX_DISTANCE: Final = 3.2  # lines; a name further away would seem to belong to another place
_WEST: Final = WIDTH * 0.3  # left of this, a name prefers its left side, towards the edge


class MapLabel(NamedTuple):
    """A word on the map. Higher weight is set first. `gap` is the distance to the mark at its
    point.
    """

    x: int
    y: int
    text: str
    weight: int = 0
    gap: float = 0


def labels_svg(
    labels: Iterable[MapLabel],
    height: int,
    *,
    avoid: Sequence[tuple[int, int]] = (),
    clear: Sequence[tuple[int, int]] = (),
    reach: float = _MAX_DISTANCE,
    is_page_wide: bool = False,
) -> str:
    """The names, for wide screens and for phones, away from the points in `avoid` where
    possible, never over those in `clear`, and at most `reach` lines from their own. Wide screens
    show a map that `is_page_wide` larger, so its names are smaller there.
    """
    first = sorted(labels, key=lambda label: -label.weight)
    area = _Box(0, 0, WIDTH, height)
    wide = ("wide fine", _FINE_TEXT, _MARK) if is_page_wide else ("wide", _WIDE_TEXT, _MARK)
    screens = (wide, ("narrow", _NARROW_TEXT, _LARGE_MARK))
    groups = ""
    for screen, size, side in screens:
        obstacles = [_box_around(*mark, side) for mark in avoid]
        clear_boxes = [_box_around(*mark, side) for mark in clear]
        texts = "".join(_label_svg(first, area, obstacles, size, reach, clear_boxes=clear_boxes))
        groups += f'<g class="{screen}">{texts}</g>'
    return groups


class _Box(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float

    def overlaps(self, other: Self) -> bool:
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def distance_from(self, x: int, y: int, gap: float) -> float:
        """The distance to the point of the label: from the middle, or from the nearest edge if the
        label has a gap.
        """
        if not gap:
            return math.hypot((self.left + self.right) / 2 - x, (self.top + self.bottom) / 2 - y)
        return math.hypot(
            max(self.left - x, 0, x - self.right), max(self.top - y, 0, y - self.bottom)
        )


def _box_around(x: int, y: int, side: int) -> _Box:
    return _Box(x - side, y - side, x + side, y + side)


def _label_svg(
    labels: Iterable[MapLabel],
    area: _Box,
    obstacles: Sequence[_Box],
    size: int,
    reach: float,
    *,
    clear_boxes: Sequence[_Box],
) -> Iterator[str]:
    """Each name away from other names and what stays clear, near its point, over as few marks as
    possible.
    """
    taken = [*clear_boxes]
    for label in labels:
        point = label.x, label.y
        candidates = (
            box
            for box in _positions(*point, label, size)
            if box.distance_from(*point, label.gap) <= reach * size and _is_within(box, area)
        )
        free = [box for box in candidates if not any(map(box.overlaps, taken))]
        if not free:
            continue
        best = min(
            free,
            key=lambda box: (
                2.5 * sum(map(box.overlaps, obstacles))
                + box.distance_from(*point, label.gap) / size
            ),
        )
        taken.append(best)
        middle = (best.left + best.right) / 2
        line = (best.top + best.bottom) / 2 + size * 0.35
        yield f'<text x="{middle:.0f}" y="{line:.0f}">{escape(label.text)}</text>'


def _is_within(box: _Box, area: _Box) -> bool:
    return (
        area.left <= box.left
        and box.right <= area.right
        and area.top <= box.top
        and box.bottom <= area.bottom
    )


def _positions(x: int, y: int, label: MapLabel, size: int) -> Iterator[_Box]:
    """The possible boxes of a name, best first: at its point if no mark is there, then around it,
    further and further out.
    """
    wide = len(label.text) * size * _LETTER_WIDTH
    tall = size * 1.1
    if not label.gap:
        yield _Box(x - wide / 2, y - tall / 2, x + wide / 2, y + tall / 2)
    for step in range(_STEPS):
        out = (label.gap or size * 0.6) + size * 0.3 + step * size * 0.6
        for east, down in _DIRECTIONS:
            right = -east if x < _WEST else east
            left = x + (out if right > 0 else -out - wide if right < 0 else -wide / 2)
            middle = y + down * (out + tall / 2) * (0.7 if right else 1)
            yield _Box(left, middle - tall / 2, left + wide, middle + tall / 2)


def map_svg(height: int, content: str, *, title: str, style: str, dye: str, accent: str) -> str:
    """The whole drawing as its own file. `style` is a stylesheet with rules for the dye and the
    accent.
    """
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}"'
        f' width="{WIDTH}" height="{height}"'
        f' role="img" data-dye="{escape(dye)}" data-accent="{escape(accent)}">'
        f"<title>{escape(title)}</title><style>{style}</style>{content}</svg>"
    )
