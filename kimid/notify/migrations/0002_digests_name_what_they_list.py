from datetime import timedelta

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.models import F


def look_back_no_further(apps: Apps, _schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Digests look a week back from the last one. What those of before listed is not on record, so
    that those of the next week begin where the last one ended.
    """
    rows = apps.get_model("notify", "NoticeAddress").objects.filter(digest_until__isnull=False)
    rows.update(digest_until=F("digest_until") + timedelta(days=7))


class Migration(migrations.Migration):
    dependencies = [("notify", "0001_initial")]

    operations = [
        migrations.AddField(
            model_name="mail",
            name="listed",
            field=models.ManyToManyField(related_name="+", to="notify.notice"),
        ),
        migrations.RunPython(look_back_no_further, migrations.RunPython.noop),
    ]
