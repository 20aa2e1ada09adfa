"""The map of a region: its villages as dots, those with a KIM filled. No borders are drawn, so none can be wrong."""

from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import date
from math import sqrt
from statistics import fmean
from typing import Final, NamedTuple

from django.db.models import Avg, Count, Exists, Q
from django.db.models.functions import Substr

from kimid.insights.finding import headline
from kimid.insights.queries import Table, region_table
from kimid.lib import codes
from kimid.lib.codes import Level
from kimid.lib.dotmap import Circle, Field, Name, Spot, circles, dots, names, picture
from kimid.lib.text import number
from kimid.places.models import Region
from kimid.registry.models import IctStatus, Kim
from kimid.registry.queries import running_decrees
from kimid.sites.models import Site
from kimid.sites.stages import LifeStage
from kimid.ui.sheets import sheet

_NATION_HEIGHT, _HEIGHT, _DISTRICT_HEIGHT = 430, 960, 640
_FIRST: Final = 1_000_000  # the weight of a name where nothing is: that is what shall be seen
_GRID: Final = 6  # dots of the nation's land
_FAR: Final = 6.0  # degrees: a village so far from the middle of its region was measured wrongly


class _Here(NamedTuple):
    """The KIM of a village: all, those that are ICT-based, and those that are active with a decree that counts."""

    kims: int
    ict: int
    sound: int


class _Village(NamedTuple):
    code: str
    name: str
    spot: Spot


def map_height(region: Region) -> int:
    """How high the map of a region is, at a width of 1,000; a village is one dot and has none."""
    return (_NATION_HEIGHT, _HEIGHT, _HEIGHT, _DISTRICT_HEIGHT, 0)[region.level]


def map_words(table: Table) -> str:
    """What a reader of the map should know. The list of regions has no place for a few villages."""
    unplaced = f" {number(table.unplaced)} desa belum punya titik." if table.unplaced else ""
    return f"Peta titik, bukan batas resmi.{unplaced}"


def map_of(site: Site, on: date) -> str:
    """The map of a portal's region as an SVG file in the colours of the site."""
    draw: Callable[[Table], tuple[Field, str]] = _of_nation if site.region.level == Level.NATION else _of_villages
    table = region_table(site.region, on)
    field, inside = draw(table)
    said = f"{headline(table)} Tiap titik satu desa atau kelurahan, bukan batas resmi."
    return picture(field, inside, said=said, style=sheet("map"), dye=site.dye, accent=site.accent)


def _of_nation(table: Table) -> tuple[Field, str]:
    land = _middles(6)
    provinces = _middles(2)
    field = Field.around(list(land.values()), _NATION_HEIGHT, side=_GRID)
    placed = [(provinces[row.region.code], row) for row in table.places if row.region.code in provinces]
    marks = [Circle(spot, _radius(row.count.kims), _radius(row.count.ict_based)) for spot, row in placed]
    words = [
        Name(spot, f"{row.region.short_name} {row.count.kims}", row.count.kims, _radius(row.count.kims))
        for spot, row in placed
        if row.count.kims
    ]
    ground = f'<path class="land" d="{dots(field, land.values(), _GRID)}"/>'
    return field, ground + circles(field, marks) + names(field, words)


def _radius(many: int) -> float:
    """The area of a circle grows as its number does."""
    return 6 + 4 * sqrt(many) if many else 0


def _of_villages(table: Table) -> tuple[Field, str]:
    villages, found = _villages(table.region), _kims(table.region, table.on)
    field = Field.around([village.spot for village in villages], map_height(table.region))
    without = [village.spot for village in villages if village.code not in found]
    filled = [village.spot for village in villages if village.code in found]
    ringed = [village.spot for village in villages if village.code in found and found[village.code].ict]
    sound = [village.spot for village in villages if village.code in found and found[village.code].sound]
    weak = [village.spot for village in villages if village.code in found and not found[village.code].sound]
    words = _names_of_children(table, villages) if table.region.level == Level.PROVINCE else _names_of_villages(villages, found)
    layers = (("none", without), ("halo", filled), ("ring", ringed), ("weak", weak), ("hole", weak), ("kim", sound))
    drawn = "".join(f'<path class="{kind}" d="{dots(field, spots)}"/>' for kind, spots in layers if spots)
    return field, f'<g class="l{table.region.level}">{drawn}</g>{names(field, words, filled)}'


def _names_of_children(table: Table, villages: Sequence[_Village]) -> list[Name]:
    width = codes.LENGTHS[table.region.level]
    spots = defaultdict[str, list[Spot]](list)
    for village in villages:
        spots[village.code[:width]].append(village.spot)
    return [
        Name(_middle(spots[row.region.code]), f"{row.region.short_name} {row.count.kims}", row.count.kims or _FIRST)
        for row in table.places
        if row.region.code in spots
    ]


def _names_of_villages(villages: Sequence[_Village], found: dict[str, _Here]) -> list[Name]:
    return [Name(village.spot, village.name, found[village.code].kims, gap=14) for village in villages if village.code in found]


def _villages(region: Region) -> list[_Village]:
    rows = Region.objects.filter(level=Level.VILLAGE, valid_until=None, code__range=codes.span(region.code))
    columns = rows.values_list("code", "name", "lat", "lon")
    found = [_Village(code, name, Spot(lon, lat)) for code, name, lat, lon in columns if lat is not None and lon is not None]
    if not found:
        return []
    middle = _middle([village.spot for village in found])
    return [village for village in found if abs(village.spot.lon - middle.lon) + abs(village.spot.lat - middle.lat) < _FAR]


def _kims(region: Region, on: date) -> dict[str, _Here]:
    """The KIM of each village that has any. One query."""
    sound = Q(Exists(running_decrees(on)), site__stage=LifeStage.ACTIVE)
    rows = Kim.objects.all().below(region.code).there(on).filter(region__level=Level.VILLAGE).values_list("region_id")
    found = rows.annotate(kims=Count("pk"), ict=Count("pk", filter=Q(ict_status=IctStatus.BASED)))
    return {code: _Here(*numbers) for code, *numbers in found.annotate(sound=Count("pk", filter=sound)).order_by()}


def _middles(digits: int) -> dict[str, Spot]:
    """The mean place of the villages of every region whose code has so many digits."""
    rows = Region.objects.filter(level=Level.VILLAGE, valid_until=None, lat__isnull=False)
    found = rows.values_list(Substr("code", 1, digits)).annotate(lon=Avg("lon"), lat=Avg("lat")).order_by()
    return {code: Spot(lon, lat) for code, lon, lat in found}


def _middle(spots: Sequence[Spot]) -> Spot:
    return Spot(fmean(spot.lon for spot in spots), fmean(spot.lat for spot in spots))
