"""Prices as people say them: `15rb`, `1,5jt`, `15.000`, `Rp25.000`. All are whole rupiah."""

import re
from datetime import date, timedelta
from typing import Final

from kimid.lib.rupiah import read_rupiah

LOWEST: Final = 100
HIGHEST: Final = 1_000_000_000
# A price that is older says so, and is asked for before it is paid.
HOLDS_FOR: Final = timedelta(days=60)

# `25rb/kg`, `15.000 per botol`: of what the price is.
_OF_ONE: Final = re.compile(r"\s*(?:/|\bper\b)\s*([a-z][a-z0-9 ]{0,28})$")


def read_price(typed: str) -> int:
    """The rupiah that somebody means. Raises RupiahRefused."""
    return read_rupiah(typed, lowest=LOWEST, highest=HIGHEST, noun="Harganya")


def price_and_unit(typed: str) -> tuple[str, str]:
    """What somebody says at once, in two: `25rb/kg` gives `25rb` and `kg`, which may be empty."""
    text = " ".join(typed.lower().split())
    match = _OF_ONE.search(text)
    return (text[: match.start()], match[1].strip()) if match else (text, "")


def is_old(price_on: date, today: date) -> bool:
    """Whether a price of that day may have changed by now."""
    return today - price_on > HOLDS_FOR
