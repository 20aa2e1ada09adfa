"""The map of dots: everything in its place, in proportion, and no name over another."""

import re
from typing import Final
from xml.etree import ElementTree as ET

from kimid.lib.dotmap import WIDTH, Circle, Field, Name, Spot, circles, dots, names, picture

SVG: Final = "{http://www.w3.org/2000/svg}"
CORNERS: Final = [Spot(109.0, 2.0), Spot(114.0, -3.0), Spot(110.0, 0.0)]


def _points(path: str) -> list[tuple[int, int]]:
    """The dots of a path, as a browser walks it."""
    x = y = 0
    found = []
    for right, down in re.findall(r"m(-?\d+) ?(-?\d+)h0", path):
        x, y = x + int(right), y + int(down)
        found.append((x, y))
    return found


def test_every_spot_lies_inside_with_north_on_top_and_west_at_the_left() -> None:
    field = Field.around(CORNERS, 960)
    (left, top), (right, bottom), _ = map(field.at, CORNERS)

    assert 0 < left < right < WIDTH
    assert 0 < top < bottom < 960
    assert abs((left + right) / 2 - WIDTH / 2) <= 1
    assert abs((top + bottom) / 2 - 480) <= 1


def test_a_degree_is_as_long_to_the_east_as_to_the_north_near_the_equator_and_shorter_far_from_it() -> None:
    for north, wanted in ((0.0, 1.0), (60.0, 0.5)):
        field = Field.around([Spot(100, north - 1), Spot(102, north + 1)], 900)
        east = field.at(Spot(102, north))[0] - field.at(Spot(100, north))[0]
        up = field.at(Spot(100, north - 1))[1] - field.at(Spot(100, north + 1))[1]
        assert abs(east / up - wanted) < 0.01


def test_one_place_alone_is_in_the_middle() -> None:
    field = Field.around([Spot(109, 0)], 960)

    assert field.at(Spot(109, 0)) == (500, 480)


def test_the_path_has_a_dot_at_every_spot() -> None:
    field = Field.around(CORNERS, 960)

    assert sorted(_points(dots(field, CORNERS))) == sorted(map(field.at, CORNERS))


def test_spots_in_one_square_of_the_grid_are_one_dot() -> None:
    field = Field.around(CORNERS, 960)
    near = [Spot(110.0, 0.0), Spot(110.001, 0.001)]

    [point] = _points(dots(field, near, grid=6))

    assert all(side % 6 == 0 for side in point)


def test_the_larger_circle_lies_below_and_nothing_is_a_dashed_ring() -> None:
    field = Field.around(CORNERS, 960)
    drawn = circles(field, [Circle(CORNERS[0], 0), Circle(CORNERS[1], 10, 4), Circle(CORNERS[2], 30)])

    assert re.findall(r'class="(\w+)"[^>]*r="(\d+)"', drawn) == [("much", "30"), ("much", "10"), ("part", "4"), ("empty", "8")]


def _boxes(drawn: str, room: str, size: int) -> list[tuple[float, float, float, float]]:
    [group] = re.findall(rf'<g class="{room}">(.*?)</g>', drawn)
    found = re.findall(r'x="(-?\d+)" y="(-?\d+)">([^<]+)<', group)
    halves = [(int(x), int(y) - size * 0.35, len(text) * size * 0.61 / 2) for x, y, text in found]
    return [(x - half, y - size / 2, x + half, y + size / 2) for x, y, half in halves]


def test_no_name_lies_over_another_or_leaves_the_map() -> None:
    field = Field.around(CORNERS, 960)
    crowd = [Name(Spot(109 + place % 6 * 0.5, 1 - place // 6 * 0.3), f"Sungai Selamat {place}") for place in range(36)]

    drawn = names(field, crowd)

    for room, size in (("wide", 25), ("narrow", 34)):
        boxes = _boxes(drawn, room, size)
        assert len(boxes) >= 8
        for place, (left, top, right, bottom) in enumerate(boxes):
            assert left >= -1
            assert right <= WIDTH + 1
            for other in boxes[:place]:
                assert left >= other[2] - 2 or other[0] >= right - 2 or top >= other[3] - 2 or other[1] >= bottom - 2


def test_where_there_is_room_for_one_name_only_the_weightier_stands() -> None:
    field = Field.around([Spot(109, 0), Spot(109.001, 0)], 60)

    drawn = names(field, [Name(Spot(109, 0), "Ringan" * 12, 1), Name(Spot(109, 0), "Berat" * 12, 5)])

    assert "BeratBerat" in drawn
    assert "Ringan" not in drawn


def test_a_name_makes_way_for_the_marks_around_it() -> None:
    field = Field.around(CORNERS, 960)
    spot = CORNERS[2]

    [free] = _boxes(names(field, [Name(spot, "Sanggau")]), "wide", 25)
    [moved] = _boxes(names(field, [Name(spot, "Sanggau")], [spot]), "wide", 25)

    x, y = field.at(spot)
    assert free[0] < x < free[2]
    assert free[1] < y < free[3]
    assert not (moved[0] < x < moved[2] and moved[1] < y < moved[3])


def test_on_phones_a_name_makes_way_for_larger_marks() -> None:
    field = Field.around(CORNERS, 960)
    spot = CORNERS[2]
    x, y = field.at(spot)

    for room, size, mark in (("wide", 25, 12), ("narrow", 34, 18)):
        [(left, top, right, bottom)] = _boxes(names(field, [Name(spot, "Sanggau")], [spot]), room, size)
        assert max(left - x, x - right, top - y, y - bottom) >= mark - 2


def test_the_file_stands_alone_and_says_what_it_shows() -> None:
    svg = picture(Field.around(CORNERS, 960), "<g/>", said="3 < 4 & seterusnya", style="a{b:c}", dye="nila", accent="kunyit")

    drawn = ET.fromstring(svg)  # noqa: S314  # drawn by ourselves
    assert drawn.findtext(f"{SVG}title") == "3 < 4 & seterusnya"
    assert (drawn.get("viewBox"), drawn.get("data-dye"), drawn.get("role")) == ("0 0 1000 960", "nila", "img")
