"""A map of tiles: links with their words, cut to the rows that have any, and names that stay
inside.
"""

from typing import Final
from xml.etree import ElementTree as ET

from kimid.lib.tile_map import PITCH, MapTile, tile_map

SVG: Final = "{http://www.w3.org/2000/svg}"


def _drawn(svg: str) -> ET.Element:
    return ET.fromstring(svg.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1))


def _tile(column: int, row: int, name: str = "Aceh") -> MapTile:
    return MapTile(
        column, row, f"/data/?a=1&b={row}", "sound", (name, "12", "SK 10"), f"{name}: 12 <KIM>"
    )


def test_a_tile_is_a_link_that_says_all_of_it_in_a_sentence() -> None:
    [link] = _drawn(tile_map([_tile(0, 0)], label="Barat")).iter(f"{SVG}a")

    assert (link.get("href"), link.findtext(f"{SVG}title")) == ("/data/?a=1&b=0", "Aceh: 12 <KIM>")
    assert [text.text for text in link.iter(f"{SVG}text")] == ["Aceh", "12", "SK 10"]


def test_the_map_is_as_high_as_the_rows_that_have_a_tile() -> None:
    svg = _drawn(tile_map([_tile(1, 2), _tile(4, 5)], label="Barat"))

    assert svg.get("viewBox") == f"0 0 {5 * PITCH} {4 * PITCH}"
    assert [link.get("transform") for link in svg.iter(f"{SVG}a")] == [
        "translate(47 1)",
        "translate(185 139)",
    ]


def test_only_a_long_name_is_drawn_narrower() -> None:
    svg = _drawn(tile_map([_tile(0, 0, "Lampung"), _tile(1, 0, "Gorontalo")], label="Barat"))

    assert [text.text for text in svg.iter(f"{SVG}text") if text.get("textLength")] == ["Gorontalo"]
