"""The worker: takes due tasks one by one and runs them, until told to stop."""

import logging
import os
import socket
import threading
from collections.abc import Callable
from datetime import datetime
from typing import Final
from uuid import uuid4

from django.db import DatabaseError, InterfaceError, close_old_connections, connection
from django.utils import timezone

from kimid.queue import claims, schedule
from kimid.queue.claims import Row
from kimid.queue.models import WorkerBeat

logger = logging.getLogger(__name__)

BEAT_SECONDS: Final = 15.0
IDLE_SECONDS: Final = 0.5
REST_SECONDS: Final = 1.0  # after the database did not answer


class Worker:
    """One worker, in a process of its own or in a thread. `run()` returns after `stop()` or, with `once`, when nothing is due."""

    def __init__(self, worker_id: str | None = None, now: Callable[[], datetime] = timezone.now) -> None:
        self.worker_id = worker_id or f"{socket.gethostname()[:20]}-{os.getpid()}-{uuid4().hex[:8]}"
        self.now = now
        self._stopping = threading.Event()

    def stop(self) -> None:
        """Ask the worker to end after the task it is running. May be called from a signal handler or another thread."""
        self._stopping.set()

    def run(self) -> None:
        """Work until stopped. A database that is away is waited for."""
        beating = threading.Thread(target=self._keep_beating, name="beat", daemon=True)
        self._until_done(self.beat)
        beating.start()
        self._work()
        beating.join()
        self._try(lambda: WorkerBeat.objects.filter(worker_id=self.worker_id).delete())
        connection.close()

    def beat(self) -> None:
        """Give a sign of life."""
        WorkerBeat.objects.update_or_create(worker_id=self.worker_id, defaults={"seen_at": self.now()})

    def keep_house(self) -> None:
        """Put back what dead workers held and enqueue what the schedule asks for. Only called while this worker runs nothing."""
        claims.put_back_lost(self.now(), idle=[self.worker_id])
        schedule.enqueue_due(self.now())

    def run_next(self) -> bool:
        """Run one due task; False when none is due."""
        row = claims.claim(self.worker_id, self.now())
        if row is None:
            return False
        error = self._call(row)
        self._until_done(lambda: self._note(row, error))
        return True

    def _work(self) -> None:
        house_kept_at: datetime | None = None
        while not self._stopping.is_set():
            if house_kept_at is None or (self.now() - house_kept_at).total_seconds() >= BEAT_SECONDS:
                self._try(self.keep_house)
                house_kept_at = self.now()
            if not self._try(self.run_next):
                self._stopping.wait(IDLE_SECONDS)

    def _call(self, row: Row) -> BaseException | None:
        try:
            row.task.call(*row.args_kwargs["args"], **row.args_kwargs["kwargs"])
        except (Exception, SystemExit) as error:
            logger.warning("task %s (%s) raised", row.task_path, row.pk, exc_info=True)
            return error
        return None

    def _note(self, row: Row, error: BaseException | None) -> None:
        at = self.now()
        held = claims.succeed(row, at) if error is None else claims.fail(row, error, at)
        if not held:
            logger.warning("task %s (%s) was put back while it ran; it may run twice", row.task_path, row.pk)

    def _keep_beating(self) -> None:
        while not self._stopping.wait(BEAT_SECONDS):
            self._try(self.beat)
        connection.close()

    def _until_done(self, step: Callable[[], object]) -> None:
        """Repeat a step until the database takes it; given up when told to stop, then others put the task back."""
        done = False

        def once() -> None:
            nonlocal done
            step()
            done = True

        self._try(once)
        while not done and not self._stopping.wait(REST_SECONDS):
            self._try(once)

    def _try[R](self, step: Callable[[], R]) -> R | None:
        try:
            close_old_connections()
            return step()
        except (DatabaseError, InterfaceError) as error:
            logger.warning("the database did not answer, trying again: %s", error)
            if not connection.in_atomic_block:
                connection.close()
            self._stopping.wait(REST_SECONDS)
            return None
