"""`./kim migrate` says in a sentence what stopped it, and what to do now."""

from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from django_tasks_db.models import DBTaskResult

from kimid.cli import database
from kimid.cli.errors import CliError
from kimid.cli.lone_models import models_rendered_alone
from kimid.ledger.book_guards import make_guards
from kimid.wire.models import PlacementFacet

pytestmark = pytest.mark.django_db(transaction=True)

FIRST = "0001_initial"
# The last steps of their apps: a test takes back one, not all that were made since.
LATE = "0012_facets_of_events"  # it adds a column to the table of facets
BEFORE_LATE = "0011_agenda_labels"


@pytest.fixture(autouse=True)
def _guarded_books() -> Iterator[None]:
    """A run that stops leaves the books without their guards; the next test wants them."""
    yield
    make_guards(connection)


@contextmanager
def undone(app: str, name: str) -> Iterator[None]:
    """A step, of which the database says that it was never done, nor what needs it."""
    recorder = MigrationRecorder(connection)
    steps = MigrationLoader(connection).graph.backwards_plan((app, name))
    for step in steps:
        recorder.record_unapplied(*step)
    yield
    for step in steps:
        recorder.record_unapplied(*step)
        recorder.record_applied(*step)


def test_a_step_that_fails_is_named_with_its_reason() -> None:
    with undone("queue", FIRST), pytest.raises(CliError) as stopped:
        database.apply_migrations()

    words = str(stopped.value)
    assert f"step queue.{FIRST} failed: " in words
    assert "already exists" in words
    assert "run ./kim migrate again" in words
    assert "restore the backup" in words
    assert "does not answer" not in words


def test_a_step_that_others_keep_waiting_gives_up_and_says_what_to_stop(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for vendor, wait in (
        ("postgresql", "SET lock_timeout = '300ms'"),
        ("sqlite", "PRAGMA busy_timeout = 300"),
    ):
        monkeypatch.setitem(database._WAIT, vendor, wait)
    table = PlacementFacet._meta.db_table
    hold = {
        "postgresql": f"BEGIN; LOCK TABLE {table} IN ACCESS EXCLUSIVE MODE",
        "sqlite": "BEGIN IMMEDIATE",
    }

    with models_rendered_alone():
        call_command("migrate", "wire", BEFORE_LATE, verbosity=0)
    with closing(connection.copy()) as other:
        with other.cursor() as cursor:
            cursor.execute(hold[connection.vendor])
        with pytest.raises(CliError) as stopped:
            database.apply_migrations()
        with other.cursor() as cursor:
            cursor.execute("ROLLBACK")
        database.apply_migrations()
        assert database.pending_migrations() == []

    words = str(stopped.value)
    assert f"Step wire.{LATE} waited" in words
    assert "Stop every kimid that uses this database" in words


def test_a_step_whose_table_is_named_after_a_lock_waits_for_nobody() -> None:
    with undone("people", "0003_account_locks"), pytest.raises(CliError, match="already exists"):
        database.apply_migrations()


def test_every_step_is_recorded_before_the_commit_of_what_it_did() -> None:
    with models_rendered_alone():
        call_command("migrate", "profile", "zero", verbosity=0)
    is_inside = []

    def look(execute: Callable[..., Any], sql: str, *others: Any) -> Any:  # as Django types it
        if sql.startswith('INSERT INTO "django_migrations"'):
            is_inside.append(connection.in_atomic_block)
        return execute(sql, *others)

    with connection.execute_wrapper(look):
        database.apply_migrations()

    # It makes tables, whose indexes Django puts off to the end.
    assert is_inside
    assert all(is_inside)
    assert database.pending_migrations() == []


def test_what_a_run_left_out_that_died_after_its_last_step_is_there_after_the_next() -> None:
    complete = Permission.objects.count()
    ContentType.objects.get_for_model(DBTaskResult).delete()
    ContentType.objects.clear_cache()
    assert Permission.objects.count() < complete

    database.apply_migrations()

    assert Permission.objects.count() == complete
