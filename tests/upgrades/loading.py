"""Databases of named schemas, and programs that run on them."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.utils import ConnectionHandler

from tests.house.walking import ROOT
from tests.own_database import own_database
from tests.upgrades import dumps


@contextmanager
def loaded(name: str, folder: Path) -> Iterator[str]:
    """The address of a database of this schema, of the kind that the run uses."""
    if connection.vendor == "sqlite":
        dumps.load_sqlite(name, folder / "kimid.sqlite3")
        yield f"sqlite:///{folder / 'kimid.sqlite3'}"
        return
    with own_database(os.environ["KIMID_DATABASE_URL"], f"kimid_upgrade_{os.getpid()}") as url:
        dumps.load_postgresql(name, url)
        yield url


def opened_database(url: str) -> BaseDatabaseWrapper:
    """A connection to such a database. The caller closes it."""
    is_file = connection.vendor == "sqlite"
    name = url.removeprefix("sqlite:///") if is_file else urlsplit(url).path[1:]
    return ConnectionHandler({"default": connection.settings_dict | {"NAME": name}})["default"]


def program(*words: str, environment: dict[str, str]) -> str:
    """What a module of Python prints, which must end well."""
    command = [sys.executable, "-m", *words]
    done = subprocess.run(
        command, cwd=ROOT, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    return done.stdout
