from django.db import migrations

from kimid.registry.moved_names import TABLES_WITH_NAMES, rename

_TASKS = {
    f"kimid.registry.{name}": f"kimid.applications.{name}"
    for name in (
        "notices.follow_application",
        "notices.follow_unreadable_paper",
        "reactions.read_paper",
        "reactions.remove_pages",
        "schedule.delete_old_applications",
        "schedule.escalate_overdue",
        "schedule.give_up_papers",
    )
}


class Migration(migrations.Migration):
    """Rows that call an application, its tasks or its links by name follow."""

    dependencies = [("applications", "0001_initial"), *TABLES_WITH_NAMES]

    operations = [
        migrations.RunPython(
            rename(
                "applications",
                ("Application", "PaperFile", "HeadContact"),
                tasks=_TASKS,
                permissions={"registry.answer_as_head": "applications.answer_as_head"},
            ),
            migrations.RunPython.noop,
        )
    ]
