from django.db import migrations

from kimid.registry.moved_names import TABLES_WITH_NAMES, rename


class Migration(migrations.Migration):
    """Rows that call a list or its task by name follow."""

    dependencies = [("onboarding", "0001_initial"), *TABLES_WITH_NAMES]

    operations = [
        migrations.RunPython(
            rename(
                "onboarding",
                ("ImportList", "ImportRow"),
                tasks={
                    "kimid.registry.reactions.enter_rows": "kimid.onboarding.reactions.enter_rows"
                },
            ),
            migrations.RunPython.noop,
        )
    ]
