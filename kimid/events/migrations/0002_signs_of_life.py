from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import Q


def mark(apps: Apps, _schema_editor: BaseDatabaseSchemaEditor) -> None:
    """What people did in the newsroom was a sign of life before the record said so. What they
    noted, planned and asked each other is one, too.
    """
    done = Q(subject__startswith="newsroom.") | Q(subject__startswith="activity.")
    events = apps.get_model("events", "Event").objects
    events.filter(done, actor_kind="person").update(is_sign_of_life=True)


class Migration(migrations.Migration):
    dependencies = [("events", "0001_initial")]

    operations = [
        migrations.AddField("event", "is_sign_of_life", models.BooleanField(default=False)),
        migrations.RunPython(mark, migrations.RunPython.noop),
        migrations.AddIndex(
            "event",
            models.Index(
                fields=["site_id", "-id"],
                condition=Q(is_sign_of_life=True),
                name="event_sign_of_life",
            ),
        ),
    ]
