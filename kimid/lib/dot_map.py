"""A map made of dots: no borders, the villages themselves show the land. Plain SVG; a stylesheet
gives the colours. All lengths are units of a drawing that is 1,000 wide.
"""

import math
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple, Self

from kimid.lib.map_drawing import WIDTH

# Space beside the outermost dots, for names in the sea, and above and below them.
_SIDE_MARGIN: Final = 110
_TOP_MARGIN: Final = 40
_ROW: Final = 24  # dots are drawn row by row: short steps


class GeoPoint(NamedTuple):
    """A place on the earth, in degrees."""

    lon: float
    lat: float


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
    def fitting(cls, points: Sequence[GeoPoint], height: int) -> Self:
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
        scale = min((WIDTH - 2 * _SIDE_MARGIN) / wide, (height - 2 * _TOP_MARGIN) / tall)
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


def dots_path(projection: Projection, points: Iterable[GeoPoint]) -> str:
    """One path with a dot at every point. The stroke width is the size of the dots."""
    places = {projection.project(geo_point) for geo_point in points}
    parts = []
    last = (0, 0)
    for x, y in sorted(places, key=lambda point: (point[1] // _ROW, point[0])):
        parts.append(f"m{x - last[0]} {y - last[1]}h0".replace(" -", "-"))
        last = (x, y)
    return "".join(parts)
