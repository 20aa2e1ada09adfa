"""Tasks that have another dotted path since an older install queued or scheduled them.

Migrations that installs have applied call this, so it does not change.
"""

from collections.abc import Callable, Mapping
from typing import Any

from django.apps.registry import Apps

# What a migration needs that calls this: the tables that hold paths of tasks.
TABLES_WITH_TASKS = [
    ("django_tasks_database", "0021_conditional_partial_index_ordering"),
    ("queue", "0002_ready_in_turn"),
]


def rename_tasks(tasks: Mapping[str, str]) -> Callable[[Apps, Any], None]:
    """For `RunPython`: the new path of each task, by its old one. May run twice."""

    def run(apps: Apps, editor: Any) -> None:
        for before, now in tasks.items():
            queued: Any = apps.get_model("django_tasks_database.DBTaskResult").objects
            queued.filter(task_path=before).update(task_path=now)
            scheduled: Any = apps.get_model("queue.ScheduleSlot").objects
            scheduled.filter(name=before).update(name=now)

    return run
