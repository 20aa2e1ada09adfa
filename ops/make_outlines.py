"""Make the data file of the outlines of regions: approximate borders, for small maps. For
developers.

    python -m ops.make_outlines countries-10m.json

Writes outlines.zip into kimid/places/data. Every village claims the land that is nearest to its
point (a Voronoi cell); a region is the land of its villages, as far as there is land. The same
sources give the same bytes. Needs shapely, no database and no settings: docs/how-to/regions.md.
"""

import hashlib
import json
import math
import sys
import zipfile
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final, NamedTuple, Self

import numpy as np
import shapely
from shapely import Geometry, MultiPoint, MultiPolygon, Point, Polygon, STRtree

from kimid.lib import codes
from kimid.lib.codes import Level
from kimid.places.data_file import DATA_FOLDER, RegionRow, read_edition
from kimid.places.outlines import OUTLINES_FILE, Outline, RegionOutlines, outlines_text

# Natural Earth 4.1, 1:10,000,000 (public domain), as the npm package world-atlas 2.0.2 has it.
SOURCE: Final = "countries-10m.json"
SOURCE_HASH: Final = "3bc6f1d367a9bcec479841bae0e76092f512838411d0cef124e92eec4db45f79"
HERE: Final = "Indonesia"
NEIGHBOURS: Final = ("Malaysia", "Timor-Leste", "Papua New Guinea", "Singapore", "Brunei")

_PRECISION: Final = 1e-5  # of a degree: about a metre
_DEGREE: Final = 111.2  # kilometres
_FAR: Final = 30 / _DEGREE  # land so far from any village is left out: it is nobody's, or not ours
_OFF_LAND: Final = (
    1.5 / _DEGREE
)  # a village so far from the drawn land lies on an island of its own
_OWN: Final = 3 / _DEGREE  # a piece of land belongs to a village that is so near
_EVERYWHERE: Final = shapely.box(85, -20, 150, 15)  # around all cells

# All lengths of a drawing are units.
_WIDE_NATION: Final = 800
_WIDE: Final = 400
_FLATTEST: Final = 0.36  # height of a drawing / its width
_TALLEST: Final = 1.1
_MARGIN: Final = 8
_TOLERANCE: Final = 1.6  # how far a line may move
_ISLAND: Final = 3.0  # radius of an island that the sources do not have
_LEAST_PART: Final = 3.0  # square units: smaller islands are left out
_LEAST_WHOLE: Final = 14.0  # a smaller region is drawn as a diamond


class UnlikeSource(ValueError):
    """The file of countries is another than this script was written for."""


class Village(NamedTuple):
    """A point, the land that is nearest to it, and whether it lies on an island that is missing."""

    code: str
    point: Point
    cell: Polygon
    is_island: bool


@dataclass(frozen=True)
class Land:
    """The land of Indonesia in pieces, and that of its neighbours."""

    pieces: Sequence[Polygon]
    abroad: Geometry


def main(path: str) -> None:
    """Write the file, and print how large it is."""
    rows = [row for row in read_edition().rows if row.valid_until is None]
    land = read_land(Path(path))
    villages = village_cells(rows, land)
    districts = district_land(villages, land)
    islands = [each for each in villages if each.is_island or districts[each.code[:6]].is_empty]
    drawn = {
        upper: draw(upper, districts, islands)
        for upper in sorted(row.code for row in rows if codes.level(row.code) < Level.DISTRICT)
    }
    check(rows, drawn)
    write(drawn)
    sizes = [len(outlines_text(each)) for each in drawn.values()]
    total = (DATA_FOLDER / OUTLINES_FILE).stat().st_size
    print(f"{len(drawn)} drawings, the largest {max(sizes):,} bytes, all {total:,} bytes")


# ---- sources


def read_land(path: Path) -> Land:
    """The land that is near to a village. Raises UnlikeSource."""
    content = path.read_bytes()
    if hashlib.sha256(content).hexdigest() != SOURCE_HASH:
        raise UnlikeSource(f"{path} is not {SOURCE} of world-atlas 2.0.2")
    topology = json.loads(content)
    arcs = decoded_arcs(topology)
    found = {
        each["properties"]["name"]: country(each, arcs)
        for each in topology["objects"]["countries"]["geometries"]
        if each["properties"]["name"] in (HERE, *NEIGHBOURS)
    }
    abroad = shapely.union_all([found[name] for name in NEIGHBOURS])
    pieces = shapely.get_parts(shapely.set_precision(found[HERE], _PRECISION))
    return Land(list(pieces), abroad)


def decoded_arcs(topology: Mapping[str, Any]) -> list[np.ndarray]:
    """The lines of a TopoJSON file in degrees: each is told as steps on a grid."""
    scale, origin = topology["transform"]["scale"], topology["transform"]["translate"]
    return [np.cumsum(np.array(arc), axis=0) * scale + origin for arc in topology["arcs"]]


def country(shape: Mapping[str, Any], arcs: Sequence[np.ndarray]) -> Geometry:
    """One country of a TopoJSON file. The number of a line that runs backwards is inverted."""

    def ring(numbers: Iterable[int]) -> np.ndarray:
        lines = [arcs[each] if each >= 0 else arcs[~each][::-1] for each in numbers]
        return np.vstack([lines[0], *(line[1:] for line in lines[1:])])

    polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
    return shapely.union_all(
        [
            Polygon(ring(outer), [ring(hole) for hole in holes]).buffer(0)
            for outer, *holes in polygons
        ]
    )


# ---- land of regions


def village_cells(rows: Iterable[RegionRow], land: Land) -> list[Village]:
    """Every village that has a point, with its cell."""
    located = [
        (row.code, Point(row.lon, row.lat))
        for row in rows
        if codes.level(row.code) == Level.VILLAGE and row.lat is not None and row.lon is not None
    ]
    points = [point for _, point in located]
    collection = shapely.voronoi_polygons(MultiPoint(points), ordered=True, extend_to=_EVERYWHERE)
    cells = shapely.set_precision(shapely.get_parts(collection), _PRECISION)
    nearest = STRtree(land.pieces).query_nearest(points, return_distance=True, all_matches=False)
    shapely.prepare(land.abroad)
    islands = (nearest[1] > _OFF_LAND) & ~shapely.contains(land.abroad, points)
    return [
        Village(code, point, cell, bool(island))
        for (code, point), cell, island in zip(located, cells, islands, strict=True)
    ]


def district_land(villages: Sequence[Village], land: Land) -> dict[str, Geometry]:
    """The land of every district, by its code; empty where the sources have none."""
    by_district = defaultdict[str, list[Village]](list)
    for village in villages:
        by_district[codes.cut(village.code, Level.DISTRICT)].append(village)
    names = sorted(by_district)
    claims = [shapely.coverage_union_all([each.cell for each in by_district[it]]) for it in names]
    pieces = near_pieces(villages, land)
    which, piece = STRtree(pieces).query(claims, predicate="intersects")
    parts = shapely.intersection(
        np.array(claims)[which], np.array(pieces)[piece], grid_size=_PRECISION
    )
    owned = defaultdict[str, list[Polygon]](list)
    for number, part in zip(which, parts, strict=True):
        owned[names[number]] += [each for each in shapely.get_parts(part) if each.area]
    points = {code: [each.point for each in by_district[code]] for code in names}
    settled = without_strays(owned, points)
    return {code: shapely.union_all(settled.get(code, [])) for code in names}


def near_pieces(villages: Sequence[Village], land: Land) -> list[Polygon]:
    """The pieces of land that are not too far from every village."""
    tree = STRtree([each.point for each in villages])
    near = tree.query(land.pieces, predicate="dwithin", distance=_FAR)[0]
    return [land.pieces[number] for number in sorted(set(near))]


def without_strays(
    owned: Mapping[str, Sequence[Polygon]], points: Mapping[str, Sequence[Point]]
) -> dict[str, list[Polygon]]:
    """A coast across a strait may lie nearer to a village than to those who live on it. A part in
    which a district has no village goes to the neighbour with the longest border there.
    """
    settled = defaultdict[str, list[Polygon]](list)
    strays = list[tuple[str, Polygon]]()
    for code, parts in owned.items():
        own = STRtree(points[code])
        for part in parts:
            if len(own.query(part, predicate="dwithin", distance=_OWN)):
                settled[code].append(part)
            else:
                strays.append((code, part))
    hosts = [(code, part) for code, parts in settled.items() for part in parts]
    tree = STRtree([part for _, part in hosts])
    for code, stray in strays:
        beside = [hosts[each] for each in tree.query(stray.buffer(_PRECISION * 2))]
        borders = [
            (shapely.intersection(stray.buffer(_PRECISION * 2), part).area, it)
            for it, part in beside
        ]
        longest = max(borders, default=(0.0, code))
        settled[longest[1] if longest[0] else code].append(stray)
    return settled


# ---- drawings


@dataclass(frozen=True)
class Frame:
    """From degrees to the units of one drawing."""

    west: float
    north: float
    x_scale: float
    y_scale: float
    width: int
    height: int

    @classmethod
    def around(cls, bounds: Sequence[float], width: int) -> Self:
        """The frame of this width with the land in its middle; a degree of longitude is shortened
        as there.
        """
        west, south, east, north = bounds
        shorter = math.cos(math.radians((south + north) / 2))
        wide, tall = (east - west) * shorter, north - south
        height = round(width * min(max(tall / wide, _FLATTEST), _TALLEST))
        scale = min((width - 2 * _MARGIN) / wide, (height - 2 * _MARGIN) / tall)
        return cls(
            (west + east) / 2 - width / scale / shorter / 2,
            (south + north) / 2 + height / scale / 2,
            scale * shorter,
            scale,
            width,
            height,
        )

    def project(self, shape: Geometry) -> Geometry:
        """The shape in units, from the upper left corner."""
        return shapely.transform(
            shape,
            lambda each: np.column_stack(
                ((each[:, 0] - self.west) * self.x_scale, (self.north - each[:, 1]) * self.y_scale)
            ),
        )


def draw(
    upper: str, districts: Mapping[str, Geometry], islands: Sequence[Village]
) -> RegionOutlines:
    """The drawing of the regions directly below one."""
    level = codes.level(upper) + 1
    inside = {code: land for code, land in districts.items() if codes.covers(upper, code)}
    islets = [each for each in islands if codes.covers(upper, each.code)]
    frame = Frame.around(
        shapely.total_bounds([*inside.values(), *(each.point for each in islets)]),
        _WIDE_NATION if upper == codes.NATION else _WIDE,
    )
    parts = defaultdict[str, list[Geometry]](list)
    for code, land in inside.items():
        parts[codes.cut(code, level)].append(land)
    middles = {code: middle(frame.project(joined(lands))) for code, lands in parts.items()}
    for islet in islets:
        shore = islet.point.buffer(_ISLAND / frame.y_scale, quad_segs=2)
        parts[codes.cut(islet.code, level)].append(shore.intersection(islet.cell))
    shapes = {code: frame.project(joined(parts[code])) for code in parts}
    largest_first = sorted(shapes, key=lambda code: (-shapes[code].area, code))
    simple = shapely.coverage_simplify([shapes[code] for code in largest_first], _TOLERANCE)
    outlines = (
        outline(code, middles[code] or middle(shapes[code]), shape)
        for code, shape in zip(largest_first, simple, strict=True)
    )
    return RegionOutlines(frame.width, frame.height, tuple(outlines))


def joined(parts: Sequence[Geometry]) -> Geometry:
    """All parts as one shape, without the lines in which some only touch."""
    whole = shapely.union_all(parts, grid_size=_PRECISION)
    return MultiPolygon([each for each in shapely.get_parts(whole) if each.area])


def middle(shape: Geometry) -> tuple[int, int] | None:
    """A point well inside of its largest part; None of an empty shape."""
    if shape.is_empty:
        return None
    main = max(shapely.get_parts(shape), key=lambda each: each.area)
    x, y = shapely.get_coordinates(shapely.maximum_inscribed_circle(main, 0.5))[0]
    return round(x), round(y)


def outline(code: str, point: tuple[int, int], shape: Geometry) -> Outline:
    """The outline of one region: all islands that can be seen, or a diamond where there is none."""
    x, y = point
    visible = [each for each in shapely.get_parts(shape) if each.area >= _LEAST_PART]
    if sum(each.area for each in visible) < _LEAST_WHOLE:
        return Outline(code, x, y, f"M{x - 3} {y}l3-3 3 3-3 3z")
    rings = [ring for each in visible for ring in (each.exterior, *each.interiors)]
    return Outline(code, x, y, "".join(map(ring_path, rings)))


def ring_path(ring: Geometry) -> str:
    """A closed line as a path in whole units. Empty for what is too small to be seen."""
    points = np.round(shapely.get_coordinates(ring)[:-1]).astype(int)
    steps = np.diff(points, axis=0, prepend=points[-1:])
    kept = points[np.any(steps != 0, axis=1)]
    if len(kept) < 3:
        return ""
    start, moves = kept[0], np.diff(kept, axis=0)
    numbers = " ".join(f"{x} {y}" for x, y in moves)
    return f"M{start[0]} {start[1]}l{numbers}z".replace(" -", "-")


def check(rows: Iterable[RegionRow], drawn: Mapping[str, RegionOutlines]) -> None:
    """Every region down to the district has an outline. Raises UnlikeSource."""
    wanted = {row.code for row in rows if codes.level(row.code) in range(1, Level.VILLAGE)}
    missing = wanted - {each.code for drawing in drawn.values() for each in drawing.outlines}
    if missing:
        raise UnlikeSource(f"no outline of {', '.join(sorted(missing))}")


def write(drawn: Mapping[str, RegionOutlines], folder: Path = DATA_FOLDER) -> None:
    """Write the archive. It holds no time, so that the same sources give the same bytes."""
    with zipfile.ZipFile(folder / OUTLINES_FILE, "w") as archive:
        for code, drawing in drawn.items():
            entry = zipfile.ZipInfo(code)  # of 1980
            archive.writestr(entry, outlines_text(drawing), zipfile.ZIP_DEFLATED, 9)


if __name__ == "__main__":
    main(sys.argv[1])
