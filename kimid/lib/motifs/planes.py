"""Built cloth: labyrinths, large planes, and plaited strips."""

from typing import Final

from kimid.lib.motifs.choices import Choices, Dyes

# Paths through a grid of four by four crossings, three units apart. Mirrored, they meet at an even
# distance.
_PATHS: Final = (
    "M12 1.5H1.5v9h9v-6h-6v3h3",
    "M12 1.5H1.5V12M12 4.5H4.5V12M12 7.5H7.5v3h3",
    "M1.5 12V1.5h9v6h-6v3h6",
    "M12 10.5H1.5v-9h9v6h-6v-3h3",
    "M0 1.5h10.5v3h-9v3h9v3H0",
    "M1.5 0v10.5h3v-9h3v9h3V0",
    "M12 1.5H4.5v3h-3V12M12 7.5h-1.5v-3h-3v3h-3V12M12 10.5H7.5",
    "M1.5 12v-9M1.5 1.5h9v3M4.5 12V4.5h3v6h3v-3",
)
_CORES: Final = (
    "M12 12V9L9 12z",
    "M12 12V9.6H9.6V12z",
    "M12 9v3H9l1.5-1.5z",
    "M12 8.6v1.8h-1.6V12H8.6V8.6z",
)
_STEPS: Final = (
    "M0 0h2.6L0 2.6z",
    "M0 0h1.8v1.8H0z",
    "M12 0H9.4L12 2.6zM0 12V9.4L2.6 12z",
    "M0 4.4h.8v3.2H0zM4.4 0v.8h3.2V0z",
)


def labyrinth(regency: Choices, village: Choices, dyes: Dyes) -> str:
    """Square paths that turn inward (Sulawesi)."""
    line = regency.pick(4)
    turn = ("", "matrix(0 1 1 0 0 0)")[regency.pick(2)]
    path = _PATHS[village.pick(8)]
    core = _CORES[village.pick(4)]
    step = _STEPS[village.pick(4)]
    heart = ("", "M12 12v-1.5L10.5 12z", "M12 12v-2.1H9.9V12z")[village.pick(3)]
    under, over, colour = (
        (1.5, 0, ""),
        (2.1, 0.7, dyes.ground),
        (2.2, 0.8, dyes.accent),
        (1, 0, ""),
    )[line]
    inner = f'<path stroke="{colour}" stroke-width="{over:g}" d="{path}"/>' if over else ""
    return (
        f'<g fill="none" transform="{turn}">'
        f'<path stroke="{dyes.thread}" stroke-width="{under:g}" d="{path}"/>{inner}</g>'
        f'<path fill="{dyes.accent}" d="{core}{step}"/><path fill="{dyes.ground}" d="{heart}"/>'
    )


_PEAKS: Final = (
    "M0 12L12 0V12z",
    "M0 0L12 6L0 12z",
    "M12 0L6 12H12zM0 12L6 0H0z",
    "M12 0L3 6L12 12zM0 0v12L3 9z",
    "M0 6L6 0H12V6L6 12H0z",
)
_EDGES: Final = (
    "",
    "M0 0h3.4L0 3.4z",
    "M12 0v3.6L8.4 0zM0 12h3.6L0 8.4z",
    "M12 12V8L8 12z",
    "M12 5l-1.6 1.6L12 8.2zM5 12l1.6-1.6L8.2 12z",
)
_HEARTS: Final = (
    "",
    "M12 12v-2.4L9.6 12z",
    "M12 12v-1.8h-1.8V12z",
    "M0 0h1.8v1.8H0z",
    "M12 0v1.8h-1.8V0zM0 12h1.8v-1.8H0z",
)


def planes(regency: Choices, village: Choices, dyes: Dyes) -> str:
    """Large triangles, stripes and spots (Papua)."""
    peak = _PEAKS[regency.pick(5)]
    weight = 1.2 + regency.pick(3) * 0.3
    lines = regency.pick(3)
    more, flip = divmod(village.pick(4), 2)
    bead = village.pick(4)
    tip = village.pick(5)
    heart = _HEARTS[village.pick(5)]
    chevrons = "".join(
        f"M0 {9 - 3.2 * n:g}L{9 - 3.2 * n:g} 0" for n in range(1 + (lines + more) % 3)
    )
    beads = ("M9.6 9.6h0", "M10.4 10.4h0M7.4 10.6h0M10.6 7.4h0", "M9 9h0", "M12 8.6h0M8.6 12h0")[
        bead
    ]
    one, two = (dyes.accent, dyes.thread) if flip else (dyes.thread, dyes.accent)
    return (
        f'<path fill="{one}" d="{peak}"/><g fill="none" stroke-width="{weight:g}">'
        f'<path stroke="{two}" d="{chevrons}"/>'
        f'<path stroke="{dyes.ground}" stroke-linecap="round" stroke-width="2" d="{beads}"/></g>'
        f'<path fill="{two}" d="{_EDGES[tip]}{heart}"/>'
    )


# Nested discs: share of the radius, and colour (0 ground, 1 first, 2 second).
_DISCS: Final = (
    ((1, 1), (0.84, 0), (0.68, 1), (0.52, 0), (0.34, 2)),
    ((1, 1), (0.8, 0), (0.56, 2), (0.3, 0)),
    ((1, 2), (0.84, 0), (0.7, 1), (0.26, 0)),
    ((1, 1), (0.88, 0), (0.76, 1), (0.64, 0), (0.52, 1), (0.4, 0), (0.22, 2)),
    ((0.94, 1), (0.7, 2), (0.46, 1), (0.22, 0)),
)


def waves(regency: Choices, village: Choices, dyes: Dyes) -> str:
    """Discs and arcs that overlap (Maluku)."""
    large, small = ((11.6, 8.6), (8.4, 8.4), (8.6, 6.2))[regency.pick(3)]
    swapped = regency.pick(2)
    other = regency.pick(2)
    first = village.pick(5)
    flip = village.pick(2)
    second = (first + 1 + village.pick(4)) % 5
    colours = (
        (dyes.ground, dyes.accent, dyes.thread) if flip else (dyes.ground, dyes.thread, dyes.accent)
    )
    middle, corner = (small, large) if swapped else (large, small)
    edge = _EDGES[village.pick(5)] + _HEARTS[village.pick(2) * 4]
    back = _discs(12, middle, first, colours)
    front = _discs(0, corner, second, (colours[0], colours[2], colours[1]) if other else colours)
    return (
        back + front if corner <= middle else front + back
    ) + f'<path fill="{colours[2]}" d="{edge}"/>'


def _discs(at: int, radius: float, kind: int, colours: tuple[str, str, str]) -> str:
    """Quarters of discs around the middle (12) or the corner (0), on their own small ground."""
    out = ""
    for r, colour in (
        (radius + 1.1, 0),
        *((radius * part, colour) for part, colour in _DISCS[kind]),
    ):
        edge = min(r, 12) if at == 0 else 12 - min(r, 12)
        out += (
            f'<path fill="{colours[colour]}"'
            f' d="M{edge:.3g} {at}A{r:.3g} {r:.3g} 0 0 1 {at} {edge:.3g}V{at}z"/>'
        )
    return out


def plait(_regency: Choices, _village: Choices, dyes: Dyes) -> str:
    """Three strips of a plaited mat that pass under the next three; turned, not mirrored (the
    nation).
    """
    return (
        f'<path fill="{dyes.thread}" d="M.6.9h10.8v2.4H.6zM.6 8.7h10.8v2.4H.6z"/>'
        f'<path fill="{dyes.accent}" d="M.6 4.8h10.8v2.4H.6z"/>'
    )
