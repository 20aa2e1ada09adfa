"""Draws the cloth of a place from its region code. The same code always gives the same cloth.

The province selects the family (an island group), the regency the composition, the village the
filling. Villages of one district count through the fillings, so that neighbours differ while a
regency stays one family. Every level has a cloth: `00`, `61`, `6112`, `611201`, `6112012012`.
"""

from typing import Final

from kimid.lib import codes, motifs
from kimid.lib.motifs.choices import Choices, Dyes, Family

__all__ = ["SHAPES", "Dyes", "card", "defs", "icon", "strip", "tile"]

# Families by the first digits of the code. More digits win: if a community objects to its family,
# one line gives it another.
_FAMILIES: Final[dict[str, Family]] = {
    "0": motifs.plait,
    "1": motifs.songket,
    "2": motifs.songket,
    "3": motifs.blossoms,
    "5": motifs.feathers,
    "6": motifs.tendrils,
    "7": motifs.labyrinth,
    "8": motifs.waves,
    "9": motifs.planes,
}
_MIRRORED: Final = ("", "matrix(-1 0 0 1 24 0)", "matrix(1 0 0-1 0 24)", "rotate(180 12 12)")
_TURNED: Final = ("", "rotate(90 12 12)", "rotate(180 12 12)", "rotate(270 12 12)")
_TEETH: Final = ("l{0:g} 2.6l{0:g}-2.6z", "h{0:g}v1.6h-{0:g}z", "l{0:g} 1.4l{0:g}-1.4l-{0:g}-1.4z")


def _village(code: str) -> Choices:
    """The choices of a village. Kelurahan (1001 ...) and desa (2001 ...) of a district form one
    row, with room for 150 of each.
    """
    return Choices(code[:6], int(code[6:7] or 0) * 150 + int(code[7:] or 0))


def _family(code: str) -> Family:
    for length in range(len(code), 0, -1):
        if code[:length] in _FAMILIES:
            return _FAMILIES[code[:length]]
    raise codes.BadCode(code)


def _repeat(code: str, dyes: Dyes, key: str) -> str:
    """The repeat of the cloth, 24 x 24, as a group with the id `key`."""
    family = _family(code)
    turns = _TURNED if family is motifs.plait else _MIRRORED
    quarter = family(Choices(code[:4]), _village(code), dyes)
    four = "".join(f'<use href="#{key}q" transform="{turn}"/>' for turn in turns).replace(
        ' transform=""', ""
    )
    # The quarters are cut just past the middle. Otherwise they overlap there, and only the last one
    # is complete.
    cut = f'<clipPath id="{key}c"><path d="M-1-1h13.02v13.02H-1z"/></clipPath>'
    return f'{cut}<g id="{key}q" clip-path="url(#{key}c)">{quarter}</g><g id="{key}">{four}</g>'


def _hem(code: str, dyes: Dyes) -> str:
    """The narrow edge of the cloth, 24 wide and 5 high."""
    tooth = (3, 4, 6)[Choices(code[:4] + "hem").pick(3)]
    shape = _TEETH[_village(code).pick(3)]
    row = "".join(f"M{x} 1.9{shape.format(tooth / 2)}" for x in range(0, 24, tooth))
    return f'<path fill="{dyes.thread}" d="M0 0h24v.9H0z"/><path fill="{dyes.accent}" d="{row}"/>'


def _pattern(name: str, height: int, inside: str, transform: str = "") -> str:
    transform_attribute = f' patternTransform="{transform}"' if transform else ""
    return (
        f'<pattern id="{name}" width="24" height="{height}" '
        f'patternUnits="userSpaceOnUse"{transform_attribute}>{inside}</pattern>'
    )


def _band(code: str, dyes: Dyes, key: str, transform: str = "") -> str:
    """The cloth between its two hems, 34 high, repeating sideways as the fill `<key>s`."""
    hems = (
        f'<g id="{key}h">{_hem(code, dyes)}</g>'
        f'<use href="#{key}h" transform="matrix(1 0 0-1 0 34)"/>'
    )
    return _pattern(f"{key}s", 34, f'<use href="#{key}" y="5"/>{hems}', transform)


def defs(code: str, dyes: Dyes, key: str = "k") -> str:
    """The definitions of a page: the repeat as `<use href="#k">` (24 x 24), the hemmed strip as
    fill `url(#ks)` (34 high).
    """
    return f"<defs>{_repeat(code, dyes, key)}{_band(code, dyes, key)}</defs>"


def _svg(box: str, dyes: Dyes, inside: str) -> str:
    frame = (
        '<svg xmlns="http://www.w3.org/2000/svg" '
        f'viewBox="{box}" preserveAspectRatio="xMidYMid slice">'
    )
    return f'{frame}<path fill="{dyes.ground}" d="M0 0h2880v240H0z"/>{inside}</svg>'


def tile(code: str, dyes: Dyes) -> str:
    """One repeat as a square picture."""
    return _svg("0 0 24 24", dyes, f'<defs>{_repeat(code, dyes, "k")}</defs><use href="#k"/>')


def icon(code: str, dyes: Dyes) -> str:
    """The tile with round corners, as the icon of a site in a browser."""
    corners = (
        '<clipPath id="r"><path d="M4 0h16a4 4 0 0 1 4 4v16a4 4 '
        '0 0 1-4 4H4a4 4 0 0 1-4-4V4a4 4 0 0 1 4-4"/></clipPath>'
    )
    inside = f'<path fill="{dyes.ground}" d="M0 0h24v24H0z"/><use href="#k"/>'
    icon_svg = (
        f'<defs>{_repeat(code, dyes, "k")}{corners}</defs><g clip-path="url(#r)">{inside}</g>'
    )
    return f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24">{icon_svg}</svg>'


def strip(code: str, dyes: Dyes) -> str:
    """The selvedge: 2880 x 34. It can be cut at any width."""
    return _svg(
        "0 0 2880 34", dyes, f'{defs(code, dyes)}<path fill="url(#ks)" d="M0 0h2880v34H0z"/>'
    )


def card(code: str, dyes: Dyes) -> str:
    """A 3:2 picture like a sarong: a calm body above a dense head."""
    body = _pattern("kb", 24, '<use href="#k"/>', "scale(5)translate(0 4)")
    defs_svg = (
        f"<defs>{_repeat(code, dyes, 'k')}"
        f"{_band(code, dyes, 'k', 'translate(0 138)scale(3)')}{body}</defs>"
    )
    calm = '<path opacity=".2" fill="url(#kb)" d="M0 0h360v138H0z"/>'
    return _svg(
        "0 0 360 240", dyes, f'{defs_svg}{calm}<path fill="url(#ks)" d="M0 138h360v102H0z"/>'
    )


SHAPES: Final = {"tile": tile, "strip": strip, "card": card}
