"""When processes have nothing left to do."""

import time
from collections.abc import Sequence
from typing import Final

from bench import machine

_WINDOW: Final = 3.0  # seconds
# Of one processor. A worker that waits looks for tasks every second.
_IDLE: Final = 0.15


def cpu(pids: Sequence[int]) -> float:
    """Seconds of the processor that these and all below them have used, ended ones too."""
    return sum(map(machine.cpu_with_ended, pids))


def until_quiet(pids: Sequence[int], patience: float) -> tuple[float, float]:
    """Wait until these processes and all below them are idle. Returns how many seconds it took, and
    how many seconds of the processor. Raises TimeoutError.
    """
    began, used = time.monotonic(), cpu(pids)
    last_busy = began
    before = used
    while time.monotonic() - last_busy < 2 * _WINDOW:
        time.sleep(_WINDOW)
        now = cpu(pids)
        if now - before > _IDLE * _WINDOW:
            last_busy = time.monotonic()
        before = now
        if time.monotonic() - began > patience:
            raise TimeoutError(f"still busy after {patience:g} s")
    return last_busy - began, before - used
