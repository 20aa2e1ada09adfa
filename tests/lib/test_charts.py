"""Charts: bars as tall as their numbers, words that fit, and a sentence for those who do not see
them.
"""

import re
from typing import Final
from xml.etree import ElementTree as ET

import pytest

from kimid.lib.charts import WIDTH, ChartBar, column_chart, minibar, split_bar

SVG: Final = "{http://www.w3.org/2000/svg}"


def _drawn(svg: str) -> ET.Element:
    return ET.fromstring(svg.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1))


def _heights(svg: str) -> list[float]:
    return [float(height) for height in re.findall(r"v-([0-9.]+)h", svg)]


def test_the_tallest_column_fills_the_chart_and_the_others_are_in_proportion() -> None:
    assert _heights(
        column_chart([ChartBar("a", 50), ChartBar("b", 100), ChartBar("c", 25)], label="x")
    ) == [
        55,
        110,
        27.5,
    ]


def test_a_zero_has_no_column_but_keeps_its_number() -> None:
    svg = column_chart([ChartBar("2024", 0), ChartBar("2025", 4)], label="x")

    assert _heights(svg) == [110]
    assert [text.text for text in _drawn(svg).iter(f"{SVG}text")] == ["0", "4", "2024", "2025"]


def test_nothing_at_all_is_still_a_chart() -> None:
    assert _heights(column_chart([ChartBar("2025", 0)], label="x")) == []


def test_of_many_bars_only_the_first_and_the_last_say_their_number() -> None:
    bars = [ChartBar("Des" if place == 0 else "", 1000 + place) for place in range(24)]

    assert [text.text for text in _drawn(column_chart(bars, label="x")).iter(f"{SVG}text")] == [
        "1.000",
        "1.023",
        "Des",
    ]


def test_the_last_column_is_the_dark_one() -> None:
    paths = {
        path.get("class"): path.get("d") or ""
        for path in _drawn(column_chart([ChartBar("", 1)] * 5, label="x")).iter(f"{SVG}path")
    }

    assert paths["chart__rest"].count("M") == 4
    assert paths["chart__one"].count("M") == 1


@pytest.mark.parametrize("value", [1, 1_234_567_890])
def test_no_word_leaves_the_chart(value: int) -> None:
    texts = list(
        _drawn(column_chart([ChartBar("November", value)] * 12, label="x")).iter(f"{SVG}text")
    )
    assert len(texts) >= 3
    for text in texts:
        wide = len(text.text or "") * 6.6
        start = (
            float(text.get("x", 0))
            - {"start": 0.0, "middle": wide / 2, "end": wide}[text.get("text-anchor", "start")]
        )
        assert start >= -0.1
        assert start + wide <= WIDTH + 0.1


def test_what_is_said_and_written_cannot_break_out_of_the_drawing() -> None:
    svg = column_chart([ChartBar("<b>", 1)], label='"><script>')

    drawn = _drawn(svg)
    assert drawn.get("aria-label") == '"><script>'
    assert [child.tag for child in drawn] == [
        f"{SVG}path",
        f"{SVG}path",
        f"{SVG}path",
        f"{SVG}text",
        f"{SVG}text",
    ]


def test_a_split_bar_is_as_dark_as_the_part_is_large() -> None:
    svg = split_bar(50, 103, part_label="berbasis TIK", rest_label="belum", label="50 dari 103")

    assert "h165.0v26" in svg
    assert [text.text for text in _drawn(svg).iter(f"{SVG}text")] == ["50 berbasis TIK", "53 belum"]


@pytest.mark.parametrize(("part", "whole", "wide"), [(1, 4, "25.0"), (0, 4, "0.0"), (0, 0, "0.0")])
def test_a_thin_bar_shows_the_part(part: int, whole: int, wide: str) -> None:
    assert f"M0 0h{wide}v8" in minibar(part, whole)
