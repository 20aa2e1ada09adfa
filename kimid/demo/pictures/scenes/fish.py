"""Fishing and what becomes of the catch."""

from kimid.demo.pictures import boats, folk, houses, land, plants, things
from kimid.demo.pictures.easel import scene
from kimid.demo.pictures.folk import person
from kimid.demo.pictures.ink import (
    AMBER,
    BARK,
    CLAY,
    COFFEE,
    CORAL,
    FOREST,
    GREY,
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
    glow,
    line,
    many,
    mix,
)


@scene
def nelayan_jala() -> str:
    """A cast net opens over the water."""
    net = fill("M250 300Q380 150 560 260Q590 400 470 470Q330 520 240 430z", PAPER, 'fill-opacity=".28"')
    net += line(
        "".join(f"M622 352Q{560 - i * 8} {250 + i * 26} {520 - i * 12} {250 + i * 32}" for i in range(7)),
        PAPER,
        2.4,
        'stroke-opacity=".8"',
    )
    net += line(
        "M250 300Q380 150 560 260Q590 400 470 470Q330 520 240 430zM300 320Q390 220 520 290Q540 380 450 430Q350 460 290 400zM350 340Q400 290 470 320Q480 370 430 390Q370 400 350 370z",
        PAPER,
        3,
        'stroke-opacity=".9"',
    )
    return many(
        land.sky(land.DUSK, 350),
        land.sun(380, 330, 60, "#fde2a6"),
        land.hills(352, 60, mix(FOREST, land.DUSK.far, 0.6), 3, 170),
        land.water(352, "#d99a76", "#4b5f7a", 5, "#ffe7bf"),
        land.shine(380, 356, "#fde2a6", 80),
        boats.sampan(
            760,
            560,
            1.6,
            COFFEE,
            person(-20, 4, 190, folk.wears(folk.DEDI, TEAL), ((-36, -72), (-30, -58)), -10, -1, shadow=False)
            + things.basket(80, 0, 0.6, GREY),
        ),
        net,
    )


@scene
def ikan_asap() -> str:
    """Fish on the smoking rack."""
    row = "".join(things.fish(390 + i * 92, 392 - (i % 2) * 4, 0.95, ("#b98346", "#a8703a")[i % 2]) for i in range(6)) + "".join(
        things.fish(420 + i * 92, 340, 0.95, ("#c4924f", "#b07a40")[i % 2]) for i in range(5)
    )
    rack = (
        box(330, 404, 560, 12, BARK)
        + box(330, 352, 560, 10, BARK)
        + line("M340 340V620M880 340V620", COFFEE, 14)
        + line("".join(f"M{350 + i * 22} 404v10" for i in range(25)), SAND, 4)
    )
    fire = (
        fill("M520 620Q500 570 540 540Q536 570 560 570Q560 530 590 510Q590 560 620 566Q640 550 636 530Q680 580 650 620z", CORAL)
        + fill("M550 620Q540 590 570 570Q580 596 600 580Q630 600 616 620z", AMBER)
        + line("M470 630L700 606M480 606L690 632", COFFEE, 16)
    )
    return many(
        land.sky(land.MORNING, 400),
        land.trees(410, 100, mix(FOREST, land.MORNING.far, 0.4), 6),
        land.ground(430, RICE, SAND),
        fill("M240 170L330 70H900L990 170z", CLAY),
        line("".join(f"M{270 + i * 46} 166L{344 + i * 36} 76" for i in range(15)), dark(CLAY, 0.22), 4),
        line("M290 620V166M940 620V166", COFFEE, 12),
        glow(590, 570, 220, AMBER, 0.5),
        things.steam(470, 330, 1.7, PAPER),
        things.steam(620, 320, 1.9, PAPER),
        things.steam(770, 330, 1.7, PAPER),
        rack,
        row,
        fire,
        person(1010, 640, 330, folk.IBU, ((-44, -62), (-20, -52)), 0, -1),
        line("M864 440L800 560", SAND, 6),
        things.basket(170, 630, 1.3, "#b98346"),
    )


@scene
def tambak_udang() -> str:
    """A lift net over the shrimp pond."""
    ponds = "".join(
        fill(d, "#7fb0ac") for d in ("M60 420H380L300 470H-40z", "M430 420H780L800 470H410z", "M830 420H1140L1240 470H860z")
    )
    net = (
        line("M560 300L420 470M560 300L700 470M560 300L500 500M560 300L640 500", COFFEE, 5)
        + fill("M420 470Q560 600 700 470L640 500Q560 520 500 500z", PAPER, 'fill-opacity=".75"')
        + "".join(
            fill(f"M{x} {y}q16 -16 30 0q-6 8 -18 6q-10 8 -12 -6z", CORAL)
            for x, y in ((506, 520), (550, 532), (590, 522), (540, 506))
        )
    )
    wheel = at(
        960,
        560,
        line("M-90 0H90", GREY, 8)
        + "".join(line(f"M{dx} -40V40M{dx - 34} -22L{dx + 34} 22M{dx - 34} 22L{dx + 34} -22", WHITE, 8) for dx in (-60, 60))
        + egg(0, 46, 130, 14, WHITE, 'fill-opacity=".7"'),
    )
    return many(
        land.sky(land.NOON, 380),
        land.cloud(260, 110, 1.1),
        land.cloud(860, 90, 0.9),
        land.trees(400, 50, mix(FOREST, land.NOON.far, 0.4), 5, 56),
        land.ground(404, mix(RICE, CLAY, 0.4), CLAY),
        ponds,
        fill("M-20 510H1220V675H-20z", "#6fa5a3"),
        line("M100 580h140M700 620h160M240 640h180M1040 630h110", WHITE, 4, 'stroke-opacity=".6"'),
        line("M-20 508H1220", BARK, 14),
        plants.coconut(1120, 430, 250, -30),
        houses.hut(180, 430, 0.7),
        net,
        person(790, 520, 270, folk.TANI_BIRU, ((-40, -76), (-34, -60)), -8, -1),
        line("M560 300L690 330", COFFEE, 9),
        wheel,
        things.basket(900, 520, 0.8, CORAL),
    )


@scene
def keramba_ikan() -> str:
    """Feeding fish in floating cages."""

    def cage(x: float, y: float, size: float) -> str:
        frame = (
            fill("M-150 -40H150L190 40H-190z", "#31606a")
            + line("M-150 -40H150L190 40H-190zM0 -40V40M-170 0H170", CLAY, 12)
            + "".join(dot(dx, 40, 16, TEAL) for dx in (-170, -60, 60, 170))
        )
        return at(
            x,
            y,
            frame
            + things.fish(-90, -16, 0.5, STONE)
            + things.fish(60, 22, 0.6, STONE)
            + line("M-70 -26q10 -20 22 0M70 10q12 -22 24 0", WHITE, 4),
            size,
        )

    food = "".join(dot(650 + 90 * chance(3, i), 470 + 90 * chance(4, i), 4, AMBER) for i in range(14))
    return many(
        land.sky(land.MORNING, 320),
        land.cloud(320, 110, 1.1),
        land.distance(land.MORNING, 330, 9),
        houses.stilt_house(210, 370, 0.7, CORAL),
        houses.stilt_house(1000, 370, 0.75, TEAL, "#6d7b80"),
        land.water(356, "#9ab8a8", "#4d7f80", 4),
        cage(280, 430, 0.8),
        cage(940, 440, 0.85),
        cage(680, 560, 1.25),
        box(330, 580, 240, 16, WOOD),
        person(500, 590, 290, folk.wears(folk.RINA, TEAL), ((-16, -56), (42, -66)), 0, 1),
        food,
        things.basket(390, 584, 0.8, AMBER),
        boats.sampan(980, 600, 1.0, BARK, flip=True),
        plants.reeds(60, 690, 1.5),
    )
