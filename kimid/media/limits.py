"""Limits for photos, documents, papers and voice notes.

Photos from kimid's own script are far below them.
"""

from typing import Final

MAX_BYTES: Final = 10 * 1024 * 1024
MAX_PIXELS: Final = 40_000_000
MIN_SIDE: Final = 200

# Documents.
MAX_PAGES: Final = 50

# Private papers: a decree with its appendices, the minutes of a meeting.
MAX_PAPER_PAGES: Final = 20

# Voice notes. A browser records speech at 24 to 64 kbit/s.
MAX_SECONDS: Final = 120
MAX_BITS: Final = 140_000  # a second
