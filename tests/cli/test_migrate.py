"""`./kim migrate` says in a sentence what stopped it, and what to do now."""

from collections.abc import Iterator
from contextlib import closing

import pytest
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django_tasks_db.models import DBTaskResult

from kimid.cli import database
from kimid.cli.errors import CliError

pytestmark = pytest.mark.django_db(transaction=True)

INDEX = "0002_ready_in_turn"
FIRST = "0001_initial"


@pytest.fixture
def undone() -> Iterator[MigrationRecorder]:
    """The queue, of which the database says that it was never there, nor what needs it."""
    recorder = MigrationRecorder(connection)
    steps = MigrationLoader(connection).graph.backwards_plan(("queue", FIRST))
    for step in steps:
        recorder.record_unapplied(*step)
    yield recorder
    for step in steps:
        recorder.record_unapplied(*step)
        recorder.record_applied(*step)


def test_a_step_that_fails_is_named_with_its_reason(undone: MigrationRecorder) -> None:
    with pytest.raises(CliError) as stopped:
        database.apply_migrations()

    words = str(stopped.value)
    assert f"step queue.{FIRST} failed: " in words
    assert "already exists" in words
    assert "run ./kim migrate again" in words
    assert "restore the backup" in words
    assert "does not answer" not in words


def test_a_step_that_others_keep_waiting_gives_up_and_says_what_to_stop(
    undone: MigrationRecorder, monkeypatch: pytest.MonkeyPatch
) -> None:
    undone.record_applied("queue", FIRST)
    for vendor, wait in (
        ("postgresql", "SET lock_timeout = '300ms'"),
        ("sqlite", "PRAGMA busy_timeout = 300"),
    ):
        monkeypatch.setitem(database._WAIT, vendor, wait)
    table = DBTaskResult._meta.db_table
    hold = {
        "postgresql": f"BEGIN; LOCK TABLE {table} IN ACCESS EXCLUSIVE MODE",
        "sqlite": "BEGIN IMMEDIATE",
    }

    with closing(connection.copy()) as other:
        with other.cursor() as cursor:
            cursor.execute(hold[connection.vendor])
        with pytest.raises(CliError) as stopped:
            database.apply_migrations()
        with other.cursor() as cursor:
            cursor.execute("ROLLBACK")

    words = str(stopped.value)
    assert f"Step queue.{INDEX} waited" in words
    assert "Stop every kimid that uses this database" in words
    database.apply_migrations()
    assert database.pending_migrations() == []
