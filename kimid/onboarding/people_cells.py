"""Cells about people: a telephone number, and how many members a KIM has."""

import re
from typing import Final

import phonenumbers

from kimid.people.phones import normal_phone

# How Excel writes a long number: `8.12E+11`. With all its digits behind the point it is whole.
_POWER: Final = re.compile(r"([0-9])(?:[.,]([0-9]+))?E\+?([0-9]{1,2})", re.IGNORECASE)
_TWO_NUMBERS: Final = re.compile(r"\s*(?:[/;,]|\bdan\b|\batau\b)\s*")
_NO_DIGITS: Final = re.compile(r"[^0-9+]")
_COUNTRY: Final = re.compile(r"62[0-9]{8,}")
_MEMBERS: Final = re.compile(r"([0-9]{1,4})(?:[.,]0+)?\s*(?:orang|org|anggota|jiwa)?\.?", re.I)


def read_phone(text: str) -> str | None:
    """`0812-3456-7890`, `+62 812…`, `812…` and whole numbers of Excel as `+62812…`; of two numbers
    the first. None for what is no number, also when Excel has cut its digits.
    """
    whole = _from_power(text.strip().strip("'"))
    if whole is None:
        return None
    digits = _NO_DIGITS.sub("", _TWO_NUMBERS.split(whole)[0].removesuffix(".0"))
    phone = normal_phone(f"+{digits}" if _COUNTRY.fullmatch(digits) else digits)
    return phone if phone and phonenumbers.is_valid_number(phonenumbers.parse(phone)) else None


def phone_refusal(text: str) -> str:
    """Why this is no telephone number, with what to do."""
    shown = text.strip()[:40]
    if _POWER.fullmatch(shown):
        return f"“{shown}” dipotong Excel. Ketik nomornya lengkap. Contoh: 0812 3456 7890"
    return f"“{shown}” bukan nomor HP. Contoh: 0812 3456 7890"


def read_members(text: str) -> int | None:
    """`25`, `25 orang`. None when it is no number."""
    match = _MEMBERS.fullmatch(text.strip())
    return int(match[1]) if match else None


def _from_power(text: str) -> str | None:
    """The number that Excel wrote with a power of ten; None when digits of it are lost."""
    match = _POWER.fullmatch(text)
    if match is None:
        return text
    first, rest, power = match[1], match[2] or "", int(match[3])
    return f"{first}{rest[:power]}" if len(rest) >= power else None
