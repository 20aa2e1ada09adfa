"""The database of an install: copied while it is in use, and put into an empty place."""

import os
import signal
import subprocess
from collections.abc import Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from typing import Any, Final

from django.apps import apps
from django.db import connection, connections, transaction
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder
from django.db.utils import ConnectionHandler
from psycopg.conninfo import make_conninfo
from psycopg.pq import Conninfo

from kimid.backups.errors import BackupError
from kimid.backups.files import place, sync_folder
from kimid.backups.manifest import FileEntry
from kimid.lib.child_process import bind_to_parent
from kimid.media.models import Install
from kimid.sites.guard import across_sites
from kimid.sqlite.driver import pysqlite3

FILES: Final = {"sqlite": "database.sqlite3", "postgresql": "database.dump"}
_ALIAS: Final = "backup"
_HINT: Final = (
    " pg_dump and pg_restore must be there and not older than the server: install the"
    " postgresql-client of its version and put it into PATH."
)


@contextmanager
def copied_into(folder: Path) -> Iterator[str]:
    """Write a copy into the folder while others write to the database. Inside, the same rows can be
    read under the alias that is given. Raises BackupError.
    """
    if not tables():
        raise BackupError("the database is empty: there is nothing to back up.")
    copied = _copied_sqlite if connection.vendor == "sqlite" else _copied_postgresql
    with copied(folder / FILES[connection.vendor]) as alias:
        yield alias


def tables() -> list[str]:
    """The tables of the database; none if there is no database yet. Makes no file."""
    if connection.vendor == "sqlite" and not _sqlite_file().exists():
        return []
    return connection.introspection.table_names()


def leftovers() -> list[Path]:
    """Files of another database that SQLite would take for those of the one that is restored."""
    if connection.vendor != "sqlite":
        return []
    beside = [Path(f"{_sqlite_file()}{ending}") for ending in ("-wal", "-shm", "-journal")]
    return [each for each in beside if each.exists()]


def restore_from(source: Path, entry: FileEntry) -> None:
    """Put a copy into the empty database: wholly or not at all. Raises BackupError."""
    if connection.vendor == "sqlite":
        _restore_sqlite(source, entry)
    else:
        connection.close()
        _run("pg_restore", "--exit-on-error", "--single-transaction", "--no-owner", source)


def row_counts(alias: str) -> dict[str, int]:
    """How many rows each table has."""
    there = set(connections[alias].introspection.table_names())
    models = [each for each in apps.get_models(include_auto_created=True) if not each._meta.proxy]
    with across_sites("a backup counts the rows of everybody"):
        return {
            model._meta.db_table: model._base_manager.using(alias).count()
            for model in models
            if model._meta.db_table in there
        }


def applied_migrations(alias: str) -> list[str]:
    """The steps that the database has seen, as `app.name`."""
    steps = MigrationRecorder(connections[alias]).applied_migrations()
    return sorted(f"{app}.{name}" for app, name in steps)


def is_behind() -> bool:
    """Whether this code has steps that the database has not seen."""
    executor = MigrationExecutor(connection)
    return bool(executor.migration_plan(executor.loader.graph.leaf_nodes()))


def install_key(alias: str) -> str:
    """The key that database and media folder share; empty if there is none yet."""
    if Install._meta.db_table not in connections[alias].introspection.table_names():
        return ""  # older than this code
    rows = Install.objects.using(alias).filter(pk=Install.ONLY)
    return "".join(str(key) for key in rows.values_list("key", flat=True))


@contextmanager
def _copied_sqlite(target: Path) -> Iterator[str]:
    try:
        with (
            closing(pysqlite3.connect(_sqlite_file(), timeout=20)) as live,
            closing(pysqlite3.connect(target)) as copy,
        ):
            live.backup(copy)  # one step: all of it as of one moment
            copy.execute("PRAGMA journal_mode = DELETE")  # so that it is one file
            [(state,)] = copy.execute("PRAGMA quick_check(1)").fetchall()
    except pysqlite3.Error as error:
        raise BackupError(f"the database could not be copied to {target}: {error}.") from error
    if state != "ok":
        raise BackupError(f"the database is damaged: {state}. Keep all backups there are.")
    options = {"init_command": "PRAGMA query_only = ON"}
    with _second_connection(NAME=str(target), OPTIONS=options) as alias:
        yield alias


@contextmanager
def _copied_postgresql(target: Path) -> Iterator[str]:
    with _second_connection() as alias, transaction.atomic(using=alias):
        with connections[alias].cursor() as cursor:
            cursor.execute("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")
            cursor.execute("SET LOCAL idle_in_transaction_session_timeout = 0")
            cursor.execute("SELECT pg_export_snapshot()")
            [snapshot] = cursor.fetchone()
        _run(
            *("pg_dump", "--format=custom", "--no-owner", "--no-privileges"),
            *(f"--snapshot={snapshot}", f"--file={target}"),
        )
        yield alias


@contextmanager
def _second_connection(**changes: Any) -> Iterator[str]:  # Any: as Django types its settings
    known = connections.databases
    other = ConnectionHandler({**known, _ALIAS: {**known["default"], **changes}})
    connections[_ALIAS] = other[_ALIAS]
    try:
        yield _ALIAS
    finally:
        connections[_ALIAS].close()
        del connections[_ALIAS]


def _restore_sqlite(source: Path, entry: FileEntry) -> None:
    connection.close()  # it may have made an empty file, which is replaced
    file = _sqlite_file()
    file.parent.mkdir(parents=True, exist_ok=True)
    place(source, file, entry)
    sync_folder(file.parent)


def _sqlite_file() -> Path:
    return Path(connection.settings_dict["NAME"])


def _run(program: str, *words: str | Path) -> None:
    """Run a program of PostgreSQL on the database. The password is in no list of processes."""
    known = {each.keyword.decode() for each in Conninfo.get_defaults()}
    parts = {
        name: str(value)
        for name, value in connection.get_connection_params().items()
        if name in known
    }
    environment = {**os.environ, "PGPASSWORD": parts.pop("password", "")}
    if not environment["PGPASSWORD"]:
        del environment["PGPASSWORD"]
    address = make_conninfo(**parts)
    try:
        subprocess.run(
            [program, f"--dbname={address}", *words],
            env=environment,
            preexec_fn=partial(bind_to_parent, os.getpid(), signal.SIGKILL),
            check=True,
            capture_output=True,
            text=True,
        )
    except FileNotFoundError as error:
        raise BackupError(f"there is no {program} on this machine.{_HINT}") from error
    except subprocess.CalledProcessError as error:
        lines = error.stderr.strip().splitlines() or ["it says nothing"]
        is_old = "version mismatch" in error.stderr
        raise BackupError(f"{program} failed: {lines[0]}.{_HINT if is_old else ''}") from error
