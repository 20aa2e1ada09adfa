from django.db import migrations

from kimid.registry.moved_names import TABLES_WITH_NAMES, rename

_TASKS = {
    f"kimid.registry.{name}": f"kimid.lifecycle.{name}"
    for name in (
        "notices.follow_kim",
        "quarantine_notices.follow_account",
        "quarantine_notices.follow_quarantine",
        "reactions.align_public_files",
        "schedule.move_silent_kims",
    )
}


class Migration(migrations.Migration):
    """Rows that call a part of the life of a KIM or its tasks by name follow."""

    dependencies = [("lifecycle", "0001_initial"), *TABLES_WITH_NAMES]

    operations = [
        migrations.RunPython(
            rename(
                "lifecycle", ("CoachingVisit", "Revival", "Suspension", "Quarantine"), tasks=_TASKS
            ),
            migrations.RunPython.noop,
        )
    ]
