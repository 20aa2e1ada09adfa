"""Houses and other buildings: of wood on stilts along the water, of brick in town. The point given is the middle of the foot."""

from kimid.demo.pictures.ink import (
    AMBER,
    BARK,
    CLAY,
    COFFEE,
    CREAM,
    DEEP,
    GOLD,
    GREY,
    INK,
    LEAF,
    MAROON,
    PALE,
    RED,
    ROOF,
    SAND,
    SKY,
    STONE,
    TEAL,
    WHITE,
    WOOD,
    at,
    box,
    dark,
    dot,
    fill,
    light,
    line,
    mix,
)


def window(x: float, y: float, wide: float = 34, high: float = 40, glass: str = "#3c4a50", frame: str = CREAM) -> str:
    """A window with shutters' frame."""
    bars = line(f"M{x + wide / 2:g} {y:g}v{high:g}", frame, 3)
    return box(x - 4, y - 4, wide + 8, high + 8, frame) + box(x, y, wide, high, glass) + bars


def stilts(wide: float, deep: float, colour: str = COFFEE, count: int = 6) -> str:
    """Posts below a floor at height 0."""
    step = (wide - 16) / (count - 1)
    return "".join(box(-wide / 2 + 4 + i * step, 0, 9, deep, colour) for i in range(count))


def boards(x: float, y: float, wide: float, high: float, colour: str) -> str:
    """A wall of planks."""
    lines = "".join(f"M{x:g} {y + 14 * i:g}h{wide:g}" for i in range(1, int(high / 14) + 1) if 14 * i < high - 3)
    return box(x, y, wide, high, colour) + line(lines, dark(colour, 0.18), 2)


def stilt_house(
    x: float, y: float, size: float = 1, wall: str = TEAL, roof: str = ROOF, lit: bool = False, deep: float = 50
) -> str:
    """A wooden house on stilts with a veranda; foot of the posts at y."""
    glass = GOLD if lit else "#33433f"
    body = stilts(250, deep)
    body += box(-140, -8, 280, 12, BARK) + boards(-110, -118, 220, 110, wall)
    body += box(-20, -88, 40, 80, dark(wall, 0.5)) + window(-86, -86, 40, 42, glass) + window(46, -86, 40, 42, glass)
    body += line("M-134 -42H-24M24 -42H134M-134 -42V-8M-100 -42V-8M-66 -42V-8M66 -42V-8M100 -42V-8M134 -42V-8", CREAM, 4)
    body += fill("M-150 -110L-84 -206H84L150 -110z", roof) + fill("M84 -206L150 -110H40z", dark(roof, 0.16))
    body += line("M-128 -132H128M-112 -156H112M-96 -180H96", dark(roof, 0.22), 2.4)
    steps = line(f"M-24 0L-40 {deep:g}M24 0L14 {deep:g}", BARK, 6)
    steps += "".join(line(f"M{-26 - i * 5} {6 + i * deep / 4:.0f}H{22 - i * 3}", BARK, 5) for i in range(4))
    return at(x, y, at(0, -deep, body + steps), size)


def hut(x: float, y: float, size: float = 1, roof: str = CLAY, posts: float = 90, lit: bool = False) -> str:
    """An open shelter with a leaf roof and a floor to sit on."""
    inside = box(-84, -posts - 26, 168, posts - 8, mix(AMBER, CREAM, 0.4)) if lit else ""
    body = inside + box(-92, -38, 184, 14, WOOD) + line(f"M-84 0V{-posts - 30:g}M84 0V{-posts - 30:g}", COFFEE, 10)
    body += fill(f"M-124 {-posts - 10:g}L-54 {-posts - 84:g}H54L124 {-posts - 10:g}z", roof)
    body += line(
        "".join(f"M{-108 + i * 24} {-posts - 14:g}L{-50 + i * 11} {-posts - 80:g}" for i in range(10)), dark(roof, 0.2), 3
    )
    return at(x, y, body, size)


def hall(x: float, y: float, size: float = 1, wall: str = CREAM, roof: str = ROOF, doors: str = TEAL) -> str:
    """A village hall: a long porch under a broad roof."""
    body = boards(-230, -130, 460, 130, wall) + box(-230, -16, 460, 16, STONE)
    body += "".join(window(dx, -98, 44, 52, "#43575a", WHITE) for dx in (-196, -128, 84, 152))
    body += box(-46, -106, 92, 90, doors) + line("M0 -106V-16", dark(doors, 0.4), 4)
    body += fill("M-270 -122L-176 -224H176L270 -122z", roof) + line(
        "M-244 -148H244M-220 -174H220M-196 -200H196", dark(roof, 0.18), 3
    )
    body += fill("M-92 -130L0 -206L92 -130z", dark(roof, 0.12)) + fill("M-70 -132L0 -188L70 -132z", light(wall, 0.3))
    body += "".join(box(dx, -122, 12, 122, WHITE) for dx in (-92, 80))
    return at(x, y, body, size)


def school(x: float, y: float, size: float = 1, wall: str = WHITE) -> str:
    """A row of class rooms."""
    body = box(-340, -126, 680, 126, wall) + box(-340, -50, 680, 50, light(TEAL, 0.25)) + box(-340, -10, 680, 10, STONE)
    for i in range(3):
        dx = -330 + i * 226
        body += (
            box(dx + 14, -104, 50, 96, TEAL)
            + window(dx + 88, -104, 44, 46, "#4f7076", CREAM)
            + window(dx + 146, -104, 44, 46, "#4f7076", CREAM)
        )
    body += fill("M-374 -118L-312 -196H312L374 -118z", ROOF) + line("M-352 -144H352M-334 -168H334", dark(ROOF, 0.2), 3)
    body += line("M-340 -118V0M-114 -118V0M112 -118V0M340 -118V0", CREAM, 8)
    return at(x, y, body, size)


def town_house(
    x: float, y: float, wide: float = 150, high: float = 210, wall: str = AMBER, roof: str = ROOF, lit: bool = False
) -> str:
    """A shop house of two floors."""
    glass = GOLD if lit else "#44555a"
    left = -wide / 2
    body = box(left, -high, wide, high, wall) + box(left, -high * 0.5, wide, 10, light(wall, 0.4))
    body += box(left + 14, -high * 0.42, wide - 28, high * 0.42, dark(wall, 0.55))
    body += line(
        "".join(f"M{left + 26 + i * 18:g} {-high * 0.42:.0f}V0" for i in range(int((wide - 40) / 18) + 1)), dark(wall, 0.38), 4
    )
    body += "".join(window(left + 22 + i * (wide - 78), -high * 0.86, 34, 48, glass, light(wall, 0.6)) for i in (0, 1))
    body += fill(f"M{left - 14:g} {-high + 6:g}L{left + 14:g} {-high - 44:g}H{-left - 14:g}L{-left + 14:g} {-high + 6:g}z", roof)
    body += fill(f"M{left - 8:g} {-high * 0.45:.0f}h{wide + 16:g}l10 26h{-wide - 36:g}z", dark(roof, 0.15))
    return at(x, y, body)


def mosque(x: float, y: float, size: float = 1, wall: str = CREAM, roof: str = TEAL, lit: bool = True) -> str:
    """A wooden mosque with a roof in three tiers, as along the Kapuas."""
    glass = GOLD if lit else "#43575a"
    body = stilts(380, 40, COFFEE, 9)
    body += box(-204, -10, 408, 14, BARK) + boards(-180, -120, 360, 112, wall)
    body += "".join(fill(f"M{dx} -12V-76Q{dx + 17} -102 {dx + 34} -76V-12z", glass) for dx in (-156, -104, 70, 122))
    body += fill("M-28 -10V-80Q0 -112 28 -80V-10z", dark(wall, 0.55))
    body += fill("M-232 -112L-136 -182H136L232 -112z", roof) + box(-128, -206, 256, 28, wall)
    body += "".join(box(dx, -200, 22, 16, glass) for dx in (-104, -58, -11, 36, 82))
    body += fill("M-166 -200L-88 -262H88L166 -200z", roof) + box(-74, -284, 148, 26, wall)
    body += fill("M-104 -278L0 -366L104 -278z", roof) + line("M0 -366V-392", GOLD, 6) + dot(0, -396, 8, GOLD)
    body += line("M-214 -124H214M-148 -212H148M-84 -290H84", dark(roof, 0.25), 4)
    tower = (
        box(238, -300, 44, 340, wall)
        + box(230, -306, 60, 12, roof)
        + fill("M238 -306V-340H282V-306z", glass)
        + fill("M228 -338L260 -394L292 -338z", roof)
    )
    return at(x, y, at(0, -40, tower + body), size)


def church(x: float, y: float, size: float = 1, wall: str = WHITE, roof: str = ROOF) -> str:
    """A white village church with a small tower."""
    body = box(-150, -150, 300, 150, wall) + box(-150, -12, 300, 12, STONE) + fill("M-176 -142L0 -256L176 -142z", roof)
    body += fill("M-146 -146L0 -238L146 -146z", wall)
    body += "".join(
        fill(f"M{dx} -30V-90Q{dx + 18} -118 {dx + 36} -90V-30z", SKY) + line(f"M{dx + 18} -108V-30M{dx} -70h36", wall, 4)
        for dx in (-118, 82)
    )
    tower = box(-48, -300, 96, 300, light(wall, 0.5)) + box(-48, -202, 96, 8, SAND) + fill("M-62 -294L0 -404L62 -294z", roof)
    tower += (
        line("M0 -404V-452M-16 -436H16", COFFEE, 7) + fill("M-20 -216V-256Q0 -284 20 -256V-216z", COFFEE) + dot(0, -240, 10, GOLD)
    )
    tower += fill("M-30 0V-84Q0 -124 30 -84V0z", WOOD) + line("M0 -104V0", COFFEE, 4)
    return at(x, y, body + tower, size)


def temple(x: float, y: float, size: float = 1) -> str:
    """A kelenteng: red walls, green roofs that curl at the ends."""

    def curl(wide: float, row: float, high: float) -> str:
        d = f"M{-wide:g} {row - 26:g}Q{-wide * 0.82:.0f} {row:g} {-wide * 0.62:.0f} {row - high:g}H{wide * 0.62:.0f}Q{wide * 0.82:.0f} {row:g} {wide:g} {row - 26:g}Q{wide * 0.9:.0f} {row + 14:g} {wide * 0.76:.0f} {row + 12:g}H{-wide * 0.76:.0f}Q{-wide * 0.9:.0f} {row + 14:g} {-wide:g} {row - 26:g}z"
        tiles = "".join(f"M{-wide * 0.56 + i * wide * 0.14:.0f} {row - high + 4:g}V{row + 6:g}" for i in range(9))
        return fill(d, LEAF) + line(tiles, DEEP, 3) + line(f"M{-wide * 0.62:.0f} {row - high:g}H{wide * 0.62:.0f}", GOLD, 7)

    body = box(-200, -136, 400, 136, RED) + box(-214, -14, 428, 14, STONE)
    body += fill("M-50 -14V-92Q0 -132 50 -92V-14z", MAROON) + line("M0 -110V-14", GOLD, 4)
    body += "".join(
        dot(dx, -70, 32, MAROON) + dot(dx, -70, 24, GOLD) + line(f"M{dx} -94V-46M{dx - 24} -70h48", MAROON, 5)
        for dx in (-122, 122)
    )
    body += "".join(box(dx, -136, 16, 136, GOLD) for dx in (-206, -72, 56, 190))
    body += curl(270, -138, 62) + box(-110, -236, 220, 40, RED) + box(-96, -228, 192, 10, GOLD) + curl(180, -236, 54)
    return at(x, y, body, size)


def long_house(x: float, y: float, size: float = 1, wall: str = WOOD, deep: float = 90) -> str:
    """A Dayak long house on high posts, with its log stair."""
    body = stilts(880, deep, COFFEE, 16) + box(-460, -10, 920, 16, BARK) + boards(-440, -112, 880, 104, wall)
    body += "".join(
        box(-412 + i * 120, -88, 40, 80, COFFEE) + window(-352 + i * 120, -84, 34, 36, "#3c3a30", CLAY) for i in range(7)
    )
    body += line("M-456 -44H-40M40 -44H456" + "".join(f"M{-456 + i * 38} -44V-8" for i in range(25) if not 10 < i < 14), SAND, 4)
    body += fill("M-490 -104L-430 -214H430L490 -104z", CLAY) + line(
        "".join(f"M{-474 + i * 32} -106L{-420 + i * 28.4:.0f} -212" for i in range(31)), dark(CLAY, 0.22), 3
    )
    stair = fill(f"M-26 {deep + 10:g}L-12 -6H12L26 {deep + 10:g}z", BARK)
    stair += "".join(line(f"M{-15 - i * 2} {8 + i * deep / 5:.0f}H{15 + i * 2}", SAND, 6) for i in range(5))
    return at(x, y, at(0, -deep, body + stair), size)


def clinic(x: float, y: float, size: float = 1) -> str:
    """A health post: white, a green band, a cross above the door."""
    body = box(-220, -140, 440, 140, WHITE) + box(-220, -44, 440, 44, light(LEAF, 0.35)) + box(-240, -10, 480, 10, STONE)
    body += (
        "".join(window(dx, -112, 62, 52, SKY, LEAF) for dx in (-184, 122))
        + box(-52, -104, 104, 94, PALE)
        + line("M0 -104V-10", GREY, 4)
    )
    body += fill("M-262 -132L-196 -206H196L262 -132z", ROOF) + line("M-238 -158H238M-216 -182H216", dark(ROOF, 0.18), 3)
    body += box(-44, -192, 88, 74, WHITE, 6) + box(-9, -184, 18, 58, LEAF) + box(-29, -164, 58, 18, LEAF)
    body += "".join(box(dx, -132, 10, 132, light(LEAF, 0.5)) for dx in (-76, 66))
    return at(x, y, body, size)


def guard_post(x: float, y: float, size: float = 1, lit: bool = True) -> str:
    """The night watch's post, with its wooden slit drum."""
    body = hut(0, 0, 1, ROOF, 110, lit) + box(-84, -66, 168, 28, WOOD)
    drum = line("M0 -108V-84", INK, 3) + box(-11, -86, 22, 62, BARK, 10) + box(-3, -74, 6, 40, INK)
    return at(x, y, body + at(104, -14, drum), size)
