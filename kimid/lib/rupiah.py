"""Sums of money as people type and read them: `15rb`, `1,5jt`, `15.000`, `Rp25.000`. All are whole
rupiah.
"""

import re
from decimal import Decimal
from typing import Final

from kimid.lib.text import number

_EXAMPLE: Final = "Tulis misalnya 15rb, 15.000, atau 1,5jt."
_TIMES: Final = {
    **dict.fromkeys(("rb", "ribu", "k"), 1_000),
    **dict.fromkeys(("jt", "juta"), 1_000_000),
}
_SUM: Final = re.compile(r"(?:rp\.?)?\s*(-?[\d.,]*\d)\s*(rb|ribu|k|jt|juta)?\s*(?:rupiah)?(?:,-)?")
_GROUPED: Final = re.compile(r"\d{1,3}(?:[.,]\d{3})+(?:,00)?")
_SHORT: Final = re.compile(r"\d{1,4}(?:[.,]\d{1,2})?")
_THOUSAND: Final = 1_000
_DIGITS: Final = (
    "",
    "satu",
    "dua",
    "tiga",
    "empat",
    "lima",
    "enam",
    "tujuh",
    "delapan",
    "sembilan",
)
_GROUPS: Final = ("", "ribu", "juta", "miliar", "triliun")


class RupiahRefused(ValueError):
    """This is no sum of money. The message says what to write."""


def read_rupiah(typed: str, *, lowest: int, highest: int, noun: str = "Jumlahnya") -> int:
    """The rupiah that somebody means. `noun` is what the message speaks of. Raises
    RupiahRefused.
    """
    match = _SUM.fullmatch(" ".join(typed.lower().split()))
    if match is None:
        raise RupiahRefused(f"{noun} belum terbaca. {_EXAMPLE}")
    digits, unit = match[1], match[2]
    if digits.startswith("-") or not digits.strip("0.,"):
        raise RupiahRefused(f"{noun} harus lebih dari nol. {_EXAMPLE}")
    amount = _rupiah_of(digits, _TIMES.get(unit))
    if amount is None:
        raise RupiahRefused(f"{noun} belum terbaca. {_EXAMPLE}")
    if amount > highest:
        raise RupiahRefused(f"Paling tinggi {rupiah(highest)}. Periksa nolnya.")
    if amount < lowest:
        raise RupiahRefused(f"Rp{amount} terlalu kecil. Kalau maksudnya ribuan, tulis {amount}rb.")
    return amount


def rupiah(amount: int) -> str:
    """25000 gives `Rp25.000`, and -25000 `−Rp25.000`."""
    return f"Rp{number(amount)}" if amount >= 0 else f"\N{MINUS SIGN}Rp{number(-amount)}"


def rupiah_in_words(amount: int) -> str:
    """25000 gives `dua puluh lima ribu rupiah`, as a receipt says it. From 0 below 10^15."""
    if not 0 <= amount < _THOUSAND ** len(_GROUPS):
        raise ValueError(f"no words for {amount}")
    groups = []
    rest, place = amount, 0
    while rest:
        rest, group = divmod(rest, _THOUSAND)
        if group == 1 and place == 1:
            groups.append("seribu")
        elif group:
            groups.append(f"{_below_thousand(group)} {_GROUPS[place]}".strip())
        place += 1
    return f"{' '.join(reversed(groups)) or 'nol'} rupiah"


def _rupiah_of(digits: str, times: int | None) -> int | None:
    """The sum that these digits mean, or None if they could mean two."""
    if times is not None:
        return int(Decimal(digits.replace(",", ".")) * times) if _SHORT.fullmatch(digits) else None
    if _GROUPED.fullmatch(digits):
        return int(re.sub(r"\D", "", digits.removesuffix(",00")))
    return int(digits) if digits.isdecimal() else None


def _below_thousand(value: int) -> str:
    hundreds, rest = divmod(value, 100)
    words = [] if not hundreds else ["seratus"] if hundreds == 1 else [f"{_DIGITS[hundreds]} ratus"]
    if rest in (10, 11):
        words.append("sepuluh" if rest == 10 else "sebelas")
    elif rest < 20:
        words.append(_DIGITS[rest] if rest < 10 else f"{_DIGITS[rest - 10]} belas")
    else:
        tens, ones = divmod(rest, 10)
        words.append(f"{_DIGITS[tens]} puluh {_DIGITS[ones]}".strip())
    return " ".join(word for word in words if word)
