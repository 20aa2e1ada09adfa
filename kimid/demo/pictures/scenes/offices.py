"""Houses going up, the village office, the mast for the phones."""

from kimid.demo.pictures import folk, houses, land, plants, things
from kimid.demo.pictures.easel import scene
from kimid.demo.pictures.folk import child, person
from kimid.demo.pictures.ink import (
    AMBER,
    BARK,
    BLUE,
    CLAY,
    CORAL,
    CREAM,
    FOREST,
    GREY,
    LEAF,
    LIME,
    MAROON,
    PINK,
    RED,
    RICE,
    SAND,
    STONE,
    TEAL,
    WHITE,
    WOOD,
    at,
    box,
    dark,
    dot,
    fill,
    line,
    many,
    mix,
)


def _frame(x: float, y: float) -> str:
    """A house that still shows its ribs."""
    posts = line("M-250 0V-250M-130 0V-250M0 0V-250M130 0V-250M250 0V-250", WOOD, 16) + line(
        "M-270 -70H270M-270 -250H270", BARK, 16
    )
    rafters = line("M-300 -236L0 -400L300 -236M-150 -250V-318M150 -250V-318M0 -250V-396", BARK, 14) + line(
        "M-200 -290L200 -290", WOOD, 10
    )
    walls = houses.boards(-244, -244, 108, 168, AMBER) + houses.boards(-124, -150, 118, 74, AMBER)
    roof = fill("M-316 -234L-150 -326L-96 -296L-262 -206z", dark(RED, 0.15))
    return at(x, y, walls + posts + rafters + roof)


@scene
def rumah_kayu() -> str:
    """Neighbours raise a house."""
    planks = "".join(box(140, 640 - i * 16, 240 - i * 14, 13, (SAND, CLAY)[i % 2]) for i in range(4))
    return many(
        land.sky(land.MORNING, 400),
        land.cloud(980, 100, 1.1),
        land.cloud(220, 130, 0.9),
        land.distance(land.MORNING, 420, 5, LEAF),
        land.ground(440, LIME, RICE),
        plants.coconut(1120, 560, 400, -40),
        plants.banana(90, 540, 240),
        _frame(600, 570),
        person(690, 322, 190, folk.wears(folk.TUKANG, TEAL), ((-34, -40), (16, -50)), -10, -1, shadow=False),
        line("M480 640L560 330M520 650L600 336" + "".join(f"M{496 + i * 13} {590 - i * 46}l40 8" for i in range(6)), BARK, 9),
        person(380, 640, 270, folk.DEDI, ((-14, -84), (30, -92)), 0, 1),
        box(350, 398, 240, 16, SAND),
        person(830, 640, 270, folk.APAI, ((-30, -56), (14, -52)), 0, -1),
        box(736, 500, 70, 14, GREY, 3),
        planks,
        person(980, 656, 270, folk.IBU, ((-20, -56), (20, -56)), 0, -1),
        at(980, 506, box(-50, 0, 100, 10, WOOD) + things.cup(-22, -2, 0.5) + things.cup(22, -2, 0.5)),
    )


@scene
def kantor_desa() -> str:
    """At the village office."""
    counter = (
        box(690, 560, 300, 18, WOOD)
        + box(706, 578, 268, 60, dark(WOOD, 0.2))
        + things.sheet(760, 540, 1.2, -4)
        + things.laptop(900, 556, 1.1, True)
    )
    return many(
        land.sky(land.NOON, 400),
        land.cloud(200, 100, 1.1),
        land.cloud(1010, 90, 0.9),
        land.trees(430, 110, mix(FOREST, land.NOON.far, 0.45), 6),
        houses.hall(600, 510, 1.7, CREAM, "#8c4a3c", TEAL),
        land.ground(506, STONE, SAND),
        plants.tree(70, 560, 300, LEAF, 3),
        plants.tree(1140, 560, 300, LEAF, 5),
        person(900, 560, 250, folk.wears(folk.RINA, TEAL, cloth=CREAM), ((-24, -58), (16, -56)), 0, -1),
        counter,
        person(620, 640, 290, folk.wears(folk.NENEK, AMBER), ((-14, -50), (28, -60)), 0, 1),
        person(470, 640, 290, folk.wears(folk.PAK, "#8fbccb"), ((-14, -50), (20, -58)), 0, 1),
        things.sheet(530, 470, 1.2, 6),
        child(350, 644, 190, folk.GADIS, ((-14, -46), (14, -46)), 0, 1),
        things.motorbike(210, 640, 1, RED),
        *(things.flower(x, 560, 1, c) for x, c in ((300, PINK), (1040, AMBER), (1080, CORAL))),
    )


@scene
def menara_sinyal() -> str:
    """A mast on the hill; below it the phones wake up."""
    legs = line("M-70 0L-12 -380M70 0L12 -380M-58 -70H58M-46 -150H46M-34 -230H34M-22 -310H22", GREY, 9)
    braces = line(
        "M-66 -20L46 -150M66 -20L-46 -150M-46 -150L34 -230M46 -150L-34 -230M-34 -230L22 -310M34 -230L-22 -310", STONE, 6
    )
    dishes = "".join(
        at(dx, dy, fill("M0 -24Q26 0 0 24z", WHITE) + line("M0 -24V24", GREY, 5), 1, 0, dx < 0)
        for dx, dy in ((30, -250), (-30, -250), (24, -330), (-24, -330))
    )
    mast = at(600, 430, legs + braces + dishes + line("M0 -380V-410", GREY, 7) + dot(0, -414, 9, RED))
    return many(
        land.sky(land.DAWN, 420),
        land.hills(440, 180, mix(FOREST, land.DAWN.far, 0.6), 4, 220),
        fill("M0 675V520Q300 470 460 430Q600 390 740 430Q900 470 1200 520V675z", mix(LEAF, land.DAWN.far, 0.2)),
        mast,
        things.waves(690, 110, 0.9, CORAL),
        things.waves(510, 110, 0.9, CORAL, True),
        houses.stilt_house(180, 540, 0.9, TEAL),
        houses.stilt_house(1020, 540, 0.9, CORAL),
        land.ground(560, LIME, RICE),
        land.tufts(570, 670, LEAF, 4, 18),
        person(430, 650, 270, folk.wears(folk.SITI, TEAL, MAROON), ((-14, -50), (16, -68)), 0, 1),
        things.phone(474, 462, 1.2, 10),
        person(600, 656, 280, folk.KAKEK, ((-16, -68), (14, -50)), 0, 0),
        things.phone(554, 462, 1.2, -8),
        person(770, 650, 270, folk.wears(folk.PEMUDA, AMBER, BLUE), ((-18, -86), (14, -50)), 0, -1),
        things.phone(722, 412, 1.2, -6),
        child(870, 654, 180, folk.BOCAH, ((-22, -92), (14, -46)), 0, -1),
    )
