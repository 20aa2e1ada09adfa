"""The feasts of the year, everybody's."""

from math import cos, pi, sin
from typing import Final

from kimid.demo.pictures import cloth, folk, houses, land, plants, things
from kimid.demo.pictures.easel import scene
from kimid.demo.pictures.folk import child, person
from kimid.demo.pictures.ink import (
    AMBER,
    BARK,
    BLUE,
    CLAY,
    COFFEE,
    CORAL,
    CREAM,
    FOREST,
    GOLD,
    INK,
    LEAF,
    LIME,
    MAROON,
    NIGHT,
    PAPER,
    PINK,
    PLUM,
    RED,
    ROOF,
    SAND,
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
    many,
    mix,
    wash,
)


@scene
def gawai_halaman() -> str:
    """A round dance for the harvest."""
    dancers = (
        (300, 560, folk.LUSIA, 236),
        (450, 540, folk.APAI, 240),
        (600, 532, folk.wears(folk.LUSIA, RED, INK), 232),
        (750, 540, folk.wears(folk.APAI, TEAL, COFFEE), 240),
        (900, 560, folk.wears(folk.LUSIA, PLUM, MAROON), 236),
    )
    row = "".join(
        person(x, y, h, look, ((-34, -84), (34, -84)) if i % 2 else ((-36, -70), (36, -94)), 5 * (1 - 2 * (i % 2)), 0)
        for i, (x, y, look, h) in enumerate(dancers)
    )
    near = person(400, 668, 270, folk.wears(folk.APAI, RED, INK, GOLD), ((-36, -92), (34, -70)), -5, 2) + person(
        800, 668, 266, folk.wears(folk.LUSIA, AMBER, MAROON), ((-34, -72), (36, -92)), 5, 2
    )
    sheaf = "".join(plants.rice(600 + dx, 640, 90, GOLD, True) for dx in (-30, 0, 30)) + box(560, 612, 80, 16, RED)
    return many(
        land.sky(land.DAWN, 380),
        land.hills(400, 150, mix(FOREST, land.DAWN.far, 0.6), 4, 220),
        land.trees(410, 90, mix(FOREST, land.DAWN.far, 0.35), 6),
        houses.long_house(600, 470, 1.15, WOOD),
        land.ground(470, SAND, CLAY),
        things.bunting(-20, 60, 1220, 60, 60, 18),
        row,
        sheaf,
        near,
        things.gong(120, 620, 1.3),
        person(220, 640, 220, folk.KAKEK, ((-30, -40), (-20, -60)), 0, -1),
        things.drum(1060, 640, 1.2),
        person(1130, 650, 220, folk.PEMUDA, ((-26, -46), (-16, -50)), 0, -1),
    )


@scene
def capgomeh_lampion() -> str:
    """Lanterns over a town street at night."""
    street = "".join(
        houses.town_house(x, 520, w, h, mix(c, NIGHT, 0.45), mix(MAROON, NIGHT, 0.4), True)
        for x, w, h, c in (
            (90, 200, 300, AMBER),
            (290, 180, 250, TEAL),
            (450, 130, 190, CORAL),
            (1110, 200, 310, PLUM),
            (910, 180, 260, RED),
            (750, 130, 190, AMBER),
        )
    )
    crowd = "".join(
        person(x, y, h, look, hands, 0, 2)
        for x, y, h, look, hands in (
            (380, 640, 220, folk.MEI, ((-14, -48), (14, -48))),
            (500, 660, 236, folk.PAK, ((-14, -48), (20, -96))),
            (620, 640, 216, folk.RINA, ((-14, -48), (14, -48))),
            (740, 660, 230, folk.KOKO, ((-14, -48), (14, -48))),
            (850, 640, 214, folk.SITI, ((-14, -48), (14, -48))),
        )
    )
    return many(
        land.sky(land.DARK, 500),
        land.stars(8, 30, 180),
        glow(600, 470, 400, AMBER, 0.55),
        street,
        land.ground(516, "#4a3f55", "#2a2844"),
        land.road(600, 500, 420, "#6b5560", "#8d6a62", 90),
        things.string_of(-20, 90, 1220, 90, 60, 9, 0.95, True),
        things.string_of(60, 230, 1140, 230, 50, 9, 0.6, True),
        things.string_of(300, 330, 900, 330, 26, 7, 0.36, True),
        crowd,
        child(560, 668, 150, folk.BOCAH, ((-14, -46), (22, -78)), 0, 2),
        things.lampion(590, 556, 0.4, RED, True),
    )


SPINE: Final = tuple((250 + 104 * i, 300 + 74 * sin(i * 1.25 + 0.6)) for i in range(7))


def _dragon_head(x: float, y: float) -> str:
    """The dragon's head, mouth open."""
    skull = fill("M-70 -60Q0 -90 60 -40L120 -20Q130 10 90 14L40 10Q90 30 110 40Q70 66 10 50Q-50 60 -80 40z", RED)
    horns = fill("M-40 -60Q-70 -120 -110 -120Q-80 -90 -80 -50zM0 -70Q-10 -130 -50 -150Q-34 -110 -40 -70z", GOLD)
    mane = "".join(
        fill(f"M-80 {-40 + i * 24}q-40 6 -60 {-16 + i * 14}q20 30 64 24z", (AMBER, GOLD, CORAL)[i % 3]) for i in range(4)
    )
    eye = dot(30, -34, 18, WHITE) + dot(34, -34, 9, INK)
    whiskers = line("M100 -10q40 -10 50 -44M96 20q40 20 60 0", GOLD, 6)
    return at(x, y, skull + fill("M40 10Q70 26 90 14L86 28z", WHITE) + horns + eye + mane + whiskers, 1.05)


def _dragon() -> str:
    """The paper dragon along its spine."""
    d = f"M{SPINE[0][0]} {SPINE[0][1]:.0f}" + "".join(f"S{x - 52:.0f} {y:.0f} {x:.0f} {y:.0f}" for x, y in SPINE[1:])
    tail = fill("M250 330Q170 330 130 260Q150 330 110 350Q180 360 250 390z", AMBER)
    body = line(d, dark(RED, 0.3), 92) + line(d, RED, 80)
    scales = line(d, GOLD, 64, 'stroke-dasharray="5 25"') + line(d, AMBER, 16, 'stroke-dasharray="1 26"')
    x, y = SPINE[-1]
    return tail + body + scales + _dragon_head(x + 66, y - 10)


def _bearers() -> str:
    """Those who carry the dragon."""
    looks = (folk.KOKO, folk.MEI, folk.PEMUDA, folk.DEDI, folk.MEI, folk.PEMUDA)
    colours = ((AMBER, RED), (AMBER, RED), (RED, AMBER), (AMBER, RED), (RED, AMBER), (AMBER, RED))
    return "".join(
        line(f"M{x} {y + 20:.0f}V566", BARK, 8) + person(x, 650, 230, folk.wears(look, *worn), ((-3, -53), (5, -63)), 3, 1)
        for (x, y), look, worn in zip(SPINE[:6], looks, colours, strict=True)
    )


def _street() -> str:
    """Pale shop houses behind the crowd."""
    row = ((90, 250, TEAL), (300, 220, AMBER), (500, 240, CORAL), (700, 220, BLUE), (900, 250, PLUM), (1110, 230, LEAF))
    return "".join(houses.town_house(x, 500, 200, h, mix(c, CREAM, 0.45), mix(ROOF, CREAM, 0.35)) for x, h, c in row)


@scene
def naga_kertas() -> str:
    """Six carry a paper dragon."""
    return many(
        land.sky(land.MORNING, 480),
        _street(),
        land.ground(500, "#c9b998", "#b09d7c"),
        things.bunting(-20, 40, 1220, 40, 50, 18),
        _bearers(),
        _dragon(),
        line("M1090 650V250", BARK, 8),
        glow(1090, 220, 100, GOLD, 0.6),
        dot(1090, 220, 34, GOLD),
        person(1060, 660, 240, folk.wears(folk.KOKO, TEAL), ((-2, -56), (13, -62)), 0, -1),
    )


def _cannon(x: float, y: float, size: float, colour: str) -> str:
    """A log cannon, bound with hoops, its mouth up to the right."""
    log = fill("M-170 -30L150 -62Q178 0 150 62L-170 30Q-184 0 -170 -30z", colour)
    grain = line("M-160 -14L140 -30M-160 10L140 26", light(colour, 0.3), 6)
    hoops = line("M-120 -34V34M-60 -40V40M0 -46V46M60 -52V52M120 -56V56", dark(colour, 0.4), 8)
    mouth = egg(152, 0, 24, 61, dark(colour, 0.3)) + egg(154, 0, 15, 44, INK)
    return at(x, y, log + grain + hoops + mouth, size, -16)


def _blast() -> str:
    """The flame at the cannon's mouth."""
    tongue = "M0 0q60 -46 130 -30q-20 20 20 40q-70 30 -150 10z"
    return "".join(
        at(770 + i * 6, 380, fill(tongue, c), size) for i, (size, c) in enumerate(((1.5, CORAL), (1.1, AMBER), (0.7, PAPER)))
    )


@scene
def meriam_karbit() -> str:
    """Log cannons on the river bank."""
    lights = "".join(dot(80 + i * 66, 330 + 8 * chance(2, i), 4, GOLD) for i in range(17))
    return many(
        land.sky(land.DARK, 340),
        land.stars(4, 40, 220),
        fill("M250 70a40 40 0 1 0 38 62a33 33 0 1 1 -38 -62z", "#f6ecc6"),
        land.trees(350, 60, "#1b2650", 6),
        lights,
        land.water(350, "#33426f", "#1d294f", 7, "#9fb0d8", 24),
        *(land.shine(80 + i * 132, 356, GOLD, 8) for i in range(9)),
        glow(840, 370, 330, AMBER, 0.75),
        _blast(),
        "".join(
            dot(930 + i * 30, 300 - 24 * chance(6, i), 30 + 10 * chance(7, i), STONE, 'fill-opacity=".35"') for i in range(6)
        ),
        fill("M0 675V520Q300 470 640 500T1200 560V675z", "#3a3046"),
        _cannon(250, 520, 1.0, MAROON),
        _cannon(590, 440, 1.35, TEAL),
        line("M500 560L580 430M690 530L600 420", BARK, 14),
        person(330, 640, 280, folk.wears(folk.PAK, CREAM), ((-8, -92), (8, -92)), 0, 1),
        person(430, 666, 280, folk.wears(folk.PAK_HIJAU, AMBER), ((-14, -50), (30, -66)), 6, 1),
        line("M514 480L560 488", BARK, 6),
        child(230, 656, 190, folk.BOCAH, ((-11, -90), (11, -90)), 0, 1),
        child(140, 650, 184, folk.wears(folk.GADIS, TEAL, BLUE), ((-11, -88), (11, -88)), 0, 1),
    )


def _dishes() -> str:
    """Plates, cups and the heap of rice."""
    plates = "".join(
        egg(x, y, 46, 17, WHITE) + egg(x, y - 4, 36, 12, c)
        for x, y, c in (
            (330, 520, AMBER),
            (440, 506, LEAF),
            (550, 520, WHITE),
            (660, 506, CORAL),
            (770, 520, LIME),
            (880, 506, GOLD),
        )
    )
    return (
        plates
        + egg(600, 548, 80, 26, dark(AMBER, 0.2))
        + egg(600, 540, 80, 26, AMBER)
        + fill("M545 538Q600 440 655 538z", WHITE)
        + "".join(things.cup(x, 560, 0.5, CREAM) for x in (400, 480, 720, 800))
    )


def _window(x: float) -> str:
    """A window with the sky in it."""
    return wash(130, 190, "#bcdbe0", "#e4ecd6", x, 150) + line(f"M{x} 130h150v190h-150zM{x + 75} 130v190", BARK, 12)


@scene
def saprahan() -> str:
    """A shared meal on a long cloth."""
    back = "".join(
        person(x, 480, 330, look, ((-16, -16), (16, -16)), 0, 0, "floor")
        for x, look in (
            (330, folk.PAK),
            (470, folk.wears(folk.KAKEK, TEAL)),
            (610, folk.PAK_HIJAU),
            (750, folk.wears(folk.PAK, AMBER)),
            (880, folk.wears(folk.PAK, PLUM)),
        )
    )
    front = "".join(
        person(x, 668, 360, look, ((-16, -24), (16, -24)), 0, 2, "floor")
        for x, look in (
            (170, folk.NENEK),
            (360, folk.wears(folk.SITI, CORAL)),
            (840, folk.RINA),
            (1030, folk.wears(folk.IBU, PLUM)),
        )
    )
    return many(
        box(0, 0, 1200, 440, "#ead7a8"),
        line("".join(f"M0 {44 * i}H1200" for i in range(1, 10)), "#dcc693", 3),
        *(fill(f"M{x} 0h150v70q-75 60 -150 0z", (TEAL, AMBER)[i % 2]) for i, x in enumerate(range(0, 1200, 150))),
        *(_window(x) for x in (110, 940)),
        land.floor(430, CLAY),
        cloth.mat("M180 470H1020L1160 675H40z", SAND, MAROON, ("M160 500H1040", "M120 560H1080", "M80 620H1120")),
        back,
        fill("M250 490H950L1000 590H200z", MAROON) + line("M264 498H938M216 580H986", GOLD, 6),
        _dishes(),
        front,
    )


def _decked_bicycle() -> str:
    """A bicycle with flowers in its spokes."""
    return (
        things.bicycle(880, 640, 1.35, RED)
        + "".join(things.flower(870 + i * 24, 530 + abs(i - 2) * 8, 0.8, (PINK, AMBER, CORAL)[i % 3]) for i in range(5))
        + "".join(
            dot(802 + 30 * cos(a * pi / 4), 594 + 30 * sin(a * pi / 4), 7, (AMBER, LIME)[a % 2])
            + dot(958 + 30 * cos(a * pi / 4), 594 + 30 * sin(a * pi / 4), 7, (PINK, GOLD)[a % 2])
            for a in range(8)
        )
    )


@scene
def karnaval() -> str:
    """Children on parade."""
    wings = fill("M-20 -70Q-90 -120 -100 -60Q-96 -20 -20 -50zM20 -70Q90 -120 100 -60Q96 -20 20 -50z", AMBER) + "".join(
        dot(s * 66, -70, 11, RED) + dot(s * 46, -58, 7, TEAL) for s in (-1, 1)
    )
    crown = "".join(
        fill(f"M{dx} -4q-12 -44 {dx * 0.5:.0f} -60q16 26 10 60z", c)
        for dx, c in ((-22, RED), (-10, AMBER), (0, TEAL), (10, LIME), (20, PLUM))
    )
    confetti = "".join(
        box(chance(3, i) * 1180, 60 + chance(4, i) * 330, 11, 11, (AMBER, TEAL, CORAL, LIME, PLUM, PINK)[i % 6], 2)
        for i in range(46)
    )
    return many(
        land.sky(land.NOON, 440),
        land.trees(440, 100, mix(LEAF, land.NOON.far, 0.4), 5),
        *(
            houses.town_house(x, 490, w, h, mix(c, CREAM, 0.3))
            for x, w, h, c in ((80, 190, 230, AMBER), (270, 170, 200, TEAL), (930, 170, 210, CORAL), (1110, 200, 240, PLUM))
        ),
        land.ground(486, SAND, CLAY),
        things.bunting(-20, 70, 1220, 70, 70, 18),
        confetti,
        at(420, 640, wings, 1.7),
        child(420, 640, 250, folk.wears(folk.GADIS, CORAL, PINK), ((-26, -88), (26, -88)), 0, 0),
        child(620, 650, 260, folk.wears(folk.BOCAH, TEAL, AMBER), ((-26, -64), (28, -92)), 0, 0),
        at(620, 404, crown, 1.4),
        _decked_bicycle(),
        child(870, 612, 240, folk.wears(folk.SD_PUTRI, LIME, BLUE, GOLD), ((10, -44), (26, -52)), 4, 1, "chair"),
        child(240, 640, 220, folk.wears(folk.BOCAH, RED, INK), ((-14, -58), (14, -58)), 0, 1),
        things.drum(248, 560, 0.9),
        person(1090, 650, 270, folk.wears(folk.RINA, TEAL), ((-28, -92), (14, -50)), 0, -1),
    )
