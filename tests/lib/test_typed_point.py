"""A point as somebody types it."""

import pytest

from kimid.lib.dot_map import GeoPoint
from kimid.lib.typed_point import UnreadablePoint, point_text, read_point


@pytest.mark.parametrize(
    "typed",
    [
        "-0.0263, 109.3425",
        "-0.0263,109.3425",
        "−0,0263; 109,3425",
        "109.3425 -0.0263",
        "https://www.google.com/maps/@-0.0263,109.3425,15z",
        "https://maps.google.com/?q=-0.0263,109.3425",
        "geo:-0.0263,109.3425",
    ],
)
def test_a_point_is_read_from_what_other_maps_give(typed: str) -> None:
    assert read_point(typed) == GeoPoint(109.3425, -0.0263)


@pytest.mark.parametrize(
    "typed", ["dekat masjid", "-0.0263", "51.5072, -0.1275", "0, 0", "Rp15.000, 20.000", "1e9, 2e9"]
)
def test_what_is_no_point_of_indonesia_is_not_read(typed: str) -> None:
    with pytest.raises(UnreadablePoint):
        read_point(typed)


def test_a_point_goes_out_as_it_came_in() -> None:
    text = "-0.02630, 109.34250"

    assert point_text(read_point(text)) == text
