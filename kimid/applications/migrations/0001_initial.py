import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import kimid.applications.models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("access", "0006_appointments"),
        ("places", "0001_initial"),
        ("registry", "0006_without_applications"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    # The tables are there: `registry.0006_without_applications` gave them their names.
    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.CreateModel(
                    name="HeadContact",
                    fields=[
                        (
                            "region",
                            models.OneToOneField(
                                on_delete=django.db.models.deletion.PROTECT,
                                primary_key=True,
                                related_name="+",
                                serialize=False,
                                to="places.region",
                            ),
                        ),
                        ("name", models.CharField(max_length=100)),
                        ("phone", models.CharField(max_length=20)),
                        ("changed_at", models.DateTimeField()),
                    ],
                ),
                migrations.CreateModel(
                    name="Application",
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
                        (
                            "code",
                            models.CharField(
                                default=kimid.applications.models.new_code,
                                max_length=12,
                                unique=True,
                            ),
                        ),
                        (
                            "purpose",
                            models.CharField(
                                choices=[
                                    ("founding", "KIM baru"),
                                    ("renewal", "SK baru atau ganti pengurus"),
                                    ("dissolve", "Pembubaran"),
                                    ("merge", "Penggabungan"),
                                    ("move", "Pindah desa"),
                                ],
                                default="founding",
                                max_length=10,
                            ),
                        ),
                        (
                            "step",
                            models.CharField(
                                choices=[
                                    ("begun", "Masih diisi"),
                                    ("sent", "Menunggu diperiksa"),
                                    ("asked", "Ada yang ditanyakan"),
                                    ("verified", "Disahkan"),
                                    ("refused", "Ditolak"),
                                ],
                                default="begun",
                                max_length=10,
                            ),
                        ),
                        ("begun_at", models.DateTimeField()),
                        ("is_held", models.BooleanField(default=False)),
                        ("sent_at", models.DateTimeField(null=True)),
                        ("due_on", models.DateField(null=True)),
                        ("escalated_at", models.DateTimeField(null=True)),
                        ("handled_by", models.JSONField(default=list)),
                        ("founder", models.CharField(max_length=100)),
                        ("phone", models.CharField(max_length=20)),
                        ("origin_code", models.CharField(blank=True, max_length=10)),
                        ("hamlet", models.CharField(blank=True, max_length=60)),
                        ("name", models.CharField(blank=True, max_length=120)),
                        ("label", models.CharField(blank=True, max_length=63)),
                        ("officers", models.JSONField(default=list)),
                        ("members", models.JSONField(default=list)),
                        ("decree_number", models.CharField(blank=True, max_length=80)),
                        ("issuer", models.CharField(blank=True, max_length=10)),
                        ("issuer_name", models.CharField(blank=True, max_length=100)),
                        ("issued_on", models.DateField(null=True)),
                        ("valid_until", models.DateField(null=True)),
                        ("holds_from", models.DateField(null=True)),
                        ("why", models.TextField(blank=True)),
                        (
                            "into_answer",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("", "Belum dijawab"),
                                    ("yes", "Setuju"),
                                    ("no", "Tidak setuju"),
                                ],
                                max_length=3,
                            ),
                        ),
                        ("into_note", models.CharField(blank=True, max_length=300)),
                        ("findings", models.JSONField(default=dict)),
                        ("question", models.TextField(blank=True)),
                        ("asked_findings", models.JSONField(default=dict)),
                        ("decided_at", models.DateTimeField(null=True)),
                        ("reason", models.TextField(blank=True)),
                        ("head_name", models.CharField(blank=True, max_length=100)),
                        (
                            "head_answer",
                            models.CharField(
                                blank=True,
                                choices=[
                                    ("", "Belum ditanya"),
                                    ("yes", "Benar"),
                                    ("no", "Tidak benar"),
                                ],
                                max_length=3,
                            ),
                        ),
                        ("head_note", models.CharField(blank=True, max_length=300)),
                        (
                            "decided_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "deciding_office",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="places.region",
                            ),
                        ),
                        (
                            "entered_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "head_recorded_by",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        (
                            "into",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="registry.kim",
                            ),
                        ),
                        (
                            "invitation",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="access.invitation",
                            ),
                        ),
                        (
                            "kim",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="applications",
                                to="registry.kim",
                            ),
                        ),
                        (
                            "region",
                            models.ForeignKey(
                                null=True,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to="places.region",
                            ),
                        ),
                    ],
                ),
                migrations.CreateModel(
                    name="PaperFile",
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
                        ("kind", models.CharField(max_length=20)),
                        ("name", models.CharField(max_length=40, unique=True)),
                        ("page_count", models.PositiveSmallIntegerField()),
                        ("size_bytes", models.PositiveIntegerField()),
                        ("added_at", models.DateTimeField()),
                        ("refusal", models.CharField(blank=True, max_length=200)),
                        (
                            "application",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="papers",
                                to="applications.application",
                            ),
                        ),
                    ],
                ),
                migrations.AddIndex(
                    model_name="application",
                    index=models.Index(
                        fields=["region", "step", "sent_at"], name="application_of_region"
                    ),
                ),
                migrations.AddConstraint(
                    model_name="application",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("step", "begun"),
                            models.Q(("region__isnull", False), ("sent_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="application_is_sent_from_a_place",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="application",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("step", "verified"), _negated=True),
                            models.Q(("decided_at__isnull", False), ("kim__isnull", False)),
                            _connector="OR",
                        ),
                        name="application_is_verified_with_a_kim",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="application",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("step", "refused"), _negated=True),
                            models.Q(
                                ("decided_at__isnull", False),
                                models.Q(("reason", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="application_is_refused_with_a_reason",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="application",
                    constraint=models.CheckConstraint(
                        condition=models.Q(
                            ("issued_on", None),
                            ("valid_until", None),
                            ("valid_until__gte", models.F("issued_on")),
                            _connector="OR",
                        ),
                        name="application_decree_ends_after_it_begins",
                    ),
                ),
                migrations.AddIndex(
                    model_name="paperfile",
                    index=models.Index(fields=["application", "id"], name="paper_of_application"),
                ),
                migrations.AddConstraint(
                    model_name="paperfile",
                    constraint=models.CheckConstraint(
                        condition=models.Q(("refusal", ""), ("page_count", 0), _connector="OR"),
                        name="paper_refused_has_no_pages",
                    ),
                ),
            ]
        )
    ]
