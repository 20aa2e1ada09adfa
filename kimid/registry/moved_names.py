"""What rows of an older install call by name, and what is called otherwise since the register
became five apps: models, permissions of links, tasks and schedules.

Migrations that installs have applied call this, so it does not change.
"""

from collections.abc import Callable, Mapping
from typing import Any

from django.apps.registry import Apps

from kimid.queue.moved_tasks import TABLES_WITH_TASKS, rename_tasks

# What a migration needs that calls this: the tables that hold names.
TABLES_WITH_NAMES = [
    ("access", "0006_appointments"),
    ("contenttypes", "0002_remove_content_type_name"),
    ("events", "0002_signs_of_life"),
    ("notify", "0002_digests_name_what_they_list"),
    *TABLES_WITH_TASKS,
]


def rename(
    app: str,
    models: tuple[str, ...],
    *,
    tasks: Mapping[str, str],
    permissions: Mapping[str, str] | None = None,
) -> Callable[[Apps, Any], None]:
    """For `RunPython`: models of the register that are those of `app` now, tasks by their dotted
    path, permissions that a link gives. May run twice.
    """

    def run(apps: Apps, editor: Any) -> None:
        for name in models:
            before, now = f"registry.{name}", f"{app}.{name}"
            _replace(apps, "events.Event", "subject", before, now)
            _replace(apps, "notify.Notice", "subject", before, now)
            _replace(apps, "access.OneUseLink", "subject", before, now)
            _rename_content_type(apps, name.lower(), app)
        for before, now in (permissions or {}).items():
            _replace(apps, "access.OneUseLink", "perm", before, now)
        rename_tasks(tasks)(apps, editor)

    return run


def _rename_content_type(apps: Apps, model: str, app: str) -> None:
    """Unless a run to one migration only has made the new one already."""
    rows: Any = apps.get_model("contenttypes.ContentType").objects
    if not rows.filter(app_label=app, model=model).exists():
        rows.filter(app_label="registry", model=model).update(app_label=app)


def _replace(apps: Apps, model: str, field: str, before: str, now: str) -> None:
    rows: Any = apps.get_model(model).objects
    rows.filter(**{field: before}).update(**{field: now})
