"""The size of a page in words and the moment it was made, for its foot. The page cache fills both
in: it compresses the page, and gives it out long after it was made.
"""

import re
from datetime import datetime
from typing import Final

from kimid.lib.clock import short_moment

# The page cache replaces this. It is a comment, so that a page without it shows nothing. The zone
# is that of the place.
PLACEHOLDER: Final = re.compile(rb"<!--berat (WIB|WITA|WIT)-->")


def page_size_html(size: int, made_at: datetime, zone: str) -> bytes:
    """11,469 bytes give `Berat halaman ini 11,2 KB, dibuat 25 Maret 2023, 13.37 WIB.`"""
    kilobytes = f"{size / 1024:.1f}".replace(".", ",")
    moment = short_moment(made_at, zone)
    words = f"Berat halaman ini {kilobytes} KB, dibuat {moment}."
    return f"<span>{words}</span>".encode()
