"""Where the villages are: the nearest of a point, and whether a point lies in a regency."""

import math
from typing import Final, NamedTuple

from django.db.models import QuerySet

from kimid.lib import codes
from kimid.lib.codes import Level
from kimid.lib.dot_map import GeoPoint
from kimid.places.models import Region

_REACH: Final = 0.5  # degrees, some 55 km: no place of a regency is further from all its villages
# Borders are made from the points of villages. So near one both regencies may be right.
_DOUBT: Final = 1.5
_CLOSE: Final = 0.02


class VillageSpot(NamedTuple):
    """A village and its point."""

    code: str
    name: str
    point: GeoPoint


def villages_near(point: GeoPoint, how_many: int) -> list[VillageSpot]:
    """The villages nearest to a point, the next one first; none further than 55 km north or east.
    One query.
    """
    spots = _spots(
        _villages().filter(
            lat__range=(point.lat - _REACH, point.lat + _REACH),
            lon__range=(point.lon - _REACH, point.lon + _REACH),
        )
    )
    return sorted(spots, key=lambda spot: distance(spot.point, point))[:how_many]


def villages_within(region_code: str) -> list[VillageSpot]:
    """The villages of a region that have a point, by their codes. One query."""
    return _spots(_villages().filter(code__range=codes.span(region_code)).order_by("code"))


def lies_within(region_code: str, point: GeoPoint) -> bool:
    """Whether a point can lie in this region: none of other regions has a village that is clearly
    nearer. Two queries.
    """
    own = [distance(spot.point, point) for spot in villages_within(region_code)]
    nearest = villages_near(point, 1)
    if not own or not nearest or min(own) > _REACH:
        return False
    return min(own) <= distance(nearest[0].point, point) * _DOUBT + _CLOSE


def distance(one: GeoPoint, other: GeoPoint) -> float:
    """How far two near points are apart, in degrees of latitude."""
    shortened = math.cos(math.radians((one.lat + other.lat) / 2))
    return math.hypot((one.lon - other.lon) * shortened, one.lat - other.lat)


def _villages() -> QuerySet[Region]:
    return Region.objects.filter(level=Level.VILLAGE, valid_until=None, lat__isnull=False)


def _spots(rows: QuerySet[Region]) -> list[VillageSpot]:
    columns = rows.values_list("code", "name", "lat", "lon")
    return [
        VillageSpot(code, name, GeoPoint(lon, lat))
        for code, name, lat, lon in columns
        if lat is not None and lon is not None
    ]
