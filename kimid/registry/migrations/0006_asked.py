from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def keep_what_is_asked(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """What waits for its applicant says what it was asked, as its marks have it."""
    for application in apps.get_model("registry", "Application").objects.filter(step="asked"):
        application.asked = {name: mark for name, mark in application.marks.items() if mark["mark"] != "fits"}
        application.save(update_fields=["asked"])


class Migration(migrations.Migration):
    dependencies = [
        ("registry", "0005_merger_answers"),
    ]

    operations = [
        migrations.AddField(
            model_name="application",
            name="asked",
            field=models.JSONField(default=dict),
        ),
        migrations.RunPython(keep_what_is_asked, migrations.RunPython.noop),
    ]
