"""An empty install beside the one of the tests, for what is restored."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from django.db import connection
from pytest_django import Settings

from tests.own_database import own_database


@contextmanager
def empty_install(settings: Settings, folder: Path) -> Iterator[Path]:
    """All that the process asks is empty inside, database and folders. Gives the media folder."""
    name, media, spool = connection.settings_dict["NAME"], settings.MEDIA_DIR, settings.SPOOL_DIR
    connection.close()
    settings.MEDIA_DIR, settings.SPOOL_DIR = folder / "media", folder / "spool"
    try:
        with _empty_database(folder) as connection.settings_dict["NAME"]:
            yield folder / "media"
            connection.close()
    finally:
        connection.settings_dict["NAME"] = name
        settings.MEDIA_DIR, settings.SPOOL_DIR = media, spool


@contextmanager
def _empty_database(folder: Path) -> Iterator[str]:
    if connection.vendor == "sqlite":
        yield str(folder / "database" / "kimid.sqlite3")
        return
    empty = f"kimid_empty_{os.getpid()}"
    with own_database(os.environ["KIMID_DATABASE_URL"], empty):
        yield empty
