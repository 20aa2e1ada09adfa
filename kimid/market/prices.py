"""Prices as people say them: `15rb`, `1,5jt`, `15.000`, `Rp25.000`. All are whole rupiah."""

import re
from datetime import date, timedelta
from decimal import Decimal
from typing import Final

from kimid.lib.text import number

LOWEST: Final = 100
HIGHEST: Final = 1_000_000_000
# A price that is older says so, and is asked for before it is paid.
HOLDS_FOR: Final = timedelta(days=60)

_EXAMPLE: Final = "Tulis misalnya 15rb, 15.000, atau 1,5jt."
_TIMES: Final = {
    **dict.fromkeys(("rb", "ribu", "k"), 1_000),
    **dict.fromkeys(("jt", "juta"), 1_000_000),
}
_PRICE: Final = re.compile(
    r"(?:rp\.?)?\s*(-?[\d.,]*\d)\s*(rb|ribu|k|jt|juta)?\s*(?:rupiah)?(?:,-)?"
)
# `25rb/kg`, `15.000 per botol`: of what the price is.
_OF_ONE: Final = re.compile(r"\s*(?:/|\bper\b)\s*([a-z][a-z0-9 ]{0,28})$")
_GROUPED: Final = re.compile(r"\d{1,3}(?:[.,]\d{3})+(?:,00)?")
_SHORT: Final = re.compile(r"\d{1,4}(?:[.,]\d{1,2})?")


class PriceRefused(ValueError):
    """This is no price. The message says what to write."""


def read_price(typed: str) -> int:
    """The rupiah that somebody means. Raises PriceRefused."""
    match = _PRICE.fullmatch(_plainly(typed))
    if match is None:
        raise PriceRefused(f"Harganya belum terbaca. {_EXAMPLE}")
    digits, unit = match[1], match[2]
    if digits.startswith("-") or not digits.strip("0.,"):
        raise PriceRefused(f"Harga harus lebih dari nol. {_EXAMPLE}")
    price = _with_unit(digits, _TIMES[unit]) if unit else _plain(digits)
    if price > HIGHEST:
        raise PriceRefused("Paling tinggi Rp1.000.000.000. Periksa nolnya.")
    if price < LOWEST:
        raise PriceRefused(f"Rp{price} terlalu kecil. Kalau maksudnya ribuan, tulis {price}rb.")
    return price


def price_and_unit(typed: str) -> tuple[str, str]:
    """What somebody says at once, in two: `25rb/kg` gives `25rb` and `kg`, which may be empty."""
    text = _plainly(typed)
    match = _OF_ONE.search(text)
    return (text[: match.start()], match[1].strip()) if match else (text, "")


def _plainly(typed: str) -> str:
    return " ".join(typed.lower().split())


def _with_unit(digits: str, times: int) -> int:
    if _SHORT.fullmatch(digits) is None:
        raise PriceRefused(f"Harganya belum terbaca. {_EXAMPLE}")
    return int(Decimal(digits.replace(",", ".")) * times)


def _plain(digits: str) -> int:
    if _GROUPED.fullmatch(digits):
        return int(re.sub(r"\D", "", digits.removesuffix(",00")))
    if digits.isdecimal():
        return int(digits)
    raise PriceRefused(f"Harganya belum terbaca. {_EXAMPLE}")


def rupiah(price: int) -> str:
    """25000 gives `Rp25.000`."""
    return f"Rp{number(price)}"


def is_old(price_on: date, today: date) -> bool:
    """Whether a price of that day may have changed by now."""
    return today - price_on > HOLDS_FOR
