"""Plants of Kalimantan. Each stands on the point given and is about `high` pixels tall."""

from math import cos, sin

from kimid.demo.pictures.ink import (
    AMBER,
    BARK,
    CLAY,
    COFFEE,
    CORAL,
    DEEP,
    FOREST,
    GOLD,
    LEAF,
    LIME,
    RED,
    RICE,
    STONE,
    at,
    box,
    chance,
    dark,
    dot,
    egg,
    fill,
    light,
    line,
)


def _frond(turn: float, long: float, colour: str, droop: float) -> str:
    blade = f"M0 0C{long * 0.3:.0f} -{18 - droop * 0.2:.0f} {long * 0.75:.0f} {droop * 0.3 - 12:.0f} {long:.0f} {droop:.0f}C{long * 0.7:.0f} {droop * 0.7 + 4:.0f} {long * 0.35:.0f} {droop * 0.3 + 8:.0f} 0 5z"
    return f'<g transform="rotate({turn:g})">{fill(blade, colour)}</g>'


def _crown(leaf: str, long: float) -> str:
    back = "".join(_frond(t, long * 0.92, dark(leaf, 0.3), 26) for t in (-150, -100, -52, 8, -172))
    right = "".join(_frond(t, long, leaf, 34) for t in (-66, -28, 22))
    left = f'<g transform="scale(-1 1)">{"".join(_frond(t, long, dark(leaf, 0.12), 34) for t in (-58, -18, 30))}</g>'
    return back + left + right


def coconut(
    x: float, y: float, high: float = 320, lean: float = 30, leaf: str = LEAF, trunk: str = BARK, fruit: bool = True
) -> str:
    """A coconut palm."""
    tip = (lean, -high)
    stem = f"M-9 0C-4 {-high * 0.4:.0f} {lean - 10:g} {-high * 0.7:.0f} {lean - 4:g} {-high:g}H{lean + 4:g}C{lean + 2:g} {-high * 0.7:.0f} 8 {-high * 0.4:.0f} 10 0z"
    nuts = dot(tip[0] - 8, tip[1] + 10, 9, CLAY) + dot(tip[0] + 9, tip[1] + 12, 9, AMBER) if fruit else ""
    return at(x, y, fill(stem, trunk) + at(tip[0], tip[1], _crown(leaf, high * 0.36)) + nuts)


def oil_palm(x: float, y: float, high: float = 300, leaf: str = FOREST) -> str:
    """An oil palm with its stubby trunk and red bunches."""
    trunk = fill(f"M-22 0L-17 {-high * 0.5:.0f}H17L22 0z", COFFEE)
    scales = line("".join(f"M{-19 + (i % 2) * 8} {-8 - i * high * 0.055:.0f}l14 -9l14 9" for i in range(8)), BARK, 4)
    bunch = "".join(
        dot(dx, -high * 0.5 + dy, 8, c) for dx, dy, c in ((-14, 2, RED), (-4, 8, CORAL), (8, 4, RED), (15, -4, CORAL))
    )
    return at(x, y, trunk + scales + at(0, -high * 0.55, _crown(leaf, high * 0.5)) + bunch)


def tree(x: float, y: float, high: float = 220, leaf: str = LEAF, seed: float = 1, trunk: str = BARK) -> str:
    """A round tree with light from the left."""
    w = high * 0.34
    stem = fill(f"M{-high * 0.035:.0f} 0L{-high * 0.025:.0f} {-high * 0.55:.0f}H{high * 0.025:.0f}L{high * 0.045:.0f} 0z", trunk)
    crown = ""
    for i, (dx, dy, r) in enumerate(
        ((-0.6, -0.55, 0.62), (0.6, -0.55, 0.62), (0, -0.72, 0.8), (-0.25, -0.42, 0.6), (0.3, -0.4, 0.55))
    ):
        swing = (chance(seed, i) - 0.5) * 0.14
        crown += dot(w * (dx + swing), high * dy, w * r, leaf)
    lit = egg(-w * 0.35, -high * 0.76, w * 0.5, w * 0.34, light(leaf, 0.08)) + egg(
        w * 0.5, -high * 0.45, w * 0.45, w * 0.3, dark(leaf, 0.1)
    )
    return at(x, y, stem + crown + lit)


def slim(x: float, y: float, high: float, wide: float = 34, bark: str = STONE, cut: bool = False) -> str:
    """A straight trunk that leaves the picture above; `cut` shows the rubber tapper's panel and cup."""
    trunk = fill(f"M{-wide / 2:g} 0L{-wide * 0.4:g} {-high:g}H{wide * 0.4:g}L{wide / 2 + 6:g} 0z", bark)
    side = fill(f"M{wide * 0.1:g} 0L{wide * 0.14:g} {-high:g}H{wide * 0.4:g}L{wide / 2 + 6:g} 0z", dark(bark, 0.2))
    rings = line("".join(f"M{-wide * 0.4:g} {-40 - i * 71}h{wide * 0.5:g}" for i in range(int(high / 71))), dark(bark, 0.28), 3)
    panel = ""
    if cut:
        panel = fill(f"M{-wide * 0.42:g} -210L{wide * 0.4:g} -180V-120L{-wide * 0.42:g} -150z", "#d9b98c")
        panel += line(f"M{-wide * 0.42:g} -150L{wide * 0.36:g} -121V-96", "#fffdf4", 4) + fill(
            f"M{wide * 0.06:g} -96h24l-4 20h-16z", COFFEE
        )
    return at(x, y, trunk + side + rings + panel)


def banana(x: float, y: float, high: float = 180, leaf: str = RICE) -> str:
    """A banana plant."""
    stem = fill(f"M-10 0L-6 {-high * 0.55:.0f}H6L11 0z", light(leaf, 0.3))
    blade = f"M0 0C{high * 0.1:.0f} {-high * 0.3:.0f} {high * 0.34:.0f} {-high * 0.4:.0f} {high * 0.55:.0f} {-high * 0.16:.0f}C{high * 0.36:.0f} {-high * 0.14:.0f} {high * 0.16:.0f} {-high * 0.06:.0f} 0 0z"
    leaves = "".join(
        f'<g transform="translate(0 {-high * 0.52:.0f}) rotate({turn}) scale({side} 1)">{fill(blade, tone)}</g>'
        for turn, side, tone in (
            (-30, 1, dark(leaf, 0.25)),
            (30, -1, dark(leaf, 0.2)),
            (-62, 1, leaf),
            (58, -1, light(leaf, 0.12)),
            (6, 1, leaf),
            (-4, -1, leaf),
        )
    )
    return at(x, y, stem + leaves)


def mangrove(x: float, y: float, high: float = 160, leaf: str = FOREST) -> str:
    """A mangrove on its stilts."""
    h = high * 0.45
    roots = "".join(line(f"M0 {-h:.0f}Q{dx * 0.7:.0f} {-h * 0.7:.0f} {dx} 4", BARK, 6) for dx in (-52, -30, -10, 14, 34, 54))
    crown = egg(0, -high * 0.68, high * 0.46, high * 0.26, leaf) + egg(
        -high * 0.2, -high * 0.8, high * 0.26, high * 0.17, light(leaf, 0.14)
    )
    crown += egg(high * 0.22, -high * 0.6, high * 0.28, high * 0.17, dark(leaf, 0.15))
    return at(x, y, roots + line(f"M0 {-h:.0f}V{-high * 0.6:.0f}", BARK, 9) + crown)


def pepper(x: float, y: float, high: float = 230, leaf: str = LEAF, seed: float = 1) -> str:
    """A pepper vine on its post, with strings of berries."""
    post = box(-6, -high - 16, 12, high + 16, CLAY)
    vine = ""
    for i in range(15):
        row = -high * (0.06 + i / 15.5)
        side = -1 if i % 2 else 1
        wide = 34 - 12 * i / 15
        vine += egg(side * 14 + chance(seed, i) * 6 - 3, row, wide, 17, dark(leaf, 0.22 * chance(seed + 1, i)))
    berries = "".join(
        line(
            f"M{(chance(seed + 2, i) - 0.5) * 62:.0f} {-high * (0.14 + 0.1 * i):.0f}v24",
            (RED, LIME, GOLD)[i % 3],
            6,
            'stroke-dasharray="1 7"',
        )
        for i in range(8)
    )
    return at(x, y, post + vine + berries)


def orange_tree(x: float, y: float, high: float = 250, seed: float = 1) -> str:
    """An orange tree heavy with fruit."""
    fruit = ""
    for i in range(16):
        turn, out = 2.4 * i + seed, (0.06 + i / 17) ** 0.5
        dx, dy = cos(turn) * out * high * 0.35, -high * 0.62 + sin(turn) * out * high * 0.27
        fruit += dot(dx, dy, high * 0.036, AMBER) + dot(dx - 2, dy - 3, high * 0.012, GOLD)
    return tree(x, y, high, FOREST, seed) + at(x, y, fruit)


def rice(x: float, y: float, high: float = 70, leaf: str = RICE, ripe: bool = False) -> str:
    """One clump of rice; ripe ears hang."""
    body = line("M0 0Q-4 -40 -26 -66M0 0Q-2 -50 -8 -82M0 0Q4 -50 12 -80M0 0Q6 -36 30 -60", leaf, 6)
    if ripe:
        body += line("M-26 -66q-14 2 -18 18M-8 -82q-12 0 -16 16M12 -80q12 2 14 18M30 -60q12 4 14 18", GOLD, 8)
    return at(x, y, body, high / 85)


def seedling(x: float, y: float, size: float = 1, leaf: str = LIME) -> str:
    """A young plant with four leaves."""
    leaves = egg(-13, -28, 13, 6, leaf, 'transform="rotate(24 -13 -28)"') + egg(
        13, -28, 13, 6, dark(leaf, 0.1), 'transform="rotate(-24 13 -28)"'
    )
    leaves += egg(-9, -44, 11, 5, light(leaf, 0.2), 'transform="rotate(38 -9 -44)"') + egg(
        9, -44, 11, 5, leaf, 'transform="rotate(-38 9 -44)"'
    )
    return at(x, y, line("M0 0V-46", BARK, 3.6) + leaves, size)


def greens(x: float, y: float, size: float = 1, leaf: str = RICE) -> str:
    """A head of leafy vegetable."""
    body = (
        egg(-16, -12, 16, 11, dark(leaf, 0.2))
        + egg(16, -12, 16, 11, dark(leaf, 0.12))
        + egg(0, -18, 17, 15, leaf)
        + egg(-4, -22, 8, 7, light(leaf, 0.35))
    )
    return at(x, y, body, size)


def reeds(x: float, y: float, size: float = 1, leaf: str = DEEP) -> str:
    """Nipah and reeds of a river bank."""
    blades = "".join(
        line(f"M{i * 5 - 20} 0Q{dx * 0.3 + i * 4 - 16:.0f} -60 {dx} {dy}", leaf, 6)
        for i, (dx, dy) in enumerate(((-70, -50), (-46, -92), (-20, -116), (4, -124), (26, -112), (48, -88), (70, -54)))
    )
    return at(x, y, blades, size)
