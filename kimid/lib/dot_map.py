"""A map made of dots: no borders, the villages themselves show the land. Plain SVG; a stylesheet
gives the colours.

All lengths are units of a drawing that is 1,000 wide. Names are set twice, small for wide screens
and large for phones. A name that would overlap another is left out, because the table beside the
map has all names.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple, Self
from xml.sax.saxutils import escape

WIDTH: Final = 1000
# Space beside the outermost dots, for names in the sea, and above and below them.
_SIDE_MARGIN = 110
_TOP_MARGIN = 40
# Size of the names, as in `map.css`.
_WIDE_TEXT = 25
_NARROW_TEXT = 34
_LETTER_WIDTH: Final = 0.61  # width of a letter / its size
# Space around a dot that a name avoids. Dots are larger on phones.
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


class GeoPoint(NamedTuple):
    """A place on the earth, in degrees."""

    lon: float
    lat: float


class Circle(NamedTuple):
    """A place and its amount as a radius. `part` of it is marked inside. Radius 0 is a dashed
    ring.
    """

    point: GeoPoint
    radius: float
    part: float = 0


class MapLabel(NamedTuple):
    """A word on the map. Higher weight is set first. `gap` is the distance to the mark at its
    point.
    """

    point: GeoPoint
    text: str
    weight: int = 0
    gap: float = 0


@dataclass(frozen=True)
class Projection:
    """From degrees to the drawing. A degree of longitude is shortened as in the middle of the
    land.
    """

    west: float
    north: float
    lon_factor: float
    scale: float
    height: int

    @classmethod
    def fitting(cls, points: Sequence[GeoPoint], height: int, margin: int = _SIDE_MARGIN) -> Self:
        """The projection of this height in which all these points fit, with the land in the
        middle.
        """
        lons = [point.lon for point in points] or [0.0]
        lats = [point.lat for point in points] or [0.0]
        east = (min(lons) + max(lons)) / 2
        north = (min(lats) + max(lats)) / 2
        lon_factor = math.cos(math.radians(north))
        wide = max((max(lons) - min(lons)) * lon_factor, 0.02)
        tall = max(max(lats) - min(lats), 0.02)
        scale = min((WIDTH - 2 * margin) / wide, (height - 2 * _TOP_MARGIN) / tall)
        return cls(
            east - WIDTH / scale / lon_factor / 2,
            north + height / scale / 2,
            lon_factor,
            scale,
            height,
        )

    def project(self, point: GeoPoint) -> tuple[int, int]:
        """The position of a point in the drawing."""
        return round((point.lon - self.west) * self.lon_factor * self.scale), round(
            (self.north - point.lat) * self.scale
        )


def dots_path(projection: Projection, points: Iterable[GeoPoint], grid: int = 1) -> str:
    """One path with a dot at every point. The stroke width is the size of the dots. Points in one
    grid square are one dot.
    """
    squares = {
        tuple(round(side / grid) * grid for side in projection.project(geo_point))
        for geo_point in points
    }
    parts = []
    last = (0, 0)
    for x, y in sorted(squares, key=lambda point: (point[1] // 24, point[0])):
        parts.append(f"m{x - last[0]} {y - last[1]}h0".replace(" -", "-"))
        last = (x, y)
    return "".join(parts)


def circles_svg(projection: Projection, circles: Iterable[Circle]) -> str:
    """The circles, the largest at the bottom."""
    return "".join(
        _circle_svg(*projection.project(circle.point), circle)
        for circle in sorted(circles, key=lambda circle: -circle.radius)
    )


def _circle_svg(x: int, y: int, circle: Circle) -> str:
    if not circle.radius:
        return f'<circle class="empty" cx="{x}" cy="{y}" r="8"/>'
    whole = f'<circle class="much" cx="{x}" cy="{y}" r="{circle.radius:.0f}"/>'
    return whole + (
        f'<circle class="part" cx="{x}" cy="{y}" r="{circle.part:.0f}"/>' if circle.part else ""
    )


def labels_svg(
    projection: Projection, labels: Sequence[MapLabel], avoid: Sequence[GeoPoint] = ()
) -> str:
    """The names, for wide screens and for phones, away from the points in `avoid` where
    possible.
    """
    first = sorted(labels, key=lambda label: -label.weight)
    marks = [projection.project(point) for point in avoid]
    screens = (("wide", _WIDE_TEXT, _MARK), ("narrow", _NARROW_TEXT, _LARGE_MARK))
    groups = ""
    for screen, size, side in screens:
        obstacles = [_box_around(*mark, side) for mark in marks]
        texts = "".join(_label_svg(projection, first, obstacles, size))
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
    projection: Projection, labels: Iterable[MapLabel], obstacles: Sequence[_Box], size: int
) -> Iterator[str]:
    """Each name away from other names, near its point, over as few marks as possible."""
    area = _Box(0, 0, WIDTH, projection.height)
    taken = list[_Box]()
    for label in labels:
        point = projection.project(label.point)
        candidates = (
            box
            for box in _positions(*point, label, size)
            if box.distance_from(*point, label.gap) <= _MAX_DISTANCE * size
            and _is_within(box, area)
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


def map_svg(
    projection: Projection, content: str, *, title: str, style: str, dye: str, accent: str
) -> str:
    """The whole drawing as its own file. `style` is a stylesheet with rules for the dye and the
    accent.
    """
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {projection.height}"'
        f' width="{WIDTH}" height="{projection.height}"'
        f' role="img" data-dye="{escape(dye)}" data-accent="{escape(accent)}">'
        f"<title>{escape(title)}</title><style>{style}</style>{content}</svg>"
    )
