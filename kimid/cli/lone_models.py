"""Migrations, in a fifth of the time from nothing and in a quarter for an old database.

After every step Django renders the model that the step changed, and with it all models around it,
which is most of them: nearly everything refers to a site or a person. Here the model is rendered
alone. What refers to it is rendered anew before a step that looks at it: one that renames, or that
changes what foreign keys point to. Before Python of a migration runs, Django itself does so. The
tables are those that Django makes: `./kim prove upgrade-as-django`.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any, Final

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations import operations
from django.db.migrations.migration import Migration
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState
from django.db.models.signals import pre_migrate

from kimid.cli.whole_steps import EndOfStep

# These change one table and look at no other.
_ALONE: Final = frozenset(
    {
        operations.CreateModel,
        operations.DeleteModel,
        operations.AddField,
        operations.RemoveField,
        operations.AddIndex,
        operations.RemoveIndex,
        operations.AddConstraint,
        operations.RemoveConstraint,
        operations.AlterModelOptions,
        operations.RunSQL,
        operations.RunPython,
    }
)


class FreshModels(Operation):
    """Lets the next step see all models as they are now, with all that refers to them."""

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Models that were rendered alone are forgotten; Django renders all when asked."""
        state.clear_delayed_apps_cache()

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        """The database stays as it is."""


@contextmanager
def models_rendered_alone() -> Iterator[None]:
    """Migrations that run inside render each model alone."""
    as_django_does = ProjectState.reload_model
    identity = "kimid.cli.lone_models"
    pre_migrate.connect(_look_anew, dispatch_uid=identity)
    # mypy forbids to replace a method; Django has no setting for this, and it is put back below.
    ProjectState.reload_model = _reload_alone  # type: ignore[method-assign,assignment]  # above
    try:
        yield
    finally:
        ProjectState.reload_model = as_django_does  # type: ignore[method-assign]  # see above
        pre_migrate.disconnect(dispatch_uid=identity)


def _reload_alone(
    state: ProjectState, app_label: str, model_name: str, delay: bool = False
) -> None:
    if "apps" in state.__dict__:  # `hasattr` would make it
        state.is_delayed = True
        alone = {(app_label, model_name)}
        state._reload(alone)  # type: ignore[attr-defined]  # missing in the stubs


def _look_anew(plan: list[tuple[Migration, bool]], **_others: Any) -> None:
    # Any: a signal brings whatever Django likes. It comes once for each app.
    for migration, _is_backwards in plan:
        steps: list[Operation] = []
        for operation in migration.operations:
            is_after_look = bool(steps) and isinstance(steps[-1], FreshModels)
            if not _is_alone(operation) and not is_after_look:
                steps.append(FreshModels())
            steps.append(operation)
        migration.operations = steps  # type: ignore[misc]  # each migration has its own


def _is_alone(operation: Operation) -> bool:
    if isinstance(operation, operations.AlterField):
        return not operation.field.unique  # nothing points to it
    return type(operation) in _ALONE or isinstance(operation, FreshModels | EndOfStep)
