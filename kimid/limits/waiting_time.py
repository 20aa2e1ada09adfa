"""How long to wait, in words."""

from datetime import timedelta
from math import ceil
from typing import Final

_MINUTE: Final = timedelta(minutes=1)
_HOUR: Final = timedelta(hours=1)


def wait_text(wait: timedelta) -> str:
    """`beberapa detik`, `5 menit` or `2 jam`; never shorter than the wait."""
    if wait <= _MINUTE / 2:
        return "beberapa detik"
    if wait <= _HOUR:
        return f"{ceil(wait / _MINUTE)} menit"
    return f"{ceil(wait / _HOUR)} jam"
