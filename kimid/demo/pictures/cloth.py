"""Woven things: cloth with a counted motif, mats, carpets."""

from kimid.demo.pictures.ink import AMBER, CLAY, CREAM, GOLD, MAROON, RED, SAND, box, dark, fill, line


def stepped(x: float, y: float, size: float, colour: str) -> str:
    """A lozenge made of steps, as threads make it."""
    d = f"M{x:g} {y - 4 * size:g}"
    d += "".join(f"v{size:g}h{size:g}" for _ in range(4)) + "".join(f"v{size:g}h{-size:g}" for _ in range(4))
    d += "".join(f"v{-size:g}h{-size:g}" for _ in range(4)) + "".join(f"v{-size:g}h{size:g}" for _ in range(4))
    return fill(d + "z", colour)


def motif(x: float, y: float, wide: float, high: float, grain: float = 8, ground: str = MAROON, gold: str = GOLD) -> str:
    """A cloth of nested lozenges between two borders."""
    step = grain * 10
    out = box(x, y, wide, high, ground)
    for row in range(int(high / step)):
        for column in range(int(wide / step)):
            cx, cy = x + (column + 0.5) * step, y + (row + 0.5) * step
            out += stepped(cx, cy, grain, gold if (row + column) % 2 else AMBER) + stepped(cx, cy, grain * 0.7, ground)
            out += stepped(cx, cy, grain * 0.4, CREAM if (row + column) % 2 else RED)
            out += box(cx - step / 2 - grain / 2, cy - step / 2 - grain / 2, grain, grain, gold)
    return out


def border(x: float, y: float, wide: float, grain: float = 8, ground: str = RED, gold: str = GOLD) -> str:
    """A band of bamboo shoots: a row of stepped points."""
    teeth = "".join(
        f"M{x + i * grain * 8:.0f} {y + grain * 5:g}h{grain * 8:g}v{-grain:g}h{-grain:g}v{-grain:g}h{-grain:g}v{-grain:g}h{-grain:g}v{-grain:g}h{-2 * grain:g}v{grain:g}h{-grain:g}v{grain:g}h{-grain:g}v{grain:g}h{-grain:g}z"
        for i in range(int(wide / (grain * 8)))
    )
    return (
        box(x, y, wide, grain * 6, ground)
        + fill(teeth, gold)
        + line(f"M{x:g} {y + 1:g}h{wide:g}M{x:g} {y + grain * 6:g}h{wide:g}", CREAM, 3)
    )


def mat(d: str, colour: str = SAND, stripe: str = CLAY, rows: tuple[str, ...] = ()) -> str:
    """A plaited mat with an outline of its own and coloured strips."""
    return fill(d, colour, f'stroke="{dark(colour, 0.3)}" stroke-width="4"') + "".join(
        line(row, stripe, 5, 'stroke-dasharray="12 8"') for row in rows
    )
