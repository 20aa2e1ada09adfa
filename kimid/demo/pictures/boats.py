"""Boats of river and sea. The point given is the middle of the water line."""

from kimid.demo.pictures.ink import (
    AMBER,
    BARK,
    BLUE,
    CLAY,
    COFFEE,
    CREAM,
    GOLD,
    INK,
    MAROON,
    PALE,
    RED,
    SAND,
    WHITE,
    WOOD,
    at,
    box,
    dark,
    dot,
    egg,
    fill,
    light,
    line,
)


def _wake(wide: float) -> str:
    return egg(0, 8, wide, 7, INK, 'fill-opacity=".25"') + line(
        f"M{-wide * 1.02:.0f} 8H{-wide * 0.5:.0f}M{wide * 0.3:.0f} 12H{wide:.0f}", WHITE, 3, 'stroke-opacity=".6"'
    )


def sampan(x: float, y: float, size: float = 1, colour: str = BARK, load: str = "", flip: bool = False) -> str:
    """A paddled boat; `load` is drawn inside, behind the near side."""
    hull = "M-150 -24Q-96 14 -70 14H80Q110 14 158 -30Q90 -8 0 -8T-150 -24z"
    rim = line("M-150 -24Q-70 -8 0 -8T158 -30", light(colour, 0.35), 5)
    return at(x, y, _wake(130) + egg(0, -9, 120, 7, dark(colour, 0.5)) + load + fill(hull, colour) + rim, size, 0, flip)


def oar(x: float, y: float, turn: float = 28, long: float = 150) -> str:
    """A paddle whose blade is in the water."""
    return at(x, y, line(f"M0 {-long * 0.55:.0f}V{long * 0.3:.0f}", SAND, 6) + egg(0, long * 0.38, 10, 24, SAND), 1, turn)


def trawler(x: float, y: float, size: float = 1, colour: str = RED, cabin: str = WHITE, flip: bool = False) -> str:
    """A wooden fishing boat of the coast, with cabin, mast and bright strakes."""
    mast = line("M30 -60V-230M30 -226L150 -66M30 -226L-120 -66", COFFEE, 5) + fill("M30 -222L74 -206L30 -190z", GOLD)
    house = (
        box(-96, -126, 112, 86, cabin)
        + box(-108, -138, 136, 14, colour, 4)
        + "".join(box(dx, -110, 24, 26, BLUE) for dx in (-84, -50, -16))
    )
    hull = fill("M-170 -64Q-150 22 -116 24H110Q160 16 194 -92Q110 -46 0 -46T-170 -64z", colour)
    hull += line("M-165 -46Q-80 -28 0 -28T184 -64", GOLD, 8) + line("M-156 -14Q-80 -4 0 -4T166 -22", WHITE, 6)
    return at(x, y, _wake(160) + mast + house + hull, size, 0, flip)


def racing_boat(x: float, y: float, size: float, colour: str, crew: str) -> str:
    """A long racing boat; the crew is drawn inside."""
    hull = "M-420 -50C-400 14 -360 20 -330 20H330C370 20 410 6 440 -66C400 -18 340 -14 300 -14H-300C-350 -14 -400 -26 -420 -50z"
    band = "M-352 2" + "l28 -12l28 12" * 12
    return at(
        x,
        y,
        egg(0, 22, 380, 9, INK, 'fill-opacity=".25"')
        + crew
        + fill(hull, colour)
        + line(band, GOLD, 4)
        + line("M-420 -50C-400 -26 -350 -14 -300 -14H300C340 -14 400 -18 440 -66", light(colour, 0.45), 6),
        size,
    )


def raft_house(x: float, y: float, size: float = 1, wall: str = AMBER, roof: str = MAROON) -> str:
    """A lanting: a house on logs that rises with the water."""
    logs = "".join(dot(-150 + i * 30, -4, 16, CLAY) + dot(-150 + i * 30, -4, 9, SAND) for i in range(11))
    body = egg(0, 12, 190, 8, INK, 'fill-opacity=".25"') + logs + box(-176, -28, 352, 14, BARK) + box(-110, -122, 220, 96, wall)
    body += line("".join(f"M-110 {-108 + 16 * i}h220" for i in range(5)), dark(wall, 0.16), 2) + box(-18, -98, 38, 72, COFFEE)
    body += "".join(box(dx, -94, 38, 36, CREAM) + box(dx + 4, -90, 30, 28, "#3d4a48") for dx in (-88, 50))
    body += fill("M-146 -114L-92 -182H92L146 -114z", roof) + line("M-126 -138H126M-110 -160H110", dark(roof, 0.25), 3)
    return at(x, y, body, size)


def book_boat(x: float, y: float, size: float = 1, books: str = "") -> str:
    """A boat fitted out as a library: shelves where the cargo was."""
    hull = fill("M-300 -60Q-270 24 -230 26H220Q280 20 320 -84Q220 -36 60 -36H-140Q-250 -38 -300 -60z", BLUE)
    hull += line("M-296 -48Q-240 -28 -140 -24H60Q220 -24 312 -68", GOLD, 8) + line("M-262 8H244", PALE, 5)
    house = box(-210, -190, 380, 156, WOOD) + box(-196, -178, 352, 132, COFFEE) + books
    top = fill("M-240 -186Q-230 -216 -190 -216H160Q196 -216 204 -186z", RED) + line("M-232 -190H200", CREAM, 6)
    return at(x, y, _wake(270) + house + top + hull, size)
