"""Meetings, news, neighbours helping neighbours."""

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
    NIGHT,
    PALE,
    PAPER,
    PINK,
    PLUM,
    RED,
    RICE,
    ROOF,
    SAND,
    SKY,
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
    wash,
)


@scene
def gotong_royong() -> str:
    """Everybody cleans the ditch."""
    heap = "".join(egg(x, y, 46, 20, c) for x, y, c in ((960, 640, RICE), (1020, 636, LEAF), (990, 616, LIME)))
    return many(
        land.sky(land.MORNING, 380),
        land.cloud(860, 90, 1.1),
        land.distance(land.MORNING, 390, 5, LEAF),
        houses.stilt_house(180, 450, 0.95, TEAL),
        houses.stilt_house(1000, 440, 0.85, AMBER),
        land.ground(430, LIME, RICE),
        plants.coconut(620, 440, 290, 24),
        fill("M520 440H640Q760 520 860 690H330Q420 540 520 440z", "#8a9a78"),
        line("M520 440Q420 540 330 690M640 440Q760 520 860 690", BARK, 10),
        line("M500 520h90M560 580h120M460 620h90M640 640h100", PAPER, 4, 'stroke-opacity=".5"'),
        person(330, 560, 250, folk.TANI, ((22, -34), (40, -24)), 30, 1),
        line("M384 496L460 580", CLAY, 8),
        person(590, 600, 270, folk.wears(folk.PEMUDA, RED), ((-26, -40), (-14, -50)), -14, -1),
        line("M560 470L480 610", CLAY, 8),
        fill("M456 600l40 -6l-6 36l-32 -4z", GREY),
        person(850, 590, 260, folk.IBU, ((-16, -56), (20, -52)), 0, 1),
        things.broom(910, 600, 1.1, -12),
        things.cart(1040, 640, 0.9, at(0, -80, egg(0, 0, 60, 24, RICE) + egg(-20, -10, 36, 20, LIME))),
        heap,
        person(210, 660, 280, folk.SITI, ((-18, -52), (24, -58)), 0, 1),
        at(286, 500, box(-40, 0, 90, 10, WOOD) + things.cup(-14, -2, 0.5) + things.cup(28, -2, 0.5)),
        child(740, 660, 180, folk.BOCAH, ((-14, -56), (20, -60)), 0, -1),
    )


def _round_of_people() -> str:
    """Seven on the mat; one of them speaks."""
    places = (
        (250, 560, folk.RINA, 1),
        (380, 520, folk.PAK, 1),
        (500, 496, folk.NENEK, 1),
        (610, 490, folk.wears(folk.KAKEK, TEAL), 0),
        (720, 496, folk.LUSIA, -1),
        (840, 520, folk.KOKO, -1),
        (960, 560, folk.SITI, -1),
    )
    speaks, listens = ((-18, -20), (28, -52)), ((-14, -18), (14, -18))
    return "".join(person(x, y, 320, look, listens if face else speaks, 0, face, "floor") for x, y, look, face in places)


@scene
def musyawarah_balai() -> str:
    """A meeting on mats in the hall."""
    pillars = "".join(box(x, 0, 34, 470, BARK) + box(x - 10, 440, 54, 30, COFFEE) for x in (60, 360, 806, 1106))
    back = (
        land.sky(land.MORNING, 360)
        + land.distance(land.MORNING, 340, 5)
        + plants.coconut(250, 400, 250, 20)
        + land.ground(370, LIME, RICE)
    )
    near = "".join(
        person(x, 672, 350, look, ((-16, -24), (16, -24)), 0, 2, "floor")
        for x, look in (
            (400, folk.wears(folk.DEDI, CORAL)),
            (600, folk.wears(folk.IBU, PLUM)),
            (800, folk.wears(folk.PAK_HIJAU, WHITE)),
        )
    )
    return many(
        back,
        land.floor(420, CLAY),
        line("M0 300H60M394 300H806M1140 300H1200M0 360H60", WOOD, 8),
        pillars,
        box(0, 0, 1200, 46, BARK),
        fill("M0 46H1200L1100 96H100z", COFFEE),
        egg(600, 600, 430, 80, SAND),
        egg(600, 600, 400, 70, light(SAND, 0.25)),
        _round_of_people(),
        things.sheet(520, 580, 1.2, -10),
        things.cup(620, 590, 0.6),
        things.sheet(700, 584, 1.2, 8),
        things.cup(780, 600, 0.6),
        near,
    )


@scene
def rapat_kim() -> str:
    """The group around a table: phones, notes, coffee."""
    lamp = line("M600 0V86", INK, 5) + fill("M530 130Q540 80 600 80T670 130z", RED) + glow(600, 150, 240, "#ffe9b0", 0.6)
    wall = box(0, 0, 1200, 480, "#dcc79a") + line("".join(f"M0 {44 * i}H1200" for i in range(1, 11)), "#cdb687", 3)
    view = wash(110, 180, "#49557f", "#c98d74", 130, 170) + line("M130 110h170v180h-170zM215 110v180", BARK, 12)
    pins = (
        box(850, 100, 250, 180, CLAY)
        + "".join(things.sheet(890 + i * 56, 160 + (i % 2) * 44, 1, (i - 2) * 4, (WHITE, GOLD, PALE, WHITE)[i]) for i in range(4))
        + line("M850 100h250v180h-250z", BARK, 10)
    )
    ring = (
        person(390, 560, 340, folk.RINA, ((-12, -50), (22, -44)), 0, 1, "chair")
        + person(540, 530, 340, folk.wears(folk.DEDI, TEAL), ((-14, -46), (14, -52)), 0, 1, "chair")
        + person(680, 530, 340, folk.wears(folk.MEI, CORAL), ((-14, -50), (16, -44)), 0, -1, "chair")
        + person(830, 560, 350, folk.PAK, ((-24, -58), (14, -46)), 0, -1, "chair")
    )
    return many(
        wall,
        view,
        pins,
        lamp,
        land.floor(470, WOOD),
        ring,
        things.round_table(600, 530, 350, 84, "#b57f4a"),
        box(584, 560, 32, 120, BARK),
        things.phone(440, 516, 1.4, 70),
        things.phone(590, 492, 1.3, 8),
        things.phone(740, 514, 1.4, -66),
        things.sheet(520, 546, 1.5, -14),
        things.sheet(660, 552, 1.5, 12),
        things.cup(600, 566, 0.75),
        things.cup(800, 530, 0.6, CREAM),
        things.cup(400, 548, 0.6, CREAM),
        person(300, 672, 350, folk.wears(folk.SITI, PLUM), ((14, -54), (30, -50)), 0, 2, "chair"),
        person(900, 672, 350, folk.wears(folk.APAI, LEAF), ((-30, -50), (-12, -54)), 0, 2, "chair"),
    )


@scene
def pengeras_suara() -> str:
    """News from a loudspeaker on its pole."""
    tower = (
        box(586, 200, 28, 400, dark(GREY, 0.2))
        + line("M600 240L520 200M600 240L680 200", GREY, 8)
        + things.horn(670, 190, 1.6)
        + things.horn(530, 190, 1.6, True)
        + things.waves(800, 190, 1.1)
        + things.waves(400, 190, 1.1, flip=True)
    )
    return many(
        land.sky(land.DAWN, 400),
        land.hills(410, 120, mix(FOREST, land.DAWN.far, 0.6), 5),
        land.trees(420, 70, mix(LEAF, land.DAWN.far, 0.35), 7),
        land.ground(450, LIME, RICE),
        houses.stilt_house(190, 510, 1.05, TEAL),
        houses.stilt_house(1010, 510, 1.05, CORAL),
        plants.coconut(1150, 560, 360, -20),
        land.road(600, 450, 240, SAND, light(SAND, 0.4), 60),
        tower,
        person(420, 640, 250, folk.IBU, ((-14, -50), (15, -84)), 0, 1),
        child(340, 646, 170, folk.GADIS, ((-14, -46), (22, -84)), 0, 1),
        person(770, 640, 256, folk.TANI, ((-16, -86), (14, -50)), 0, -1),
        things.bicycle(880, 640, 1.05, BLUE),
    )


@scene
def papan_pengumuman() -> str:
    """Reading the notice board at the crossing."""
    board = (
        line("M370 600V150M830 600V150", BARK, 20)
        + box(350, 160, 500, 270, WOOD, 4)
        + box(370, 180, 460, 230, "#d9c396")
        + fill("M320 160L600 70L880 160z", ROOF)
        + "".join(
            things.sheet(x, y, s, t, c)
            for x, y, s, t, c in (
                (430, 246, 2, -3, WHITE),
                (535, 250, 2.4, 2, CREAM),
                (650, 240, 2, -2, WHITE),
                (760, 250, 2.5, 3, PALE),
                (520, 350, 1.6, 4, GOLD),
                (694, 344, 1.8, -3, PINK),
            )
        )
    )
    return many(
        land.sky(land.MORNING, 400),
        land.cloud(200, 100, 1),
        land.cloud(1010, 80, 1),
        land.distance(land.MORNING, 420, 4, LEAF),
        houses.stilt_house(140, 480, 0.85, CORAL),
        houses.stilt_house(1060, 480, 0.9, TEAL),
        land.ground(470, SAND, CLAY),
        board,
        person(440, 650, 290, folk.wears(folk.PAK, SKY), ((-14, -50), (24, -88)), 0, 2),
        person(590, 656, 280, folk.wears(folk.RINA, TEAL), ((-14, -50), (14, -50)), 0, 2),
        child(670, 660, 180, folk.GADIS, ((-14, -46), (14, -46)), 0, 2),
        person(790, 650, 290, folk.DEDI, ((-18, -60), (14, -50)), 0, 2),
        things.bicycle(960, 640, 1.2, LEAF),
        *(things.flower(x, 640, 1, c) for x, c in ((240, CORAL), (280, AMBER), (320, PINK))),
    )


@scene
def ronda_malam() -> str:
    """The night watch."""
    beam = fill("M778 520L1240 400V640z", "#ffeeb8", 'fill-opacity=".35"')
    return many(
        land.sky(land.DARK, 440),
        land.stars(6, 50, 300),
        land.sun(930, 110, 44, "#f6ecc6"),
        land.trees(440, 90, "#1b2650", 5),
        houses.stilt_house(1050, 490, 0.8, mix(TEAL, NIGHT, 0.6), mix(ROOF, NIGHT, 0.6), True),
        land.ground(470, "#2f4152", "#1b2740"),
        glow(430, 420, 380, AMBER, 0.5),
        houses.guard_post(430, 610, 1.75),
        line("M510 300V350", INK, 4),
        dot(510, 360, 18, PAPER),
        beam,
        person(390, 548, 250, folk.wears(folk.KAKEK, AMBER, COFFEE), ((-14, -24), (18, -26)), 0, 1, "floor"),
        things.cup(500, 546, 0.6),
        person(730, 640, 290, folk.wears(folk.PEMUDA, TEAL), ((-14, -50), (20, -44)), 0, 1),
        box(770, 508, 42, 16, GREY, 4),
        dot(812, 516, 10, PAPER),
        plants.coconut(120, 600, 420, 20, "#1d3a45", "#2b2a3c"),
    )


@scene
def kotak_surat() -> str:
    """A letter goes into the red box."""
    fence = line("M0 470H1200M0 540H1200" + "".join(f"M{20 + i * 62} 600V440" for i in range(20)), CREAM, 12)
    post = (
        box(628, 470, 28, 170, BARK)
        + box(560, 350, 164, 130, RED, 8)
        + fill("M550 360Q560 290 642 290T734 360z", dark(RED, 0.15))
        + box(580, 390, 90, 12, INK, 4)
        + line("M600 430h70M600 450h46", light(RED, 0.4), 6)
    )
    letter = at(566, 392, box(-36, -22, 64, 44, WHITE, 2) + line("M-36 -22L-4 4L28 -22", GREY, 4), 1, -6)
    return many(
        land.sky(land.MORNING, 400),
        land.cloud(860, 100, 1.1),
        land.trees(410, 90, mix(LEAF, land.MORNING.far, 0.35), 5),
        houses.stilt_house(930, 500, 1.5, TEAL),
        plants.coconut(120, 560, 430, 40),
        land.ground(480, LIME, RICE),
        fence,
        post,
        letter,
        person(440, 650, 370, folk.wears(folk.SITI, CORAL, PLUM), ((-16, -50), (30, -70)), 2, 1),
        child(300, 656, 220, folk.BOCAH, ((-14, -46), (20, -72)), 0, 1),
        *(things.flower(x, 640, 1.5, c) for x, c in ((740, PINK), (790, AMBER), (850, CORAL), (910, PINK), (970, GOLD))),
    )
