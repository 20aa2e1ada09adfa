import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("places", "0001_initial"),
        ("registry", "0009_without_means"),
    ]

    # The tables are there: `registry.0009_without_means` gave them their names.
    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.CreateModel(
                    name="IctRules",
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
                        ("version", models.PositiveSmallIntegerField()),
                        ("based", models.JSONField()),
                        ("strata", models.JSONField()),
                        ("legal_basis", models.CharField(max_length=200)),
                        ("decided_on", models.DateField()),
                        ("reason", models.CharField(max_length=300)),
                        ("valid_from", models.DateTimeField()),
                        ("ended_at", models.DateTimeField(null=True)),
                        ("made_by", models.CharField(max_length=120)),
                        (
                            "region",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="ict_rules",
                                to="places.region",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="Means",
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
                        ("phones", models.PositiveSmallIntegerField()),
                        ("laptops", models.PositiveSmallIntegerField()),
                        (
                            "signal",
                            models.PositiveSmallIntegerField(
                                choices=[
                                    (0, "Tidak ada sinyal"),
                                    (1, "Hanya di tempat tertentu"),
                                    (2, "Cukup untuk telepon dan SMS"),
                                    (3, "Internet ada, tetapi lambat"),
                                    (4, "Internet lancar"),
                                ]
                            ),
                        ),
                        ("entered_by", models.CharField(max_length=120)),
                        ("entered_at", models.DateTimeField()),
                        (
                            "kim",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="means",
                                to="registry.kim",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="IctCount",
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
                        ("stratum", models.CharField(blank=True, max_length=40)),
                        ("lacks", models.CharField(blank=True, max_length=80)),
                        ("used_on", models.DateField(null=True)),
                        ("trained", models.PositiveSmallIntegerField(null=True)),
                        ("since", models.DateTimeField()),
                        ("counted_at", models.DateTimeField()),
                        (
                            "kim",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="ict_count",
                                to="registry.kim",
                            ),
                        ),
                        (
                            "rules",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="ict.ictrules",
                            ),
                        ),
                        (
                            "means",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="ict.means",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="Training",
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
                        ("name", models.CharField(max_length=100)),
                        ("trained_on", models.DateField()),
                        ("trainer", models.CharField(max_length=120)),
                        (
                            "means",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="trained",
                                to="ict.means",
                            ),
                        ),
                    ],
                ),
                migrations.AddConstraint(
                    model_name="ictrules",
                    constraint=models.UniqueConstraint(
                        fields=("region", "version"), name="ict_rules_version_once"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="ictrules",
                    constraint=models.UniqueConstraint(
                        condition=models.Q(("ended_at", None)),
                        fields=("region",),
                        name="one_set_of_ict_rules_runs",
                    ),
                ),
                migrations.AddIndex(
                    model_name="means",
                    index=models.Index(fields=["kim", "-id"], name="means_of_kim"),
                ),
                migrations.AddConstraint(
                    model_name="means",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("signal__in", [0, 1, 2, 3, 4])),
                        name="means_with_a_known_signal",
                    ),
                ),
            ]
        )
    ]
