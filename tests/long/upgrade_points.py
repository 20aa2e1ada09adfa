"""Where an upgrade can be killed: before each statement of a step, before the row that records the
step, before the commit, and after it. A watch on the connection of `kimid migrate` counts them.
"""

import os
import signal
from collections.abc import Callable
from enum import StrEnum
from typing import Any, Final, NamedTuple

from django.db import connections
from django.db.migrations.migration import Migration
from django.db.migrations.state import ProjectState


class Place(StrEnum):
    """How far a step has come."""

    STATEMENT = "before statement"
    UNRECORDED = "before its row is written"
    WRITTEN = "before the commit of its row"
    RECORDED = "after its row is there"
    END = "after the last step, before writing"  # content types and permissions of Django


class Point(NamedTuple):
    """A moment of an upgrade: a step as `app.name`, a place in it, and the number of that place."""

    step: str
    place: Place
    number: int = 1

    def __str__(self) -> str:
        return f"{self.step} {self.place} {self.number}".strip()


_RECORD: Final = 'INSERT INTO "django_migrations"'
_WRITING: Final = ("INSERT", "UPDATE", "DELETE")
type Execute = Callable[[str, Any, bool, dict[str, Any]], Any]  # as Django types it
type Apply = Callable[[Migration, ProjectState, Any, bool], ProjectState]


class Watch:
    """Follows an upgrade in this process, and ends the process with SIGKILL at the deadly point."""

    def __init__(self, deadly: Point | None) -> None:
        self.seen: list[Point] = []
        self._deadly = deadly
        self._step = ""
        self._number = 0
        self._is_written = False
        self._connection = connections["default"]
        commit = self._connection._commit  # type: ignore[attr-defined]  # not in the stubs
        self._commit: Callable[[], None] = commit

    def begin(self) -> None:
        """Look at every statement, every commit and every step from now on."""
        self._connection.execute_wrappers.append(self._statement)
        vars(self._connection)["_commit"] = self._watched_commit
        apply: Apply = Migration.apply

        def watched(
            migration: Migration, state: ProjectState, editor: Any, collect_sql: bool = False
        ) -> ProjectState:
            self._step, self._number = f"{migration.app_label}.{migration.name}", 0
            return apply(migration, state, editor, collect_sql)

        Migration.apply = watched  # type: ignore[assignment, method-assign]  # only here

    def _statement(
        self, execute: Execute, sql: str, params: Any, many: bool, context: dict[str, Any]
    ) -> Any:
        if sql.startswith(_RECORD):
            self._reach(Place.UNRECORDED)
            answer = execute(sql, params, many, context)
            self._is_written = True
            if not self._connection.in_atomic_block:
                self._recorded()
            return answer
        if self._step or sql.startswith(_WRITING):
            self._number += 1
            self._reach(Place.STATEMENT if self._step else Place.END, self._number)
        return execute(sql, params, many, context)

    def _watched_commit(self) -> None:
        if self._is_written:
            self._reach(Place.WRITTEN)
        self._commit()
        if self._is_written:
            self._recorded()

    def _recorded(self) -> None:
        self._reach(Place.RECORDED)
        self._step, self._number, self._is_written = "", 0, False

    def _reach(self, place: Place, number: int = 1) -> None:
        point = Point(self._step, place, number)
        self.seen.append(point)
        if point == self._deadly:
            os.kill(os.getpid(), signal.SIGKILL)
