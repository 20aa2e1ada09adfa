"""A buffer for reads, so that no reader waits for a write to the database."""

import atexit
import logging
import os
from collections.abc import Callable, Sequence
from threading import Event, Lock, Thread
from typing import Final

from django.db import connection

from kimid.wire.reads import Read, count_reads

logger = logging.getLogger(__name__)

_MAX_READS: Final = 10_000  # about 2 MB
_PAUSE: Final = 3.0  # seconds
_STOP_TIMEOUT: Final = 5.0  # seconds that a process waits for the thread at its end


class ReadBuffer:
    """The uncounted reads of this process, and a thread that counts them every few seconds.

    It holds at most `limit` reads and drops the others. While the database is away, the reads stay
    in the buffer. A normal exit counts them; a killed process loses them.
    """

    def __init__(
        self,
        write: Callable[[Sequence[Read]], None],
        *,
        limit: int = _MAX_READS,
        pause: float = _PAUSE,
    ) -> None:
        self._write = write
        self._limit = limit
        self._pause = pause
        self._lock = Lock()
        self._reads: list[Read] = []
        self._pid = 0
        self._thread: Thread | None = None
        self._stopping = Event()
        self._is_failing = False

    def __len__(self) -> int:
        return len(self._reads)

    def add(self, read: Read) -> None:
        """Add a read, if there is space."""
        with self._lock:
            self._ensure()
            if len(self._reads) < self._limit:
                self._reads.append(read)

    def flush(self) -> None:
        """Count the reads in the buffer. On an error they stay, as far as there is space."""
        with self._lock:
            reads = self._reads
            self._reads = []
        try:
            if reads:
                self._write(reads)
        except Exception:
            # No error may end this thread.
            if not self._is_failing:
                logger.exception("reads cannot be counted just now; they wait")
            self._is_failing = True
            with self._lock:
                self._reads = [*reads, *self._reads][: self._limit]
        else:
            self._is_failing = False

    def stop(self) -> None:
        """Count the reads in the buffer, then end the thread. The next read starts a new one."""
        self._stopping.set()
        if self._thread is not None and self._pid == os.getpid():
            self._thread.join(_STOP_TIMEOUT)
        self._pid = 0

    def _ensure(self) -> None:
        """Start the thread at the first read of a process: threads do not survive a fork."""
        if self._pid == os.getpid():
            return
        self._pid = os.getpid()
        self._stopping = Event()
        self._thread = Thread(
            target=self._keep_counting, args=[self._stopping], name="kimid-reads", daemon=True
        )
        self._thread.start()

    def _keep_counting(self, stopping: Event) -> None:
        while not stopping.wait(self._pause):
            self._flush_once()
        self._flush_once()

    def _flush_once(self) -> None:
        if self._reads:
            self.flush()
            connection.close()  # the thread needs no connection between two rounds


READ_BUFFER: Final = ReadBuffer(count_reads)
atexit.register(READ_BUFFER.stop)
