import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    # What these did, in the order in which they came to be; an install that has them has this.
    replaces = [
        ("insights", "0001_snapshots"),
    ]
    initial = True

    dependencies = [
        ("places", "0001_squashed"),
    ]

    operations = [
        migrations.CreateModel(
            name="Snapshot",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("on", models.DateField()),
                ("source", models.CharField(blank=True, max_length=200)),
                ("is_sample", models.BooleanField(default=False)),
                ("kims", models.PositiveIntegerField()),
                ("with_decree", models.PositiveIntegerField(blank=True, null=True)),
                ("ict_based", models.PositiveIntegerField(blank=True, null=True)),
                ("villages", models.PositiveIntegerField(blank=True, null=True)),
                ("villages_with_kim", models.PositiveIntegerField(blank=True, null=True)),
                ("active", models.PositiveIntegerField(blank=True, null=True)),
                ("quiet", models.PositiveIntegerField(blank=True, null=True)),
                ("dormant", models.PositiveIntegerField(blank=True, null=True)),
                ("frozen", models.PositiveIntegerField(blank=True, null=True)),
                ("silent", models.PositiveIntegerField(blank=True, null=True)),
                ("stories", models.PositiveIntegerField(blank=True, null=True)),
                ("reads", models.PositiveIntegerField(blank=True, null=True)),
                (
                    "region",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="places.region"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["source", "on"], name="snapshot_by_source_and_day")],
                "constraints": [
                    models.UniqueConstraint(fields=("region", "on", "source"), name="snapshot_once_per_day_and_source"),
                    models.CheckConstraint(
                        condition=models.Q(("with_decree", None), ("with_decree__lte", models.F("kims")), _connector="OR"),
                        name="snapshot_no_more_decrees_than_kim",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ict_based", None), ("ict_based__lte", models.F("kims")), _connector="OR"),
                        name="snapshot_no_more_ict_than_kim",
                    ),
                ],
            },
        ),
    ]
