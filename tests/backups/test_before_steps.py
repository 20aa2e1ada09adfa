"""Before steps change a database, a set is made of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.db import connection
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.recorder import MigrationRecorder
from pytest_django import Settings

from kimid.backups import databases
from kimid.backups.files import check_files
from kimid.backups.manifest import read_manifest
from kimid.backups.sets import sets_in
from kimid.cli.database import apply_migrations
from kimid.cli.errors import CliError
from kimid.ledger.book_guards import make_guards

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def steps() -> Iterator[list[tuple[str, str]]]:
    """Steps that were never done, as the database says. They will fail: their tables are there."""
    recorder = MigrationRecorder(connection)
    steps = MigrationLoader(connection).graph.backwards_plan(("queue", "0001_initial"))
    for step in steps:
        recorder.record_unapplied(*step)
    yield steps
    for step in steps:
        recorder.record_unapplied(*step)
        recorder.record_applied(*step)
    make_guards(connection)  # a run that stops leaves the books without them


def test_a_set_is_made_before_the_first_step_and_not_again_between_two(
    folder: Path, install: Path, steps: list[tuple[str, str]]
) -> None:
    before = databases.applied_migrations("default")

    for _ in range(2):
        with pytest.raises(CliError, match=r"step .* failed: "):
            apply_migrations()
        [made] = sets_in(folder)
        MigrationRecorder(connection).record_applied(*steps[0])  # as if it had been done

    manifest = read_manifest(made.path)
    check_files(made.path, manifest)
    assert manifest.migrations == before
    assert manifest.pages == []  # this code cannot read a database that is behind


def test_steps_wait_for_a_set_that_cannot_be_made(
    folder: Path, install: Path, steps: list[tuple[str, str]]
) -> None:
    folder.write_text("a file")
    before = databases.applied_migrations("default")

    with pytest.raises(CliError, match=str(folder)):
        apply_migrations()

    assert databases.applied_migrations("default") == before


def test_an_install_without_a_folder_for_backups_goes_on(
    folder: Path, settings: Settings, steps: list[tuple[str, str]]
) -> None:
    settings.BACKUP_DIR = ""

    with pytest.raises(CliError, match=r"step queue\.0001_initial failed: "):
        apply_migrations()

    assert not folder.exists()
