"""The thread that looks for new changes in every web process, so that pages are dropped wherever
the change was made.
"""

import logging
import os
from threading import Event, Lock, Thread
from time import time
from typing import Final

from django.db import connection

from kimid.pagecache.lease import PageLease
from kimid.pagecache.store import PageStore

logger = logging.getLogger(__name__)

_PAUSE: Final = {"sqlite": 0.05, "postgresql": 0.1}  # seconds between two polls
_LONGEST_PAUSE: Final = 1.0  # seconds, while the database cannot be reached


class Tailer:
    """Lets a store follow the changes, over its own connection.

    While the database is away, the pages stay as they are, and their lease is not renewed. When it
    is back, the missed changes are applied first.
    """

    def __init__(self, store: PageStore, lease: PageLease) -> None:
        self._store = store
        self._lease = lease
        self._starting = Lock()
        self._pid = 0
        self._thread: Thread | None = None
        self._stop = Event()
        self._begun = False
        self.is_failing = False  # whether the last poll raised an error
        self._seen_version: int | None = None

    def ensure_running(self) -> None:
        """Start to follow the changes in this process, if it does not do so yet.

        A forked process has no threads. So the middleware calls this for each request, and not when
        it is made.
        """
        if self._pid == os.getpid():
            return
        with self._starting:
            if self._pid != os.getpid():
                self._pid = os.getpid()
                self._thread = Thread(target=self._follow, name="kimid-tailer", daemon=True)
                self._thread.start()

    def stop(self) -> None:
        """Stop following, and wait until the thread has ended."""
        self._store.end()
        self._stop.set()
        if self._thread is not None:
            self._thread.join()

    def _follow(self) -> None:
        usual = pause = _PAUSE[connection.vendor]
        try:
            while not self._stop.is_set():
                pause = usual if self._poll() else min(pause * 2, _LONGEST_PAUSE)
                self._stop.wait(pause)
        finally:
            connection.close()

    def _poll(self) -> bool:
        try:
            self._catch_up()
        except Exception:
            # The thread must live on after any error: without it, pages stay stale for ever.
            if not self.is_failing:
                logger.exception(
                    "changes cannot be followed just now; stored pages stay as they are"
                )
            self.is_failing = True
            self._seen_version = None
            connection.close()
            return False
        if self.is_failing:
            logger.warning("changes are followed again")
        self.is_failing = False
        return True

    def _catch_up(self) -> None:
        if not self._begun:
            self._store.begin()
            self._begun = True
        asked_at = time()
        version = _database_version()
        if version is None or version != self._seen_version:
            self._store.catch_up()
        self._seen_version = version
        self._store.drop_expired(asked_at)
        self._store.write_files()
        self._lease.renew(asked_at)


def _database_version() -> int | None:
    """A number that differs when another connection has written since. None if the database has no
    such number.
    """
    if connection.vendor != "sqlite":
        return None
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA data_version")
        row: tuple[int] = cursor.fetchone()
    return row[0]
