"""Numbers of sellers, as a phone dials them from anywhere: digits with the country in front."""

import re
from typing import Final

_EXAMPLE: Final = (
    "Tulis misalnya 0812-5550-123. Nomor luar negeri dimulai dengan + dan kode negara."
)
_SIGNS: Final = re.compile(r"[\s().\-–/]+")
_HOME: Final = "62"
_SHORTEST, _LONGEST = 8, 15
# Digits of a mobile number with its country: 628 and seven to ten more.
_MOBILE: Final = re.compile(r"628\d{7,11}")


class PhoneRefused(ValueError):
    """This is no number that can be called. The message says what to write."""


def read_phone(typed: str) -> str:
    """`0812-5550-123` gives `628125550123`. A foreign number keeps its country. Raises
    PhoneRefused.
    """
    plain = _SIGNS.sub("", typed)
    digits = plain.removeprefix("+")
    if not digits.isascii() or not digits.isdecimal():
        raise PhoneRefused(f"Nomornya belum terbaca. {_EXAMPLE}")
    full = _with_country(plain, digits)
    if not _SHORTEST <= len(full) <= _LONGEST:
        raise PhoneRefused(f"Nomornya kurang atau kelebihan angka. {_EXAMPLE}")
    if full.startswith("628") and _MOBILE.fullmatch(full) is None:
        raise PhoneRefused(f"Nomor HP punya 10 sampai 13 angka. {_EXAMPLE}")
    return full


def _with_country(plain: str, digits: str) -> str:
    if plain.startswith("+"):
        # Some write +62 and keep the zero.
        return digits.replace("620", _HOME, 1) if digits.startswith("620") else digits
    if digits.startswith("00"):
        return digits[2:]
    if digits.startswith("0"):
        return _HOME + digits[1:]
    if digits.startswith(_HOME):
        return digits
    if digits.startswith("8") and 9 <= len(digits) <= 12:
        return _HOME + digits
    raise PhoneRefused(f"Nomornya belum jelas dari mana. {_EXAMPLE}")


def takes_messages(phone: str) -> bool:
    """Whether this number can have WhatsApp and SMS: any but an Indonesian landline."""
    return bool(phone) and (not phone.startswith(_HOME) or phone.startswith("628"))


def phone_in_words(phone: str) -> str:
    """As one reads it aloud: `0812-5550-123`, `+60 12-345-6789`."""
    if not phone.startswith(_HOME):
        return f"+{phone}"
    local = f"0{phone.removeprefix(_HOME)}"
    return "-".join(filter(None, (local[:4], local[4:8], local[8:])))


def masked_phone(phone: str) -> str:
    """The number without its end: `0812-5550-•••`."""
    words = phone_in_words(phone)
    return f"{words[:-3]}•••"
