"""Steps of an upgrade that are done and recorded in one transaction.

Django commits a migration that puts statements off to its end, such as indexes of a new table, and
records it after that. A process that dies between the two leaves a step that is done and not
recorded: it cannot be done again, and nobody can go on.
"""

from typing import Any

from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.migration import Migration
from django.db.migrations.operations.base import Operation
from django.db.migrations.state import ProjectState
from django.db.models.signals import pre_migrate


class EndOfStep(Operation):
    """Runs what was put off to the end. Django then records the migration before its commit."""

    def state_forwards(self, app_label: str, state: ProjectState) -> None:
        """Models stay as they are."""

    def database_forwards(
        self,
        app_label: str,
        schema_editor: BaseDatabaseSchemaEditor,
        from_state: ProjectState,
        to_state: ProjectState,
    ) -> None:
        """Run it all, and leave nothing for later."""
        while schema_editor.deferred_sql:
            schema_editor.execute(schema_editor.deferred_sql.pop(0), None)


def record_steps_with_their_work() -> None:
    """From now on every migration that this process applies ends with an EndOfStep."""
    pre_migrate.connect(_end_steps, dispatch_uid="kimid.cli.whole_steps")


def _end_steps(plan: list[tuple[Migration, bool]], **_others: Any) -> None:
    # Any: a signal brings whatever Django likes. It comes once for each app.
    for migration, is_backwards in plan:
        has_end = any(isinstance(operation, EndOfStep) for operation in migration.operations)
        if migration.atomic and not is_backwards and not has_end:
            operations = [*migration.operations, EndOfStep()]
            migration.operations = operations  # type: ignore[misc]  # each migration has its own
