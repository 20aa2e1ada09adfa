"""An empty database gets its tables from the same steps as an old one. The database of the tests is
made so, and `test_upgrades.py` compares its tables with those of an old install, where every step
was Django's.
"""

from django.db.migrations.state import ProjectState

from kimid.cli.first_schema import models_rendered_alone


def test_django_renders_models_as_always_once_the_tables_are_there() -> None:
    as_django_does = ProjectState.reload_model

    with models_rendered_alone():
        assert ProjectState.reload_model is not as_django_does

    assert ProjectState.reload_model is as_django_does
