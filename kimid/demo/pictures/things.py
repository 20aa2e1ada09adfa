"""Things in people's hands and on their tables."""

from kimid.demo.pictures.ink import (
    AMBER,
    BARK,
    BLUE,
    CLAY,
    COFFEE,
    CORAL,
    CREAM,
    GOLD,
    GREY,
    INK,
    LEAF,
    LIME,
    MAROON,
    PINK,
    PLUM,
    RED,
    RICE,
    SAND,
    SKY,
    STONE,
    TEAL,
    WHITE,
    WOOD,
    at,
    box,
    chance,
    dark,
    dot,
    egg,
    fill,
    glow,
    light,
    line,
)

BRIGHT = (RED, AMBER, TEAL, PLUM, BLUE, CORAL, LEAF, GOLD)


def basket(x: float, y: float, size: float = 1, inside: str = AMBER, weave: str = SAND) -> str:
    """A woven basket heaped with something round."""
    heap = "".join(dot(-44 + i * 22, -58 - 10 * (i % 2), 15, (inside, dark(inside, 0.12))[i % 2]) for i in range(5))
    heap += "".join(dot(-22 + i * 22, -76, 14, light(inside, 0.14)) for i in range(3))
    body = fill("M-64 -56H64L50 0H-50z", weave) + line("M-60 -42H60M-57 -28H57M-53 -13H53", dark(weave, 0.28), 3)
    body += line("".join(f"M{-46 + i * 15} -54L{-38 + i * 12.6:.0f} -2" for i in range(7)), dark(weave, 0.2), 3)
    return at(x, y, egg(0, 0, 60, 7, INK, 'fill-opacity=".22"') + heap + body + box(-68, -62, 136, 10, CLAY, 4), size)


def tray(x: float, y: float, size: float, goods: str, tone: str = "") -> str:
    """A crate of vegetables or fruit on a stall."""
    heap = "".join(
        dot(-42 + i * 21, -24 - 5 * (i % 2), 14, goods) + dot(-32 + i * 21, -36, 12, tone or light(goods, 0.2)) for i in range(4)
    )
    return at(x, y, heap + box(-62, -22, 124, 24, CLAY, 2) + line("M-60 -10H60", BARK, 3), size)


def table(x: float, y: float, wide: float, high: float = 70, colour: str = WOOD) -> str:
    """A table seen from the front, its top at y - high."""
    legs = box(-wide / 2 + 14, -high, 12, high, dark(colour, 0.3)) + box(wide / 2 - 26, -high, 12, high, dark(colour, 0.3))
    return at(
        x,
        y,
        egg(0, 0, wide * 0.52, 8, INK, 'fill-opacity=".2"')
        + legs
        + box(-wide / 2, -high - 8, wide, 18, colour, 3)
        + box(-wide / 2, -high - 8, wide, 5, light(colour, 0.3), 2),
    )


def round_table(x: float, y: float, rx: float, ry: float, colour: str = WOOD) -> str:
    """A table top seen from above, for people who sit around it."""
    return (
        egg(x, y + 22, rx, ry, dark(colour, 0.4))
        + egg(x, y, rx, ry, colour)
        + egg(x, y - 4, rx * 0.93, ry * 0.88, light(colour, 0.16))
    )


def laptop(x: float, y: float, size: float = 1, back: bool = False) -> str:
    """A laptop on a table; `back` shows the lid."""
    lid = (
        box(-40, -54, 80, 52, GREY, 4) + dot(0, -28, 5, STONE)
        if back
        else box(-40, -54, 80, 52, INK, 4) + box(-35, -49, 70, 42, SKY) + line("M-26 -38H18M-26 -28H26M-26 -18H4", WHITE, 4)
    )
    return at(x, y, lid + fill("M-44 -4H44L52 6H-52z", STONE), size)


def phone(x: float, y: float, size: float = 1, turn: float = 0) -> str:
    """A phone with a lit screen."""
    return at(
        x, y, box(-11, -20, 22, 40, INK, 4) + box(-8.5, -16, 17, 30, SKY, 1) + line("M-4 -9h8M-4 -2h8", WHITE, 2.4), size, turn
    )


def sheet(x: float, y: float, size: float = 1, turn: float = 0, colour: str = WHITE) -> str:
    """A written page; lines only, no words."""
    return at(x, y, box(-16, -21, 32, 42, colour, 1) + line("M-10 -13h20M-10 -6h16M-10 1h20M-10 8h12", GREY, 2), size, turn)


def cup(x: float, y: float, size: float = 1, colour: str = WHITE) -> str:
    """A cup of coffee on its saucer."""
    body = egg(0, 0, 44, 9, dark(colour, 0.14)) + egg(0, -3, 40, 7, colour) + line("M26 -40q24 2 14 18q-4 6 -18 6", colour, 6)
    return at(
        x,
        y,
        body
        + fill("M-30 -48H30Q28 -4 12 -4H-12Q-28 -4 -30 -48z", colour)
        + egg(0, -48, 30, 8, dark(colour, 0.1))
        + egg(0, -47, 26, 6, COFFEE),
        size,
    )


def steam(x: float, y: float, size: float = 1, colour: str = WHITE) -> str:
    """Steam or smoke in three strands."""
    d = "M-22 0q-16 -22 0 -44t0 -44M0 6q-16 -24 0 -48t0 -52M22 0q-16 -22 0 -44t0 -44"
    return at(x, y, line(d, colour, 7, 'stroke-opacity=".5"'), size)


def pot(x: float, y: float, size: float = 1, colour: str = GREY) -> str:
    """A large cooking pot with a lid."""
    body = (
        fill("M-56 -56H56Q58 0 30 0H-30Q-58 0 -56 -56z", colour)
        + egg(0, -56, 58, 12, light(colour, 0.3))
        + egg(0, -58, 50, 9, dark(colour, 0.3))
    )
    return at(x, y, body + line("M-60 -40h-10M60 -40h10", dark(colour, 0.3), 8), size)


def jar(x: float, y: float, size: float = 1, inside: str = AMBER) -> str:
    """A jar with a lid and a blank label."""
    body = box(-30, -84, 60, 84, inside, 9) + box(-30, -84, 20, 84, light(inside, 0.3), 9) + box(-32, -100, 64, 20, CREAM, 4)
    return at(
        x,
        y,
        body + box(-30, -58, 60, 38, WHITE) + line("M-16 -45L0 -56L16 -45L0 -34z", MAROON, 4) + line("M-16 -27h32", GREY, 3),
        size,
    )


def lampion(x: float, y: float, size: float = 1, colour: str = RED, lit: bool = False) -> str:
    """A paper lantern on its string."""
    aura = glow(0, 0, 90, AMBER, 0.55) if lit else ""
    body = line("M0 -60V-34M0 34V62", GOLD, 4) + egg(0, 0, 40, 34, light(colour, 0.12) if lit else colour)
    body += egg(0, 0, 24, 34, "none", f'stroke="{GOLD}" stroke-width="3"') + egg(
        0, 0, 8, 34, "none", f'stroke="{GOLD}" stroke-width="3"'
    )
    return at(x, y, aura + body + box(-17, -38, 34, 9, GOLD, 2) + box(-17, 29, 34, 9, GOLD, 2), size)


def string_of(x1: float, y1: float, x2: float, y2: float, sag: float, count: int, size: float, lit: bool = False) -> str:
    """Lanterns along a sagging string."""
    hung = line(f"M{x1:g} {y1:g}Q{(x1 + x2) / 2:g} {(y1 + y2) / 2 + sag * 2:g} {x2:g} {y2:g}", COFFEE, 3)
    for i in range(1, count + 1):
        t = i / (count + 1)
        row = (1 - t) ** 2 * y1 + 2 * t * (1 - t) * ((y1 + y2) / 2 + sag * 2) + t * t * y2
        hung += lampion(
            x1 + (x2 - x1) * t, row + 60 * size, size, (RED, CORAL, MAROON)[i % 3] if not lit else (RED, CORAL)[i % 2], lit
        )
    return hung


def bunting(x1: float, y1: float, x2: float, y2: float, sag: float, count: int = 12) -> str:
    """Paper pennants along a string."""
    out = line(f"M{x1:g} {y1:g}Q{(x1 + x2) / 2:g} {(y1 + y2) / 2 + sag * 2:g} {x2:g} {y2:g}", CREAM, 3)
    for i in range(count):
        t = (i + 0.5) / count
        row = (1 - t) ** 2 * y1 + 2 * t * (1 - t) * ((y1 + y2) / 2 + sag * 2) + t * t * y2
        px = x1 + (x2 - x1) * t
        out += fill(f"M{px - 15:.0f} {row:.0f}h30l-15 36z", (AMBER, TEAL, CORAL, LIME, PLUM)[i % 5])
    return out


def books(x: float, y: float, wide: float, seed: float, high: float = 54) -> str:
    """A row of books, their backs to us."""
    out, px, i = "", x, 0
    while px < x + wide - 16:
        thick, tall = 9 + 9 * chance(seed, i), high * (0.72 + 0.28 * chance(seed + 1, i))
        out += box(px, y - tall, thick, tall, BRIGHT[int(chance(seed + 2, i) * 8)], 1)
        px, i = px + thick + 1.5, i + 1
    return out


def book(x: float, y: float, size: float = 1, colour: str = RED) -> str:
    """An open book."""
    return at(
        x,
        y,
        fill("M0 4Q-14 -6 -30 0V-22Q-14 -28 0 -18Q14 -28 30 -22V0Q14 -6 0 4z", WHITE)
        + line("M-32 2Q-14 -6 0 4Q14 -6 32 2M0 4V-18", colour, 4),
        size,
    )


def umbrella(x: float, y: float, size: float = 1, colour: str = RED) -> str:
    """An open umbrella; the handle's end at the point."""
    dome = "M-80 -110C-74 -176 74 -176 80 -110Q60 -122 40 -110Q20 -122 0 -110Q-20 -122 -40 -110Q-60 -122 -80 -110z"
    return at(
        x,
        y,
        line("M0 -112V0", COFFEE, 5)
        + fill(dome, colour)
        + fill("M0 -160C38 -156 42 -130 40 -110Q20 -122 0 -110z", dark(colour, 0.16))
        + line("M0 -170V-158", COFFEE, 5),
        size,
    )


def hoe(x: float, y: float, size: float = 1, turn: float = 0) -> str:
    """A hoe."""
    return at(x, y, line("M0 0V-120", CLAY, 7) + fill("M-6 -4H30V10L-6 12z", GREY), size, turn)


def broom(x: float, y: float, size: float = 1, turn: float = 0) -> str:
    """A yard broom of palm ribs."""
    return at(
        x,
        y,
        line("M0 -130V-30", CLAY, 6) + fill("M-5 -36H5L20 20H-20z", SAND) + line("M-10 14L-3 -30M10 14L3 -30M0 16V-30", BARK, 2),
        size,
        turn,
    )


def ball(x: float, y: float, radius: float = 22, colour: str = WHITE, mark: str = INK) -> str:
    """A ball."""
    return dot(x, y, radius, colour) + fill(
        f"M{x:g} {y - radius * 0.4:g}l{radius * 0.4:g} {radius * 0.3:g}l-{radius * 0.15:g} {radius * 0.46:g}h-{radius * 0.5:g}l-{radius * 0.15:g} -{radius * 0.46:g}z",
        mark,
    )


def cart(x: float, y: float, size: float = 1, load: str = "") -> str:
    """A wheelbarrow, its wheel in front on the right."""
    body = (
        line("M-120 -70L60 -36M-120 -70h-20", BARK, 8)
        + fill("M-70 -84H76L48 -26H-40z", GREY)
        + line("M-40 -26L-52 0M40 -26L84 -18", COFFEE, 7)
    )
    return at(
        x, y, egg(10, 2, 110, 8, INK, 'fill-opacity=".2"') + load + body + dot(78, -20, 22, INK) + dot(78, -20, 9, STONE), size
    )


def bicycle(x: float, y: float, size: float = 1, colour: str = TEAL) -> str:
    """A bicycle that goes to the right."""
    wheels = "".join(dot(dx, -34, 33, "none", f'stroke="{INK}" stroke-width="6"') + dot(dx, -34, 5, INK) for dx in (-58, 58))
    frame = line("M-58 -34L-24 -84H38L4 -34H-58M4 -34L-28 -98M58 -34L36 -104H52", colour, 7) + line("M-44 -100h28", COFFEE, 9)
    return at(x, y, wheels + frame, size)


def motorbike(x: float, y: float, size: float = 1, colour: str = RED) -> str:
    """A small motorbike that goes to the right."""
    wheels = "".join(dot(dx, -26, 26, INK) + dot(dx, -26, 11, STONE) for dx in (-66, 70))
    body = fill("M-92 -66Q-70 -84 -20 -74L20 -52H44L56 -104H70L64 -50L40 -28H-40Q-60 -60 -92 -66z", colour) + fill(
        "M-88 -74Q-40 -92 6 -72L-2 -62H-80z", COFFEE
    )
    return at(x, y, wheels + body + line("M52 -108L40 -122M60 -104L78 -34", COFFEE, 7), size)


def pole(x: float, y: float, high: float = 420, lamp: str = "") -> str:
    """An electricity pole with a cross arm, and perhaps a lamp."""
    body = box(-8, -high, 16, high, dark(GREY, 0.2)) + box(-66, -high + 22, 132, 10, dark(GREY, 0.3))
    body += "".join(box(dx, -high + 10, 8, 14, WHITE, 2) for dx in (-62, -30, 24, 54))
    if lamp:
        body += line(f"M0 {-high + 70:g}Q60 {-high + 50:g} 84 {-high + 70:g}", GREY, 8) + egg(94, -high + 76, 26, 10, lamp)
    return at(x, y, body)


def horn(x: float, y: float, size: float = 1, flip: bool = False, colour: str = STONE) -> str:
    """A horn loudspeaker that speaks to the right."""
    body = (
        fill("M-40 -14H-10L60 -52V52L-10 14H-40z", colour)
        + egg(60, 0, 14, 52, light(colour, 0.4))
        + egg(62, 0, 8, 34, dark(colour, 0.35))
        + box(-58, -18, 24, 36, INK, 4)
    )
    return at(x, y, body, size, 0, flip)


def waves(x: float, y: float, size: float = 1, colour: str = GOLD, flip: bool = False) -> str:
    """Sound that goes out."""
    return at(
        x, y, line("M0 -40Q26 0 0 40M26 -66Q68 0 26 66M54 -92Q112 0 54 92", colour, 9, 'stroke-opacity=".85"'), size, 0, flip
    )


def fish(x: float, y: float, size: float = 1, colour: str = GREY, turn: float = 0) -> str:
    """A fish."""
    return at(
        x,
        y,
        fill("M-40 0Q-10 -22 30 -2L48 -16V18L30 4Q-10 24 -40 0z", colour)
        + dot(-26, -3, 2.6, INK)
        + line("M-12 -9Q-6 0 -12 9", dark(colour), 2.4),
        size,
        turn,
    )


def sack(x: float, y: float, size: float = 1, colour: str = CREAM) -> str:
    """A tied sack."""
    return at(
        x,
        y,
        fill("M-34 0Q-44 -50 -16 -74L-22 -88H22L16 -74Q44 -50 34 0Q0 8 -34 0z", colour)
        + line("M-18 -74H18", BARK, 6)
        + line("M-22 -40Q0 -30 22 -40", dark(colour, 0.16), 3),
        size,
    )


def flower(x: float, y: float, size: float = 1, colour: str = PINK) -> str:
    """A flower on its stalk."""
    return at(
        x,
        y,
        line("M0 0V-34", RICE, 4)
        + "".join(dot(dx, dy, 8, colour) for dx, dy in ((-9, -40), (9, -40), (0, -50), (-6, -30), (6, -30)))
        + dot(0, -39, 6, GOLD),
        size,
    )


def drum(x: float, y: float, size: float = 1) -> str:
    """A long hand drum."""
    return at(
        x,
        y,
        fill("M-24 -60H24L16 0H-16z", BARK) + egg(0, -60, 26, 9, CREAM) + line("M-22 -44L-8 -8L0 -48L8 -8L22 -44", GOLD, 3),
        size,
    )


def gong(x: float, y: float, size: float = 1) -> str:
    """A gong in its frame."""
    frame = line("M-62 0V-130H62V0", BARK, 10) + line("M0 -126V-104", COFFEE, 4)
    return at(x, y, frame + dot(0, -64, 42, dark(AMBER, 0.2)) + dot(0, -64, 32, AMBER) + dot(0, -64, 12, GOLD), size)
