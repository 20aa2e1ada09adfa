"""A point on the earth as somebody types it, or copies it out of another map."""

import re
from typing import Final

from kimid.lib.dot_map import GeoPoint

# Degrees with a dot, or with a comma as in Indonesian; a minus may be a dash.
_NUMBER: Final = re.compile(r"[-−–]?\d{1,3}[.,]\d{2,20}")
# Where Indonesia is, with its sea.
_SOUTH, _NORTH = -12.0, 7.0
_WEST, _EAST = 94.0, 142.0
_DECIMALS: Final = 5  # a metre


class UnreadablePoint(ValueError):
    """The text is no point in Indonesia."""


def read_point(text: str) -> GeoPoint:
    """`-0.0263, 109.3425` is a point, also the other way round, with decimal commas, or within an
    address of a map. Raises UnreadablePoint.
    """
    numbers = [_degrees(match) for match in _NUMBER.findall(text)][:2]
    if len(numbers) < 2:
        raise UnreadablePoint
    one, other = numbers
    for lat, lon in ((one, other), (other, one)):
        if _SOUTH <= lat <= _NORTH and _WEST <= lon <= _EAST:
            return GeoPoint(round(lon, _DECIMALS), round(lat, _DECIMALS))
    raise UnreadablePoint


def point_text(point: GeoPoint) -> str:
    """A point as maps take it: latitude first."""
    return f"{point.lat:.{_DECIMALS}f}, {point.lon:.{_DECIMALS}f}"


def _degrees(text: str) -> float:
    return float(re.sub("[−–]", "-", text).replace(",", "."))
