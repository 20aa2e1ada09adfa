"""Houses of prayer, and the long house."""

from kimid.demo.pictures import boats, folk, houses, land, plants, things
from kimid.demo.pictures.easel import scene
from kimid.demo.pictures.folk import child, person
from kimid.demo.pictures.ink import (
    AMBER,
    COFFEE,
    CORAL,
    DEEP,
    FOREST,
    GOLD,
    LEAF,
    LIME,
    MAROON,
    PINK,
    PLUM,
    RED,
    RICE,
    SAND,
    STONE,
    TEAL,
    WHITE,
    WOOD,
    fill,
    glow,
    light,
    line,
    many,
    mix,
)


@scene
def masjid_senja() -> str:
    """A wooden mosque by the river at dusk."""
    crescent = fill("M300 90a44 44 0 1 0 40 66a36 36 0 1 1 -40 -66z", "#f6ecc6")
    return many(
        land.sky(land.DUSK, 420),
        glow(600, 400, 420, "#ffd28c", 0.7),
        crescent,
        land.trees(430, 90, mix(FOREST, land.DUSK.far, 0.55), 5),
        land.trees(446, 50, mix(DEEP, land.DUSK.far, 0.25), 8),
        houses.mosque(580, 500, 1.05, "#ecd9b0", TEAL),
        land.water(496, "#b98a72", "#3f4d6c", 6, "#ffe2ae", 26),
        land.shine(500, 500, GOLD, 60),
        land.shine(690, 500, GOLD, 60),
        boats.sampan(
            330,
            590,
            1.1,
            COFFEE,
            person(30, 4, 116, folk.PAK, ((-14, -22), (14, -22)), 0, 1, "floor", shadow=False)
            + person(-50, 4, 116, folk.PAK_HIJAU, ((-1, -25), (21, -31)), 6, 1, "floor", shadow=False),
        ),
        plants.coconut(1080, 520, 380, -40, mix(DEEP, land.DUSK.far, 0.2), COFFEE),
        plants.coconut(130, 510, 320, 30, mix(DEEP, land.DUSK.far, 0.2), COFFEE),
    )


@scene
def gereja_pagi() -> str:
    """A white church at the foot of the hills."""
    return many(
        land.sky(land.MORNING, 400),
        land.rays(880, 150, "#fff6d8", 900),
        land.sun(880, 150, 52),
        land.hills(430, 260, mix(FOREST, land.MORNING.far, 0.6), 5, 230),
        land.hills(440, 130, mix(FOREST, land.MORNING.far, 0.3), 8, 180),
        land.ground(450, LIME, RICE),
        land.road(600, 500, 240, SAND, light(SAND, 0.4), 90),
        plants.tree(250, 520, 280, LEAF, 3),
        plants.tree(960, 520, 300, LEAF, 6),
        houses.church(600, 520, 1),
        person(440, 640, 220, folk.LUSIA, ((-14, -48), (14, -48)), 0, 1),
        child(510, 644, 150, folk.GADIS, ((-18, -58), (14, -46)), 0, 1),
        person(730, 636, 226, folk.KOKO, ((-14, -48), (14, -48)), 0, -1),
        person(800, 640, 214, folk.wears(folk.LUSIA, TEAL, PLUM), ((-14, -48), (14, -48)), 0, -1),
        *(
            things.flower(x, 610 + (i % 2) * 30, 1, (CORAL, PINK, GOLD, WHITE)[i % 4])
            for i, x in enumerate((120, 170, 220, 1000, 1050, 1100))
        ),
    )


@scene
def kelenteng_lampion() -> str:
    """A red temple, lanterns strung before it."""
    incense = (
        fill("M560 600H640L626 560H574z", AMBER)
        + line("M586 560V510M600 560V500M614 560V510", MAROON, 5)
        + things.steam(600, 500, 0.8)
    )
    return many(
        land.sky(land.MORNING, 440),
        land.cloud(230, 110, 1.1),
        land.cloud(1010, 100, 0.9),
        land.trees(440, 110, mix(LEAF, land.MORNING.far, 0.35), 4),
        houses.temple(600, 530, 1.25),
        land.ground(526, STONE, "#a9a79b"),
        things.string_of(-20, 50, 1220, 50, 62, 11, 0.8),
        incense,
        person(420, 640, 240, folk.MEI, ((-6, -62), (8, -62)), 0, 1),
        person(770, 640, 250, folk.KOKO, ((-8, -62), (6, -62)), 0, -1),
        child(850, 644, 170, folk.wears(folk.GADIS, RED, MAROON), ((-14, -46), (14, -46)), 0, -1),
        plants.tree(80, 620, 260, FOREST, 3),
        plants.tree(1130, 620, 260, FOREST, 6),
    )


@scene
def rumah_panjang() -> str:
    """A long house on its posts."""
    return many(
        land.sky(land.MORNING, 400),
        land.cloud(300, 90, 1.2),
        land.cloud(860, 70, 0.9),
        land.hills(430, 190, mix(FOREST, land.MORNING.far, 0.6), 4, 220),
        land.trees(440, 120, mix(FOREST, land.MORNING.far, 0.3), 6),
        land.ground(470, RICE, SAND),
        houses.long_house(600, 530, 1.12, WOOD),
        person(470, 630, 220, folk.APAI, ((-14, -48), (26, -72)), 0, 1),
        person(720, 640, 220, folk.LUSIA, ((-14, -56), (14, -50)), 0, -1),
        things.basket(792, 644, 0.8, GOLD),
        child(390, 644, 150, folk.BOCAH, ((-20, -62), (16, -46)), 0, 1),
        plants.banana(1130, 640, 240),
        plants.coconut(60, 620, 400, 30),
    )
