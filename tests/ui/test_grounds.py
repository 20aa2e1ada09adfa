"""Until a photo has come, a colour like it stands there, without script and without inline style."""

import re

import pytest

from kimid.lib.picture import Picture
from kimid.ui.photos import GROUNDS, ground_of
from kimid.ui.sheets import CSS


@pytest.mark.parametrize(
    ("tone", "ground"), [("#000", "a"), ("#ddd", "c"), ("#465", "d"), ("#9ab", "e"), ("#a44", "h"), ("", "")]
)
def test_the_nearest_colour_is_taken(tone: str, ground: str) -> None:
    facts = Picture(
        name="2", width=320, height=240, widths=[320], focus=(50, 50), alt="", caption="", credit="", avif=False, is_drawn=False
    )
    facts["tone"] = tone

    assert ground_of(facts) == ground


def test_the_sheet_knows_the_same_colours() -> None:
    sheet = (CSS / "ground.css").read_text()

    assert dict(re.findall(r'data-ground="(.)"\] { background: #(...); }', sheet)) == GROUNDS
