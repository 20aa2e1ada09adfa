"""Region codes of the Ministry of Home Affairs, numbers of KIM, short public ids."""

import secrets
from enum import IntEnum
from typing import Final

NATION: Final = "00"
# Digits of a code at each level below the nation: province, regency, district, village.
LENGTHS: Final = (2, 4, 6, 10)
# Letters and digits that cannot be misread on paper or aloud.
PUBLIC_ALPHABET: Final = "23456789abcdefghjkmnpqrstuvwxyz"


class Level(IntEnum):
    """How far below the nation a region stands."""

    NATION = 0
    PROVINCE = 1
    REGENCY = 2  # or city
    DISTRICT = 3
    VILLAGE = 4


class BadCode(ValueError):
    """The text is no region code: digits of length 2, 4, 6 or 10 are wanted."""


def level(code: str) -> int:
    """0 nation, 1 province, 2 regency or city, 3 district, 4 village. Raises BadCode."""
    if code == NATION:
        return 0
    if not (code.isascii() and code.isdigit() and len(code) in LENGTHS):
        raise BadCode(code)
    return LENGTHS.index(len(code)) + 1


def parent(code: str) -> str | None:
    """The code one level up; None for the nation."""
    height = level(code)
    if height == 0:
        return None
    return NATION if height == 1 else code[: LENGTHS[height - 2]]


def lineage(code: str) -> list[str]:
    """The code and all above it, lowest first: a village gives five codes, ending with the nation."""
    height = level(code)
    return [code[: LENGTHS[step - 1]] for step in range(height, 0, -1)] + [NATION]


def covers(upper: str, lower: str) -> bool:
    """Whether region `upper` is `lower` itself or stands above it."""
    return upper == NATION or lower.startswith(upper)


def dotted(code: str) -> str:
    """The form people write: `6112012001` gives `61.12.01.2001`."""
    cuts = [code[start:end] for start, end in ((0, 2), (2, 4), (4, 6), (6, 10))]
    return ".".join(cut for cut in cuts if cut)


def kim_number(region: str, serial: int) -> str:
    """Number of a KIM: region digits padded with zeros to ten, then the serial, two digits up to 99 and three after."""
    return f"{region.ljust(10, '0')}{serial:02d}"


def public_id(length: int = 6) -> str:
    """A short random id for addresses; 31 letters, so six of them give 887 million. A constraint has to refuse a taken one."""
    return "".join(secrets.choice(PUBLIC_ALPHABET) for _ in range(length))


def span(code: str) -> tuple[str, str]:
    """First and last code, in any collation, of a region and all below it: `61` gives `61` and `6199999999`."""
    return code, ("" if code == NATION else code).ljust(LENGTHS[-1], "9")
