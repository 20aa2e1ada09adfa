"""Tables as files for spreadsheets: semicolons, as they are expected in Indonesia."""

import csv
from collections.abc import Iterable, Sequence
from io import StringIO
from typing import Final

_MARK: Final = "\ufeff"  # by this mark spreadsheets know that the letters are UTF-8
_FORMULA: Final = ("=", "+", "-", "@", "\t", "\r")


def semicolon_table(head: Sequence[str], rows: Iterable[Sequence[str | int]]) -> str:
    """The text of such a file. Words of people go through `plain` first."""
    out = StringIO(_MARK)
    out.seek(len(_MARK))
    writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
    writer.writerow(head)
    writer.writerows(rows)
    return out.getvalue()


def plain(text: str) -> str:
    """A text that no spreadsheet takes for a formula."""
    return f"'{text}" if text.lstrip(" ").startswith(_FORMULA) else text
