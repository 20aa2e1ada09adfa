"""Children that do not outlive their parent, even when it is killed with -9."""

import ctypes
import os
import signal
import sys
from typing import Final

_PR_SET_PDEATHSIG: Final = 1


def bind_to_parent(parent: int, death_signal: signal.Signals = signal.SIGTERM) -> None:
    """Ask the kernel to send this process a signal when the parent with this pid is gone. Does
    nothing but on Linux.
    """
    if not sys.platform.startswith("linux"):
        return
    ctypes.CDLL(None, use_errno=True).prctl(_PR_SET_PDEATHSIG, int(death_signal))
    if os.getppid() != parent:  # it went before we could ask
        os.kill(os.getpid(), death_signal)
