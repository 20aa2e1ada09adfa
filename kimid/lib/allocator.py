"""What the C library does with memory that is no longer needed."""

import ctypes
import sys
from typing import Final

_TRIM_THRESHOLD: Final = -1
_MMAP_THRESHOLD: Final = -3
_KEPT: Final = 8 * 1024 * 1024  # bytes


def keep_freed_memory() -> None:
    """Keep up to 8 MB of freed memory at hand instead of giving it back to the kernel at once. Does nothing but on Linux.

    Compressing a page takes and frees some large buffers. Given back each time, they cost a tenth of the whole page.
    """
    if sys.platform.startswith("linux"):
        mallopt = getattr(ctypes.CDLL(None), "mallopt", None)  # musl has none
        if mallopt is not None:
            mallopt(_MMAP_THRESHOLD, _KEPT)
            mallopt(_TRIM_THRESHOLD, _KEPT)
