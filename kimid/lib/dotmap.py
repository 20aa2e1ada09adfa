"""A map made of dots: no borders are drawn, the villages themselves show the land. Plain SVG, coloured by the sheet it is given.

Distances are those of a drawing 1,000 wide. Names are set twice, small for wide screens and large for phones; a name that
would lie over another is left out, for the table beside the map has them all.
"""

import math
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple, Self
from xml.sax.saxutils import escape

WIDTH: Final = 1000
_SIDE, _EDGE = 110, 40  # room beside the outermost dots, where names lie in the sea, and above and below them
_WIDE, _NARROW = 25, 34  # size of the names, as in `map.css`
_LETTER: Final = 0.61  # width of a letter, as a part of its size
_MARK, _LARGE_MARK = 12, 18  # room around a dot that a name keeps free; dots are larger on phones
_AROUND: Final = ((1, 0), (-1, 0), (0, -1), (0, 1), (1, -1), (-1, -1), (1, 1), (-1, 1))  # right, left, above, below, corners
_STEPS: Final = 3
_FAR: Final = 3.2  # lines: a name further out would seem to be of another place
_WEST: Final = WIDTH * 0.3  # left of this line a name rather lies to the left, towards the edge


class Spot(NamedTuple):
    """A place on the earth, in degrees."""

    lon: float
    lat: float


class Circle(NamedTuple):
    """A place and how much is there, as a radius; `part` of it is marked inside. Where nothing is, a dashed ring."""

    spot: Spot
    radius: float
    part: float = 0


class Name(NamedTuple):
    """A word on the map. Those with more weight are set first; `gap` keeps it clear of what is drawn at its spot."""

    spot: Spot
    text: str
    weight: int = 0
    gap: float = 0


@dataclass(frozen=True)
class Field:
    """From degrees to the drawing: a degree of longitude is shortened as it is at the middle of the land."""

    west: float
    north: float
    across: float
    scale: float
    height: int

    @classmethod
    def around(cls, spots: Sequence[Spot], height: int, side: int = _SIDE) -> Self:
        """The field of this height in which all these spots have room, with the land in its middle; without any, open sea."""
        lons, lats = [spot.lon for spot in spots] or [0.0], [spot.lat for spot in spots] or [0.0]
        east, north = (min(lons) + max(lons)) / 2, (min(lats) + max(lats)) / 2
        across = math.cos(math.radians(north))
        wide = max((max(lons) - min(lons)) * across, 0.02)
        tall = max(max(lats) - min(lats), 0.02)
        scale = min((WIDTH - 2 * side) / wide, (height - 2 * _EDGE) / tall)
        return cls(east - WIDTH / scale / across / 2, north + height / scale / 2, across, scale, height)

    def at(self, spot: Spot) -> tuple[int, int]:
        """Where a spot lies in the drawing."""
        return round((spot.lon - self.west) * self.across * self.scale), round((self.north - spot.lat) * self.scale)


def dots(field: Field, spots: Iterable[Spot], grid: int = 1) -> str:
    """One path that has a dot at every spot; its stroke says how large they are. Spots in one square of the grid are one dot."""
    squares = {tuple(round(side / grid) * grid for side in field.at(spot)) for spot in spots}
    parts, last = [], (0, 0)
    for x, y in sorted(squares, key=lambda point: (point[1] // 24, point[0])):
        parts.append(f"m{x - last[0]} {y - last[1]}h0".replace(" -", "-"))
        last = (x, y)
    return "".join(parts)


def circles(field: Field, found: Iterable[Circle]) -> str:
    """Circles as large as what is there, the largest below."""
    return "".join(_circle(*field.at(each.spot), each) for each in sorted(found, key=lambda each: -each.radius))


def _circle(x: int, y: int, drawn: Circle) -> str:
    if not drawn.radius:
        return f'<circle class="empty" cx="{x}" cy="{y}" r="8"/>'
    whole = f'<circle class="much" cx="{x}" cy="{y}" r="{drawn.radius:.0f}"/>'
    return whole + (f'<circle class="part" cx="{x}" cy="{y}" r="{drawn.part:.0f}"/>' if drawn.part else "")


def names(field: Field, words: Sequence[Name], busy: Sequence[Spot] = ()) -> str:
    """The names, set for wide screens and for phones; clear of the `busy` spots where there is room for that."""
    first = sorted(words, key=lambda word: -word.weight)
    marks = [field.at(spot) for spot in busy]
    rooms = (("wide", _WIDE, _MARK), ("narrow", _NARROW, _LARGE_MARK))
    return "".join(
        f'<g class="{room}">{"".join(_set(field, first, [_around(*mark, side) for mark in marks], size))}</g>'
        for room, size, side in rooms
    )


class _Box(NamedTuple):
    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Self) -> bool:
        return self.left < other.right and other.left < self.right and self.top < other.bottom and other.top < self.bottom

    def far_from(self, x: int, y: int, gap: float) -> float:
        """How far it lies from its spot: its middle, or its nearest edge if it stands beside a mark of its own."""
        if not gap:
            return math.hypot((self.left + self.right) / 2 - x, (self.top + self.bottom) / 2 - y)
        return math.hypot(max(self.left - x, 0, x - self.right), max(self.top - y, 0, y - self.bottom))


def _around(x: int, y: int, side: int) -> _Box:
    return _Box(x - side, y - side, x + side, y + side)


def _set(field: Field, words: Iterable[Name], marks: Sequence[_Box], size: int) -> Iterator[str]:
    """Each name on no other name, near its spot, and over as few marks as can be."""
    room, taken = _Box(0, 0, WIDTH, field.height), list[_Box]()
    for word in words:
        spot = field.at(word.spot)
        near = (box for box in _seats(*spot, word, size) if box.far_from(*spot, word.gap) <= _FAR * size and _within(box, room))
        seats = [box for box in near if not any(map(box.meets, taken))]
        if not seats:
            continue
        seat = min(seats, key=lambda box: 2.5 * sum(map(box.meets, marks)) + box.far_from(*spot, word.gap) / size)
        taken.append(seat)
        middle, line = (seat.left + seat.right) / 2, (seat.top + seat.bottom) / 2 + size * 0.35
        yield f'<text x="{middle:.0f}" y="{line:.0f}">{escape(word.text)}</text>'


def _within(box: _Box, room: _Box) -> bool:
    return room.left <= box.left and box.right <= room.right and room.top <= box.top and box.bottom <= room.bottom


def _seats(x: int, y: int, word: Name, size: int) -> Iterator[_Box]:
    """Where a name may lie, best first: at its spot when nothing is drawn there, then around it, further and further out."""
    wide, tall = len(word.text) * size * _LETTER, size * 1.1
    if not word.gap:
        yield _Box(x - wide / 2, y - tall / 2, x + wide / 2, y + tall / 2)
    for step in range(_STEPS):
        out = (word.gap or size * 0.6) + size * 0.3 + step * size * 0.6
        for east, down in _AROUND:
            right = -east if x < _WEST else east
            left = x + (out if right > 0 else -out - wide if right < 0 else -wide / 2)
            middle = y + down * (out + tall / 2) * (0.7 if right else 1)
            yield _Box(left, middle - tall / 2, left + wide, middle + tall / 2)


def picture(field: Field, inside: str, *, said: str, style: str, dye: str, accent: str) -> str:
    """The whole drawing as a file of its own; `style` is a sheet that knows the dye and the accent."""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {field.height}" width="{WIDTH}" height="{field.height}"'
        f' role="img" data-dye="{escape(dye)}" data-accent="{escape(accent)}">'
        f"<title>{escape(said)}</title><style>{style}</style>{inside}</svg>"
    )
