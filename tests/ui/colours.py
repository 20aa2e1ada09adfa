"""Reads the colour tokens like a browser, and measures the contrast of two of them (WCAG 2)."""

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass

from kimid.ui.stylesheets import CSS_FILES, minify

type Decls = dict[str, str]
type Rgb = tuple[float, float, float]  # linear light, 0 to 1


@dataclass(frozen=True)
class RootElement:
    """The root element of a page: its palette, its room and the colour scheme of the phone."""

    dye: str
    accent: str
    dark: bool
    room: str = ""

    def matches(self, selectors: str) -> bool:
        """Whether one of the selectors matches this element."""
        own_selectors = {
            ":root",
            "[data-dye]",
            f'[data-dye="{self.dye}"]',
            f'[data-accent="{self.accent}"]',
            f'[data-room="{self.room}"]',
        }
        return bool(own_selectors & set(selectors.split(",")))


def _blocks(source: str) -> Iterator[tuple[list[str], str]]:
    """Every innermost block with the heads around it, in order."""
    heads: list[str] = []
    for text, mark in re.findall(r"([^{};]*(?:;[^{}]*)?)([{}])", source):
        if mark == "{":
            heads.append(text.strip().removeprefix(";"))
            continue
        if text:
            yield heads.copy(), text
        heads.pop()


def tokens(element: RootElement) -> Decls:
    """The custom properties of the element after the cascade."""
    values: Decls = {}
    for name in ("tokens", "dyes", "room"):
        for heads, body in _blocks(minify(CSS_FILES[name].read_text())):
            if any("dark" in head for head in heads) and not element.dark:
                continue
            if element.matches(heads[-1]):
                values |= dict(line.split(":", 1) for line in body.split(";"))
    return values


def _number(text: str) -> float:
    return float(text.removesuffix("%")) / (100 if text.endswith("%") else 1)


def _value(name: str, values: Decls) -> str:
    """The token with every var() and calc(a * b) evaluated."""
    text = values[name]
    while inner := re.search(r"var\((--[\w-]+)\)", text):
        text = text.replace(inner[0], values[inner[1]])
    return re.sub(r"calc\(([\d.]+) \* ([\d.]+)\)", lambda m: str(float(m[1]) * float(m[2])), text)


def colour(name: str, values: Decls) -> Rgb:
    """The token as linear sRGB, clipped to the range of screens."""
    value = _value(name, values)
    if re.fullmatch("#[0-9a-f]{6}", value):
        red, green, blue = (_linear(int(value[at : at + 2], 16) / 255) for at in (1, 3, 5))
        return red, green, blue
    match = re.fullmatch(r"oklch\((\S+) (\S+) (\S+)\)", value)
    assert match, f"{name} is no colour"
    light, chroma, hue = (_number(part) for part in match.groups())
    a = chroma * math.cos(math.radians(hue))
    b = chroma * math.sin(math.radians(hue))
    long = (light + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (light - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (light - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        _clip(4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short),
        _clip(-1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short),
        _clip(-0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short),
    )


def _linear(channel: float) -> float:
    """A channel as it is written, gamma and all, as light."""
    if channel <= 0.04045:
        return channel / 12.92
    return float(((channel + 0.055) / 1.055) ** 2.4)


def _clip(channel: float) -> float:
    return min(1.0, max(0.0, channel))


def contrast(one: Rgb, other: Rgb) -> float:
    """The ratio of WCAG 2, from 1 (the same) to 21 (black on white)."""
    lights = sorted(
        0.2126 * red + 0.7152 * green + 0.0722 * blue for red, green, blue in (one, other)
    )
    return (lights[1] + 0.05) / (lights[0] + 0.05)
