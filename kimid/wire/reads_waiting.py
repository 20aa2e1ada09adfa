"""Reads on their way into the database: no reader waits for a write."""

import atexit
import logging
import os
from collections.abc import Callable, Sequence
from threading import Event, Lock, Thread
from typing import Final

from django.db import connection

from kimid.wire.reads import Read, count

logger = logging.getLogger(__name__)

_MOST: Final = 10_000  # reads; some 2 MB
_PAUSE: Final = 3.0  # seconds
_LAST_ROUND: Final = 5.0  # seconds that the end of a process waits for it


class Waiting:
    """The reads of this process that are not counted yet, and the thread that counts them every few seconds.

    There is room for `most` of them; what comes beyond that is not counted. While the database is away they wait. A process
    that ends in peace counts first; one that is killed loses what waited.
    """

    def __init__(self, write: Callable[[Sequence[Read]], None], *, most: int = _MOST, pause: float = _PAUSE) -> None:
        self._write = write
        self._most = most
        self._pause = pause
        self._lock = Lock()
        self._reads: list[Read] = []
        self._pid = 0
        self._thread: Thread | None = None
        self._stopping = Event()
        self._trouble = False

    def __len__(self) -> int:
        return len(self._reads)

    def add(self, read: Read) -> None:
        """Let a read wait, if there is room."""
        with self._lock:
            self._ensure()
            if len(self._reads) < self._most:
                self._reads.append(read)

    def flush(self) -> None:
        """Count what waits. If that cannot be done now it waits on, as far as there is room."""
        with self._lock:
            reads, self._reads = self._reads, []
        try:
            if reads:
                self._write(reads)
        except Exception:
            # Whatever it was, reading goes on and so does this thread.
            if not self._trouble:
                logger.exception("reads cannot be counted just now; they wait")
            self._trouble = True
            with self._lock:
                self._reads = [*reads, *self._reads][: self._most]
        else:
            self._trouble = False

    def stop(self) -> None:
        """Count what waits, then end the thread. The next read starts another one."""
        self._stopping.set()
        if self._thread is not None and self._pid == os.getpid():
            self._thread.join(_LAST_ROUND)
        self._pid = 0

    def _ensure(self) -> None:
        """Servers fork, and threads do not come along; so the thread is started by the first read of a process."""
        if self._pid == os.getpid():
            return
        self._pid = os.getpid()
        self._stopping = Event()
        self._thread = Thread(target=self._keep_counting, args=[self._stopping], name="kimid-reads", daemon=True)
        self._thread.start()

    def _keep_counting(self, stopping: Event) -> None:
        while not stopping.wait(self._pause):
            self._round()
        self._round()

    def _round(self) -> None:
        if self._reads:
            self.flush()
            connection.close()  # no process needs one connection more just for this


WAITING: Final = Waiting(count)
atexit.register(WAITING.stop)
