from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor


def as_they_stand(apps: Apps, schema: BaseDatabaseSchemaEditor) -> None:
    """Confirmations that count are of the words as they stand now."""
    story, confirmation = apps.get_model("newsroom", "Story"), apps.get_model("newsroom", "Confirmation")
    number = story.objects.filter(pk=models.OuterRef("story")).values("revision_number")
    confirmation.objects.filter(voided_at=None).update(revision=models.Subquery(number))


class Migration(migrations.Migration):
    dependencies = [("newsroom", "0009_sensitive")]

    operations = [
        migrations.AddField(model_name="confirmation", name="revision", field=models.PositiveIntegerField(default=1)),
        migrations.RunPython(as_they_stand, migrations.RunPython.noop, elidable=True),
    ]
