import django.db.models.deletion
import django.db.models.functions.text
import django.db.models.lookups
from django.db import migrations, models


class Migration(migrations.Migration):
    # What these did, in the order in which they came to be; an install that has them has this.
    replaces = [
        ("places", "0001_initial"),
        ("places", "0002_former_names"),
    ]
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Dataset",
            fields=[
                ("name", models.CharField(max_length=20, primary_key=True, serialize=False)),
                ("version", models.CharField(max_length=64)),
                ("loaded_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Region",
            fields=[
                ("code", models.CharField(max_length=10, primary_key=True, serialize=False)),
                ("name", models.CharField(max_length=80)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("nation", "Nasional"),
                            ("province", "Provinsi"),
                            ("regency", "Kabupaten"),
                            ("city", "Kota"),
                            ("district", "Kecamatan"),
                            ("desa", "Desa"),
                            ("kelurahan", "Kelurahan"),
                            ("desa_adat", "Desa Adat"),
                        ],
                        max_length=10,
                    ),
                ),
                ("level", models.SmallIntegerField()),
                ("slug", models.SlugField(db_index=False)),
                ("lat", models.FloatField(blank=True, null=True)),
                ("lon", models.FloatField(blank=True, null=True)),
                ("postal_code", models.CharField(blank=True, max_length=5)),
                ("zone", models.CharField(choices=[("WIB", "WIB"), ("WITA", "WITA"), ("WIT", "WIT")], max_length=4)),
                ("term", models.CharField(max_length=20)),
                ("valid_from", models.DateField(blank=True, null=True)),
                ("valid_until", models.DateField(blank=True, null=True)),
                (
                    "parent",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="children",
                        to="places.region",
                    ),
                ),
                (
                    "successor",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="predecessors",
                        to="places.region",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="FormerName",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=80)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("nation", "Nasional"),
                            ("province", "Provinsi"),
                            ("regency", "Kabupaten"),
                            ("city", "Kota"),
                            ("district", "Kecamatan"),
                            ("desa", "Desa"),
                            ("kelurahan", "Kelurahan"),
                            ("desa_adat", "Desa Adat"),
                        ],
                        max_length=10,
                    ),
                ),
                ("slug", models.SlugField(db_index=False)),
                ("until", models.DateField()),
                (
                    "region",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="former_names", to="places.region"
                    ),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="region",
            index=models.Index(fields=["parent", "name"], name="region_by_name"),
        ),
        migrations.AddIndex(
            model_name="region",
            index=models.Index(fields=["kind", "slug"], name="region_by_slug"),
        ),
        migrations.AddConstraint(
            model_name="region",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("code", "00"), ("kind", "nation"), ("level", 0)),
                    models.Q(
                        django.db.models.lookups.Exact(django.db.models.functions.text.Length("code"), 2),
                        ("kind__in", ("province",)),
                        ("level", 1),
                        models.Q(("code", "00"), _negated=True),
                    ),
                    models.Q(
                        django.db.models.lookups.Exact(django.db.models.functions.text.Length("code"), 4),
                        ("kind__in", ("regency", "city")),
                        ("level", 2),
                    ),
                    models.Q(
                        django.db.models.lookups.Exact(django.db.models.functions.text.Length("code"), 6),
                        ("kind__in", ("district",)),
                        ("level", 3),
                    ),
                    models.Q(
                        django.db.models.lookups.Exact(django.db.models.functions.text.Length("code"), 10),
                        ("kind__in", ("desa", "kelurahan", "desa_adat")),
                        ("level", 4),
                    ),
                    _connector="OR",
                ),
                name="region_level_fits_code_and_kind",
            ),
        ),
        migrations.AddConstraint(
            model_name="region",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("level", 0), ("parent", None)),
                    models.Q(("level__gt", 0), ("parent__isnull", False)),
                    _connector="OR",
                ),
                name="region_only_nation_has_no_parent",
            ),
        ),
        migrations.AddConstraint(
            model_name="region",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("lat", None), ("lon", None)),
                    models.Q(
                        ("lat__isnull", False), ("lat__range", (-90, 90)), ("lon__isnull", False), ("lon__range", (-180, 180))
                    ),
                    _connector="OR",
                ),
                name="region_coordinates_come_in_pairs",
            ),
        ),
        migrations.AddIndex(
            model_name="formername",
            index=models.Index(fields=["kind", "slug"], name="former_name_by_slug"),
        ),
    ]
