"""The map of a region: its villages as dots, those with a KIM filled. No borders are drawn, so none
can be wrong.
"""

from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import date
from math import sqrt
from statistics import fmean
from typing import Final, NamedTuple

from django.db.models import Avg, Count, Exists, Q
from django.db.models.functions import Substr

from kimid.insights.queries import NumbersTable, region_table
from kimid.insights.summary import headline
from kimid.lib import codes
from kimid.lib.codes import Level
from kimid.lib.dot_map import (
    Circle,
    GeoPoint,
    MapLabel,
    Projection,
    circles_svg,
    dots_path,
    labels_svg,
    map_svg,
)
from kimid.lib.text import number
from kimid.places.models import Region
from kimid.registry.models import IctStatus, Kim
from kimid.registry.queries import running_decrees
from kimid.sites.models import Site
from kimid.sites.stages import LifeStage
from kimid.ui.stylesheets import stylesheet

_NATION_HEIGHT = 430
_HEIGHT = 960
_DISTRICT_HEIGHT = 640
_TOP_PRIORITY: Final = (
    1_000_000  # the weight of a name where nothing is: that is what shall be seen
)
_GRID: Final = 6  # dots of the nation's land
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


def map_height(region: Region) -> int:
    """How high the map of a region is, at a width of 1,000; a village is one dot and has none."""
    return (_NATION_HEIGHT, _HEIGHT, _HEIGHT, _DISTRICT_HEIGHT, 0)[region.level]


def map_note(table: NumbersTable) -> str:
    """What a reader of the map should know. The list of regions has no place for a few villages."""
    unplaced = (
        f" {number(table.unmapped_villages)} desa belum punya titik."
        if table.unmapped_villages
        else ""
    )
    return f"Peta titik, bukan batas resmi.{unplaced}"


def map_of(site: Site, on: date) -> str:
    """The map of a portal's region as an SVG file in the colours of the site."""
    draw: Callable[[NumbersTable], tuple[Projection, str]] = (
        _of_nation if site.region.level == Level.NATION else _of_villages
    )
    table = region_table(site.region, on)
    field, inside = draw(table)
    description = f"{headline(table)} Tiap titik satu desa atau kelurahan, bukan batas resmi."
    return map_svg(
        field, inside, title=description, style=stylesheet("map"), dye=site.dye, accent=site.accent
    )


def _of_nation(table: NumbersTable) -> tuple[Projection, str]:
    land = _middles(6)
    provinces = _middles(2)
    field = Projection.fitting(list(land.values()), _NATION_HEIGHT, margin=_GRID)
    placed = [
        (provinces[row.region.code], row)
        for row in table.child_rows
        if row.region.code in provinces
    ]
    circles_drawn = [
        Circle(spot, _radius(row.count.kims), _radius(row.count.ict_based)) for spot, row in placed
    ]
    labels = [
        MapLabel(
            spot,
            f"{row.region.short_name} {row.count.kims}",
            row.count.kims,
            _radius(row.count.kims),
        )
        for spot, row in placed
        if row.count.kims
    ]
    ground = f'<path class="land" d="{dots_path(field, land.values(), _GRID)}"/>'
    return field, ground + circles_svg(field, circles_drawn) + labels_svg(field, labels)


def _radius(count: int) -> float:
    """The area of a circle grows as its number does."""
    return 6 + 4 * sqrt(count) if count else 0


def _of_villages(table: NumbersTable) -> tuple[Projection, str]:
    villages = _villages(table.region)
    kims_by_village = _kims(table.region, table.on)
    field = Projection.fitting([village.spot for village in villages], map_height(table.region))
    without = [village.spot for village in villages if village.code not in kims_by_village]
    filled = [village.spot for village in villages if village.code in kims_by_village]
    ringed = [
        village.spot
        for village in villages
        if village.code in kims_by_village and kims_by_village[village.code].ict
    ]
    sound = [
        village.spot
        for village in villages
        if village.code in kims_by_village and kims_by_village[village.code].in_good_standing
    ]
    weak = [
        village.spot
        for village in villages
        if village.code in kims_by_village and not kims_by_village[village.code].in_good_standing
    ]
    labels = (
        _names_of_children(table, villages)
        if table.region.level == Level.PROVINCE
        else _names_of_villages(villages, kims_by_village)
    )
    layers = (
        ("none", without),
        ("halo", filled),
        ("ring", ringed),
        ("weak", weak),
        ("hole", weak),
        ("kim", sound),
    )
    drawn = "".join(
        f'<path class="{kind}" d="{dots_path(field, spots)}"/>' for kind, spots in layers if spots
    )
    return field, f'<g class="l{table.region.level}">{drawn}</g>{labels_svg(field, labels, filled)}'


def _names_of_children(table: NumbersTable, villages: Sequence[_Village]) -> list[MapLabel]:
    width = codes.LENGTHS[table.region.level]
    spots = defaultdict[str, list[GeoPoint]](list)
    for village in villages:
        spots[village.code[:width]].append(village.spot)
    return [
        MapLabel(
            _middle(spots[row.region.code]),
            f"{row.region.short_name} {row.count.kims}",
            row.count.kims or _TOP_PRIORITY,
        )
        for row in table.child_rows
        if row.region.code in spots
    ]


def _names_of_villages(
    villages: Sequence[_Village], kims_by_village: dict[str, _VillageKims]
) -> list[MapLabel]:
    return [
        MapLabel(village.spot, village.name, kims_by_village[village.code].kims, gap=14)
        for village in villages
        if village.code in kims_by_village
    ]


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


def _middles(digits: int) -> dict[str, GeoPoint]:
    """The mean place of the villages of every region whose code has so many digits."""
    rows = Region.objects.filter(level=Level.VILLAGE, valid_until=None, lat__isnull=False)
    means = (
        rows.values_list(Substr("code", 1, digits))
        .annotate(lon=Avg("lon"), lat=Avg("lat"))
        .order_by()
    )
    return {code: GeoPoint(lon, lat) for code, lon, lat in means}


def _middle(spots: Sequence[GeoPoint]) -> GeoPoint:
    return GeoPoint(fmean(spot.lon for spot in spots), fmean(spot.lat for spot in spots))
