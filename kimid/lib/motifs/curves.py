"""Drawn cloth: tendrils, and blossoms with leaves."""

from typing import Final

from kimid.lib.motifs.choices import Choices, Dyes

_TURNS: Final = ("", "matrix(1 0 0-1 0 12)", "matrix(0 1 1 0 0 0)", "matrix(0-1 1 0 0 12)")


def _curl(x: float, y: float, r: float, turns: int) -> str:
    """A spiral of half circles that starts upward in (x, y). A negative r turns to the left."""
    path = f"L{x:g} {y:g}"
    for step in range(turns):
        path += (
            f"a{abs(r):.3g} {abs(r):.3g} 0 0 {int(r > 0)} {2 * r * (-1 if step % 2 else 1):.3g} 0"
        )
        r *= 0.62
    return path


# The path of a stem from the middle, and the start of its spiral: x, y and radius.
_STEMS: Final = (
    ("M12 12C6 12 1 11.4 1 6", (1.0, 6.0, 3.7)),
    ("M12 12C10 7.4 3 13 1 6.4", (1.0, 6.4, 3.3)),
    ("M12 12H7.4A6.4 6.4 0 0 1 1 5.6", (1.0, 5.6, 4.0)),
    ("M0 12C4 12 1.4 6 5 6", (4.2, 6.2, 2.9)),
)


def tendrils(regency: Choices, village: Choices, dyes: Dyes) -> str:
    """Tendrils that lean on each other (Kalimantan)."""
    stem, start = _STEMS[regency.pick(4)]
    turn = _TURNS[regency.pick(4)]
    line = regency.pick(3)
    second = village.pick(4)
    bud = village.pick(4)
    spurs = village.pick(4)
    turns = 3 + village.pick(2)
    seed = ("", "M.9.9h0", "M6.4.9h0")[village.pick(3)]
    small = (
        "M12 4.2" + _curl(12, 4.2, -1.6, 2),
        "M9.9 7.6" + _curl(9.9, 7.6, -1.4, 2) + "M9.9 7.6q0 1.8 2.1 1.8",
        "M12 1.2C8.6 2.4 8.6 5.8 12 7",
        "M12 .6v3.4l-2.4 2.4 2.4 2.4",
    )[second]
    leaves = "".join(
        f"M{x} {y}l-2-.1 1.2 1.7z" for x, y in ((2.3, 9.4), (4.2, 10.9), (6.6, 11.5))[:spurs]
    )
    buds = (
        "M12 12l-2.8-1.6L12 8.8z",
        "M12 12H9.4L12 8.4z",
        "M12 0v3L8.8 0z",
        "M0 0h2.2v2.2H0zM12 0H9.8v2.2H12z",
    )[bud]
    spiral = f'd="{stem}{_curl(*start, turns)}"'
    vein = f'<path stroke="{dyes.ground}" stroke-width=".5" {spiral}/>' if line == 2 else ""
    return (
        f'<g transform="{turn}" fill="none" stroke-linecap="round">'
        f'<path stroke="{dyes.accent}" stroke-width="1.3" d="{small}{seed}"/>'
        f'<path stroke="{dyes.thread}" '
        f'stroke-width="{(0.36, 0.44, 0.52)[line] * start[2]:.3g}" {spiral}/>{vein}'
        f'<path fill="{dyes.accent}" d="{leaves}{buds}"/></g>'
    )


# A petal on its stalk, tip up, heel at 0 0: round, pointed, heart, drop, leaf.
_PETALS: Final = (
    "M0 0C-2.8-3-2.6-8 0-8S2.8-3 0 0z",
    "M0 0C-3.6-3.4-2-6.4 0-8.6 2-6.4 3.6-3.4 0 0z",
    "M0 0C-3.4-3-3-8.4 0-6.8 3-8.4 3.4-3 0 0z",
    "M0 0C-1.4-3-2.8-5.4-1.8-8.4L0-6.9 1.8-8.4C2.8-5.4 1.4-3 0 0z",
    "M0 0C-3-2-2.4-6 .6-8.4 1.8-5.6 2.2-2.6 0 0z",
)
_RINGS: Final = (
    (22.5, 67.5),
    (0.0, 45.0, 90.0),
    (15.0, 45.0, 75.0),
    (0.0, 30.0, 60.0, 90.0),
)  # 8, 8, 12 petals
_CORNERS: Final = (
    "M4.4 0A4.4 4.4 0 0 1 0 4.4V0z",
    "M0 0C4.6.4 6 3.4 6 6 3.4 6 .4 4.6 0 0z",
    "M6 0C2.4 1 1 2.4 0 6V0z",
    "M0 0h3L0 3zM5 0h1.6L0 6.6V5z",
)
_BEADS: Final = (
    "M6.6.7h0M.7 6.6h0M9.4.7h0M.7 9.4h0",
    "M7.6 1.4h0M1.4 7.6h0",
    "M9 1h0M1 9h0M6.8 2.2h0M2.2 6.8h0",
    "M12 .7h-3M.7 12V9",
)
_VEINS: Final = ("M0-4.8h0", "M0-3.4v-2.4", "M0-3.6h0M0-5.8h0", "")


def blossoms(regency: Choices, village: Choices, dyes: Dyes) -> str:
    """Large blossoms with leaves and beads between them (Java)."""
    petal = _PETALS[regency.pick(5)]
    beads = _BEADS[regency.pick(4)]
    slim = regency.pick(2)
    ring = village.pick(4)
    corner = _CORNERS[village.pick(4)]
    vein = _VEINS[village.pick(4)]
    heart = village.pick(3)
    bead = (dyes.thread, dyes.accent)[village.pick(2)]
    wide = (1.15, 1.15, 0.8, 0.8)[ring] - 0.12 * slim
    turns = [f'transform="rotate({-angle:g})scale({wide:g} 1.18)"' for angle in _RINGS[ring]]
    flower = "".join(f'<path {turn} d="{petal}"/>' for turn in turns)
    lines = "".join(f'<path {turn} d="{vein}"/>' for turn in turns if vein)
    return (
        f'<g transform="translate(12 12)"><g fill="{dyes.thread}">{flower}</g>'
        f'<g stroke="{dyes.ground}" stroke-width=".9" stroke-linecap="round">{lines}</g>'
        f'<circle r="{2.4 + heart * 0.5:g}" fill="{dyes.ground}"/>'
        f'<circle r="{1.6 + heart * 0.5:g}" fill="{dyes.accent}"/></g>'
        f'<path fill="{dyes.accent}" d="{corner}"/>'
        f'<path stroke="{bead}" stroke-width="1.2" stroke-linecap="round" d="{beads}"/>'
    )
