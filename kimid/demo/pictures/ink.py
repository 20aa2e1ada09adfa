"""The printmaker's box: one calm palette for all pictures, and the shapes everything is cut from."""

from functools import cache
from math import sin
from typing import Final

WIDTH: Final = 1200
HEIGHT: Final = 675

# Light
PAPER: Final = "#f5ecd9"
CREAM: Final = "#f0e0bd"
WHITE: Final = "#fbf8ef"
# Earth and wood
SAND: Final = "#e2cd9c"
CLAY: Final = "#b98a5a"
WOOD: Final = "#9a6a3c"
BARK: Final = "#6b4628"
COFFEE: Final = "#402a1e"
# Leaf
LIME: Final = "#a9bf55"
RICE: Final = "#7fa34a"
LEAF: Final = "#4d8451"
FOREST: Final = "#2f6249"
DEEP: Final = "#1f4640"
# Water and sky
SKY: Final = "#8fbccb"
PALE: Final = "#dbe9e4"
SEA: Final = "#2f7690"
TEAL: Final = "#2a7f7c"
BLUE: Final = "#2f5487"
NIGHT: Final = "#18223f"
INK: Final = "#24303a"
# Cloth
RED: Final = "#b8382e"
MAROON: Final = "#7b2231"
CORAL: Final = "#dd7350"
AMBER: Final = "#e6a437"
GOLD: Final = "#f1c75f"
PLUM: Final = "#7a4169"
PINK: Final = "#dd94a0"
GREY: Final = "#8d979b"
STONE: Final = "#c3c3b6"
ROOF: Final = "#a5503a"


def _parts(colour: str) -> tuple[int, int, int]:
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


@cache
def mix(one: str, other: str, share: float) -> str:
    """`share` of the other colour in the one."""
    pairs = zip(_parts(one), _parts(other), strict=True)
    return "#" + "".join(f"{round(a + (b - a) * share):02x}" for a, b in pairs)


def dark(colour: str, share: float = 0.25) -> str:
    """The colour in shade."""
    return mix(colour, INK, share)


def light(colour: str, share: float = 0.3) -> str:
    """The colour in sunlight."""
    return mix(colour, PAPER, share)


def chance(seed: float, step: float) -> float:
    """A number from 0 to 1 that looks thrown and is always the same."""
    return sin(step * 12.9898 + seed * 78.233) * 43758.5453 % 1


def fill(d: str, colour: str, more: str = "") -> str:
    """A filled outline."""
    return f'<path d="{d}" fill="{colour}" {more}/>'


def line(d: str, colour: str, wide: float = 4, more: str = "") -> str:
    """A drawn line with round ends."""
    return f'<path d="{d}" fill="none" stroke="{colour}" stroke-width="{wide:g}" stroke-linecap="round" stroke-linejoin="round" {more}/>'


def dot(x: float, y: float, radius: float, colour: str, more: str = "") -> str:
    """A disc."""
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="{colour}" {more}/>'


def egg(x: float, y: float, rx: float, ry: float, colour: str, more: str = "") -> str:
    """An ellipse."""
    return f'<ellipse cx="{x:.1f}" cy="{y:.1f}" rx="{rx:.1f}" ry="{ry:.1f}" fill="{colour}" {more}/>'


def box(x: float, y: float, wide: float, high: float, colour: str, round_: float = 0) -> str:
    """A rectangle."""
    return f'<rect x="{x:.1f}" y="{y:.1f}" width="{wide:.1f}" height="{high:.1f}" rx="{round_:g}" fill="{colour}"/>'


def wash(y: float, high: float, top: str, low: str, x: float = 0, wide: float = WIDTH) -> str:
    """A rectangle whose colour runs from top to low."""
    name = f"w{top[1:]}{low[1:]}"
    stops = f'<stop stop-color="{top}"/><stop offset="1" stop-color="{low}"/>'
    return (
        f'<linearGradient id="{name}" x2="0" y2="1">{stops}</linearGradient>'
        f'<rect x="{x:g}" y="{y:g}" width="{wide:g}" height="{high:g}" fill="url(#{name})"/>'
    )


def veil(colour: str, share: float) -> str:
    """Thin colour over all that is drawn so far: night, dusk, haze."""
    return f'<rect width="{WIDTH}" height="{HEIGHT}" fill="{colour}" fill-opacity="{share:g}"/>'


def glow(x: float, y: float, radius: float, colour: str, share: float = 0.5) -> str:
    """Light that fades outwards."""
    name = f"g{colour[1:]}{round(share * 100)}"
    stops = f'<stop stop-color="{colour}" stop-opacity="{share:g}"/><stop offset="1" stop-color="{colour}" stop-opacity="0"/>'
    return f'<radialGradient id="{name}">{stops}</radialGradient>' + dot(x, y, radius, f"url(#{name})")


def at(x: float, y: float, body: str, size: float = 1, turn: float = 0, flip: bool = False) -> str:
    """The body set down at a point, larger or smaller, turned, or seen from the other side."""
    turned = f" rotate({turn:g})" if turn else ""
    return f'<g transform="translate({x:.1f} {y:.1f}){turned} scale({-size if flip else size:.3f} {size:.3f})">{body}</g>'


def many(*parts: str) -> str:
    """Parts, the later ones before the earlier."""
    return "".join(parts)
