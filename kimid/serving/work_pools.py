"""Threads for one kind of work, and how much of it may wait for them."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Final


class PoolFull(Exception):
    """So much of this work waits already that more would only time out."""


class WorkPool:
    """A few threads and a short queue. The event loop alone calls it, so it needs no lock."""

    def __init__(self, name: str, *, threads: int, waiting: int) -> None:
        self.name: Final = name
        self._limit = threads + waiting
        self._in_progress = 0
        self._threads = ThreadPoolExecutor(threads, thread_name_prefix=f"kimid-{name}")

    @property
    def is_full(self) -> bool:
        return self._in_progress >= self._limit

    async def run[R](self, work: Callable[[], R]) -> R:
        """What `work` returns, called in one of the threads. Raises PoolFull at once."""
        if self.is_full:
            raise PoolFull(self.name)
        self._in_progress += 1
        try:
            return await asyncio.get_running_loop().run_in_executor(self._threads, work)
        finally:
            self._in_progress -= 1
