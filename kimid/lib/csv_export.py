"""Tables as CSV files for spreadsheets, with semicolons as usual in Indonesia."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO
from typing import Final

_BYTE_ORDER_MARK: Final = "\ufeff"  # it tells spreadsheets that the file is UTF-8
_FORMULA_STARTS: Final = ("=", "+", "-", "@", "\t", "\r")


def csv_text(head: Sequence[str], rows: Iterable[Sequence[str | int]]) -> str:
    """The text of such a file. Pass texts of people through `without_formula` first."""
    out = StringIO(_BYTE_ORDER_MARK)
    out.seek(len(_BYTE_ORDER_MARK))
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows(rows)
    return out.getvalue()


def without_formula(text: str) -> str:
    """A text that no spreadsheet reads as a formula."""
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA_STARTS) else text
