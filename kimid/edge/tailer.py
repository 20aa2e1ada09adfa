"""The thread that looks for new changes in every web process, so that pages go wherever the change was made."""

import logging
import os
from threading import Event, Lock, Thread
from typing import Final

from django.db import connection

from kimid.edge.store import Store

logger = logging.getLogger(__name__)

_PAUSE: Final = {"sqlite": 0.05, "postgresql": 0.1}  # seconds between two looks
_LONGEST_PAUSE: Final = 1.0  # while the database cannot be reached


class Tailer:
    """Lets a store follow the changes, over a connection of its own.

    While the database is away the pages stay as they are; when it is back, what was missed is applied first.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._starting = Lock()
        self._pid = 0
        self._thread: Thread | None = None
        self._stop = Event()
        self._begun = False
        self.trouble = False  # whether the last look found no database
        self._seen_version: int | None = None

    def ensure(self) -> None:
        """Follow the changes from now on, in this process. Costs nothing when it is already done.

        Servers fork, and threads do not come along; so the gate calls this at a request and not when it is made.
        """
        if self._pid == os.getpid():
            return
        with self._starting:
            if self._pid != os.getpid():
                self._pid = os.getpid()
                self._thread = Thread(target=self._follow, name="kimid-tailer", daemon=True)
                self._thread.start()

    def stop(self) -> None:
        """Follow no longer; wait until the thread has ended."""
        self._store.end()
        self._stop.set()
        if self._thread is not None:
            self._thread.join()

    def _follow(self) -> None:
        usual = pause = _PAUSE[connection.vendor]
        try:
            while not self._stop.is_set():
                pause = usual if self._look() else min(pause * 2, _LONGEST_PAUSE)
                self._stop.wait(pause)
        finally:
            connection.close()

    def _look(self) -> bool:
        try:
            self._follow_on()
        except Exception:
            # Whatever it was, the thread must live on: without it, pages would be stale for good.
            if not self.trouble:
                logger.exception("changes cannot be followed just now; stored pages stay as they are")
            self.trouble = True
            self._seen_version = None
            connection.close()
            return False
        if self.trouble:
            logger.warning("changes are followed again")
        self.trouble = False
        return True

    def _follow_on(self) -> None:
        if not self._begun:
            self._store.begin()
            self._begun = True
        version = _database_version()
        if version is None or version != self._seen_version:
            self._store.catch_up()
        self._seen_version = version


def _database_version() -> int | None:
    """A number that differs when another connection has written since; None where the database has no such number."""
    if connection.vendor != "sqlite":
        return None
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA data_version")
        row: tuple[int] = cursor.fetchone()
    return row[0]
