"""Bridges, roads, power, water, landmarks."""

from kimid.demo.pictures import folk, houses, land, plants, things
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
    GREY,
    INK,
    LEAF,
    LIME,
    MAROON,
    NIGHT,
    PALE,
    PAPER,
    RED,
    RICE,
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
    egg,
    fill,
    glow,
    light,
    line,
    many,
    mix,
)


@scene
def jembatan_papan() -> str:
    """Pupils cross a plank bridge."""
    deck = fill("M60 470Q600 380 1140 470V500Q600 412 60 500z", CLAY) + line(
        "".join(f"M{90 + i * 44} {497 - (1 - ((i - 12) / 12) ** 2) * 66:.0f}v-26" for i in range(25)), BARK, 4
    )
    rail = line("M60 400Q600 310 1140 400", WOOD, 10) + line(
        "".join(f"M{120 + i * 120} {470 - (1 - ((i - 4) / 4.5) ** 2) * 44:.0f}v-76" for i in range(9)), WOOD, 10
    )
    posts = line("M250 470V640M950 470V640M480 440V640M720 440V640", COFFEE, 18) + line(
        "M250 560L480 470M950 560L720 470", COFFEE, 10
    )
    return many(
        land.sky(land.MORNING, 340),
        land.cloud(300, 90, 1),
        land.distance(land.MORNING, 350, 4, LEAF),
        land.ground(360, LIME, RICE),
        fill("M300 360H900Q1020 500 1240 690H-40Q180 500 300 360z", "#7c8a68"),
        line("M420 560h120M640 600h160M300 630h140M760 540h90M520 650h180", PAPER, 5, 'stroke-opacity=".5"'),
        houses.stilt_house(140, 440, 0.9, TEAL),
        plants.coconut(1080, 450, 330, -30),
        posts,
        deck,
        child(440, 440, 190, folk.SD_PUTRI, ((-14, -48), (18, -50)), 0, 1),
        child(570, 432, 200, folk.SD_PUTRA, ((-18, -48), (26, -78)), 4, 1),
        child(700, 434, 184, folk.SD_KUNCIR, ((-16, -50), (16, -48)), 0, 1),
        rail,
        plants.reeds(90, 690, 1.4, FOREST),
        plants.reeds(1120, 690, 1.5, FOREST),
    )


@scene
def jalan_cor() -> str:
    """Levelling the new concrete."""
    mixer = at(
        930,
        560,
        dot(-50, 20, 26, INK)
        + dot(50, 20, 26, INK)
        + box(-90, -20, 180, 24, BLUE)
        + f'<g transform="rotate(-24)">{fill("M-70 -120H30L80 -80V-40L30 0H-70L-110 -30V-90z", AMBER)}{line("M-70 -120V0M30 -120V0", dark(AMBER), 8)}</g>',
        1,
    )
    return many(
        land.sky(land.NOON, 380),
        land.cloud(760, 100, 1.1),
        land.distance(land.NOON, 390, 6),
        land.ground(394, RICE, dark(RICE, 0.1)),
        houses.stilt_house(200, 450, 0.8, CORAL),
        plants.coconut(1090, 450, 320, -20),
        land.road(600, 396, 380, "#b8b8ad", CLAY, 90),
        fill("M330 560H880L960 675H230z", "#9c9c92"),
        line("M330 560H880", STONE, 8),
        mixer,
        person(450, 600, 290, folk.TUKANG, ((18, -42), (38, -30)), 22, 1),
        line("M480 470L600 630", CLAY, 8),
        box(560, 624, 110, 14, WOOD),
        person(700, 570, 270, folk.wears(folk.TUKANG, TEAL), ((-30, -44), (-14, -50)), -16, -1),
        line("M690 420L610 560", CLAY, 8),
        box(580, 552, 60, 14, GREY),
        person(250, 620, 280, folk.wears(folk.TUKANG, LEAF), ((-14, -50), (28, -54)), 0, 1),
        fill("M1030 640L1060 560L1090 640z", CORAL),
        line("M1046 606h28", WHITE, 8),
    )


@scene
def listrik_malam() -> str:
    """Lights along the village street."""
    rooms = "".join(
        houses.stilt_house(x, y, s, mix(c, NIGHT, 0.55), mix(ROOF, NIGHT, 0.6), lit=True)
        for x, y, s, c in ((150, 500, 1.05, TEAL), (1050, 500, 1.05, CORAL), (400, 450, 0.62, AMBER), (800, 450, 0.62, TEAL))
    )
    wires = line(
        "M-20 150Q130 220 300 176Q420 226 500 300M-20 176Q130 246 300 198M1220 150Q1080 220 900 176Q780 226 700 300", INK, 4
    )
    lamps = "".join(
        fill(f"M{x - w * 0.3:.0f} {y}L{x - w} {y2}H{x + w}L{x + w * 0.3:.0f} {y}z", GOLD, 'fill-opacity=".16"')
        + glow(x, y, r, GOLD, 0.7)
        + egg(x, y, r * 0.16, r * 0.07, PAPER)
        for x, y, y2, w, r in ((394, 224, 640, 130, 130), (806, 224, 640, 130, 130))
    )
    return many(
        land.sky(land.DARK, 420),
        land.stars(5, 46),
        land.hills(420, 120, "#222c54", 4),
        land.trees(440, 70, "#18214a", 6),
        land.ground(450, "#2d3a4c", "#1b2640"),
        land.road(600, 446, 330, "#434a66", "#596082", 40),
        rooms,
        things.pole(300, 560, 420, PAPER),
        at(1200, 0, things.pole(300, 560, 420, PAPER), 1, 0, True),
        wires,
        lamps,
        person(540, 630, 210, folk.IBU, ((-14, -48), (14, -48)), 0, 1),
        child(620, 636, 150, folk.BOCAH, ((-16, -60), (14, -46)), 0, -1),
        things.bicycle(760, 620, 0.9, TEAL),
    )


@scene
def menara_air() -> str:
    """Clean water from the tower."""
    tower = (
        line("M500 560L540 220M700 560L660 220M510 480L690 480M524 360H676M506 480L676 360M694 480L524 360", GREY, 14)
        + box(490, 70, 220, 150, BLUE, 20)
        + box(490, 120, 220, 16, light(BLUE, 0.3))
        + box(490, 170, 220, 16, light(BLUE, 0.3))
        + box(480, 214, 240, 14, GREY)
        + line("M660 220V560H780V520", SKY, 12)
    )
    tap = box(764, 500, 56, 14, GREY, 4) + line("M812 512V530", GREY, 10) + line("M812 540V590", SKY, 7)
    return many(
        land.sky(land.NOON, 420),
        land.cloud(240, 110, 1.2),
        land.cloud(960, 90, 0.9),
        land.hills(420, 120, mix(FOREST, land.NOON.far, 0.55), 7),
        land.trees(430, 60, mix(LEAF, land.NOON.far, 0.3), 4),
        houses.stilt_house(190, 500, 0.95, AMBER),
        houses.stilt_house(1060, 500, 0.85, TEAL),
        land.ground(480, LIME, RICE),
        egg(600, 570, 190, 22, STONE),
        tower,
        tap,
        box(786, 590, 52, 50, CORAL, 6),
        person(910, 640, 270, folk.wears(folk.SITI, CORAL), ((-40, -40), (14, -50)), -6, -1),
        person(400, 640, 270, folk.IBU, ((-16, -46), (18, -44)), 0, -1),
        line("M440 520q20 -10 28 10", GREY, 4),
        box(436, 526, 44, 44, AMBER, 5),
        child(310, 650, 180, folk.GADIS, ((-18, -48), (18, -60)), 0, 1),
    )


@scene
def panel_surya() -> str:
    """Solar panels on a roof below the hill."""

    def panel(x: float, y: float, wide: float, high: float) -> str:
        grid = (
            "".join(f"M{x + wide * i / 4:g} {y:g}l-{high * 0.3:g} {high:g}" for i in range(1, 4))
            + f"M{x - high * 0.15:g} {y + high / 2:g}h{wide:g}"
        )
        return (
            fill(f"M{x:g} {y:g}h{wide:g}l-{high * 0.3:g} {high:g}h-{wide:g}z", BLUE, f'stroke="{PALE}" stroke-width="6"')
            + line(grid, light(BLUE, 0.45), 3)
            + fill(
                f"M{x + 10:g} {y + 6:g}h{wide * 0.3:g}l-{high * 0.26:g} {high * 0.8:g}h-{wide * 0.28:g}z",
                WHITE,
                'fill-opacity=".18"',
            )
        )

    house = _roomy_house()
    return many(
        land.sky(land.NOON, 400),
        land.rays(930, 120, "#fff6d8", 900, 16),
        land.sun(930, 120, 62),
        land.hills(430, 260, mix(FOREST, land.NOON.far, 0.6), 3, 240),
        land.hills(440, 130, mix(FOREST, land.NOON.far, 0.25), 6, 200),
        land.ground(440, LIME, RICE),
        plants.coconut(130, 560, 380, 30),
        house,
        panel(430, 170, 150, 100),
        panel(600, 170, 150, 100),
        plants.banana(1060, 580, 240),
        person(900, 640, 270, folk.wears(folk.TUKANG, TEAL), ((-28, -96), (16, -54)), 0, -1),
        child(330, 650, 190, folk.GADIS, ((-14, -50), (26, -90)), 0, 1),
        box(826, 480, 40, 60, STONE, 4),
        dot(846, 500, 8, LIME),
    )


def _roomy_house() -> str:
    """A broad wooden house whose roof has room for panels."""
    body = (
        houses.stilts(520, 60)
        + box(-270, -10, 540, 16, BARK)
        + houses.boards(-230, -190, 460, 182, AMBER)
        + box(-40, -130, 80, 122, COFFEE)
        + houses.window(-180, -140, 80, 70)
        + houses.window(100, -140, 80, 70)
    )
    roof = fill("M-310 -176L-190 -330H230L310 -176z", ROOF) + line("M-290 -204H296M-266 -236H282", dark(ROOF, 0.2), 4)
    return at(
        590,
        540,
        body
        + roof
        + line(
            "M-270 -60H-50M50 -60H270" + "".join(f"M{x} -60V-8" for x in (-266, -212, -158, -104, 104, 158, 212, 266)), CREAM, 6
        ),
    )


@scene
def pos_batas() -> str:
    """The border post."""
    gate = (
        box(290, 300, 70, 240, CREAM)
        + box(840, 300, 70, 240, CREAM)
        + box(280, 520, 90, 24, STONE)
        + box(830, 520, 90, 24, STONE)
        + fill("M180 320Q330 300 440 190L600 60L760 190Q870 300 1020 320L990 350H210z", ROOF)
        + fill("M600 60L760 190Q870 300 1020 320L990 350H600z", dark(ROOF, 0.14))
        + fill("M480 320Q560 250 600 160Q640 250 720 320z", CREAM)
        + line("M440 190L420 150M760 190L780 150M600 60V20", COFFEE, 10)
        + "".join(fill(f"M{x} 420l16 -22l16 22l-16 22z", MAROON) for x in (309, 859))
    )
    barrier = box(380, 470, 26, 80, GREY) + "".join(box(400 + i * 52, 470, 52, 18, (RED, WHITE)[i % 2]) for i in range(6))
    return many(
        land.sky(land.MORNING, 380),
        land.cloud(180, 100, 1),
        land.cloud(1000, 140, 1.1),
        land.hills(400, 230, mix(FOREST, land.MORNING.far, 0.6), 9, 210),
        land.hills(430, 120, mix(FOREST, land.MORNING.far, 0.3), 4, 180),
        land.trees(440, 60, FOREST, 7),
        land.ground(450, LIME, RICE),
        land.road(600, 440, 330, "#a5a59c", CREAM, 180),
        line("M600 470V500M600 530V566M600 600V660", CREAM, 10),
        gate,
        barrier,
        things.motorbike(690, 620, 1.1, TEAL),
        person(682, 606, 200, folk.wears(folk.DEDI, CORAL), ((8, -44), (36, -56)), 6, 1, "chair", shadow=False),
        person(450, 620, 250, folk.wears(folk.PAK_HIJAU, "#6d7a58", "#4d5a42"), ((-14, -50), (30, -78)), 0, 1),
        houses.hut(1080, 540, 0.8),
        plants.banana(110, 560, 240),
    )


@scene
def tugu_khatulistiwa() -> str:
    """The monument on the equator, its shadow gone at noon."""
    tugu = (
        box(552, 190, 26, 330, COFFEE)
        + box(622, 190, 26, 330, COFFEE)
        + box(510, 260, 26, 260, COFFEE)
        + box(664, 260, 26, 260, COFFEE)
        + egg(600, 190, 150, 46, "none", f'stroke="{COFFEE}" stroke-width="14"')
        + egg(600, 190, 60, 150, "none", f'stroke="{COFFEE}" stroke-width="12"')
        + line("M430 190H770", COFFEE, 12)
        + fill("M770 174l44 16l-44 16z", COFFEE)
        + line("M600 40V340", COFFEE, 10)
    )
    base = (
        fill("M430 560L470 510H730L770 560z", STONE) + box(400, 556, 400, 30, CREAM) + box(360, 584, 480, 34, light(STONE, 0.4))
    )
    return many(
        land.sky(land.NOON, 440),
        land.rays(600, 110, "#fff6d8", 900, 20),
        land.sun(600, 112, 74),
        land.cloud(210, 150, 1.1),
        land.cloud(1000, 130, 0.9),
        land.trees(450, 80, mix(LEAF, land.NOON.far, 0.3), 5),
        land.ground(470, LIME, RICE),
        fill("M260 675L420 560H780L940 675z", SAND),
        base,
        tugu,
        plants.coconut(140, 560, 340, 30),
        plants.coconut(1060, 560, 350, -30),
        person(300, 640, 220, folk.RINA, ((-14, -48), (28, -92)), 0, 1),
        child(380, 650, 160, folk.BOCAH, ((-14, -48), (24, -86)), 0, 1),
        person(890, 640, 226, folk.KOKO, ((-20, -84), (-8, -84)), 0, -1),
        *(things.flower(x, 600, 0.9, c) for x, c in ((190, CORAL), (230, AMBER), (960, CORAL), (1000, AMBER))),
    )
