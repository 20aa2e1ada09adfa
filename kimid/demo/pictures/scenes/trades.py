"""Crafts and trade: loom, plait, plane, stall, shop."""

from kimid.demo.pictures import boats, cloth, folk, houses, land, plants, things
from kimid.demo.pictures.easel import scene
from kimid.demo.pictures.folk import child, person
from kimid.demo.pictures.ink import (
    AMBER,
    BARK,
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
    PALE,
    PINK,
    PLUM,
    RED,
    RICE,
    SAND,
    SKY,
    TEAL,
    WHITE,
    WOOD,
    box,
    dark,
    dot,
    fill,
    light,
    line,
    many,
    mix,
    wash,
)


def _room(wall: str, floor: str, y: float = 470) -> str:
    """A plank room with a lit window."""
    planks = line("".join(f"M0 {40 * i}H1200" for i in range(1, int(y / 40) + 1)), dark(wall, 0.12), 3)
    return box(0, 0, 1200, y + 9, wall) + planks + land.floor(y, floor)


def _window(x: float, y: float, wide: float = 190, high: float = 170) -> str:
    """A window with trees outside."""
    view = wash(y, high, "#bcd9d6", "#e4ecd6", x, wide) + fill(
        f"M{x} {y + high}v-60q{wide / 4:g} -50 {wide / 2:g} -10t{wide / 2:g} -20v90z", LEAF
    )
    return view + line(f"M{x} {y}h{wide}v{high}h-{wide}zM{x + wide / 2:g} {y}v{high}", BARK, 14)


@scene
def tenun_alat() -> str:
    """At the loom."""
    warp = line("".join(f"M{430 + i * 16} 250L{400 + i * 20} 530" for i in range(20)), GOLD, 3)
    loom = (
        line("M380 640V150H820V640M380 250H820M360 540H840", BARK, 18)
        + warp
        + cloth.motif(392, 470, 416, 80, 4, MAROON)
        + box(380, 552, 440, 26, WOOD, 8)
        + line("M380 330H820", CLAY, 12)
        + line("M390 150V100M810 150V100", BARK, 10)
    )
    hanging = cloth.motif(910, 90, 160, 320, 4, MAROON) + cloth.border(910, 396, 160, 4) + line("M890 88H1090", COFFEE, 10)
    return many(
        _room("#d8bd8c", WOOD),
        _window(110, 100),
        hanging,
        person(600, 660, 420, folk.wears(folk.IBU, TEAL, cloth=CREAM), ((-36, -50), (34, -46)), 0, 0, "chair"),
        loom,
        things.basket(220, 640, 1.2, RED),
        dot(960, 630, 26, GOLD),
        dot(1020, 636, 22, RED),
        dot(1070, 640, 18, TEAL),
    )


@scene
def kain_tenun() -> str:
    """The cloth itself, close."""
    fold = fill("M0 0H1200V30Q600 70 0 30z", "#4f1522", 'fill-opacity=".5"') + "".join(
        fill(f"M{x} 0h60L{x + 20} 675h-70z", INK, 'fill-opacity=".12"') for x in (150, 520, 900)
    )
    return many(
        box(0, 0, 1200, 75, "#5d1a2a"),
        "".join(cloth.stepped(i * 200, 34, 6, (CREAM, GOLD)[i % 2]) for i in range(7)),
        cloth.motif(-100, 72, 1400, 340, 28, MAROON),
        line("M0 74H1200", GOLD, 8),
        cloth.border(-40, 400, 1320, 20, RED),
        box(0, 516, 1200, 94, "#5d1a2a"),
        "".join(
            cloth.stepped(100 + i * 200, 564, 9, (GOLD, CREAM)[i % 2]) + cloth.stepped(100 + i * 200, 564, 5, RED)
            for i in range(6)
        ),
        box(0, 606, 1200, 70, MAROON),
        line("".join(f"M{24 + i * 48} 618v54" for i in range(25)), GOLD, 9),
        fold,
    )


@scene
def anyam_tikar() -> str:
    """Plaiting a mat on the veranda."""
    mat = cloth.mat(
        "M330 560L480 480H780L860 560L760 640H400z", SAND, RED, ("M420 540H810", "M396 580H826", "M420 610H790", "M450 510H800")
    )
    loose = line("".join(f"M{790 + i * 10} {490 + i * 10}q50 -14 90 {4 + i * 6}" for i in range(7)), LIME, 6)
    return many(
        land.sky(land.MORNING, 420),
        land.distance(land.MORNING, 400, 5),
        plants.banana(1010, 420, 200),
        land.floor(440, CLAY),
        line("M0 380H1200M0 300H1200" + "".join(f"M{i * 100 + 50} 300v140" for i in range(12)), WOOD, 9),
        box(60, 0, 34, 460, BARK),
        box(1110, 0, 34, 460, BARK),
        box(0, 0, 1200, 40, BARK),
        mat,
        loose,
        person(390, 620, 470, folk.LUSIA, ((8, -12), (26, -10)), 10, 1, "floor"),
        person(850, 616, 460, folk.wears(folk.NENEK, TEAL), ((-28, -11), (-6, -12)), -10, -1, "floor"),
        cloth.mat(
            "M170 460V330Q210 310 250 330V460Q210 476 170 460z", SAND, CLAY, ("M180 360H240", "M180 400H240", "M180 440H240")
        ),
        things.basket(1040, 600, 1.1, LIME),
    )


@scene
def tukang_kayu() -> str:
    """Planing a board."""
    curls = "".join(line(f"M{620 + i * 46} {626 + (i % 2) * 16}q10 -26 26 -6q4 16 -12 12", SAND, 6) for i in range(6))
    tools = "".join(
        line(f"M{700 + i * 60} 130v{70 + 20 * (i % 3)}", BARK, 10) + box(686 + i * 60, 196 + 20 * (i % 3), 28, 40, GREY, 4)
        for i in range(4)
    ) + box(660, 116, 280, 14, BARK)
    return many(
        _room("#cfb48a", WOOD),
        _window(200, 90),
        tools,
        "".join(box(1020 + i * 30, 150 - i * 14, 24, 330 + i * 14, (CLAY, WOOD, SAND)[i % 3]) for i in range(5)),
        person(480, 640, 400, folk.wears(folk.KOKO, CORAL), ((30, -50), (48, -50)), 20, 1),
        things.table(690, 640, 660, 190, BARK),
        box(400, 420, 620, 26, SAND),
        box(630, 388, 110, 34, BARK, 6),
        line("M720 388q14 -30 30 -6", BARK, 12),
        curls,
    )


@scene
def galangan_perahu() -> str:
    """A boat takes shape on the bank."""
    hull = fill("M250 400Q330 560 440 576H820Q930 560 1010 360Q860 430 640 430T250 400z", CLAY) + line(
        "M276 440Q380 470 640 472T986 416M300 480Q400 512 640 514T960 466M350 530Q440 550 640 552T910 520", dark(CLAY, 0.3), 5
    )
    ribs = line("".join(f"M{360 + i * 90} 450V{330 - (i - 3) ** 2 * 2}" for i in range(7)), BARK, 12)
    return many(
        land.sky(land.MORNING, 360),
        land.distance(land.MORNING, 360, 3),
        land.water(362, "#a7c0b0", "#6c9a98", 8),
        boats.sampan(180, 420, 0.7, COFFEE),
        fill("M0 675V520Q400 470 700 490T1200 460V675z", SAND),
        plants.coconut(1110, 560, 420, -50),
        ribs,
        hull,
        line("M420 576L400 640M640 576V646M840 572L860 640", BARK, 16),
        person(560, 640, 260, folk.wears(folk.TUKANG, TEAL), ((-12, -54), (40, -82)), 0, 1),
        box(670, 412, 20, 44, GREY, 3),
        line("M664 434H632", BARK, 9),
        person(900, 646, 260, folk.wears(folk.KAKEK, AMBER), ((-40, -70), (18, -54)), 0, -1),
        "".join(box(160, 600 + i * 18, 260 - i * 20, 14, (WOOD, SAND)[i % 2]) for i in range(3)),
    )


@scene
def pasar_pagi() -> str:
    """The vegetable market."""

    def awning(x: float, wide: float, colour: str) -> str:
        return "".join(
            fill(f"M{x + i * wide / 8:g} 150h{wide / 8:g}v66q-{wide / 16:g} 26 -{wide / 8:g} 0z", (colour, CREAM)[i % 2])
            for i in range(8)
        ) + line(f"M{x + 8:g} 216V600M{x + wide - 8:g} 216V600", BARK, 10)

    goods = "".join(
        things.tray(130 + i * 140, 520, 1, c, t)
        for i, (c, t) in enumerate(
            ((RED, CORAL), (LIME, RICE), (AMBER, GOLD), (LEAF, LIME), (PLUM, PINK), (CORAL, RED), (RICE, LIME), (GOLD, AMBER))
        )
    )
    return many(
        wash(0, 675, "#e9dcbc", "#d6bf93"),
        land.trees(300, 100, mix(LEAF, CREAM, 0.5), 4),
        houses.town_house(600, 420, 260, 300, mix(TEAL, CREAM, 0.5)),
        land.ground(470, "#cdb68c", "#b79d74"),
        person(300, 540, 280, folk.SITI, ((-20, -56), (24, -60)), 0, 0),
        person(700, 540, 280, folk.wears(folk.MEI, TEAL), ((-24, -64), (20, -56)), 0, 0),
        person(980, 540, 276, folk.TANI_IBU, ((-20, -56), (20, -56)), 0, 0),
        awning(60, 360, RED),
        awning(470, 360, TEAL),
        awning(860, 320, AMBER),
        box(50, 520, 1110, 100, WOOD),
        box(50, 520, 1110, 12, light(WOOD, 0.3)),
        goods,
        person(500, 664, 330, folk.wears(folk.RINA, MAROON), ((-16, -50), (26, -62)), 0, 1),
        things.basket(424, 664, 0.9, LIME),
        person(840, 668, 330, folk.wears(folk.PAK, SKY), ((-30, -62), (16, -48)), 0, -1),
    )


@scene
def pasar_terapung() -> str:
    """Boats full of fruit."""

    def seller(look: folk.Look, one: str, other: str) -> str:
        heap = "".join(
            dot(-74 + i * 18 + (i // 5) * -80, -14 - (i // 5) * 16, 13, (one, light(one, 0.2))[i % 2]) for i in range(5)
        ) + "".join(dot(60 + i * 18, -12 - (i % 2) * 10, 13, (other, light(other, 0.25))[i % 2]) for i in range(5))
        return heap + person(10, 10, 134, look, ((-20, -22), (24, -24)), 0, 0, "floor", shadow=False)

    return many(
        land.sky(land.DAWN, 300),
        land.sun(600, 190, 48),
        land.distance(land.DAWN, 300, 6),
        houses.stilt_house(140, 350, 0.6, TEAL),
        houses.stilt_house(1050, 350, 0.65, CORAL),
        land.water(330, "#cdbf97", "#54807f", 4),
        boats.sampan(380, 400, 0.8, BARK, seller(folk.TANI_IBU, LIME, CORAL)),
        boats.sampan(830, 410, 0.85, COFFEE, seller(folk.wears(folk.TANI_IBU, AMBER), RED, RICE), flip=True),
        boats.sampan(560, 500, 1.35, TEAL, seller(folk.wears(folk.TANI_IBU, RED), AMBER, LEAF)),
        boats.sampan(900, 610, 1.6, BARK, seller(folk.wears(folk.TANI_IBU, TEAL), GOLD, CORAL), flip=True),
        boats.sampan(270, 612, 1.5, MAROON, seller(folk.wears(folk.SITI, PLUM), RED, LIME)),
    )


@scene
def warung_makan() -> str:
    """A food stall with steaming pots."""
    stripes = "".join(fill(f"M{250 + i * 88} 130h88v80q-44 34 -88 0z", (MAROON, CREAM)[i % 2]) for i in range(8))
    shelf = box(330, 260, 260, 10, BARK) + "".join(
        things.jar(370 + i * 60, 260, 0.55, (CORAL, AMBER, LIME, RED)[i]) for i in range(4)
    )
    return many(
        land.sky(land.DUSK, 480),
        land.trees(430, 90, mix(FOREST, land.DUSK.far, 0.5), 3),
        land.ground(520, CLAY, dark(CLAY, 0.2)),
        box(280, 200, 640, 330, "#e8c68c"),
        shelf,
        person(680, 580, 330, folk.wears(folk.MEI, CORAL), ((-24, -64), (24, -58)), 0, 0),
        stripes,
        box(250, 116, 704, 20, BARK),
        line("M270 136V620M934 136V620", BARK, 14),
        box(240, 470, 720, 26, light(WOOD, 0.2)),
        box(256, 496, 688, 124, WOOD),
        line("M256 540H944M256 580H944", dark(WOOD, 0.2), 4),
        things.pot(500, 470, 1.2, GREY),
        things.steam(500, 390, 1.3),
        things.pot(840, 470, 0.9, TEAL),
        things.steam(840, 410, 0.9),
        things.cup(640, 468, 0.8),
        person(360, 668, 320, folk.PAK_HIJAU, ((8, -54), (30, -60)), 4, 2),
        child(1010, 664, 230, folk.BOCAH, ((-30, -70), (14, -46)), 0, -1),
        dot(600, 240, 22, GOLD),
        line("M600 136V220", COFFEE, 4),
    )


@scene
def bank_sampah() -> str:
    """Weighing bottles and cardboard."""
    bottles = "".join(
        box(90 + i * 34, 590 - (i % 2) * 14, 22, 60, (SKY, LEAF, PALE)[i % 3], 8)
        + box(96 + i * 34, 578 - (i % 2) * 14, 10, 14, (RED, TEAL, AMBER)[i % 3])
        for i in range(6)
    )
    cartons = "".join(
        box(x, y, w, h, CLAY) + line(f"M{x} {y + h * 0.4:.0f}h{w}M{x + w / 2:g} {y}v{h * 0.4:.0f}", BARK, 4)
        for x, y, w, h in ((900, 560, 130, 90), (960, 490, 110, 72), (1040, 580, 110, 70))
    )
    scale = (
        line("M600 150V230", COFFEE, 8)
        + dot(600, 270, 56, WHITE, f'stroke="{GREY}" stroke-width="10"')
        + line("M600 270L630 240", RED, 7)
        + line("M600 326V370", GREY, 7)
    )
    return many(
        land.sky(land.NOON, 420),
        land.trees(420, 80, mix(LEAF, land.NOON.far, 0.4), 5),
        houses.town_house(180, 480, 240, 240, light(TEAL, 0.4)),
        houses.town_house(1040, 480, 230, 230, light(AMBER, 0.3)),
        land.ground(480, SAND, CLAY),
        line("M380 620L600 140L820 620", BARK, 16),
        scale,
        things.sack(600, 470, 1.15, SKY),
        person(440, 650, 320, folk.IBU, ((-18, -52), (40, -58)), 0, 1),
        person(770, 650, 330, folk.wears(folk.DEDI, LEAF), ((-34, -62), (14, -56)), 0, -1),
        things.sheet(800, 470, 1, 8),
        bottles,
        cartons,
        child(330, 660, 200, folk.GADIS, ((-14, -56), (16, -56)), 0, 1),
        box(316, 530, 26, 46, SKY, 8),
    )
