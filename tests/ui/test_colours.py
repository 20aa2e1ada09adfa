"""Every theme can be read by everyone, in the sun and at night."""

from itertools import product

import pytest

from kimid.ui.samples import ACCENTS, DYES
from tests.ui.colours import RootElement, colour, contrast, tokens

GROUNDS = (
    "--paper",
    "--sheet",
    "--dye-wash",
    "--good-wash",
    "--warn-wash",
    "--bad-wash",
    "--info-wash",
)
TEXT = [
    *product(("--ink", "--ink-soft", "--dye-text"), GROUNDS),
    *[
        (tone, ground)
        for tone in ("--good", "--warn", "--bad", "--info")
        for ground in ("--paper", "--sheet", f"{tone}-wash")
    ],
    ("--on-dye", "--dye"),
    ("--on-deep", "--dye-deep"),
    ("--thread", "--dye-deep"),
    ("--paper", "--bad"),
    ("--paper", "--ink"),
]
SHAPES = [("--edge", "--paper"), ("--edge", "--sheet"), ("--accent", "--dye-deep")]

every_scheme = pytest.mark.parametrize(
    ("room", "dark"), list(product(("", "ruang"), (False, True)))
)


def _too_weak(pairs: list[tuple[str, str]], floor: float, room: str, *, dark: bool) -> list[str]:
    weak = []
    for dye, accent in product(DYES, ACCENTS):
        values = tokens(RootElement(dye, accent, dark, room))
        for text, ground in pairs:
            ratio = contrast(colour(text, values), colour(ground, values))
            if ratio < floor:
                weak.append(f"{dye}/{accent} {text} on {ground}: {ratio:.2f}")
    return weak


@every_scheme
def test_text_can_be_read_in_all_48_palettes(room: str, dark: bool) -> None:
    assert _too_weak(TEXT, 4.5, room, dark=dark) == []


@every_scheme
def test_edges_of_fields_and_knots_can_be_seen_in_all_48_palettes(room: str, dark: bool) -> None:
    assert _too_weak(SHAPES, 3.0, room, dark=dark) == []


def test_the_measure_knows_black_on_white_and_a_colour_measured_elsewhere() -> None:
    values = {
        "--white": "oklch(100% 0 0)",
        "--black": "oklch(0% 0 0)",
        "--green": "oklch(51.975% .17686 142.495)",
    }
    white = colour("--white", values)

    assert contrast(colour("--black", values), white) == pytest.approx(21, abs=0.01)
    assert contrast(colour("--green", values), white) == pytest.approx(
        5.14, abs=0.02
    )  # CSS `green`, #008000


def test_dark_paper_differs_from_light_paper() -> None:
    light, dark = (
        colour("--paper", tokens(RootElement("daun", "kunyit", night))) for night in (False, True)
    )

    assert contrast(light, dark) > 10
