"""An upgrade renders the models of migrations one by one, and makes the tables that Django makes,
who renders them all after each step.
"""

import os
from contextlib import closing
from pathlib import Path

import pytest
from django.db import connection
from django.db.migrations.state import ProjectState

from kimid.cli.lone_models import models_rendered_alone
from tests.upgrades import dumps
from tests.upgrades.catalogue import definitions
from tests.upgrades.loading import loaded, opened_database, program


def test_django_renders_models_as_always_afterwards() -> None:
    as_django_does = ProjectState.reload_model

    with models_rendered_alone():
        assert ProjectState.reload_model is not as_django_does

    assert ProjectState.reload_model is as_django_does


@pytest.mark.proof
@pytest.mark.django_db
@pytest.mark.parametrize("name", dumps.names())
def test_django_itself_makes_the_same_tables(name: str, tmp_path: Path) -> None:
    """The database of the tests is made with models that were rendered alone."""
    with loaded(name, tmp_path) as url:
        environment = os.environ | {
            "DJANGO_SETTINGS_MODULE": "kimid.settings",
            "KIMID_DATA_DIR": str(tmp_path),
            "KIMID_DATABASE_URL": url,
        }
        program("django", "migrate", environment=environment)
        with closing(opened_database(url)) as database:
            of_django = definitions(database)

    assert of_django == definitions(connection)
