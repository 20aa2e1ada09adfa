"""Races and games."""

from typing import Final

from kimid.demo.pictures import boats, folk, land, plants, things
from kimid.demo.pictures.easel import scene
from kimid.demo.pictures.folk import child, person
from kimid.demo.pictures.ink import (
    AMBER,
    BARK,
    BLUE,
    COFFEE,
    CORAL,
    CREAM,
    DEEP,
    FOREST,
    GOLD,
    INK,
    LEAF,
    LIME,
    RED,
    RICE,
    SAND,
    TEAL,
    WHITE,
    egg,
    fill,
    line,
    many,
    mix,
)

ROWING: Final = ((-14, -34), (-4, -24))
CHEERING: Final = ((-26, -100), (26, -100))
WAVING: Final = ((-14, -46), (20, -90))


def _crew(cloth: str, cap: str) -> str:
    """Six paddlers and the one who calls the stroke."""
    look = folk.wears(folk.DEDI, cloth, INK, cap)
    out = person(360, -22, 122, folk.wears(folk.MEI, cloth), ((-20, -44), (22, -50)), 0, -1, "floor", shadow=False)
    for x in range(-290, 300, 112):
        blade = egg(x - 44, 48, 9, 20, SAND, f'transform="rotate(22 {x - 44} 48)"')
        out += line(f"M{x} -56L{x - 40} 40", SAND, 6) + blade + person(x, -8, 122, look, ROWING, 18, 1, "floor", shadow=False)
    return out


def _crowd() -> str:
    """Neighbours cheering on the bank."""
    looks = (
        folk.RINA,
        folk.PAK,
        folk.SITI,
        folk.DEDI,
        folk.MEI,
        folk.IBU,
        folk.KOKO,
        folk.LUSIA,
        folk.PEMUDA,
        folk.NENEK,
        folk.PAK_HIJAU,
    )
    return "".join(
        person(40 + i * 112, 356 + (i % 2) * 6, 104, look, CHEERING if i % 3 else WAVING, shadow=False)
        for i, look in enumerate(looks)
    )


@scene
def lomba_sampan() -> str:
    """Two long boats side by side."""
    splash = "".join(
        line(f"M{x} {y}q-10 -22 -26 -26M{x} {y}q0 -24 -8 -36M{x} {y}q12 -18 24 -22", WHITE, 5, 'stroke-opacity=".8"')
        for x, y in ((330, 640), (620, 640), (420, 470))
    )
    return many(
        land.sky(land.NOON, 320),
        land.cloud(300, 90, 1),
        land.distance(land.NOON, 320, 5),
        things.bunting(-20, 130, 1220, 130, 60, 9),
        land.ground(340, LIME, RICE),
        _crowd(),
        land.water(364, "#8fb9b0", "#3f7c84", 4, count=16),
        boats.racing_boat(600, 450, 0.95, RED, _crew(RED, GOLD)),
        boats.racing_boat(640, 600, 1.25, TEAL, _crew(TEAL, CREAM)),
        splash,
    )


@scene
def bola_lapangan() -> str:
    """Football on the village field."""
    goal = line("M880 480V290H1130V480", WHITE, 12) + line(
        "".join(f"M{890 + i * 24} 296V476" for i in range(10)) + "".join(f"M886 {310 + i * 26}H1124" for i in range(7)),
        WHITE,
        2,
        'stroke-opacity=".6"',
    )
    kick = (
        person(500, 620, 300, folk.wears(folk.BOCAH, RED, WHITE), ((-36, -78), (32, -62)), -8, 1)
        + line("M520 506L586 590", WHITE, 24)
        + line("M560 560L612 600", folk.BROWN, 18)
        + egg(626, 606, 20, 9, INK)
    )
    return many(
        land.sky(land.DAWN, 380),
        land.sun(260, 150, 50),
        land.distance(land.DAWN, 400, 6, LEAF),
        land.ground(404, RICE, LEAF),
        *(fill(f"M{i * 240 - 60} 675L{i * 160 + 200} 404h80L{i * 240 + 60} 675z", LIME, 'fill-opacity=".25"') for i in range(6)),
        line("M0 500H1200", WHITE, 5, 'stroke-opacity=".7"'),
        goal,
        plants.coconut(90, 470, 300, 20),
        child(1000, 486, 170, folk.wears(folk.BOCAH, AMBER, INK), ((-40, -88), (40, -88)), 0, -1),
        kick,
        things.ball(690, 590, 26),
        child(800, 560, 230, folk.wears(folk.SD_PUTRA, BLUE, WHITE), ((-30, -70), (32, -66)), 6, -1),
        child(320, 560, 220, folk.wears(folk.BOCAH, RED, WHITE), ((-30, -64), (30, -76)), 6, 1),
        child(960, 640, 250, folk.wears(folk.SD_PUTRA, BLUE, WHITE), ((-32, -60), (28, -74)), -6, -1),
    )


@scene
def voli_sore() -> str:
    """Volleyball before dusk."""
    net = (
        line("M600 660V230M600 230H602", BARK, 14)
        + fill("M200 280L1000 280V380L200 380z", WHITE, 'fill-opacity=".28"')
        + line("M200 280H1000M200 380H1000", WHITE, 8)
        + line(
            "".join(f"M{200 + i * 40} 280V380" for i in range(21)) + "M200 305H1000M200 330H1000M200 355H1000",
            WHITE,
            2.5,
            'stroke-opacity=".8"',
        )
        + line("M200 560V240M1000 560V240", BARK, 14)
    )
    net = net.replace("M600 660V230M600 230H602", "M200 560V240")
    return many(
        land.sky(land.DUSK, 420),
        land.sun(860, 300, 60, "#fde2a6"),
        land.hills(420, 110, mix(FOREST, land.DUSK.far, 0.6), 4),
        land.trees(430, 70, mix(FOREST, land.DUSK.far, 0.3), 6),
        land.ground(440, "#c89a63", "#a5774a"),
        plants.coconut(100, 500, 380, 30, DEEP, COFFEE),
        plants.coconut(1120, 500, 400, -30, DEEP, COFFEE),
        person(400, 540, 210, folk.wears(folk.RINA, TEAL), ((-24, -98), (24, -98)), 0, 0),
        person(860, 540, 210, folk.wears(folk.MEI, TEAL, INK), ((-20, -60), (20, -60)), 0, 0),
        net,
        things.ball(600, 200, 30, CREAM, CORAL),
        line("M560 250q-40 40 -50 90", CREAM, 4, 'stroke-opacity=".5" stroke-dasharray="4 14"'),
        person(520, 620, 290, folk.wears(folk.PEMUDA, RED), ((-20, -58), (30, -116)), 4, 2),
        person(760, 655, 280, folk.wears(folk.SITI, RED, cloth=WHITE), ((-20, -72), (20, -72)), 0, 2),
        person(320, 655, 280, folk.wears(folk.DEDI, RED), ((-24, -66), (24, -66)), 4, 2),
    )
