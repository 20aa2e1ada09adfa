"""Forest, hills, waterfall: what visitors come for."""

from kimid.demo.pictures import folk, houses, land, plants
from kimid.demo.pictures.easel import scene
from kimid.demo.pictures.folk import person
from kimid.demo.pictures.ink import (
    BARK,
    CLAY,
    CORAL,
    DEEP,
    FOREST,
    GOLD,
    INK,
    LEAF,
    PALE,
    SAND,
    WHITE,
    WOOD,
    at,
    box,
    dot,
    egg,
    fill,
    line,
    many,
    mix,
    wash,
)


@scene
def air_terjun() -> str:
    """A waterfall in the forest."""
    fall = fill("M520 120Q600 96 690 124L716 430Q600 470 486 430z", PALE) + line(
        "M548 130L534 420M590 120V440M634 124L646 440M672 130L688 424", WHITE, 9, 'stroke-opacity=".8"'
    )
    cliffs = fill("M-20 675V150Q140 80 330 110Q500 80 530 130L480 450Q300 600 -20 675z", "#5d6a5c") + fill(
        "M1220 675V130Q1060 90 900 120Q740 90 680 130L722 450Q900 610 1220 675z", "#55625a"
    )
    cracks = line("M120 260l90 -20M240 360l110 -30M360 220l70 -10M860 240l110 24M930 370l120 20M800 330l70 10", "#46534c", 8)
    return many(
        wash(0, 675, "#c9dfc9", "#9dc0a8"),
        land.trees(200, 140, mix(FOREST, PALE, 0.4), 5, 90),
        cliffs,
        cracks,
        fall,
        egg(160, 130, 210, 70, FOREST),
        egg(360, 110, 150, 52, LEAF),
        egg(1040, 120, 220, 74, FOREST),
        egg(850, 108, 140, 50, LEAF),
        egg(60, 300, 110, 60, LEAF),
        egg(1160, 320, 120, 66, LEAF),
        fill("M0 675V520Q240 470 460 440Q600 420 740 440Q980 470 1200 540V675z", "#6fa6a2"),
        egg(600, 448, 150, 26, WHITE, 'fill-opacity=".8"'),
        line("M380 510h150M660 520h180M300 580h220M700 590h240M480 630h160", WHITE, 5, 'stroke-opacity=".6"'),
        egg(350, 640, 200, 60, "#6b756c"),
        egg(330, 624, 170, 40, "#838d80"),
        egg(900, 650, 180, 56, "#6b756c"),
        person(330, 630, 200, folk.DEDI, ((-30, -104), (24, -66)), 0, 1),
        person(430, 638, 190, folk.RINA, ((-16, -52), (26, -70)), 0, 1),
        plants.banana(1120, 670, 230, LEAF),
        plants.banana(40, 680, 240, LEAF),
    )


@scene
def bukit_fajar() -> str:
    """Three hikers and the sunrise."""
    return many(
        wash(0, 675, "#6f7fa0", "#f9cf95"),
        land.rays(600, 330, "#fff1cf"),
        land.sun(600, 330, 70),
        land.hills(420, 150, "#c89f86", 2, 210),
        egg(300, 420, 420, 26, "#f9e4bd", 'fill-opacity=".7"'),
        land.hills(500, 120, "#8d7f79", 6, 190),
        egg(860, 490, 460, 24, "#f3dcb6", 'fill-opacity=".6"'),
        land.trees(560, 70, "#5a6a5f", 9, 60),
        fill("M0 675V640Q240 600 430 560Q600 500 770 560Q980 610 1200 630V675z", DEEP),
        person(520, 556, 200, folk.DEDI, ((-20, -46), (34, -110)), 0, 2),
        person(612, 536, 206, folk.RINA, ((-18, -46), (18, -46)), 0, 2),
        person(704, 556, 204, folk.PEMUDA, ((-30, -66), (20, -48)), 0, 2),
        line("M486 470V570M672 426V556", CLAY, 6),
        land.tufts(600, 670, "#3b5f4c", 5, 22),
    )


def _hornbill(x: float, y: float, size: float, flip: bool = False) -> str:
    """A hornbill on the wing."""
    body = (
        fill("M-120 20Q-60 -16 40 -14Q80 -14 96 -4Q84 18 30 26Q-50 34 -96 34z", INK)
        + fill("M-120 20Q-170 14 -196 30L-120 40z", WHITE)
        + fill("M-160 22l10 14h14l-8 -16z", INK)
    )
    wings = (
        fill("M30 -8Q-10 -120 -110 -150Q-96 -60 -40 10z", "#39454d")
        + fill("M-110 -150Q-96 -110 -74 -84L-50 -96z", WHITE)
        + fill("M20 14Q10 96 -60 150Q-80 80 -40 20z", INK)
        + fill("M-60 150Q-68 120 -66 100L-46 108z", WHITE)
    )
    head = (
        dot(92, 0, 18, INK)
        + fill("M100 -8Q150 -8 170 22Q140 10 102 14z", GOLD)
        + fill("M88 -16Q112 -40 142 -26Q120 -22 108 -8z", CORAL)
        + dot(96, -3, 3.4, WHITE)
    )
    return at(x, y, wings + body + head, size, -8, flip)


@scene
def enggang_langit() -> str:
    """Two hornbills above the forest."""
    return many(
        land.sky(land.MORNING, 520),
        land.sun(880, 150, 54),
        land.cloud(240, 170, 1.3),
        land.cloud(1040, 300, 0.9),
        land.hills(480, 170, mix(FOREST, land.MORNING.far, 0.6), 7, 220),
        land.trees(500, 90, mix(FOREST, land.MORNING.far, 0.35), 3, 96),
        land.trees(570, 90, FOREST, 6, 110),
        land.trees(650, 80, DEEP, 8, 130),
        _hornbill(520, 270, 1.45),
        _hornbill(820, 400, 0.8),
    )


@scene
def bekantan_pos() -> str:
    """Watching the mangrove from a wooden tower."""
    tower = line("M500 600L530 300M730 600L700 300M505 560L716 420M725 560L514 420", BARK, 14) + houses.hut(
        615, 356, 1.15, CLAY, 100
    )
    watchers = person(570, 326, 128, folk.DEDI, ((-8, -84), (8, -84)), 0, -1, shadow=False) + person(
        660, 326, 122, folk.RINA, ((-16, -56), (34, -92)), 0, 1, shadow=False
    )
    return many(
        land.sky(land.MORNING, 360),
        land.distance(land.MORNING, 370, 12),
        land.water(380, "#a5c4b4", "#4f8a86", 9),
        plants.mangrove(150, 470, 240),
        plants.mangrove(330, 440, 170),
        plants.mangrove(1040, 480, 250),
        plants.mangrove(890, 440, 170),
        line("M-20 640H520M-20 610H520M30 600V690M150 600V690M270 600V690M390 600V690", WOOD, 10),
        box(-20, 622, 1240, 22, CLAY),
        line("M710 610H1220M760 600V690M900 600V690M1040 600V690M1160 600V690", WOOD, 10),
        tower,
        watchers,
        box(500, 300, 230, 10, SAND),
        line("M510 330V300M560 330V302M615 330V302M670 330V302M720 330V300", SAND, 6),
        plants.mangrove(1130, 690, 200, LEAF),
    )
