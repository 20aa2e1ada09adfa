"""Rice, palms, rubber, animals, young trees: the work outdoors."""

from kimid.demo.pictures import folk, houses, land, plants, things
from kimid.demo.pictures.easel import scene
from kimid.demo.pictures.folk import child, person
from kimid.demo.pictures.ink import (
    AMBER,
    BARK,
    CLAY,
    COFFEE,
    CORAL,
    CREAM,
    DEEP,
    FOREST,
    GOLD,
    GREY,
    INK,
    LEAF,
    LIME,
    PALE,
    RED,
    RICE,
    SAND,
    STONE,
    TEAL,
    WHITE,
    at,
    box,
    dark,
    dot,
    egg,
    fill,
    light,
    line,
    many,
    mix,
    wash,
)

REACH_DOWN = ((26, -22), (40, -14))


@scene
def sawah_tanam() -> str:
    """Planting rice in a flooded field, three in a row."""
    rows = "".join(
        plants.rice(60 + i * 76 + (j % 2) * 30, 470 + j * 60, 26 + j * 8, LIME)
        for j in range(4)
        for i in range(16)
        if not 300 < 60 + i * 76 < 880 or j > 2
    )
    back = "".join(plants.rice(40 + i * 60, 432, 22, RICE) for i in range(20))
    team = many(
        person(380, 570, 220, folk.TANI_IBU, REACH_DOWN, 62, 1),
        person(590, 590, 236, folk.TANI, REACH_DOWN, 60, 1),
        person(810, 572, 222, folk.wears(folk.TANI_BIRU, TEAL), REACH_DOWN, 58, 1),
    )
    bundles = "".join(plants.rice(x, y, 54, LIME) for x, y in ((476, 580), (694, 600), (906, 584)))
    return many(
        land.sky(land.MORNING, 330),
        land.cloud(300, 120, 1.1),
        land.distance(land.MORNING, 350, 5),
        plants.coconut(1080, 380, 190, -20, FOREST),
        plants.coconut(130, 376, 170, 24, FOREST),
        wash(352, 323, "#b9cfb4", "#6f9a86"),
        line("M0 402H1200M0 450H1200", mix(LIME, CLAY, 0.4), 8),
        back,
        rows,
        line("M120 560h120M300 620h200M900 640h180M980 520h120", WHITE, 4, 'stroke-opacity=".6"'),
        team,
        bundles,
    )


@scene
def sawah_panen() -> str:
    """Harvest: ripe ears, sickle and sheaf."""
    wall = "".join(plants.rice(20 + i * 62, 520 + (i % 3) * 8, 110, "#b39a3c", True) for i in range(20))
    near = "".join(plants.rice(10 + i * 72, 690, 120, "#a78c33", True) for i in range(18) if not 6 < i < 10)
    team = many(
        person(420, 610, 280, folk.TANI_IBU, ((-10, -50), (12, -53)), 0, 1),
        plants.rice(424, 496, 86, "#b39a3c", True),
        person(720, 620, 270, folk.wears(folk.TANI, TEAL), ((14, -34), (34, -36)), 44, 1),
        line("M806 524q36 -6 34 -40", GREY, 7),
    )
    return many(
        land.sky(land.DAWN, 330),
        land.sun(820, 150, 52),
        land.distance(land.DAWN, 350, 8, LEAF),
        land.paddies(356, 2, GOLD, "#b9a040"),
        houses.hut(990, 430, 0.8),
        wall,
        team,
        near,
    )


@scene
def kebun_sawit() -> str:
    """Oil palm bunches in a wheelbarrow."""
    load = "".join(
        dot(-40 + i * 26, -94 - 12 * (i % 2), 24, (RED, dark(CORAL, 0.15))[i % 2])
        + line(f"M{-52 + i * 26} -104l8 -8M{-40 + i * 26} -112v-8M{-30 + i * 26} -104l8 -8", COFFEE, 4)
        for i in range(5)
    )
    return many(
        land.sky(land.NOON, 380),
        land.trees(400, 80, mix(FOREST, land.NOON.far, 0.5), 4),
        land.ground(404, RICE, dark(LEAF, 0.1)),
        plants.oil_palm(420, 440, 240, mix(FOREST, land.NOON.far, 0.25)),
        plants.oil_palm(770, 440, 240, mix(FOREST, land.NOON.far, 0.25)),
        land.road(600, 410, 330, mix(CLAY, SAND, 0.4), mix(CLAY, RICE, 0.4), 60),
        plants.oil_palm(140, 600, 440),
        plants.oil_palm(1060, 600, 460),
        things.cart(610, 600, 1.25, load),
        person(450, 610, 300, folk.wears(folk.DEDI, TEAL), ((2, -42), (22, -44)), 8, 1),
        land.tufts(560, 670, dark(LEAF, 0.2), 6, 18),
    )


@scene
def sadap_karet() -> str:
    """Tapping rubber before sunrise."""
    back = "".join(plants.slim(x, 470, 480, 20, mix("#8f948a", land.DAWN.far, 0.55)) for x in range(70, 1200, 112))
    mid = plants.slim(250, 540, 560, 40, "#9a9b8d") + plants.slim(960, 560, 580, 44, "#9a9b8d", True)
    return many(
        wash(0, 675, "#a9c3a4", "#f1dfae"),
        land.trees(300, 160, mix(LEAF, land.DAWN.far, 0.5), 5, 130),
        back,
        wash(470, 205, "#a3a367", "#5d7a4c"),
        land.tufts(480, 670, FOREST, 3, 34),
        mid,
        plants.slim(690, 640, 660, 66, "#a9a797", True),
        person(560, 640, 340, folk.wears(folk.PEMUDA, RED), ((-6, -62), (30, -52)), 6, 1),
        line("M666 464l26 14", GREY, 7),
        fill("M440 560H516L504 640H452z", WHITE) + egg(478, 560, 38, 8, STONE) + line("M440 560Q478 500 516 560", GREY, 5),
        fill("M0 0H1200V80Q1040 150 900 96Q760 170 600 100Q420 168 300 92Q140 150 0 84z", FOREST),
        fill("M0 0H1200V40Q1000 90 840 50Q640 100 420 46Q200 96 0 40z", DEEP),
    )


@scene
def kelapa_panen() -> str:
    """Husking coconuts."""
    heap = "".join(
        dot(760 + (i % 6) * 56 + (i // 6) * 28, 600 - (i // 6) * 44, 32, (LIME, RICE, AMBER)[i % 3])
        + dot(750 + (i % 6) * 56 + (i // 6) * 28, 590 - (i // 6) * 44, 9, light(LIME, 0.5))
        for i in range(11)
    )
    heap += "".join(dot(844 + i * 56, 512, 32, (AMBER, LIME)[i % 2]) for i in range(3))
    return many(
        land.sky(land.MORNING, 420),
        land.cloud(560, 110, 1.1),
        land.hills(420, 70, mix(FOREST, land.MORNING.far, 0.5), 8),
        land.trees(424, 50, mix(LEAF, land.MORNING.far, 0.25), 5),
        land.ground(430, RICE, SAND),
        plants.coconut(150, 560, 500, 60),
        plants.coconut(330, 500, 340, -30, mix(LEAF, land.MORNING.far, 0.2)),
        plants.coconut(1090, 560, 520, -70),
        houses.stilt_house(850, 460, 0.6, TEAL),
        heap,
        person(520, 620, 300, folk.wears(folk.APAI, CORAL), ((20, -48), (36, -52)), 16, 1),
        line("M626 626V470", GREY, 10),
        dot(628, 470, 38, RICE),
        fill("M594 462Q628 420 664 462Q650 490 628 468Q606 490 594 462z", AMBER),
        "".join(egg(400 + i * 40, 640 + (i % 2) * 12, 26, 10, CLAY) for i in range(4)),
    )


def _duck(x: float, y: float, size: float = 1, flip: bool = False, tone: str = WHITE) -> str:
    """A duck."""
    body = (
        fill("M-40 -20Q-20 -46 16 -34Q24 -60 40 -60Q58 -60 56 -42L70 -38L54 -33Q50 -20 40 -12Q10 6 -20 -2z", tone)
        + fill("M54 -46L74 -40L54 -34z", AMBER)
        + dot(44, -48, 3, INK)
        + line("M-18 -22Q0 -12 18 -24", dark(tone, 0.25), 4)
    )
    return at(x, y, line("M0 -4V10M12 -6V10", AMBER, 4) + body, size, 0, flip)


@scene
def bebek_ternak() -> str:
    """Ducks on their way to the pond."""
    flock = "".join(
        _duck(x, y, s, False, t)
        for x, y, s, t in (
            (470, 500, 1, WHITE),
            (560, 520, 1.1, "#a98a63"),
            (660, 500, 1, WHITE),
            (520, 570, 1.3, WHITE),
            (640, 590, 1.35, WHITE),
            (760, 556, 1.2, "#a98a63"),
            (760, 620, 1.4, WHITE),
        )
    )
    return many(
        land.sky(land.MORNING, 370),
        land.cloud(820, 100, 1),
        land.distance(land.MORNING, 390, 6, LEAF),
        land.ground(394, LIME, RICE),
        houses.hut(180, 440, 0.9),
        fill("M1220 420Q860 410 840 500Q820 600 960 690H1220z", "#8ab9b4"),
        line("M940 470h120M990 530h140M920 590h160M1040 640h120", WHITE, 4, 'stroke-opacity=".7"'),
        _duck(980, 500, 0.9),
        _duck(1070, 570, 1.1),
        person(330, 620, 300, folk.TANI, ((-16, -50), (26, -66)), 0, 1),
        line("M404 440L560 400", CLAY, 7),
        flock,
        plants.reeds(1150, 690, 1.2, FOREST),
        land.tufts(440, 660, LEAF, 3, 20),
    )


@scene
def madu_panen() -> str:
    """Stingless bees in boxes at the forest edge."""

    def hive(x: float, y: float, size: float) -> str:
        log = (
            box(-46, -150, 92, 130, BARK, 16)
            + line("M-24 -140V-34M4 -144V-30M26 -138V-36", COFFEE, 4)
            + box(-58, -196, 116, 52, AMBER, 3)
            + box(-68, -208, 136, 16, CLAY, 3)
            + dot(0, -168, 8, COFFEE)
            + line("M-30 -20V0M30 -20V0", COFFEE, 10)
        )
        return at(x, y, egg(0, 0, 70, 9, INK, 'fill-opacity=".25"') + log, size)

    bees = "".join(
        egg(x, y, 7, 5, COFFEE) + egg(x - 4, y - 6, 6, 3.4, WHITE)
        for x, y in ((560, 240), (570, 300), (540, 200), (600, 220), (690, 300), (640, 350), (720, 250))
    )
    return many(
        wash(0, 675, "#cfe0bd", "#f0e4b8"),
        land.trees(330, 200, mix(FOREST, PALE, 0.45), 4, 120),
        land.trees(430, 150, mix(FOREST, PALE, 0.15), 7, 100),
        land.ground(452, RICE, dark(RICE, 0.2)),
        plants.slim(120, 560, 560, 60, "#8d7a60"),
        plants.slim(1090, 580, 580, 70, "#8d7a60"),
        hive(310, 560, 1),
        hive(880, 570, 1.05),
        hive(610, 620, 1.35),
        person(470, 632, 310, folk.wears(folk.PAK_HIJAU, WHITE), ((10, -84), (30, -76)), 4, 1),
        things.jar(760, 636, 1),
        things.jar(828, 640, 0.8),
        bees,
        *(things.flower(x, 650, 1.1, c) for x, c in ((220, CORAL), (270, CREAM), (980, CORAL), (1030, GOLD))),
    )


@scene
def tanam_pohon() -> str:
    """Young trees for an open slope."""
    rows = "".join(
        plants.seedling(180 + i * 120 + (j % 2) * 40, 450 + j * 34, 0.5 + j * 0.14) for j in range(3) for i in range(8)
    )
    return many(
        land.sky(land.NOON, 360),
        land.cloud(300, 110, 1.2),
        land.cloud(900, 80, 0.8),
        land.hills(380, 140, mix(FOREST, land.NOON.far, 0.55), 5, 220),
        land.trees(396, 40, mix(LEAF, land.NOON.far, 0.3), 3, 60),
        land.ground(404, mix(RICE, CLAY, 0.3), CLAY),
        rows,
        person(400, 610, 280, folk.wears(folk.DEDI, TEAL), ((22, -36), (36, -30)), 40, 1),
        plants.seedling(556, 620, 2.1),
        egg(556, 624, 56, 14, BARK),
        child(660, 618, 210, folk.GADIS, ((-34, -38), (-20, -32)), -20, -1),
        person(820, 600, 290, folk.IBU, ((-20, -58), (16, -58)), 0, -1),
        things.tray(810, 452, 0.9, LIME),
        child(960, 610, 200, folk.BOCAH, ((-14, -56), (14, -56)), 0, -1),
        plants.seedling(960, 508, 1),
        things.hoe(280, 620, 1.2, -14),
    )


@scene
def tanam_mangrove() -> str:
    """Mangrove seedlings in the mud of the shore."""
    rows = "".join(
        line(f"M{x} {y}v-{h}", BARK, 4)
        + egg(x - 7, y - h, 10, 4.5, LIME, f'transform="rotate(30 {x - 7} {y - h})"')
        + egg(x + 7, y - h, 10, 4.5, RICE, f'transform="rotate(-30 {x + 7} {y - h})"')
        for x, y, h in ((160 + i * 130 + (j % 2) * 60, 430 + j * 70, 34 + j * 12) for j in range(4) for i in range(8))
    )
    return many(
        land.sky(land.MORNING, 330),
        land.cloud(760, 110, 1.1),
        land.water(326, "#8fbcb8", "#5f9a9c", 4),
        plants.mangrove(130, 410, 190),
        plants.mangrove(1060, 410, 210),
        plants.mangrove(930, 384, 120),
        fill("M0 675V440Q300 390 620 410T1200 420V675z", "#8b7a66"),
        egg(300, 560, 220, 20, "#a8cbc4", 'fill-opacity=".5"'),
        egg(920, 600, 200, 18, "#a8cbc4", 'fill-opacity=".5"'),
        rows,
        person(470, 600, 270, folk.wears(folk.RINA, CORAL, cloth=CREAM), ((24, -28), (38, -22)), 50, 1),
        plants.seedling(582, 612, 1.4),
        person(740, 604, 280, folk.PEMUDA, ((-28, -62), (16, -54)), 0, -1),
        plants.seedling(660, 446, 1.1),
        person(880, 570, 240, folk.wears(folk.DEDI, LEAF), ((20, -30), (34, -26)), 46, 1),
    )
