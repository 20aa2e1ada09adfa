"""River, sea, rain, sky."""

from kimid.demo.pictures import boats, folk, houses, land, plants, things
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
    LEAF,
    LIME,
    MAROON,
    NIGHT,
    PALE,
    PAPER,
    PLUM,
    RED,
    RICE,
    ROOF,
    SAND,
    SEA,
    STONE,
    TEAL,
    WHITE,
    at,
    dark,
    dot,
    egg,
    fill,
    light,
    line,
    many,
    mix,
    veil,
    wash,
)

PADDLING = ((-1, -25), (21, -31))  # seated, both hands on the oar


@scene
def sungai_perahu() -> str:
    """Dawn on the river."""
    near = many(
        boats.sampan(
            640,
            520,
            1.7,
            BARK,
            person(-20, 8, 128, folk.TANI, PADDLING, 8, 1, "floor", shadow=False) + things.basket(70, -2, 0.55, LIME),
        ),
        boats.oar(672, 508, -32, 190),
    )
    return many(
        land.sky(land.DAWN, 330),
        land.rays(600, 150, "#fff6d8"),
        land.sun(600, 150, 54),
        land.distance(land.DAWN, 330, 3, FOREST),
        land.water(334, "#d9c596", "#4f7d80", 4),
        land.shine(600, 336, "#fff0c4", 90),
        boats.sampan(300, 398, 0.6, COFFEE, person(0, 6, 124, folk.TANI_IBU, PADDLING, 6, 1, "floor", shadow=False)),
        near,
        plants.reeds(40, 690, 1.7),
        plants.reeds(1150, 690, 1.5),
        plants.reeds(1060, 700, 1.0),
    )


@scene
def pantai_kapal() -> str:
    """Fishing boats off a palm beach."""
    return many(
        land.sky(land.NOON, 300),
        land.cloud(250, 120, 1.2),
        land.cloud(830, 90, 0.9),
        land.hills(306, 70, mix(FOREST, land.NOON.far, 0.55), 5, 240),
        land.water(304, "#63a9b4", SEA, 8),
        boats.trawler(260, 372, 0.55, TEAL, flip=True),
        boats.trawler(930, 366, 0.5, AMBER),
        boats.trawler(590, 470, 1.15, RED),
        fill("M0 675V600Q260 540 560 596T1200 560V675z", SAND),
        line("M0 594Q260 534 560 590T1200 554", WHITE, 7, 'stroke-opacity=".8"'),
        plants.coconut(90, 640, 470, 70),
        plants.coconut(1090, 650, 430, -60),
        plants.coconut(1170, 660, 520, -30),
    )


@scene
def pasang_gang() -> str:
    """High tide in an alley."""
    flood = land.water(452, "#a9a284", "#7b7a66", 5, WHITE, 26)
    return many(
        land.sky(land.RAINY, 420),
        land.trees(440, 80, mix(FOREST, land.RAINY.far, 0.5), 7),
        houses.stilt_house(190, 470, 1.25, CORAL, "#77848a", deep=46),
        houses.stilt_house(1010, 470, 1.25, TEAL, ROOF, deep=46),
        things.pole(430, 470, 380),
        flood,
        person(520, 610, 260, folk.IBU, ((-22, -58), (18, -62)), 0, 1),
        person(700, 622, 280, folk.DEDI, ((-24, -66), (16, -56)), 0, -1),
        things.sack(640, 470, 0.8, CREAM),
        child(820, 590, 190, folk.BOCAH, ((-18, -60), (24, -78)), 0, -1),
        wash(560, 115, "#94907a", "#7b7a66"),
        line("M430 566h190M620 578h190M780 562h110", WHITE, 5, 'stroke-opacity=".6"'),
        line("M60 610h160M930 620h180M240 650h220M700 648h200", WHITE, 5, 'stroke-opacity=".4"'),
    )


@scene
def banjir_sampan() -> str:
    """A boat fetches neighbours from a flooded house."""
    crew = many(
        person(-86, 8, 120, folk.PEMUDA, ((-26, -28), (-4, -24)), 6, 1, "floor", shadow=False),
        person(24, 8, 116, folk.IBU, ((-14, -30), (14, -30)), 0, 1, "floor", shadow=False),
        child(88, 8, 92, folk.GADIS, ((-14, -28), (14, -28)), 0, -1, "floor"),
    )
    return many(
        land.sky(land.RAINY, 340),
        land.distance(land.RAINY, 350, 11, FOREST),
        land.water(352, "#b5aa88", "#7a7660", 6, WHITE, 30),
        houses.stilt_house(300, 420, 1.3, AMBER, ROOF, deep=14),
        houses.stilt_house(1030, 396, 0.85, TEAL, "#7a858a", deep=10),
        person(392, 404, 150, folk.NENEK, ((-16, -46), (30, -66)), 0, 1, shadow=False),
        boats.sampan(660, 546, 1.75, BLUE, crew),
        line("M430 480L500 640", SAND, 8),
        plants.coconut(1120, 520, 330, -34, FOREST),
        land.rain(4, WHITE, 44),
    )


@scene
def kabut_asap() -> str:
    """Haze over the road."""
    mask = "M-8 -90Q0 -84 8 -90L6 -82Q0 -79 -6 -82z"
    people = many(
        person(520, 620, 290, folk.RINA, ((-14, -50), (14, -58)), 0, 0),
        at(520, 620, fill(mask, WHITE), 2.9),
        person(694, 628, 300, folk.PEMUDA, ((-18, -46), (18, -46)), 0, 0),
        at(694, 628, fill(mask, PALE), 3),
    )
    ghost = mix(FOREST, land.SMOKE.far, 0.72)
    return many(
        land.sky(land.SMOKE, 420),
        dot(840, 150, 58, "#d9794e", 'fill-opacity=".9"'),
        land.trees(400, 70, mix(FOREST, land.SMOKE.far, 0.85), 4),
        land.trees(424, 60, ghost, 8),
        land.ground(420, mix(RICE, land.SMOKE.far, 0.6), mix(RICE, land.SMOKE.far, 0.35)),
        land.road(600, 420, 300, "#b9a98b", "#d8c9a6"),
        at(0, 0, houses.stilt_house(230, 480, 0.9, mix(TEAL, land.SMOKE.far, 0.6), mix(ROOF, land.SMOKE.far, 0.6))),
        plants.coconut(1010, 500, 330, -30, ghost, mix(BARK, land.SMOKE.far, 0.5), fruit=False),
        things.motorbike(902, 570, 0.9, mix(RED, land.SMOKE.far, 0.3)),
        veil(land.SMOKE.far, 0.34),
        people,
    )


@scene
def hujan_payung() -> str:
    """Pupils under umbrellas."""
    kids = many(
        child(430, 600, 240, folk.SD_PUTRI, ((-14, -44), (10, -66)), 0, 1),
        things.umbrella(454, 450, 1.45, CORAL),
        child(620, 620, 260, folk.SD_PUTRA, ((-12, -66), (16, -44)), 0, 0),
        things.umbrella(588, 456, 1.55, TEAL),
        child(800, 604, 236, folk.SD_KUNCIR, ((-14, -44), (10, -68)), 0, -1),
        things.umbrella(824, 450, 1.4, AMBER),
    )
    return many(
        land.sky(land.RAINY, 420),
        land.distance(land.RAINY, 410, 6),
        houses.school(900, 450, 0.8),
        land.ground(448, RICE, dark(RICE, 0.3)),
        land.road(560, 440, 420, "#a89c82", "#c9bfa4", 120),
        plants.banana(110, 520, 300),
        plants.tree(1130, 520, 300, LEAF, 4),
        egg(330, 640, 120, 14, PALE, 'fill-opacity=".6"'),
        egg(900, 652, 150, 14, PALE, 'fill-opacity=".6"'),
        kids,
        land.rain(9),
    )


@scene
def bulan_sungai() -> str:
    """Full moon over the river."""
    lamps = ((210, AMBER), (430, GOLD), (700, AMBER), (930, GOLD))
    return many(
        land.sky(land.DARK, 380),
        land.stars(3),
        land.sun(640, 150, 66, "#f6ecc6"),
        land.hills(384, 90, "#24305a", 4),
        land.trees(390, 70, "#1b2650", 5),
        at(
            0,
            0,
            "".join(
                houses.stilt_house(x, 420, 0.62, mix(TEAL, NIGHT, 0.6), mix(ROOF, NIGHT, 0.6), lit=True, deep=34)
                for x, _ in lamps
            ),
        ),
        land.water(404, "#33426f", "#141c38", 6, "#9fb0d8", 30),
        land.shine(640, 410, "#f6ecc6", 70),
        *(land.shine(x, 408, c, 16) for x, c in lamps),
        boats.sampan(
            560,
            560,
            1.4,
            "#10162e",
            person(0, 6, 124, folk.wears(folk.TANI, "#2a3357", "#151c38", "#4a5078"), PADDLING, 8, 1, "floor", shadow=False),
        ),
        boats.oar(590, 552, -32, 150),
        plants.reeds(90, 690, 1.8, "#0d1428"),
        plants.reeds(1120, 690, 1.9, "#0d1428"),
    )


@scene
def danau_lanting() -> str:
    """Raft houses on a lake."""
    return many(
        land.sky(land.NOON, 320),
        land.cloud(700, 110, 1.4),
        land.cloud(300, 80, 0.8),
        land.hills(324, 110, mix(FOREST, land.NOON.far, 0.6), 9, 200),
        land.water(326, "#93bfc0", "#3f7f88", 3),
        egg(260, 336, 150, 26, mix(FOREST, land.NOON.far, 0.2)),
        egg(250, 318, 90, 30, mix(LEAF, land.NOON.far, 0.2)),
        egg(960, 340, 190, 22, mix(FOREST, land.NOON.far, 0.2)),
        egg(990, 322, 110, 30, mix(LEAF, land.NOON.far, 0.15)),
        boats.raft_house(820, 420, 0.85, CORAL, "#5b6a6e"),
        boats.raft_house(490, 500, 1.35, AMBER, MAROON),
        person(650, 462, 150, folk.LUSIA, ((-16, -50), (26, -58)), 0, 1, shadow=False),
        boats.sampan(880, 590, 1.1, BARK, person(0, 8, 120, folk.TANI_BIRU, PADDLING, 8, -1, "floor", shadow=False), flip=True),
    )


@scene
def parit_kota() -> str:
    """A city canal."""
    left = many(
        houses.town_house(150, 470, 190, 260, AMBER),
        houses.town_house(330, 450, 150, 210, light(TEAL, 0.2), "#66757b"),
        houses.town_house(452, 436, 96, 160, CORAL),
    )
    right = many(
        houses.town_house(1060, 470, 200, 270, light(PLUM, 0.25), MAROON),
        houses.town_house(880, 450, 150, 220, CREAM),
        houses.town_house(760, 436, 100, 160, light(BLUE, 0.3), "#66757b"),
    )
    canal = fill("M-40 675L540 436H670L1240 675z", "#6d9a94") + line(
        "M470 520h90M620 545h150M400 600h190M700 630h170M540 480h60M610 462h50", PAPER, 5, 'stroke-opacity=".5"'
    )
    bridge = fill("M390 470Q610 380 830 470V500Q610 420 390 500z", RED) + line(
        "M396 448Q610 356 824 448M420 490V444M500 456V414M560 440V394M660 440V394M720 456V414M800 490V444", CREAM, 6
    )
    return many(
        land.sky(land.MORNING, 420),
        land.cloud(600, 120, 1.1),
        land.trees(430, 60, mix(LEAF, land.MORNING.far, 0.3), 4),
        left,
        right,
        land.ground(450, SAND, CLAY),
        canal,
        line("M-40 675L540 436M670 436L1240 675", STONE, 14),
        bridge,
        person(560, 436, 120, folk.IBU, ((-14, -46), (20, -50)), 0, 1),
        things.bicycle(690, 440, 0.8, TEAL),
        person(688, 430, 110, folk.KOKO, ((-8, -46), (34, -58)), 8, 1, shadow=False),
        boats.sampan(590, 610, 1.05, COFFEE, person(0, 6, 120, folk.TANI, PADDLING, 8, 1, "floor", shadow=False)),
        plants.tree(80, 560, 190, LEAF, 3),
        plants.tree(1130, 570, 200, LEAF, 5),
    )
