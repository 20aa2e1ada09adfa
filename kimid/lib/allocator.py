"""How the C library treats freed memory."""

import ctypes
import sys
from typing import Final

_TRIM_THRESHOLD: Final = -1
_MMAP_THRESHOLD: Final = -3
_BUFFER_BYTES: Final = 8 * 1024 * 1024


def keep_freed_memory() -> None:
    """Keep up to 8 MB of freed memory instead of returning it to the kernel at once. Works on Linux
    only.

    Compressing a page allocates and frees some large buffers. Returning them each time takes a
    tenth of the time of the whole page.
    """
    if sys.platform.startswith("linux"):
        mallopt = getattr(ctypes.CDLL(None), "mallopt", None)  # musl has none
        if mallopt is not None:
            mallopt(_MMAP_THRESHOLD, _BUFFER_BYTES)
            mallopt(_TRIM_THRESHOLD, _BUFFER_BYTES)
