"""A map on a page: a picture of the regions below one, and over it a link for each for which there
is room. The list or table beside it has all of them.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Final, NamedTuple, Self

from kimid.lib.codes import Level
from kimid.lib.map_drawing import WIDTH
from kimid.places.models import Region
from kimid.places.outlines import Outline, RegionOutlines, outlines_of

# The side of a link. Of a map as wide as the page of a phone of 360 px: 44 px.
TOUCH: Final = 135
WIDE_TOUCH: Final = 66  # on wide screens, as in region_map.css
# The least numbers of villages with an active KIM for each of the three colours, by the level of
# the region around.
_STEPS: Final = {
    Level.NATION: (1, 50, 500),
    Level.PROVINCE: (1, 5, 20),
    Level.REGENCY: (1, 2, 5),
}


class MapLink(NamedTuple):
    """A region on a map: its name, where it leads, and the upper left corner of its square for
    thumbs.
    """

    name: str
    href: str
    x: int
    y: int

    @property
    def square(self) -> str:
        """The square as a path."""
        return f"M{self.x} {self.y}h{TOUCH}v{TOUCH}h-{TOUCH}z"


@dataclass(frozen=True)
class RegionMap:
    """The map of a region for a page. All lengths are units of a drawing of 1,000. On a phone there
    is no room for the crowded links.
    """

    region: Region
    src: str
    height: int
    links: Sequence[MapLink] = ()
    crowded_links: Sequence[MapLink] = ()

    @property
    def has_outlines(self) -> bool:
        """Whether it shows regions, not only dots."""
        return self.region.level < Level.DISTRICT

    @property
    def legend(self) -> list[tuple[int, str]]:
        """Every colour, and how many villages with an active KIM it stands for."""
        least = _STEPS[Level(self.region.level)]
        spans = [
            f"{low}" if low == high - 1 else f"{low} sampai {high - 1}"
            for low, high in pairwise(least)
        ]
        return list(enumerate(["belum ada", *spans, f"{least[-1]} atau lebih"]))


def step_of(level: int, villages: int) -> int:
    """The colour for so many villages with an active KIM on the map of a region of this level."""
    return sum(villages >= least for least in _STEPS[Level(level)])


def drawing_height(drawing: RegionOutlines) -> int:
    """How high its map is, at a width of 1,000."""
    return round(drawing.height * WIDTH / drawing.width)


def region_map(
    region: Region, addresses: Iterable[tuple[Region, str]], src: str = "/peta.svg"
) -> RegionMap | None:
    """The map of a region with links to the regions below it. None where there are no outlines."""
    drawing = outlines_of(region.code)
    if drawing is None:
        return None
    hrefs = {child.code: (child.name_in_list, href) for child, href in addresses}
    taken = list[_Corner]()
    links = list(_links(drawing, hrefs, TOUCH, taken))
    crowded = list(_links(drawing, hrefs, WIDE_TOUCH, taken))
    return RegionMap(region, src, drawing_height(drawing), links, crowded)


class _Corner(NamedTuple):
    x: int
    y: int

    def has_room(self, taken: Iterable[Self], side: int) -> bool:
        """Whether a square of this side overlaps none of those."""
        return all(max(abs(self.x - x), abs(self.y - y)) >= side for x, y in taken)


def _links(
    drawing: RegionOutlines,
    hrefs: Mapping[str, tuple[str, str]],
    side: int,
    taken: list[_Corner],
) -> Iterator[MapLink]:
    """The links of the regions, large ones first, whose squares of this side overlap none in
    `taken`, which grows by theirs.
    """
    for outline in drawing.outlines:
        corner = _corner(outline, drawing)
        if outline.code in hrefs and corner.has_room(taken, side):
            taken.append(corner)
            yield MapLink(*hrefs[outline.code], *corner)


def _corner(outline: Outline, drawing: RegionOutlines) -> _Corner:
    """Where the square for thumbs around a region begins, so that it ends inside of the drawing."""
    scale = WIDTH / drawing.width
    pairs = ((outline.x, WIDTH), (outline.y, drawing_height(drawing)))
    x, y = (round(min(max(at * scale - TOUCH / 2, 0), end - TOUCH)) for at, end in pairs)
    return _Corner(x, y)
