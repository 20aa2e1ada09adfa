"""Years and months of books in public addresses: `2026/11`."""

from typing import Final

from django.urls import register_converter


class BookMonthConverter:
    """Two digits from 01 to 12."""

    regex: str = "0[1-9]|1[0-2]"

    def to_python(self, digits: str) -> int:
        """`03` is March."""
        return int(digits)

    def to_url(self, number: int) -> str:
        """March is `03`."""
        return f"{number:02d}"


class BookYearConverter(BookMonthConverter):
    """Four digits of this century."""

    regex = "20[0-9]{2}"


MONTH: Final = "bookmonth"
YEAR: Final = "bookyear"
register_converter(BookMonthConverter, MONTH)
register_converter(BookYearConverter, YEAR)
