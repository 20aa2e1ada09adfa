"""A place beside the sets where a drill restores: folders and a database of their own, gone
afterwards.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import psycopg
from django.conf import settings
from django.db import connection
from psycopg.sql import SQL, Identifier

from kimid.backups.errors import BackupError
from kimid.backups.manifest import Manifest

_OURS = ("KIMID_INSTANCE", "DATABASE_URL", "DJANGO_SETTINGS_MODULE")


@contextmanager
def scratch_install(folder: Path, manifest: Manifest) -> Iterator[dict[str, str]]:
    """The environment of an empty install in this folder, with the hosts of the set."""
    folder.mkdir(mode=0o700)
    try:
        with _database(folder, f"kimid_drill_{manifest.install[:8] or 'new'}") as url:
            yield {
                **{name: value for name, value in os.environ.items() if name not in _OURS},
                **manifest.environment,
                "DJANGO_SETTINGS_MODULE": "kimid.settings",
                "KIMID_DATABASE_URL": url,
                "KIMID_DATA_DIR": str(folder),
                "KIMID_MEDIA_DIR": str(folder / "media"),
                "KIMID_SPOOL_DIR": str(folder / "spool"),
                "KIMID_STORE_DIR": str(folder / "pages"),
                "KIMID_SECRET_KEY": settings.SECRET_KEY,
            }
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def _database(folder: Path, name: str) -> Iterator[str]:
    if connection.vendor == "sqlite":
        yield f"sqlite:///{folder / 'kimid.sqlite3'}"
        return
    drop = SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(Identifier(name))
    make = SQL("CREATE DATABASE {} TEMPLATE template0").format(Identifier(name))
    try:
        with psycopg.connect(settings.DATABASE_URL, autocommit=True) as line:
            line.execute(drop)  # of a drill that was killed
            line.execute(make)
            try:
                yield urlsplit(settings.DATABASE_URL)._replace(path=f"/{name}").geturl()
            finally:
                line.execute(drop)
    except psycopg.errors.InsufficientPrivilege as error:
        raise BackupError(
            "a drill needs a database of its own for a while, and this account of PostgreSQL may"
            f" make none ({str(error).strip()}). Let it: ALTER ROLE … CREATEDB."
        ) from error
