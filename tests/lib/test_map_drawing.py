"""The names on a map: none over another; and the frame around them."""

import re
from typing import Final
from xml.etree import ElementTree as ET

from kimid.lib.map_drawing import WIDTH, MapLabel, labels_svg, map_svg

SVG: Final = "{http://www.w3.org/2000/svg}"
HEIGHT: Final = 960
SPOT: Final = (400, 500)


def _boxes(drawn: str, room: str, size: int) -> list[tuple[float, float, float, float]]:
    [group] = re.findall(rf'<g class="{room}">(.*?)</g>', drawn)
    texts = re.findall(r'x="(-?\d+)" y="(-?\d+)">([^<]+)<', group)
    halves = [(int(x), int(y) - size * 0.35, len(text) * size * 0.61 / 2) for x, y, text in texts]
    return [(x - half, y - size / 2, x + half, y + size / 2) for x, y, half in halves]


def test_no_name_lies_over_another_or_leaves_the_map() -> None:
    crowd = [
        MapLabel(200 + place % 6 * 60, 300 + place // 6 * 40, f"Sungai Selamat {place}")
        for place in range(36)
    ]

    drawn = labels_svg(crowd, HEIGHT)

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
    names = [MapLabel(500, 30, "Ringan" * 12, 1), MapLabel(500, 30, "Berat" * 12, 5)]

    drawn = labels_svg(names, 60)

    assert "BeratBerat" in drawn
    assert "Ringan" not in drawn


def test_a_name_makes_way_for_the_marks_around_it() -> None:
    name, (x, y) = MapLabel(*SPOT, "Sanggau"), SPOT

    [free] = _boxes(labels_svg([name], HEIGHT), "wide", 25)
    [moved] = _boxes(labels_svg([name], HEIGHT, avoid=[SPOT]), "wide", 25)

    assert free[0] < x < free[2]
    assert free[1] < y < free[3]
    assert not (moved[0] < x < moved[2] and moved[1] < y < moved[3])


def test_a_name_stands_aside_rather_than_over_what_stays_clear() -> None:
    name = MapLabel(*SPOT, "Sanggau", gap=18)
    all_around = [(SPOT[0] + x, SPOT[1] + y) for x in range(-260, 261, 20) for y in (-80, 0, 80)]

    assert "Sanggau" in labels_svg([name], HEIGHT, avoid=all_around)
    for left, top, right, bottom in _boxes(labels_svg([name], HEIGHT, clear=[SPOT]), "wide", 25):
        assert not (left < SPOT[0] < right and top < SPOT[1] < bottom)
    full = [(x, y) for x in range(0, WIDTH, 20) for y in range(0, HEIGHT, 20)]
    assert "Sanggau" not in labels_svg([name], HEIGHT, clear=full)


def test_on_phones_a_name_makes_way_for_larger_marks() -> None:
    x, y = SPOT

    for room, size, mark in (("wide", 25, 12), ("narrow", 34, 18)):
        [(left, top, right, bottom)] = _boxes(
            labels_svg([MapLabel(*SPOT, "Sanggau")], HEIGHT, avoid=[SPOT]), room, size
        )
        assert max(left - x, x - right, top - y, y - bottom) >= mark - 2


def test_a_name_that_would_stand_in_another_region_is_left_out() -> None:
    heavy = MapLabel(500, 500, "Kapuas Hulu 4", 5)
    crowded = MapLabel(500, 510, "Sintang 3", 3)

    assert "Sintang" in labels_svg([heavy, crowded], HEIGHT)
    assert "Sintang" not in labels_svg([heavy, crowded], HEIGHT, reach=1.1)


def test_the_file_stands_alone_and_says_what_it_shows() -> None:
    svg = map_svg(
        HEIGHT,
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
