"""What may become a photo, a document, a paper, a voice note. Photos that our own script has shrunk are far below all of this."""

from typing import Final

MOST_BYTES: Final = 10 * 1024 * 1024
MOST_PIXELS: Final = 40_000_000
LEAST_SIDE: Final = 200

# What may become a document.
MOST_PAGES: Final = 50

# What may become a private paper of the register: a decree with its appendices, the minutes of a meeting.
MOST_PAGES_OF_PAPER: Final = 20

# What may become a voice note. A browser records speech at 24 to 64 kbit/s.
MOST_SECONDS: Final = 120
MOST_BITS: Final = 140_000  # a second
