"""The worker takes due tasks one by one and runs them until it is stopped."""

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
from kimid.queue.claims import TaskRow
from kimid.queue.models import WorkerBeat
from kimid.queue.tasks import NotYet

logger = logging.getLogger(__name__)

BEAT_SECONDS: Final = 15.0
IDLE_SECONDS: Final = 0.5
LOOK_SECONDS: Final = 1.0
RETRY_SECONDS: Final = 1.0  # after a database error


class Worker:
    """One worker, in its own process or in a thread. `run()` returns after `stop()`."""

    def __init__(
        self, worker_id: str | None = None, now: Callable[[], datetime] = timezone.now
    ) -> None:
        self.worker_id = worker_id or f"{socket.gethostname()[:20]}-{os.getpid()}-{uuid4().hex[:8]}"
        self.now = now
        self._stopping = threading.Event()
        self._last_owner = ""

    def stop(self) -> None:
        """End the worker after its current task. A signal handler or another thread may call it."""
        self._stopping.set()

    def run(self) -> None:
        """Work until `stop()`. When the database does not answer, wait and try again."""
        beside = [
            threading.Thread(target=each, name=name, daemon=True)
            for name, each in (
                ("beat", self._beat_until_stopped),
                ("look", self._look_until_stopped),
            )
        ]
        self._retry_until_done(self.beat)
        for thread in beside:
            thread.start()
        self._work()
        for thread in beside:
            thread.join()
        self._try(lambda: WorkerBeat.objects.filter(worker_id=self.worker_id).delete())
        connection.close()

    def beat(self) -> None:
        """Write the sign of life of this worker."""
        WorkerBeat.objects.update_or_create(
            worker_id=self.worker_id, defaults={"seen_at": self.now()}
        )

    def look(self) -> None:
        """Do what is due this second. A look that raises does not keep the others."""
        for look in schedule.LOOKS:
            try:
                look(self.now())
            except (DatabaseError, InterfaceError):
                raise
            except Exception:
                logger.exception("%s raised", look.__qualname__)

    def maintain(self) -> None:
        """Requeue tasks of dead workers and enqueue due scheduled tasks. Call it only while this
        worker runs no task.
        """
        claims.requeue_lost(self.now(), idle=[self.worker_id])
        schedule.enqueue_due(self.now())

    def run_next(self) -> bool:
        """Run one due task. False if none is due."""
        row = claims.claim(self.worker_id, self.now(), after=self._last_owner)
        if row is None:
            return False
        self._last_owner = row.queue_name
        error = self._call(row)
        self._retry_until_done(lambda: self._save_outcome(row, error))
        return True

    def _work(self) -> None:
        maintained_at: datetime | None = None
        while not self._stopping.is_set():
            if (
                maintained_at is None
                or (self.now() - maintained_at).total_seconds() >= BEAT_SECONDS
            ):
                self._try(self.maintain)
                maintained_at = self.now()
            if not self._try(self.run_next):
                self._stopping.wait(IDLE_SECONDS)

    def _call(self, row: TaskRow) -> BaseException | None:
        try:
            row.task.call(*row.args_kwargs["args"], **row.args_kwargs["kwargs"])
        except NotYet as error:
            logger.info("task %s (%s) is not possible yet", row.task_path, row.pk)
            return error
        except (Exception, SystemExit) as error:
            logger.warning("task %s (%s) raised", row.task_path, row.pk, exc_info=True)
            return error
        return None

    def _save_outcome(self, row: TaskRow, error: BaseException | None) -> None:
        at = self.now()
        if error is None:
            still_claimed = claims.succeed(row, at)
        elif isinstance(error, NotYet):
            still_claimed = claims.postpone(row, at)
        else:
            still_claimed = claims.fail(row, error, at)
        if not still_claimed:
            logger.warning(
                "task %s (%s) was put back while it ran; it may run twice", row.task_path, row.pk
            )

    def _beat_until_stopped(self) -> None:
        while not self._stopping.wait(BEAT_SECONDS):
            self._try(self.beat)
        connection.close()

    def _look_until_stopped(self) -> None:
        while not self._stopping.wait(LOOK_SECONDS):
            self._try(self.look)
        connection.close()

    def _retry_until_done(self, step: Callable[[], object]) -> None:
        """Repeat a step until it succeeds or the worker stops. In the second case another worker
        requeues the task.
        """
        done = False

        def once() -> None:
            nonlocal done
            step()
            done = True

        self._try(once)
        while not done and not self._stopping.wait(RETRY_SECONDS):
            self._try(once)

    def _try[R](self, step: Callable[[], R]) -> R | None:
        try:
            close_old_connections()
            return step()
        except (DatabaseError, InterfaceError) as error:
            logger.warning("the database did not answer, trying again: %s", error)
            if not connection.in_atomic_block:
                connection.close()
            self._stopping.wait(RETRY_SECONDS)
            return None
