import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("places", "0001_initial"),
        ("registry", "0007_without_lists"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    # The tables are there: `registry.0007_without_lists` gave them their names.
    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.CreateModel(
                    name="ImportList",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("file_name", models.CharField(max_length=120)),
                        ("headings", models.JSONField()),
                        ("columns", models.JSONField()),
                        ("begun_at", models.DateTimeField()),
                        ("started_at", models.DateTimeField(null=True)),
                        (
                            "entered_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "region",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="places.region",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="ImportRow",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True,
                                primary_key=True,
                                serialize=False,
                                verbose_name="ID",
                            ),
                        ),
                        ("number", models.PositiveIntegerField()),
                        ("cells", models.JSONField()),
                        (
                            "state",
                            models.CharField(
                                choices=[
                                    ("new", "Baru"),
                                    ("decide", "Perlu dipilih"),
                                    ("wrong", "Belum bisa masuk"),
                                    ("there", "Sudah ada"),
                                    ("skipped", "Dilewati"),
                                    ("entered", "Masuk"),
                                ],
                                max_length=10,
                            ),
                        ),
                        ("why", models.CharField(blank=True, max_length=200)),
                        ("candidates", models.JSONField(default=list)),
                        (
                            "import_list",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="rows",
                                to="onboarding.importlist",
                            ),
                        ),
                        (
                            "kim",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.SET_NULL,
                                related_name="+",
                                to="registry.kim",
                            ),
                        ),
                        (
                            "place",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="places.region",
                            ),
                        ),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("import_list", "number"), name="import_row_once_in_its_list"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(
                                    models.Q(("state", "new"), _negated=True),
                                    ("place__isnull", False),
                                    _connector="OR",
                                ),
                                name="new_import_row_has_its_place",
                            ),
                        ],
                    },
                ),
            ]
        )
    ]
