"""Counted cloth: stitches of a gold thread, and bars of a thread that was tied before it was
dyed.
"""

from collections.abc import Callable
from typing import Final

from kimid.lib.motifs.choices import Choices, Dyes

STITCHES: Final = 10  # a quarter is N x N stitches
# A stitch (u, v), counted from the middle outward, gives 0 ground, 1 thread or 2 accent.
type StitchRule = Callable[[int, int], int]


def _flower(kind: int, u: int, v: int) -> bool:
    """Eight small figures that fill a diamond, five stitches from middle to tip."""
    d = u + v
    most = max(u, v)
    least = min(u, v)
    return (
        d <= 4 and (least > 0 or d in (0, 4)),  # four petals, never an upright cross
        d == 4 or (d == 2 and u == v) or d == 0,  # beads in a diamond
        d in (1, 2, 5) and least != 2,  # ring
        (u == v and u <= 2) or (least == 0 and 2 <= most <= 4),  # eight points
        d <= 4 and d % 2 == 0,  # chequer
        most in (0, 2, 3) and d < 6,  # frame
        d in (3, 4) and least > 0,  # four leaves
        d <= 2 or d == 4,  # diamond in a diamond
    )[kind]


def _lattice(edge: int, corner: int, middle: int, ring: int, side: int) -> StitchRule:
    """Stepped diamonds, tip to tip, with a smaller one between four of them."""

    def rule(u: int, v: int) -> int:
        d = u + v
        x = STITCHES - 1 - u
        y = STITCHES - 1 - v
        if d in (STITCHES - 1, STITCHES - 1 - edge):
            return 2
        if d > STITCHES - 1:
            return (0, 1, 2)[(x + y <= side) + (x + y == corner + side + 1)]
        return 1 if _flower(middle, u, v) else 2 * int(ring > 0 and d == 6 and u % (ring + 1) == 0)

    return rule


def _bands(edge: int, corner: int, middle: int, ring: int, side: int) -> StitchRule:
    """Rows of small figures between lines and shoots."""

    def rule(u: int, v: int) -> int:
        if v == 6 or (v == 5 and ring > 1):
            return 2 if v == 6 or u % 2 == 0 else 0
        if v < 5:
            return (
                1
                if _flower(middle, u, v)
                else 2 * int(_flower((middle + side + 1) % 8, STITCHES - 1 - u, v))
            )
        shoot = abs(u % 5 - 2) if corner else abs((u + 2) % 5 - 2)
        return int(v > 6 and shoot <= STITCHES - 1 - v - (1 - edge // 2) + (v == 9)) * (
            1 + ring % 2
        )

    return rule


def _stars(edge: int, corner: int, middle: int, ring: int, side: int) -> StitchRule:
    """Large stars of eight points, with a chequer between them."""

    def rule(u: int, v: int) -> int:
        d = u + v
        most = max(u, v)
        least = min(u, v)
        x = STITCHES - 1 - u
        y = STITCHES - 1 - v
        if _flower(middle, u, v):
            return 1
        if (most <= 6 or d <= 9) and not (most <= 5 - corner or d <= 9 - edge):
            return 2
        if x + y <= 2 + side and most > 6:
            return 1 + (x + y + edge) % 2
        return int(d == 6 and least < ring)

    return rule


def songket(regency: Choices, village: Choices, dyes: Dyes) -> str:
    """Gold stitches: diamonds, bands or stars (Sumatra)."""
    shape = (_lattice, _bands, _stars)[regency.pick(3)]
    rule = shape(
        1 + regency.pick(2), regency.pick(2), village.pick(8), village.pick(3), village.pick(5)
    )
    heart = village.pick(3)  # 0 plain, 1 or 2: part of the flower is gold too

    def with_heart(u: int, v: int) -> int:
        colour_number = rule(u, v)
        is_heart = u + v < 6 and (u + v < 4, u + v > 2)[heart - 1]
        return 2 if colour_number == 1 and heart and is_heart else colour_number

    paths = (
        (dye, _runs(with_heart, colour)) for colour, dye in ((1, dyes.thread), (2, dyes.accent))
    )
    return (
        '<g transform="scale(1.2)">'
        + "".join(f'<path fill="{dye}" d="{path}"/>' for dye, path in paths)
        + "</g>"
    )


def _runs(rule: StitchRule, colour: int) -> str:
    """The stitches of one colour. Neighbours are joined, so that the drawing stays small."""
    path = ""
    for y in range(STITCHES):
        row = [rule(STITCHES - 1 - x, STITCHES - 1 - y) == colour for x in range(STITCHES)] + [
            False
        ]
        path += "".join(
            f"M{x} {y}h{row.index(False, x) - x}v1H{x}z"
            for x in range(STITCHES)
            if row[x] and not (x and row[x - 1])
        )
    return path


# Along a diamond of 24, from the middle outward: begin, end and number of each colour. Between them
# is ground.
_LAYERS: Final = (
    ((0, 3, 2), (8, 11, 1), (17, 19, 1), (22, 24, 2)),
    ((0, 2, 1), (6, 7.5, 2), (12, 16, 1), (21, 24, 2)),
    ((3, 5, 1), (9, 11, 2), (14.5, 16, 1), (20, 24, 1)),
    ((0, 4.5, 1), (9, 10, 1), (13.5, 16, 2), (21, 24, 1)),
    ((1.5, 3, 2), (7, 9, 1), (12.5, 14, 2), (18, 20, 1)),
    ((0, 2, 2), (5.5, 7, 1), (11, 12.5, 1), (17, 19.5, 2)),
)
_COLUMNS: Final = 8


def feathers(regency: Choices, village: Choices, dyes: Dyes) -> str:
    """Nested diamonds with the feathered edge of tied and dyed thread (Bali, Nusa Tenggara)."""
    slope = (1.0, 1.5, 0.7)[regency.pick(3)]
    flat = regency.pick(3)
    comb = (0.0, 0.8, 1.4)[regency.pick(3)]
    layers = _LAYERS[village.pick(6)]
    turned = village.pick(2)
    tip = 0.6 + 0.3 * village.pick(4)
    core = village.pick(3)
    shift = 0.7 * village.pick(3)
    width = 12 / _COLUMNS
    paths = {1: "", 2: ""}
    reach = (12 + slope * (12 - flat * width)) / 24
    for column in range(_COLUMNS):
        away = column if turned else _COLUMNS - 1 - column
        fringe = comb * (away % 2) + slope * width * max(0, away - flat)
        # Core 1 swaps the colours, core 2 has no innermost layer.
        for begin, end, colour in layers[core == 2 :]:
            top = 12 - end * reach + fringe - shift
            low = min(13.0, 12 - begin * reach + fringe)
            if low - max(0.0, top) > 0.5 and low > 0.5:
                paths[3 - colour if core == 1 else colour] += _needle(
                    column * width, max(-tip, top), low, width, tip
                )
    return f'<path fill="{dyes.thread}" d="{paths[1]}"/><path fill="{dyes.accent}" d="{paths[2]}"/>'


def _needle(x: float, top: float, low: float, width: float, tip: float) -> str:
    """An upright bar with pointed ends."""
    half = width / 2
    return (
        f"M{x:g} {top:.3g}l{half:g}-{tip:g} {half:g} "
        f"{tip:g}V{low:.3g}l-{half:g} {tip:g}-{half:g}-{tip:g}z"
    )
