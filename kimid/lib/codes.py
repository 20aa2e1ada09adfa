"""Region codes of the Ministry of Home Affairs, numbers of KIM, short public ids."""

import secrets
from enum import IntEnum
from functools import singledispatch
from typing import Final

NATION: Final = "00"
# Digits of a code at each level below the nation: province, regency, district, village.
LENGTHS: Final = (2, 4, 6, 10)
# Letters and digits that cannot be misread on paper or aloud.
PUBLIC_ALPHABET: Final = "23456789abcdefghjkmnpqrstuvwxyz"


class Level(IntEnum):
    """How far below the nation a region is."""

    NATION = 0
    PROVINCE = 1
    REGENCY = 2  # or city
    DISTRICT = 3
    VILLAGE = 4


class BadCode(ValueError):
    """The text is not a region code: a code has 2, 4, 6 or 10 digits."""


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
    return cut(code, height - 1)


def lineage(code: str) -> list[str]:
    """The code and all codes above it, lowest first. A village gives five codes."""
    height = level(code)
    return [cut(code, step) for step in range(height, -1, -1)]


def cut(code: str, to_level: int) -> str:
    """The code of the region at this level that contains the region of `code`. A code that is not
    longer stays as it is.
    """
    return NATION if to_level == 0 else code[: LENGTHS[to_level - 1]]


def covers(upper: str, lower: str) -> bool:
    """Whether `upper` is `lower` itself or a region above it."""
    return upper == NATION or lower.startswith(upper)


def dotted(code: str) -> str:
    """The form that people write: `6112012001` gives `61.12.01.2001`."""
    parts = [code[start:end] for start, end in ((0, 2), (2, 4), (4, 6), (6, 10))]
    return ".".join(part for part in parts if part)


def kim_number(region: str, serial: int) -> str:
    """The number of a KIM: the region code padded with zeros to ten digits, then the serial, two
    digits up to 99 and three after.
    """
    return f"{region.ljust(10, '0')}{serial:02d}"


def public_id(length: int = 6) -> str:
    """A short random id for addresses. Six of 31 letters give 887 million ids. A constraint must
    refuse one that is taken.
    """
    return "".join(secrets.choice(PUBLIC_ALPHABET) for _ in range(length))


@singledispatch
def span(code: str) -> tuple[str, str]:
    """The first and last code, in any collation, of a region and all regions below it: `61` gives
    `61` and `6199999999`.
    """
    return code, ("" if code == NATION else code).ljust(LENGTHS[-1], "9")
