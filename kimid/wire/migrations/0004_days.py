from collections import Counter
from datetime import date
from itertools import batched

import django.db.models.deletion
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

from kimid.lib import clock
from kimid.lib.codes import lineage


def count_what_is_there(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Items that were published before days were counted."""
    found = Counter[tuple[str, date]]()
    items = apps.get_model("wire", "Item").objects.values_list("region_id", "region__zone", "published_at")
    for code, zone, at in items.iterator(chunk_size=5000):
        on = clock.in_zone(at, zone).date()
        found.update((each, on) for each in lineage(code))
    day = apps.get_model("wire", "RegionDay")
    for batch in batched(found.items(), 2000):
        day.objects.bulk_create([day(region_id=code, on=on, items=items) for (code, on), items in batch])


class Migration(migrations.Migration):
    dependencies = [("places", "0001_initial"), ("wire", "0002_face")]

    operations = [
        migrations.CreateModel(
            name="RegionDay",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("on", models.DateField()),
                ("items", models.PositiveIntegerField(default=0)),
                (
                    "region",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="days",
                        to="places.region",
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("region", "on"), name="region_is_counted_once_a_day")],
            },
        ),
        migrations.AddIndex(
            model_name="placement",
            index=models.Index(
                condition=models.Q(hidden_at__isnull=False), fields=["portal", "-hidden_at"], name="placement_left_out"
            ),
        ),
        migrations.RunPython(count_what_is_there, migrations.RunPython.noop),
    ]
