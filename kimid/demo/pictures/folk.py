"""People of the village: neighbours without faces, each in clothes of their own. Feet stand at the point given."""

from dataclasses import dataclass, replace
from math import cos, radians, sin
from typing import Final, Literal

from kimid.demo.pictures.ink import (
    AMBER,
    BARK,
    BLUE,
    COFFEE,
    CORAL,
    CREAM,
    GOLD,
    GREY,
    INK,
    LEAF,
    MAROON,
    PINK,
    PLUM,
    RED,
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
)

Head = Literal["hair", "bun", "bob", "hijab", "caping", "peci", "cap", "helmet", "band", "grey", "pigtails"]
Legs = Literal["trousers", "skirt", "shorts", "robe"]
Point = tuple[float, float]

FAIR: Final = "#dcae84"
BROWN: Final = "#c08a5c"
TAN: Final = "#a06c44"
HAIR: Final = "#2b2220"
DOWN: Final[tuple[Point, Point]] = ((-17, -46), (17, -46))


@dataclass(frozen=True)
class Look:
    """What somebody wears."""

    skin: str
    top: str
    low: str
    head: Head
    cloth: str
    legs: Legs = "trousers"
    is_tunic: bool = False


IBU: Final = Look(BROWN, TEAL, COFFEE, "hijab", light(TEAL, 0.35), "skirt", True)
RINA: Final = Look(FAIR, PLUM, INK, "hijab", PINK, "skirt", True)
SITI: Final = Look(BROWN, AMBER, MAROON, "hijab", CREAM, "skirt", True)
NENEK: Final = Look(TAN, MAROON, PLUM, "grey", STONE, "skirt", True)
MEI: Final = Look(FAIR, RED, BLUE, "bob", HAIR, "skirt")
LUSIA: Final = Look(BROWN, CORAL, BARK, "bun", HAIR, "skirt")
TANI: Final = Look(TAN, RED, INK, "caping", SAND)
TANI_IBU: Final = Look(BROWN, PLUM, MAROON, "caping", SAND, "skirt", True)
TANI_BIRU: Final = Look(TAN, BLUE, BARK, "caping", SAND)
PAK: Final = Look(BROWN, WHITE, BLUE, "peci", INK)
PAK_HIJAU: Final = Look(TAN, LEAF, INK, "peci", INK)
APAI: Final = Look(TAN, COFFEE, MAROON, "band", RED)
KOKO: Final = Look(FAIR, STONE, INK, "hair", HAIR)
PEMUDA: Final = Look(BROWN, BLUE, INK, "hair", HAIR)
DEDI: Final = Look(TAN, AMBER, BLUE, "cap", RED)
KAKEK: Final = Look(BROWN, GREY, BARK, "peci", MAROON)
TUKANG: Final = Look(TAN, CORAL, BLUE, "helmet", GOLD)
BIDAN: Final = Look(FAIR, WHITE, TEAL, "hijab", TEAL, "skirt", True)
SD_PUTRA: Final = Look(BROWN, WHITE, RED, "hair", HAIR, "shorts")
SD_PUTRI: Final = Look(FAIR, WHITE, RED, "hijab", WHITE, "skirt")
SD_KUNCIR: Final = Look(TAN, WHITE, RED, "pigtails", HAIR, "skirt")
BOCAH: Final = Look(BROWN, GOLD, TEAL, "hair", HAIR, "shorts")
GADIS: Final = Look(FAIR, CORAL, PLUM, "pigtails", HAIR, "skirt")
WISUDAWAN: Final = Look(BROWN, INK, INK, "hair", HAIR, "robe")
WISUDAWATI: Final = Look(FAIR, INK, INK, "hijab", PINK, "robe")


def wears(look: Look, top: str | None = None, low: str | None = None, cloth: str | None = None) -> Look:
    """The same person in other colours."""
    return replace(look, top=top or look.top, low=low or look.low, cloth=cloth or look.cloth)


def _turned(point: Point, lean: float, hip: float) -> Point:
    x, y = point[0], point[1] - hip
    a = radians(lean)
    return x * cos(a) - y * sin(a), x * sin(a) + y * cos(a) + hip


def _legs(look: Look) -> str:
    feet = egg(-7, -1, 6.5, 3, dark(look.skin, 0.45)) + egg(7, -1, 6.5, 3, dark(look.skin, 0.45))
    if look.legs in {"skirt", "robe"}:
        hem = line("M-14 -9Q0 -6 14 -9", light(look.low, 0.35), 2.4)
        return feet + fill("M-12 -50C-14 -32 -16 -14 -15.5 -3Q0 1 15.5 -3C16 -14 14 -32 12 -50z", look.low) + hem
    knee = -26 if look.legs == "shorts" else -2
    bare = line("M-6.5 -28V-4M6.5 -28V-4", look.skin, 6.5) if look.legs == "shorts" else ""
    return feet + bare + fill(f"M-12.5 -50L-11.5 {knee}H-1.8L0 -38L1.8 {knee}H11.5L12.5 -50z", look.low)


def _torso(look: Look) -> str:
    if look.legs == "robe":
        return fill("M-14 -76C-8 -82 8 -82 14 -76L20 -8H-20z", look.top)
    low = "L17 -30Q0 -25 -17 -30z" if look.is_tunic else "L13 -44Q0 -41 -13 -44z"
    return fill(f"M-14 -75C-9 -82 9 -82 14 -75{low}", look.top)


def _head(look: Look, face: int) -> str:
    """`face`: -1 looks left, 1 right, 0 to us, 2 away from us."""
    turn = 0 if face == 2 else 2.6 * face
    bare = box(-3.4, -85, 6.8, 9, dark(look.skin, 0.12)) + dot(0, -91, 9.4, look.skin)
    if look.head == "hijab":
        scarf = "M0 -103.5C-11 -103.5 -13 -93 -12 -85C-14 -78 -18 -73 -13 -69C-5 -64 5 -64 13 -69C18 -73 14 -78 12 -85C13 -93 11 -103.5 0 -103.5z"
        seen = "" if face == 2 else egg(turn, -91.5, 6.6, 7.6, look.skin)
        return fill(scarf, look.cloth) + seen
    if face == 2:
        bare += dot(0, -92, 9.6, HAIR if look.head != "grey" else STONE)
    return bare + _hair(look, turn) + _hat(look, turn)


def _hair(look: Look, turn: float) -> str:
    colour = STONE if look.head == "grey" else HAIR
    cap = fill("M-10 -88C-11 -97 -6 -101.5 0 -101.5S11 -97 10 -88C8 -94 4 -96.5 0 -96.5S-8 -94 -10 -88z", colour)
    if look.head in {"bob"}:
        return fill("M-11 -80C-13 -96 -7 -102 0 -102S13 -96 11 -80L7 -82C9 -92 6 -96 0 -96S-9 -92 -7 -82z", colour) + cap
    if look.head in {"bun", "grey"}:
        return cap + dot(-turn * 3.2, -102 if not turn else -95, 5, colour)
    if look.head == "pigtails":
        return cap + egg(-11.5, -87, 3.6, 7, colour) + egg(11.5, -87, 3.6, 7, colour)
    return cap


def _hat(look: Look, turn: float) -> str:
    if look.head == "caping":
        brim = fill("M-24 -92Q0 -88 24 -92L2 -109Q0 -110.5 -2 -109z", look.cloth)
        return (
            brim
            + line("M-15 -96Q0 -93 15 -96", dark(look.cloth, 0.25), 1.6)
            + fill("M0 -110L24 -92Q12 -90 4 -89.6z", dark(look.cloth, 0.14))
        )
    if look.head == "peci":
        return fill("M-10 -92.5L-9 -101.5Q0 -104.5 9 -101.5L10 -92.5Q0 -95.5 -10 -92.5z", look.cloth)
    if look.head == "cap":
        return fill("M-10 -93C-10 -105 10 -105 10 -93z", look.cloth) + egg(turn * 4, -93.5, 9, 2.2, dark(look.cloth))
    if look.head == "helmet":
        return fill("M-11.5 -92C-12 -107 12 -107 11.5 -92z", look.cloth) + box(-13.5, -94, 27, 3.4, dark(look.cloth, 0.15), 1.5)
    if look.head == "band":
        return line("M-9.6 -95Q0 -98 9.6 -95", look.cloth, 4)
    return ""


def _arm(look: Look, shoulder: Point, hand: Point, side: int) -> str:
    """An arm of fixed length: the elbow gives way outwards as the hand comes near."""
    mid = (shoulder[0] + hand[0]) / 2, (shoulder[1] + hand[1]) / 2
    gap = ((hand[0] - shoulder[0]) ** 2 + (hand[1] - shoulder[1]) ** 2) ** 0.5
    out = max(0.0, 34 - gap) * 0.5
    d = f"M{shoulder[0]:.1f} {shoulder[1]:.1f}Q{mid[0] + side * out:.1f} {mid[1] + out * 0.7:.1f} {hand[0]:.1f} {hand[1]:.1f}"
    return line(d, dark(look.top, 0.16), 7.4) + dot(hand[0], hand[1], 3.9, look.skin)


def person(
    x: float,
    y: float,
    high: float,
    look: Look,
    hands: tuple[Point, Point] = DOWN,
    lean: float = 0,
    face: int = 0,
    seat: str = "",
    shadow: bool = True,
) -> str:
    """Somebody of that height. Hands are points in hundredths of the height, feet at (0, 0); `seat` is "floor" or "chair"."""
    hip = {"floor": -14.0, "chair": -44.0}.get(seat, -46.0)
    drop = -46 - hip
    shoulders = [_turned((side * 11.5, -73 - drop), lean, hip) for side in (-1, 1)]
    arms = [_arm(look, shoulder, hand, side) for shoulder, hand, side in zip(shoulders, hands, (-1, 1), strict=True)]
    upper = f'<g transform="rotate({lean:g} 0 {hip:g}) translate(0 {-drop:g})">{_torso(look)}{_head(look, face)}</g>'
    dim = egg(0, 0, 20, 3.6, INK, 'fill-opacity=".2"') if shadow else ""
    return at(x, y, dim + _base(look, seat, face) + arms[0] + upper + arms[1], high / 100)


def _base(look: Look, seat: str, face: int) -> str:
    if seat == "floor":
        return fill("M-23 -2C-27 -10 -16 -18 -10 -19H10C16 -18 27 -10 23 -2Q0 3 -23 -2z", look.low)
    if seat == "chair":
        toe = 18 * (face if abs(face) == 1 else 0)
        return line(f"M-6 -44L{toe - 6} -40V-4M6 -44L{toe + 6} -40V-4", look.low, 11)
    return _legs(look)


def child(
    x: float, y: float, high: float, look: Look, hands: tuple[Point, Point] = DOWN, lean: float = 0, face: int = 0, seat: str = ""
) -> str:
    """A child: the same, with a larger head for the size."""
    return person(x, y, high * 1.04, look, hands, lean, face, seat)


def baby(x: float, y: float, size: float, cloth: str = GOLD, skin: str = BROWN) -> str:
    """A baby in a cloth."""
    return at(
        x,
        y,
        egg(0, 8, 22, 13, cloth) + dot(-17, 0, 11, skin) + fill("M-28 0A11 11 0 0 1 -10 -8L-14 -6C-20 -8 -25 -6 -28 0z", HAIR),
        size,
    )
