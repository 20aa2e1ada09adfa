"""The map of dots: everything in its place, and in proportion."""

import re
from typing import Final

from kimid.lib.dot_map import GeoPoint, Projection, dots_path
from kimid.lib.map_drawing import WIDTH

CORNERS: Final = [GeoPoint(109.0, 2.0), GeoPoint(114.0, -3.0), GeoPoint(110.0, 0.0)]


def _points(path: str) -> list[tuple[int, int]]:
    """The dots of a path, as a browser walks it."""
    x = y = 0
    points = []
    for right, down in re.findall(r"m(-?\d+) ?(-?\d+)h0", path):
        x = x + int(right)
        y = y + int(down)
        points.append((x, y))
    return points


def test_every_spot_lies_inside_with_north_on_top_and_west_at_the_left() -> None:
    field = Projection.fitting(CORNERS, 960)
    (left, top), (right, bottom), _ = map(field.project, CORNERS)

    assert 0 < left < right < WIDTH
    assert 0 < top < bottom < 960
    assert abs((left + right) / 2 - WIDTH / 2) <= 1
    assert abs((top + bottom) / 2 - 480) <= 1


def test_a_degree_east_is_as_long_as_one_north_at_the_equator_and_shorter_far_from_it() -> None:
    for north, expected in ((0.0, 1.0), (60.0, 0.5)):
        field = Projection.fitting([GeoPoint(100, north - 1), GeoPoint(102, north + 1)], 900)
        east = field.project(GeoPoint(102, north))[0] - field.project(GeoPoint(100, north))[0]
        up = field.project(GeoPoint(100, north - 1))[1] - field.project(GeoPoint(100, north + 1))[1]
        assert abs(east / up - expected) < 0.01


def test_one_place_alone_is_in_the_middle() -> None:
    field = Projection.fitting([GeoPoint(109, 0)], 960)

    assert field.project(GeoPoint(109, 0)) == (500, 480)


def test_the_path_has_a_dot_at_every_spot() -> None:
    field = Projection.fitting(CORNERS, 960)

    assert sorted(_points(dots_path(field, CORNERS))) == sorted(map(field.project, CORNERS))
