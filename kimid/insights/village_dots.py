"""The map of a district: its villages as dots, those with a KIM filled. It draws no borders, so
none can be wrong.
"""

from collections.abc import Sequence
from datetime import date
from statistics import fmean
from typing import Final, NamedTuple

from django.db.models import Count, Exists, Q

from kimid.lib import codes
from kimid.lib.codes import Level
from kimid.lib.dot_map import GeoPoint, Projection, dots_path
from kimid.lib.map_drawing import MapLabel, labels_svg
from kimid.places.models import Region
from kimid.registry.models import IctStatus, Kim
from kimid.registry.queries import running_decrees
from kimid.sites.stages import LifeStage

DOTS_HEIGHT: Final = 640
_MAX_DISTANCE: Final = (
    6.0  # degrees: a village so far from the middle of its region was measured wrongly
)


class _VillageKims(NamedTuple):
    """The KIM of a village: all, those that are ICT-based, and those that are active with a decree
    that counts.
    """

    kims: int
    ict: int
    in_good_standing: int


class _Village(NamedTuple):
    code: str
    name: str
    spot: GeoPoint


def village_dots_svg(region: Region, on: date) -> str:
    """The villages of a district with their names where a KIM is. Two queries."""
    villages = _villages(region)
    kims_by_village = _kims(region, on)
    field = Projection.fitting([village.spot for village in villages], DOTS_HEIGHT)
    filled = [village for village in villages if village.code in kims_by_village]
    sound = [each for each in filled if kims_by_village[each.code].in_good_standing]
    weak = [each for each in filled if not kims_by_village[each.code].in_good_standing]
    layers = (
        ("none", [village for village in villages if village.code not in kims_by_village]),
        ("halo", filled),
        ("ring", [village for village in filled if kims_by_village[village.code].ict]),
        ("weak", weak),
        ("hole", weak),
        ("kim", sound),
    )
    drawn = "".join(
        f'<path class="{kind}" d="{dots_path(field, [each.spot for each in marked])}"/>'
        for kind, marked in layers
        if marked
    )
    labels = [
        MapLabel(
            *field.project(village.spot), village.name, kims_by_village[village.code].kims, gap=14
        )
        for village in filled
    ]
    marks = [field.project(village.spot) for village in filled]
    return f'<g class="dots">{drawn}</g>{labels_svg(labels, DOTS_HEIGHT, avoid=marks)}'


def _villages(region: Region) -> list[_Village]:
    rows = Region.objects.filter(
        level=Level.VILLAGE, valid_until=None, code__range=codes.span(region.code)
    )
    columns = rows.values_list("code", "name", "lat", "lon")
    villages = [
        _Village(code, name, GeoPoint(lon, lat))
        for code, name, lat, lon in columns
        if lat is not None and lon is not None
    ]
    if not villages:
        return []
    middle = _middle([village.spot for village in villages])
    return [
        village
        for village in villages
        if abs(village.spot.lon - middle.lon) + abs(village.spot.lat - middle.lat) < _MAX_DISTANCE
    ]


def _kims(region: Region, on: date) -> dict[str, _VillageKims]:
    """The KIM of each village that has any. One query."""
    sound = Q(Exists(running_decrees(on)), site__stage=LifeStage.ACTIVE)
    rows = (
        Kim.objects.all()
        .below(region.code)
        .existing(on)
        .filter(region__level=Level.VILLAGE)
        .values_list("region_id")
    )
    counts = rows.annotate(kims=Count("pk"), ict=Count("pk", filter=Q(ict_status=IctStatus.BASED)))
    return {
        code: _VillageKims(*numbers)
        for code, *numbers in counts.annotate(sound=Count("pk", filter=sound)).order_by()
    }


def _middle(spots: Sequence[GeoPoint]) -> GeoPoint:
    return GeoPoint(fmean(spot.lon for spot in spots), fmean(spot.lat for spot in spots))
