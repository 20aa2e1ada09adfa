"""What may become a photo. Photos that our own script has shrunk are far below all of this."""

from typing import Final

MOST_BYTES: Final = 10 * 1024 * 1024
MOST_PIXELS: Final = 40_000_000
LEAST_SIDE: Final = 200
