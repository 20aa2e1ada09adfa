from django.db import migrations

from kimid.registry.moved_names import TABLES_WITH_NAMES, rename

_TASKS = {
    f"kimid.registry.{name}": f"kimid.ict.{name}"
    for name in ("reactions.on_story_published", "schedule.count_ict")
}


class Migration(migrations.Migration):
    """Rows that call means, their rules or their tasks by name follow."""

    dependencies = [("ict", "0001_initial"), *TABLES_WITH_NAMES]

    operations = [
        migrations.RunPython(
            rename("ict", ("Means", "Training", "IctRules", "IctCount"), tasks=_TASKS),
            migrations.RunPython.noop,
        )
    ]
