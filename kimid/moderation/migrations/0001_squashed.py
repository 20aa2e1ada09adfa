import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import kimid.moderation.models


class Migration(migrations.Migration):
    # What these did, in the order in which they came to be; an install that has them has this.
    replaces = [
        ("moderation", "0001_initial"),
        ("moderation", "0002_sendings"),
    ]
    initial = True

    dependencies = [
        ("sites", "0001_squashed"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Report",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ticket", models.CharField(default=kimid.moderation.models.ticket, max_length=10, unique=True)),
                ("path", models.CharField(blank=True, max_length=120)),
                ("title", models.CharField(max_length=140)),
                (
                    "complaint",
                    models.CharField(
                        choices=[
                            ("wrong", "Isinya keliru"),
                            ("hoax", "Kabar bohong"),
                            ("hate", "Menghina suku, agama, atau orang"),
                            ("private", "Menyebut data pribadi"),
                            ("child", "Menampilkan anak tanpa izin"),
                            ("gambling", "Judi atau penipuan"),
                            ("copied", "Foto atau tulisan saya dipakai"),
                            ("other", "Hal lain"),
                        ],
                        max_length=10,
                    ),
                ),
                ("words", models.TextField()),
                ("contact", models.CharField(blank=True, max_length=100)),
                ("reported_at", models.DateTimeField()),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("kept", "Isi tetap"),
                            ("corrected", "Sudah diperbaiki"),
                            ("taken_down", "Sudah ditarik"),
                            ("passed_on", "Diteruskan ke yang berwenang"),
                        ],
                        max_length=10,
                    ),
                ),
                ("answer", models.CharField(blank=True, max_length=500)),
                ("answered_at", models.DateTimeField(null=True)),
                (
                    "answered_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("site", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sites.site")),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("answered_at", None)), fields=["site", "reported_at"], name="report_waiting"
                    ),
                    models.Index(fields=["site", "-reported_at"], name="report_of_site"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", ""), ("answered_at", None), ("answered_by", None), ("outcome", "")),
                            models.Q(
                                ("answered_at__isnull", False),
                                ("answered_by__isnull", False),
                                models.Q(("outcome", ""), _negated=True),
                                models.Q(("answer", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="report_is_answered_with_outcome_and_words",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="Sending",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("device", models.BinaryField(max_length=16)),
                ("network", models.BinaryField(max_length=16)),
                ("at", models.DateTimeField()),
                ("is_held", models.BooleanField(default=False)),
                (
                    "site",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name="+", to="sites.site"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["site", "at"], name="sending_within_the_hour")],
            },
        ),
    ]
