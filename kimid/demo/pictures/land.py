"""Sky, hills, water and ground: what every scene stands in. Far things take the colour of the air."""

from dataclasses import dataclass
from math import cos, pi
from math import sin as sine
from typing import Final

from kimid.demo.pictures.ink import (
    FOREST,
    GOLD,
    HEIGHT,
    LEAF,
    LIME,
    PAPER,
    WHITE,
    WIDTH,
    at,
    chance,
    dark,
    dot,
    fill,
    glow,
    light,
    line,
    mix,
    wash,
)


@dataclass(frozen=True)
class Air:
    """The light of an hour: sky from top to low, and the colour that distance fades to."""

    top: str
    low: str
    far: str


DAWN: Final = Air("#8fb3bd", "#f6d9a2", "#e5cfa4")
MORNING: Final = Air("#9cc7d0", "#f3ead2", "#d5dfcc")
NOON: Final = Air("#6aa9c4", "#d9ebe6", "#bcd6d4")
DUSK: Final = Air("#5b5a86", "#f3a768", "#c98d74")
RAINY: Final = Air("#7f949c", "#c5cfca", "#b3c0bc")
DARK: Final = Air("#131b38", "#39487a", "#2c3963")
SMOKE: Final = Air("#cdbd9c", "#e6dbc0", "#d9ccaf")


def sky(air: Air, horizon: float = 400) -> str:
    """The sky down to the horizon, and a little below it."""
    return wash(0, horizon + 40, air.top, air.low)


def sun(x: float, y: float, radius: float = 46, colour: str = "#fff2c9") -> str:
    """The sun (or the moon) with its light around it."""
    return glow(x, y, radius * 3.4, colour, 0.6) + dot(x, y, radius, colour)


def cloud(x: float, y: float, size: float = 1, colour: str = WHITE, share: float = 0.85) -> str:
    """A flat-bottomed cloud."""
    body = "M-90 0a24 24 0 0 1 22-34a44 44 0 0 1 82-14a32 32 0 0 1 52 20a18 18 0 0 1 18 28z"
    return at(x, y, fill(body, colour, f'fill-opacity="{share:g}"'), size)


def stars(seed: float, count: int = 40, low: float = 260) -> str:
    """A clear night."""
    return "".join(
        dot(chance(seed, i) * WIDTH, chance(seed + 9, i) * low, 1.4 + chance(seed + 3, i) * 1.8, PAPER, 'fill-opacity=".8"')
        for i in range(count)
    )


def hills(y: float, high: float, colour: str, seed: float, step: float = 130) -> str:
    """Soft hills, one layer; the base stands at y."""
    tops = [y - high * (0.25 + 0.75 * chance(seed, i)) for i in range(int(WIDTH / step) + 3)]
    d = f"M-{step:g} {HEIGHT}V{tops[0]:.0f}"
    for i, top in enumerate(tops[1:]):
        x = i * step
        d += f"C{x - step / 2:.0f} {tops[i]:.0f} {x - step / 2:.0f} {top:.0f} {x:.0f} {top:.0f}"
    return fill(d + f"V{HEIGHT}z", colour)


def trees(y: float, high: float, colour: str, seed: float, step: float = 70) -> str:
    """The edge of a forest: crowns side by side."""
    d = f"M-60 {HEIGHT}V{y:.0f}"
    x, i = -60.0, 0
    while x < WIDTH + 60:
        wide = step * (0.55 + 0.9 * chance(seed, i))
        lift = high * (0.2 + 0.8 * chance(seed + 5, i))
        d += f"L{x:.0f} {y - lift * 0.55:.0f}C{x - 6:.0f} {y - lift - wide * 0.45:.0f} {x + wide + 6:.0f} {y - lift - wide * 0.45:.0f} {x + wide:.0f} {y - lift * 0.5:.0f}"
        x, i = x + wide * 0.82, i + 1
    return fill(d + f"V{HEIGHT}z", colour)


def distance(air: Air, horizon: float, seed: float, green: str = FOREST, mountains: bool = True) -> str:
    """Hills and two rows of forest up to the horizon, paler the farther."""
    far = hills(horizon, 150, mix(green, air.far, 0.72), seed, 190) if mountains else ""
    return (
        far
        + trees(horizon, 62, mix(green, air.far, 0.5), seed + 2, 84)
        + trees(horizon + 6, 40, mix(green, air.far, 0.22), seed + 4, 62)
    )


def water(y: float, top: str, low: str, seed: float, shine: str = PAPER, count: int = 34) -> str:
    """Water from y to the lower edge, with strokes of light that grow nearer."""
    strokes = ""
    for i in range(count):
        depth = (i + chance(seed, i)) / count
        row = y + 8 + (HEIGHT - y - 8) * depth**1.3
        x, long = chance(seed + 1, i) * WIDTH, (16 + 90 * depth) * (0.6 + chance(seed + 2, i))
        strokes += line(
            f"M{x:.0f} {row:.0f}h{long:.0f}", shine, 1.6 + 2.6 * depth, f'stroke-opacity="{0.22 + 0.2 * chance(seed + 3, i):.2f}"'
        )
    return wash(y, HEIGHT - y, top, low) + strokes


def shine(x: float, y: float, colour: str = GOLD, wide: float = 60) -> str:
    """The path of the sun or of a lamp on water."""
    rows = int((HEIGHT - y) / 22)
    return "".join(
        line(f"M{x - w:.0f} {y + 10 + i * 22}h{2 * w:.0f}", colour, 5, f'stroke-opacity="{0.75 - 0.5 * i / max(rows, 1):.2f}"')
        for i in range(rows)
        for w in [wide * (0.35 + 0.65 * chance(x + y, i)) * (0.5 + i / rows)]
    )


def ground(y: float, top: str, low: str, seed: float = 0, bumps: float = 10) -> str:
    """Open ground from y downwards, its edge a little uneven."""
    name = f"e{top[1:]}{low[1:]}"
    stops = f'<stop stop-color="{top}"/><stop offset="1" stop-color="{low}"/>'
    d = f"M0 {HEIGHT}V{y:g}"
    for i in range(6):
        a, b = chance(seed, i) * bumps, chance(seed, i + 7) * bumps
        d += f"C{i * 200 + 60} {y - a:.0f} {i * 200 + 140} {y + b:.0f} {i * 200 + 200} {y:g}"
    return f'<linearGradient id="{name}" x2="0" y2="1">{stops}</linearGradient>' + fill(d + f"V{HEIGHT}z", f"url(#{name})")


def tufts(y: float, low: float, colour: str, seed: float, count: int = 26) -> str:
    """Grass here and there between y and low."""
    blades = ""
    for i in range(count):
        x, row = chance(seed, i) * WIDTH, y + (low - y) * chance(seed + 1, i)
        size = 0.5 + (row - y) / (low - y + 1)
        blades += at(x, row, line("M-9 0L-12 -13M-3 0L-2 -19M3 0L10 -14", colour, 3.4), size)
    return blades


def road(x: float, horizon: float, near: float, colour: str, edge: str, far_wide: float = 40, shift: float = 0) -> str:
    """A road that runs from the reader's feet to the horizon."""
    left, right = 600 + shift - near, 600 + shift + near
    body = f"M{left:g} {HEIGHT}C{left + near * 0.5:.0f} {HEIGHT - 120} {x - far_wide:g} {horizon + 90:g} {x - far_wide / 2:g} {horizon:g}"
    body += f"H{x + far_wide / 2:g}C{x + far_wide:g} {horizon + 90:g} {right - near * 0.5:.0f} {HEIGHT - 120} {right:g} {HEIGHT}z"
    return fill(body, colour, f'stroke="{edge}" stroke-width="6"')


def rays(x: float, y: float, colour: str, long: float = 700, count: int = 18) -> str:
    """Broad beams of morning light, as on an old print."""
    d = ""
    for i in range(count):
        a = 2 * pi * i / count
        b = a + pi / count
        d += f"M{x:g} {y:g}L{x + long * cos(a):.0f} {y + long * sine(a):.0f}L{x + long * cos(b):.0f} {y + long * sine(b):.0f}z"
    return fill(d, colour, 'fill-opacity=".16"')


def rain(seed: float, colour: str = WHITE, count: int = 60) -> str:
    """Slanting rain over all."""
    d = ""
    for i in range(count):
        d += f"M{chance(seed, i) * 1260:.0f} {chance(seed + 1, i) * HEIGHT - 30:.0f}l-12 44"
    return line(d, colour, 2.6, 'stroke-opacity=".5"')


def paddies(horizon: float, seed: float, one: str = LIME, other: str = LEAF, vanish: float = 600) -> str:
    """Fields in strips that meet at the horizon, and dikes across."""
    strips = ""
    for i in range(-9, 10):
        tone = mix(one, other, 0.25 + 0.75 * chance(seed, i + 20))
        strips += fill(f"M{vanish + i * 14} {horizon:g}h14L{vanish + (i + 1) * 190} {HEIGHT}h-190z", tone)
    dikes = "".join(
        line(f"M0 {row:.0f}H{WIDTH}", light(one, 0.35), 2 + 3 * (row - horizon) / 300, 'stroke-opacity=".8"')
        for row in (horizon + (HEIGHT - horizon) * t for t in (0.09, 0.24, 0.5, 0.86))
    )
    return wash(horizon, HEIGHT - horizon, one, other) + strips + dikes


def floor(y: float, colour: str, planks: int = 5) -> str:
    """A plank floor or table top from y to the lower edge."""
    rows = "".join(
        line(f"M0 {y + (HEIGHT - y) * (i / planks) ** 1.4:.0f}H{WIDTH}", dark(colour, 0.3), 3, 'stroke-opacity=".5"')
        for i in range(1, planks)
    )
    joints = "".join(
        line(
            f"M{x:.0f} {y + (HEIGHT - y) * (i / planks) ** 1.4:.0f}V{y + (HEIGHT - y) * ((i + 1) / planks) ** 1.4:.0f}",
            dark(colour, 0.3),
            3,
            'stroke-opacity=".4"',
        )
        for i in range(planks)
        for x in (chance(y, i) * 560 + 40, chance(y, i + 9) * 560 + 600)
    )
    return wash(y, HEIGHT - y, light(colour, 0.12), dark(colour, 0.12)) + rows + joints
