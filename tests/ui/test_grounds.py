"""A similar colour fills the space of a photo until it arrives, without script and inline style."""

import re

import pytest

from kimid.lib.picture import Picture
from kimid.ui.photos import PLACEHOLDER_COLOURS, placeholder_colour
from kimid.ui.stylesheets import CSS_FILES


@pytest.mark.parametrize(
    ("tone", "ground"),
    [("#000", "a"), ("#ddd", "c"), ("#465", "d"), ("#9ab", "e"), ("#a44", "h"), ("", "")],
)
def test_the_nearest_colour_is_taken(tone: str, ground: str) -> None:
    picture = Picture(
        name="2",
        width=320,
        height=240,
        widths=[320],
        focus=(50, 50),
        alt="",
        caption="",
        credit="",
        avif=False,
        is_drawn=False,
    )
    picture["tone"] = tone

    assert placeholder_colour(picture) == ground


def test_the_sheet_knows_the_same_colours() -> None:
    sheet = CSS_FILES["ground"].read_text()

    colours = dict(re.findall(r'data-ground="(.)"\] {\s+background: #(...);\s+}', sheet))
    assert colours == PLACEHOLDER_COLOURS
