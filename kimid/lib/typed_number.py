"""Numbers as people type them: `12`, `82,5`, `82.5`."""

import re
from decimal import Decimal
from fractions import Fraction
from typing import Final

# With three digits behind it, a full stop may stand for thousands.
_NUMBER: Final = re.compile(r"[0-9]{1,6}(?:[.,][0-9]{1,2})?", re.ASCII)


def typed_number(text: str) -> Fraction | None:
    """The number, exactly; None if it is none, or could be read in two ways."""
    return Fraction(text.replace(",", ".")) if _NUMBER.fullmatch(text) else None


def as_typed(number: Decimal) -> str:
    """The number as people type it: `80`, `82,5`."""
    return f"{number.normalize():f}".replace(".", ",")
