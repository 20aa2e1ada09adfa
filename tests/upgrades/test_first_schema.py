"""An empty database gets its tables from the same steps as an old one, and the same tables."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.db import connection
from django.db.migrations.state import ProjectState
from django.db.utils import ConnectionHandler

from kimid.cli.first_schema import models_rendered_alone
from tests.house.walking import ROOT
from tests.own_database import own_database
from tests.upgrades.catalogue import definitions


@contextmanager
def _empty_database(folder: Path) -> Iterator[str]:
    if connection.vendor == "sqlite":
        yield f"sqlite:///{folder / 'kimid.sqlite3'}"
        return
    with own_database(os.environ["KIMID_DATABASE_URL"], f"kimid_first_{os.getpid()}") as url:
        yield url


@pytest.mark.django_db
def test_a_new_install_has_the_tables_that_every_step_by_itself_makes(tmp_path: Path) -> None:
    """The database of the tests was made as Django does it, with all models rendered each time."""
    with _empty_database(tmp_path) as url:
        done = subprocess.run(
            [sys.executable, "-m", "kimid", "migrate"],
            cwd=ROOT,
            env=os.environ | {"KIMID_DATA_DIR": str(tmp_path), "KIMID_DATABASE_URL": url},
            capture_output=True,
            text=True,
            check=False,
        )
        assert done.returncode == 0, done.stderr
        is_file = connection.vendor == "sqlite"
        name = url.removeprefix("sqlite:///") if is_file else urlsplit(url).path[1:]
        own = ConnectionHandler({"default": connection.settings_dict | {"NAME": name}})["default"]
        with closing(own):
            assert definitions(own) == definitions(connection)


def test_django_renders_models_as_always_once_the_tables_are_there() -> None:
    as_django_does = ProjectState.reload_model

    with models_rendered_alone():
        assert ProjectState.reload_model is not as_django_does

    assert ProjectState.reload_model is as_django_does
