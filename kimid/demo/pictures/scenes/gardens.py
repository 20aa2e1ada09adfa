"""Gardens and their fruit."""

from kimid.demo.pictures import folk, houses, land, plants, things
from kimid.demo.pictures.easel import scene
from kimid.demo.pictures.folk import person
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
    PALE,
    PAPER,
    RICE,
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
    line,
    many,
    mix,
    wash,
)


@scene
def kebun_lada() -> str:
    """Pepper vines on their posts."""
    back = "".join(plants.pepper(100 + i * 130, 430, 120, mix(LEAF, land.MORNING.far, 0.35), i) for i in range(9))
    front = (
        plants.pepper(180, 620, 380, LEAF, 3)
        + plants.pepper(1000, 620, 390, LEAF, 7)
        + plants.pepper(790, 560, 290, LEAF, 5)
        + plants.pepper(380, 560, 280, LEAF, 9)
    )
    return many(
        land.sky(land.MORNING, 360),
        land.cloud(820, 110),
        land.distance(land.MORNING, 390, 4),
        land.ground(396, mix(RICE, CLAY, 0.35), CLAY),
        back,
        front,
        person(590, 626, 310, folk.SITI, ((-12, -62), (44, -84)), 0, 1),
        plants.pepper(700, 640, 400, LEAF, 11),
        things.basket(520, 640, 1, LIME),
    )


@scene
def jeruk_panen() -> str:
    """Picking oranges."""
    return many(
        land.sky(land.NOON, 380),
        land.cloud(200, 100, 0.9),
        land.hills(396, 80, mix(FOREST, land.NOON.far, 0.6), 4),
        land.ground(400, LIME, RICE),
        plants.orange_tree(330, 460, 180, 3),
        plants.orange_tree(560, 450, 170, 5),
        plants.orange_tree(860, 460, 180, 7),
        plants.orange_tree(160, 640, 480, 9),
        plants.orange_tree(1030, 640, 500, 11),
        person(480, 620, 300, folk.RINA, ((-42, -98), (18, -60)), 0, -1),
        person(760, 624, 296, folk.TANI_BIRU, ((-16, -56), (42, -96)), 0, 1),
        things.basket(610, 642, 1.35, AMBER),
        things.basket(880, 656, 0.9, AMBER),
        land.tufts(480, 670, LEAF, 5, 20),
    )


def _durian(x: float, y: float, size: float = 1, tone: str = "#9fa447") -> str:
    """A spiny fruit."""
    spikes = "".join(
        f"M{-24 + i * 12} {-14 + (i % 2) * 8}l6 -10l6 10M{-24 + i * 12} {8 + (i % 2) * 8}l6 -10l6 10" for i in range(4)
    )
    return at(x, y, line("M0 -30V-46", BARK, 6) + egg(0, 0, 32, 34, tone) + line(spikes, dark(tone, 0.3), 4), size)


@scene
def durian_musim() -> str:
    """A durian stall by the road."""
    heap = "".join(_durian(430 + i * 68, 510 - (i % 2) * 4, 1.05, ("#9fa447", "#8b9440")[i % 2]) for i in range(6)) + "".join(
        _durian(464 + i * 68, 456, 1.05, ("#aab04f", "#969e44")[i % 2]) for i in range(5)
    )
    hung = "".join(line(f"M{430 + i * 86} 186v30", COFFEE, 3) + _durian(430 + i * 86, 250, 0.8) for i in range(5))
    return many(
        land.sky(land.MORNING, 420),
        land.distance(land.MORNING, 430, 7),
        plants.tree(120, 470, 330, FOREST, 4),
        plants.tree(1080, 480, 360, FOREST, 6),
        land.ground(450, RICE, SAND),
        line("M330 600V170M880 600V170", COFFEE, 14),
        person(650, 610, 290, folk.LUSIA, ((-24, -60), (18, -60)), 0, -1),
        fill("M260 190L350 70H860L950 190z", CLAY),
        line("".join(f"M{290 + i * 46} 186L{366 + i * 35} 76" for i in range(14)), dark(CLAY, 0.22), 4),
        hung,
        box(370, 540, 470, 20, WOOD),
        box(384, 560, 442, 56, dark(WOOD, 0.3)),
        heap,
        person(280, 640, 290, folk.PAK, ((-16, -46), (28, -70)), 0, 1),
        _durian(374, 436, 0.9),
    )


@scene
def pekarangan_sayur() -> str:
    """Vegetable beds behind the house."""
    beds = "".join(
        fill(f"M{260 - j * 90} {500 + j * 74}H{940 + j * 90}l30 46H{230 - j * 90}z", BARK)
        + "".join(
            plants.greens(300 - j * 84 + i * (104 + 20 * j), 512 + j * 74, 1.1 + j * 0.3, (RICE, LIME, LEAF)[j]) for i in range(7)
        )
        for j in range(3)
    )
    return many(
        land.sky(land.NOON, 400),
        land.cloud(240, 90, 0.9),
        land.trees(420, 110, mix(FOREST, land.NOON.far, 0.4), 6),
        houses.stilt_house(860, 470, 1.25, CORAL),
        plants.banana(1130, 480, 260),
        land.ground(456, LIME, RICE),
        line("M20 470h420" + "".join(f"M{40 + i * 50} 490v-70" for i in range(8)), CLAY, 8),
        beds,
        person(400, 560, 270, folk.SITI, ((22, -28), (38, -24)), 48, 1),
        person(740, 600, 290, folk.wears(folk.IBU, CORAL), ((-30, -56), (16, -54)), 0, -1),
        at(
            626,
            456,
            box(-24, -30, 48, 40, TEAL, 6)
            + line("M-22 -20L-60 -46M24 -24q26 4 14 30", TEAL, 8)
            + egg(-62, -48, 12, 6, dark(TEAL), 'transform="rotate(36 -62 -48)"'),
            1,
        ),
        line("M560 408l-24 50M552 402l-36 40M566 414l-10 50", PALE, 4),
    )


@scene
def hidroponik() -> str:
    """Lettuce in pipes."""

    def shelf(y: float, x: float, wide: float, size: float) -> str:
        return (
            box(x, y, wide, 26 * size, WHITE, 12)
            + box(x, y + 16 * size, wide, 10 * size, STONE, 6)
            + "".join(
                plants.greens(x + 44 + i * 84, y + 6, 1.15 * size, (LIME, RICE, "#9c5f74")[(i + int(y)) % 3])
                for i in range(int((wide - 30) / 84))
            )
        )

    rack = line("M150 650L230 240M1050 650L970 240", GREY, 12)
    return many(
        land.sky(land.NOON, 420),
        land.trees(430, 90, mix(LEAF, land.NOON.far, 0.35), 4),
        fill("M0 90Q600 -40 1200 90V150Q600 20 0 150z", WHITE, 'fill-opacity=".7"'),
        line("M60 130V480M1140 130V480", GREY, 10),
        land.ground(460, SAND, CLAY),
        shelf(262, 240, 720, 0.9),
        person(430, 640, 330, folk.wears(folk.RINA, TEAL, cloth=CREAM), ((-20, -56), (32, -62)), 0, 1),
        person(780, 640, 340, folk.wears(folk.PEMUDA, AMBER), ((-34, -60), (18, -60)), 0, -1),
        rack,
        shelf(440, 190, 820, 1),
        shelf(560, 150, 900, 1.1),
    )


@scene
def kopi_meja() -> str:
    """Coffee on a wooden table."""
    beans = "".join(
        egg(
            420 + 150 * chance(2, i) + 40 * chance(4, i),
            590 + 60 * chance(3, i),
            15,
            10,
            COFFEE,
            f'transform="rotate({int(180 * chance(5, i))} {420 + 150 * chance(2, i) + 40 * chance(4, i):.0f} {590 + 60 * chance(3, i):.0f})"',
        )
        for i in range(16)
    )
    kettle = (
        fill("M-90 -150Q-120 -20 -70 0H70Q120 -20 90 -150z", TEAL)
        + fill("M80 -110Q140 -120 160 -170L176 -164Q168 -70 92 -60z", TEAL)
        + line("M-86 -150Q0 -270 86 -150", COFFEE, 12)
        + egg(0, -150, 92, 20, dark(TEAL, 0.2))
        + dot(0, -172, 14, GOLD)
        + line("M-98 -70H98", GOLD, 6)
    )
    return many(
        wash(0, 675, "#d9c7a0", "#b99a6b"),
        at(-130, 0, box(640, 60, 420, 300, "#bfd6cc") + _garden_view() + line("M640 60H1060V360H640zM850 60V360", WOOD, 16)),
        land.floor(420, WOOD),
        egg(400, 560, 140, 16, INK, 'fill-opacity=".22"'),
        at(400, 560, kettle, 1.2),
        things.cup(700, 600, 2.2),
        things.steam(700, 470, 1.3),
        things.cup(900, 510, 1.2, CREAM),
        things.steam(900, 436, 0.8),
        beans,
        fill("M990 640L1030 500H1150L1180 640z", SAND) + egg(1090, 500, 61, 14, COFFEE),
    )


def _garden_view() -> str:
    """What is seen through the window of the coffee house: a garden."""
    return (
        fill("M640 360V260Q740 190 850 250T1060 230V360z", LEAF)
        + fill("M640 360V310Q760 270 880 310T1060 300V360z", FOREST)
        + dot(760, 140, 34, PAPER)
    )
