"""The map of a region. Down to the regency: the regions below it, coloured by how many of their
villages have an active KIM. Of a district: its villages.
"""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Final

from django.db.models import Count
from django.db.models.functions import Substr

from kimid.insights.queries import NumbersTable, TableRow
from kimid.insights.tiles import POSITIONS
from kimid.insights.village_dots import DOTS_HEIGHT, village_dots_svg
from kimid.lib import codes
from kimid.lib.codes import Level
from kimid.lib.map_drawing import WIDTH, MapLabel, labels_svg, map_svg
from kimid.lib.text import number
from kimid.places.models import Region
from kimid.places.outlines import RegionOutlines, outlines_of
from kimid.places.queries import children_of
from kimid.places.region_map import RegionMap, drawing_height, region_map, step_of
from kimid.registry.models import Kim
from kimid.sites.models import Site
from kimid.sites.stages import ACTIVE_STAGES
from kimid.ui.stylesheets import stylesheet

_REACH: Final = 1.1  # lines; a name further from the middle of its region lies in another one


def map_beside(
    table: NumbersTable, url_of: Callable[[TableRow], str], src: str = "/peta.svg"
) -> RegionMap | None:
    """The map of a table, each region leading where `url_of` says; a village is one dot and has
    none.
    """
    if table.region.level == Level.DISTRICT:
        return RegionMap(table.region, src, DOTS_HEIGHT)
    return region_map(table.region, ((row.region, url_of(row)) for row in table.child_rows), src)


def unplaced_note(table: NumbersTable) -> str:
    """How many villages are on no map of dots: the list of regions has no place for a few."""
    if table.region.level != Level.DISTRICT or not table.unmapped_villages:
        return ""
    return f"{number(table.unmapped_villages)} desa belum punya titik."


def map_of(region: Region, site: Site, on: date) -> str | None:
    """The map of a region as an SVG file in the colours of a site; None where there is none."""
    drawing = outlines_of(region.code)
    if drawing is not None:
        height, inside = drawing_height(drawing), _regions_svg(region, drawing, on)
        title = f"Desa dengan KIM aktif di {region.full_name}. Batas kira-kira."
    elif region.level == Level.DISTRICT:
        height, inside = DOTS_HEIGHT, village_dots_svg(region, on)
        title = (
            f"KIM di {region.full_name}. Tiap titik satu desa atau kelurahan, bukan batas resmi."
        )
    else:
        return None
    return map_svg(
        height, inside, title=title, style=stylesheet("map"), dye=site.dye, accent=site.accent
    )


def _regions_svg(region: Region, drawing: RegionOutlines, on: date) -> str:
    """The regions below one, with their names and numbers. Land of a region that is no more has no
    colour. Two queries.
    """
    counts = _active_villages(region, on)
    names = {each.code: _short_name(each) for each in children_of(region.code)}
    scale = WIDTH / drawing.width
    paths = "".join(
        f'<path class="{_shade(region, each.code, names, counts)}" d="{each.path}"/>'
        for each in drawing.outlines
    )
    labels = [
        MapLabel(
            round(each.x * scale),
            round(each.y * scale),
            f"{names[each.code]} {number(counts.get(each.code, 0))}",
            counts.get(each.code, 0),
        )
        for each in drawing.outlines
        if each.code in names
    ]
    land = f'<g class="regions" transform="scale({scale:g})">{paths}</g>'
    return land + labels_svg(
        labels,
        drawing_height(drawing),
        reach=_REACH,
        is_page_wide=region.level == Level.NATION,
    )


def _shade(region: Region, code: str, names: Mapping[str, str], counts: Mapping[str, int]) -> str:
    return f"step-{step_of(region.level, counts.get(code, 0))}" if code in names else "former"


def _short_name(region: Region) -> str:
    """The name for a place with little room: `Kalbar`, `Kubu Raya`."""
    known = POSITIONS.get(region.code)
    return known.name if known else region.name_in_list


def _active_villages(region: Region, on: date) -> dict[str, int]:
    """How many villages of each region directly below have an active KIM, where there are any. One
    query, counted by the database.
    """
    rows = (
        Kim.objects.all()
        .below(region.code)
        .existing(on)
        .filter(region__level=Level.VILLAGE, site__stage__in=ACTIVE_STAGES)
        .annotate(child=Substr("region_id", 1, codes.LENGTHS[region.level]))
    )
    return dict(rows.values_list("child").annotate(count=Count("region", distinct=True)).order_by())
