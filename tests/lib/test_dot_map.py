"""The map of dots: everything in its place, in proportion, and no name over another."""

import re
from typing import Final
from xml.etree import ElementTree as ET

from kimid.lib.dot_map import (
    WIDTH,
    Circle,
    GeoPoint,
    MapLabel,
    Projection,
    circles_svg,
    dots_path,
    labels_svg,
    map_svg,
)

SVG: Final = "{http://www.w3.org/2000/svg}"
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


def test_spots_in_one_square_of_the_grid_are_one_dot() -> None:
    field = Projection.fitting(CORNERS, 960)
    near = [GeoPoint(110.0, 0.0), GeoPoint(110.001, 0.001)]

    [point] = _points(dots_path(field, near, grid=6))

    assert all(side % 6 == 0 for side in point)


def test_the_larger_circle_lies_below_and_nothing_is_a_dashed_ring() -> None:
    field = Projection.fitting(CORNERS, 960)
    drawn = circles_svg(
        field, [Circle(CORNERS[0], 0), Circle(CORNERS[1], 10, 4), Circle(CORNERS[2], 30)]
    )

    assert re.findall(r'class="(\w+)"[^>]*r="(\d+)"', drawn) == [
        ("much", "30"),
        ("much", "10"),
        ("part", "4"),
        ("empty", "8"),
    ]


def _boxes(drawn: str, room: str, size: int) -> list[tuple[float, float, float, float]]:
    [group] = re.findall(rf'<g class="{room}">(.*?)</g>', drawn)
    texts = re.findall(r'x="(-?\d+)" y="(-?\d+)">([^<]+)<', group)
    halves = [(int(x), int(y) - size * 0.35, len(text) * size * 0.61 / 2) for x, y, text in texts]
    return [(x - half, y - size / 2, x + half, y + size / 2) for x, y, half in halves]


def test_no_name_lies_over_another_or_leaves_the_map() -> None:
    field = Projection.fitting(CORNERS, 960)
    crowd = [
        MapLabel(GeoPoint(109 + place % 6 * 0.5, 1 - place // 6 * 0.3), f"Sungai Selamat {place}")
        for place in range(36)
    ]

    drawn = labels_svg(field, crowd)

    for room, size in (("wide", 25), ("narrow", 34)):
        boxes = _boxes(drawn, room, size)
        assert len(boxes) >= 8
        for place, (left, top, right, bottom) in enumerate(boxes):
            assert left >= -1
            assert right <= WIDTH + 1
            for other in boxes[:place]:
                assert (
                    left >= other[2] - 2
                    or other[0] >= right - 2
                    or top >= other[3] - 2
                    or other[1] >= bottom - 2
                )


def test_where_there_is_room_for_one_name_only_the_weightier_stands() -> None:
    field = Projection.fitting([GeoPoint(109, 0), GeoPoint(109.001, 0)], 60)

    drawn = labels_svg(
        field,
        [MapLabel(GeoPoint(109, 0), "Ringan" * 12, 1), MapLabel(GeoPoint(109, 0), "Berat" * 12, 5)],
    )

    assert "BeratBerat" in drawn
    assert "Ringan" not in drawn


def test_a_name_makes_way_for_the_marks_around_it() -> None:
    field = Projection.fitting(CORNERS, 960)
    spot = CORNERS[2]

    [free] = _boxes(labels_svg(field, [MapLabel(spot, "Sanggau")]), "wide", 25)
    [moved] = _boxes(labels_svg(field, [MapLabel(spot, "Sanggau")], [spot]), "wide", 25)

    x, y = field.project(spot)
    assert free[0] < x < free[2]
    assert free[1] < y < free[3]
    assert not (moved[0] < x < moved[2] and moved[1] < y < moved[3])


def test_on_phones_a_name_makes_way_for_larger_marks() -> None:
    field = Projection.fitting(CORNERS, 960)
    spot = CORNERS[2]
    x, y = field.project(spot)

    for room, size, mark in (("wide", 25, 12), ("narrow", 34, 18)):
        [(left, top, right, bottom)] = _boxes(
            labels_svg(field, [MapLabel(spot, "Sanggau")], [spot]), room, size
        )
        assert max(left - x, x - right, top - y, y - bottom) >= mark - 2


def test_the_file_stands_alone_and_says_what_it_shows() -> None:
    svg = map_svg(
        Projection.fitting(CORNERS, 960),
        "<g/>",
        title="3 < 4 & seterusnya",
        style="a{b:c}",
        dye="nila",
        accent="kunyit",
    )

    drawn = ET.fromstring(svg)
    assert drawn.findtext(f"{SVG}title") == "3 < 4 & seterusnya"
    assert (drawn.get("viewBox"), drawn.get("data-dye"), drawn.get("role")) == (
        "0 0 1000 960",
        "nila",
        "img",
    )
