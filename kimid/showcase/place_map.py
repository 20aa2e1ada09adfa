"""The map of a potential: the villages around it as dots, and where it is. It draws no borders, so
none can be wrong.
"""

from dataclasses import dataclass
from typing import Final, Self

from kimid.lib import codes
from kimid.lib.codes import Level
from kimid.lib.dot_map import GeoPoint, Projection, dots_path
from kimid.lib.map_drawing import MapLabel, labels_svg, map_svg
from kimid.places.models import Region
from kimid.places.village_spots import VillageSpot, villages_near, villages_within
from kimid.showcase.models import Potential
from kimid.sites.models import Site
from kimid.ui.stylesheets import stylesheet

MAP_HEIGHT: Final = 640
_TO_TAP: Final = 12  # villages
_AROUND: Final = 8
_GAP: Final = 18  # between a dot and its name
_PIN_GAP: Final = 26


@dataclass(frozen=True)
class PlaceMap:
    """The villages of a map, and how they are drawn."""

    spots: list[VillageSpot]
    field: Projection

    @classmethod
    def of(cls, spots: list[VillageSpot], *points: GeoPoint) -> Self:
        """The map of these villages and points."""
        everything = [*points, *(spot.point for spot in spots)]
        return cls(spots, Projection.fitting(everything, MAP_HEIGHT))

    def svg(self, title: str, site: Site, own: str, place: MapLabel | None = None) -> str:
        """The whole drawing in the colours of a site, with the village of the code `own` marked."""
        ours = [spot.point for spot in self.spots if spot.code == own]
        layers = [
            ("none", [spot.point for spot in self.spots if spot.code != own]),
            ("halo", ours),
            ("kim", ours),
        ]
        drawn = "".join(
            f'<path class="{kind}" d="{dots_path(self.field, points)}"/>'
            for kind, points in layers
            if points
        )
        labels = [self._label(spot, own) for spot in self.spots]
        avoid = [(each.x, each.y) for each in labels]
        pins = [(place.x, place.y)] if place else []
        if place:
            drawn += _pin(place)
            labels.append(place)
        names = labels_svg(labels, MAP_HEIGHT, avoid=avoid, clear=pins)
        content = f'<g class="dots">{drawn}</g>{names}'
        colours = {"dye": site.dye, "accent": site.accent}
        return map_svg(MAP_HEIGHT, content, title=title, style=stylesheet("map"), **colours)

    def _label(self, spot: VillageSpot, own: str) -> MapLabel:
        return MapLabel(*self.field.project(spot.point), spot.name, spot.code == own, gap=_GAP)


def map_to_tap(region: Region) -> PlaceMap | None:
    """The map on which a group taps: its village with those around it, else all villages of its
    region. None where no village has a point. One query.
    """
    if region.level == Level.VILLAGE and region.lat is not None and region.lon is not None:
        spots = villages_near(GeoPoint(region.lon, region.lat), _TO_TAP)
    else:
        spots = villages_within(region.code[: codes.LENGTHS[Level.DISTRICT - 1]])
    return PlaceMap.of(spots) if spots else None


def map_of_potential(potential: Potential) -> str | None:
    """The map with the point of a potential as an SVG file. None where it has none. One query."""
    point = potential.point
    if point is None:
        return None
    region = potential.site.region
    drawing = PlaceMap.of(villages_near(point, _AROUND), point)
    place = MapLabel(*drawing.field.project(point), potential.name, 2, gap=_PIN_GAP)
    title = f"{potential.name} di {region.full_name}. Tiap titik lain satu desa atau kelurahan."
    return drawing.svg(title, potential.site, region.code, place)


def _pin(place: MapLabel) -> str:
    """A dot with rings around it, which nothing else on a map has."""
    spot = f"M{place.x} {place.y}h0"
    return "".join(f'<path class="{kind}" d="{spot}"/>' for kind in ("halo", "ring", "hole", "pin"))
