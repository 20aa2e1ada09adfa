"""Health and school."""

from kimid.demo.pictures import boats, folk, houses, land, plants, things
from kimid.demo.pictures.easel import scene
from kimid.demo.pictures.folk import baby, child, person
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
    PALE,
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
    light,
    line,
    many,
    mix,
    wash,
)


def _inside(wall: str, low: str, y: float = 500) -> str:
    """A bright room: wall, a coloured skirting, tiled floor."""
    tiles = line(
        "".join(f"M0 {y + 26 + i * 40}H1200" for i in range(5))
        + "".join(f"M{600 + (i - 8) * 110} {y}L{600 + (i - 8) * 220} 675" for i in range(17)),
        dark(CREAM, 0.12),
        3,
    )
    return (
        box(0, 0, 1200, y + 9, wall)
        + box(0, y - 130, 1200, 130, low)
        + line(f"M0 {y - 130}H1200", WHITE, 8)
        + box(0, y, 1200, 675 - y, CREAM)
        + tiles
    )


@scene
def posyandu_timbang() -> str:
    """A toddler on the hanging scale."""
    dial = (
        line("M600 60V150", BARK, 8)
        + dot(600, 200, 62, WHITE, f'stroke="{TEAL}" stroke-width="12"')
        + line("M600 200L636 164", RED, 8)
        + "".join(
            dot(600 + dx, 200 + dy, 4, INK) for dx, dy in ((-40, 0), (40, 0), (0, -40), (0, 40), (-28, -28), (28, 28), (-28, 28))
        )
    )
    pants = (
        line("M600 262V300M600 300L548 360M600 300L652 360", BARK, 7)
        + child(600, 500, 210, folk.wears(folk.BOCAH, GOLD, CORAL), ((-22, -74), (22, -74)), 0, 0)
        + fill("M560 400H640L634 450Q600 480 566 450z", TEAL)
    )
    return many(
        land.sky(land.MORNING, 440),
        land.trees(400, 90, mix(LEAF, land.MORNING.far, 0.4), 5),
        houses.clinic(950, 470, 1),
        land.ground(466, LIME, RICE),
        plants.tree(110, 520, 330, LEAF, 4),
        box(270, 40, 660, 22, BARK),
        line("M290 640V50M910 640V50", BARK, 16),
        fill("M220 60L330 -40H870L980 60z", ROOF),
        dial,
        pants,
        person(420, 650, 340, folk.wears(folk.SITI, TEAL), ((-16, -54), (36, -64)), 0, 1),
        person(790, 650, 340, folk.RINA, ((-38, -60), (14, -52)), 0, -1),
        person(1010, 650, 290, folk.IBU, ((-12, -54), (14, -54)), 0, -1),
        baby(1010, 490, 1.9, GOLD),
        things.sheet(824, 476, 1, 6),
    )


@scene
def pos_kesehatan() -> str:
    """The village health post."""
    bench = box(760, 560, 260, 14, WOOD) + line("M780 574V626M1000 574V626", BARK, 10)
    return many(
        land.sky(land.NOON, 420),
        land.cloud(240, 100, 1.1),
        land.cloud(980, 80, 0.9),
        land.trees(420, 100, mix(FOREST, land.NOON.far, 0.45), 6),
        houses.clinic(600, 520, 1.55),
        land.ground(520, LIME, RICE),
        land.road(600, 520, 170, SAND, light(SAND, 0.4), 170),
        plants.tree(90, 580, 340, LEAF, 3),
        plants.banana(1120, 560, 260),
        person(500, 640, 250, folk.IBU, ((-12, -54), (14, -54)), 0, 1),
        baby(502, 506, 1.4, CORAL),
        person(640, 600, 240, folk.BIDAN, ((-30, -62), (14, -50)), 0, -1),
        bench,
        person(840, 626, 240, folk.KAKEK, ((-10, -50), (12, -46)), 0, -1, "chair"),
        person(940, 626, 230, folk.NENEK, ((-10, -48), (10, -48)), 0, -1, "chair"),
        things.bicycle(270, 640, 1.2, BLUE),
        *(things.flower(x, 560, 1, c) for x, c in ((320, CORAL), (370, PINK), (1040, AMBER))),
    )


@scene
def imunisasi() -> str:
    """The midwife, a child on its mother's lap."""
    syringe = at(
        572,
        376,
        box(-34, -7, 52, 14, WHITE, 2)
        + box(-10, -5, 26, 10, SKY)
        + line("M18 0H40", GREY, 3)
        + line("M-34 0H-54M-54 -9V9", GREY, 5),
        1.15,
        6,
    )
    cabinet = (
        box(120, 120, 190, 260, WHITE, 4)
        + box(134, 134, 162, 110, PALE)
        + "".join(things.jar(165 + i * 50, 240, 0.5, (SKY, AMBER, LEAF)[i]) for i in range(3))
        + box(134, 256, 162, 110, PALE)
        + box(150, 330, 130, 36, SKY, 6)
        + box(205, 276, 18, 44, LEAF)
        + box(192, 289, 44, 18, LEAF)
    )
    return many(
        _inside("#d6e6dc", light(TEAL, 0.45)),
        cabinet,
        wash(90, 200, "#bcdbe0", "#e4ecd6", 870, 220),
        fill("M870 290v-60q60 -50 120 -10t100 -20v90z", LEAF),
        line("M870 90h220v200h-220zM980 90v200", WHITE, 14),
        line("M440 640V470H360V640M820 640V480H700V640", BARK, 14),
        person(420, 650, 400, folk.BIDAN, ((20, -62), (31, -70)), 10, 1, "chair"),
        person(760, 650, 400, folk.wears(folk.SITI, CORAL), ((-20, -52), (16, -50)), 0, -1, "chair"),
        child(698, 606, 270, folk.wears(folk.BOCAH, GOLD), ((-28, -46), (14, -40)), 0, -1, "chair"),
        syringe,
        things.table(200, 640, 220, 120, WHITE),
        things.jar(160, 514, 0.6, SKY),
        things.sheet(240, 500, 1, 0),
    )


def _exercising(y: float, high: float, xs: tuple[int, ...], looks: tuple[folk.Look, ...]) -> str:
    """A row of people with raised arms."""
    up = ((-30, -104), (26, -82))
    return "".join(person(x, y, high, look, up, 6) for x, look in zip(xs, looks, strict=True))


@scene
def senam_lansia() -> str:
    """Morning exercise of the elders."""
    return many(
        land.sky(land.DAWN, 400),
        land.rays(600, 250, "#fff6d8"),
        land.sun(600, 240, 54),
        land.trees(400, 90, mix(LEAF, land.DAWN.far, 0.4), 6),
        houses.hall(600, 460, 0.95),
        land.ground(456, LIME, RICE),
        plants.coconut(90, 520, 400, 30),
        plants.coconut(1120, 520, 420, -40),
        _exercising(
            540,
            200,
            (330, 510, 690, 870),
            (folk.KAKEK, folk.wears(folk.NENEK, TEAL), folk.wears(folk.KAKEK, CORAL), folk.wears(folk.IBU, AMBER)),
        ),
        _exercising(
            650,
            260,
            (240, 480, 730, 970),
            (folk.NENEK, folk.wears(folk.KAKEK, LEAF), folk.wears(folk.NENEK, PLUM, BLUE), folk.wears(folk.KAKEK, AMBER)),
        ),
    )


@scene
def sekolah_halaman() -> str:
    """Break in the school yard."""
    return many(
        land.sky(land.NOON, 400),
        land.cloud(260, 90, 1),
        land.cloud(900, 110, 0.9),
        land.trees(410, 100, mix(FOREST, land.NOON.far, 0.45), 5),
        houses.school(600, 470, 1.3),
        land.ground(466, SAND, CLAY),
        plants.tree(70, 540, 350, LEAF, 2),
        plants.tree(1140, 540, 370, LEAF, 6),
        line("M480 660C430 500 700 440 760 650", CREAM, 7),
        child(460, 656, 230, folk.SD_PUTRI, ((-14, -50), (12, -54)), 0, 1),
        child(612, 606, 220, folk.SD_PUTRA, ((-30, -96), (30, -96)), 0, 0),
        child(776, 654, 230, folk.SD_KUNCIR, ((-10, -54), (14, -50)), 0, -1),
        child(240, 620, 200, folk.SD_PUTRA, ((-12, -58), (28, -66)), 8, 1),
        things.ball(330, 610, 18, AMBER, RED),
        person(960, 620, 270, folk.wears(folk.IBU, BLUE, INK, CREAM), ((-26, -70), (14, -50)), 0, -1),
        child(1050, 640, 200, folk.SD_PUTRI, ((-24, -60), (14, -44)), 0, -1),
    )


@scene
def pojok_baca() -> str:
    """Reading on a mat before a shelf."""
    shelf = box(300, 110, 600, 300, WOOD) + "".join(
        box(316, 126 + j * 94, 568, 80, COFFEE) + things.books(322, 206 + j * 94, 556, j + 2, 66) for j in range(3)
    )
    return many(
        box(0, 0, 1200, 479, "#e7d3a4"),
        line("".join(f"M0 {46 * i}H1200" for i in range(1, 11)), "#d9c292", 3),
        land.floor(460, CLAY),
        wash(110, 190, "#bcdbe0", "#e4ecd6", 60, 170),
        fill("M60 300v-60q40 -50 80 -10t90 -20v90z", LEAF),
        line("M60 110h170v190h-170zM145 110v190", BARK, 12),
        shelf,
        things.bunting(40, 40, 1160, 40, 40, 16),
        things.basket(1040, 450, 1.2, RED),
        egg(600, 580, 470, 74, TEAL),
        egg(600, 578, 440, 64, light(TEAL, 0.25)),
        egg(600, 578, 400, 54, TEAL),
        child(330, 610, 370, folk.GADIS, ((-9, -22), (9, -22)), 4, 1, "floor"),
        things.book(330, 526, 1.5, RED),
        person(610, 580, 420, folk.wears(folk.RINA, PLUM), ((-20, -26), (20, -26)), 0, 0, "floor"),
        things.book(610, 478, 1.9, BLUE),
        child(480, 640, 330, folk.BOCAH, ((-10, -20), (20, -24)), 0, 1, "floor"),
        child(760, 640, 340, folk.SD_PUTRI, ((-18, -26), (10, -20)), 0, -1, "floor"),
        child(890, 606, 350, folk.wears(folk.BOCAH, LEAF, INK), ((-9, -22), (9, -22)), -4, -1, "floor"),
        things.book(890, 526, 1.5, AMBER),
    )


@scene
def perahu_pustaka() -> str:
    """The library boat at the jetty."""
    rows = "".join(things.books(-186, y, 340, y / 7 + 30, 50) + box(-196, y, 352, 8, WOOD) for y in (-122, -58))
    jetty = (
        box(-20, 560, 460, 24, CLAY)
        + line("M40 584V690M180 584V690M330 584V690M420 560V690", BARK, 16)
        + line("M-20 560H440", light(CLAY, 0.3), 6)
    )
    return many(
        land.sky(land.NOON, 330),
        land.cloud(820, 90, 1.2),
        land.distance(land.NOON, 336, 5),
        houses.stilt_house(1060, 372, 0.6, CORAL),
        land.water(346, "#9cbdb0", "#4c8286", 7),
        boats.book_boat(740, 560, 1.35, rows),
        person(560, 520, 200, folk.wears(folk.DEDI, cloth=TEAL), ((-42, -64), (14, -50)), 0, -1, shadow=False),
        jetty,
        child(300, 562, 200, folk.SD_PUTRI, ((-12, -52), (34, -76)), 0, 1),
        child(400, 562, 190, folk.SD_PUTRA, ((-10, -52), (12, -52)), 0, 1),
        things.book(400, 474, 1, AMBER),
        child(180, 562, 186, folk.GADIS, ((-14, -48), (24, -84)), 0, 1),
        plants.reeds(1150, 690, 1.6),
    )


@scene
def wisuda() -> str:
    """Caps in the air."""
    caps = "".join(
        at(
            x,
            y,
            fill("M-34 0L0 -14L34 0L0 14z", c)
            + fill("M-18 6V20Q0 30 18 20V6L0 14z", dark(c, 0.3))
            + line("M0 0L30 16V34", GOLD, 4),
            1.3,
            t,
        )
        for x, y, t, c in (
            (330, 150, -16, INK),
            (480, 90, 12, MAROON),
            (620, 140, -8, INK),
            (750, 80, 18, TEAL),
            (880, 160, -14, INK),
        )
    )
    crew = (
        (300, folk.WISUDAWATI),
        (450, folk.WISUDAWAN),
        (610, folk.wears(folk.WISUDAWATI, MAROON, cloth=CREAM)),
        (770, folk.wears(folk.WISUDAWAN, TEAL)),
        (920, folk.wears(folk.WISUDAWATI, cloth=SKY)),
    )
    sash = "".join(line(f"M{x - 34} 420L{x} 480L{x + 34} 420", GOLD, 9) for x, _ in crew)
    return many(
        land.sky(land.MORNING, 420),
        land.rays(600, 420, "#fffbe6", 800),
        land.trees(430, 100, mix(LEAF, land.MORNING.far, 0.4), 3),
        houses.hall(600, 480, 1.3),
        land.ground(480, LIME, RICE),
        caps,
        *(person(x, 660, 320, look, ((-30, -108), (32, -104)), 0, 0) for x, look in crew),
        sash,
    )


@scene
def latihan_laptop() -> str:
    """Learning together at laptops."""
    board = (
        box(380, 70, 440, 220, WHITE, 6)
        + line("M380 70H820V290H380z", WOOD, 12)
        + line("M430 240L500 180L570 210L660 130L770 150", TEAL, 9)
        + "".join(dot(x, y, 9, CORAL) for x, y in ((500, 180), (570, 210), (660, 130)))
    )
    desk = box(120, 560, 960, 26, light(WOOD, 0.2)) + box(140, 586, 920, 89, WOOD)
    return many(
        _inside("#e3d9bd", light(AMBER, 0.4)),
        board,
        person(900, 520, 330, folk.wears(folk.RINA, TEAL), ((-46, -82), (14, -50)), 0, -1),
        person(270, 660, 370, folk.wears(folk.PEMUDA, CORAL), ((-14, -34), (16, -34)), 0, 1, "chair"),
        person(470, 660, 360, folk.wears(folk.SITI, PLUM), ((-14, -34), (16, -34)), 0, 1, "chair"),
        person(680, 660, 370, folk.KAKEK, ((-14, -34), (16, -34)), 0, -1, "chair"),
        person(880, 660, 360, folk.wears(folk.MEI, LEAF), ((-14, -34), (16, -34)), 0, -1, "chair"),
        desk,
        *(things.laptop(x, 562, 1.5, True) for x in (270, 470, 680, 880)),
        things.cup(580, 564, 0.6),
        things.cup(1010, 564, 0.6, CREAM),
    )
