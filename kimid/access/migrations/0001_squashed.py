import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import kimid.events.permissions


class Migration(migrations.Migration):
    # What these did, in the order in which they came to be; an install that has them has this.
    replaces = [
        ("access", "0001_initial"),
        ("access", "0002_invitations"),
        ("access", "0003_handover"),
        ("access", "0004_handed_code"),
    ]
    initial = True

    dependencies = [
        ("places", "0001_squashed"),
        ("sites", "0001_squashed"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Grant",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "role",
                    models.CharField(
                        choices=[
                            ("member", "anggota"),
                            ("editor", "redaktur"),
                            ("chair", "ketua"),
                            ("portal_editor", "redaktur portal"),
                            ("officer", "petugas"),
                            ("operator", "pengelola kimid"),
                        ],
                        max_length=20,
                    ),
                ),
                ("starts_at", models.DateTimeField()),
                ("ends_at", models.DateTimeField(blank=True, null=True)),
                (
                    "person",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="grants", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="grants",
                        to="places.region",
                    ),
                ),
                (
                    "site",
                    models.ForeignKey(
                        blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name="grants", to="sites.site"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("region__isnull", True), ("site__isnull", False)),
                            models.Q(("region__isnull", False), ("site__isnull", True)),
                            _connector="OR",
                        ),
                        name="grant_is_on_a_site_or_a_region",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                (
                                    "role__in",
                                    [
                                        kimid.events.permissions.Role["CHAIR"],
                                        kimid.events.permissions.Role["EDITOR"],
                                        kimid.events.permissions.Role["MEMBER"],
                                    ],
                                ),
                                ("site__isnull", False),
                            ),
                            models.Q(
                                (
                                    "role__in",
                                    [
                                        kimid.events.permissions.Role["OFFICER"],
                                        kimid.events.permissions.Role["OPERATOR"],
                                        kimid.events.permissions.Role["PORTAL_EDITOR"],
                                    ],
                                ),
                                ("site", None),
                            ),
                            _connector="OR",
                        ),
                        name="grant_role_fits_its_place",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ends_at", None), ("ends_at__gt", models.F("starts_at")), _connector="OR"),
                        name="grant_ends_after_it_begins",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HandedCode",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code_hash", models.CharField(max_length=64)),
                ("made_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                ("tries", models.PositiveSmallIntegerField(default=0)),
                ("used_at", models.DateTimeField(null=True)),
                (
                    "made_by",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                ),
                (
                    "person",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                ),
                ("site", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sites.site")),
            ],
            options={
                "indexes": [
                    models.Index(condition=models.Q(("used_at", None)), fields=["person", "expires_at"], name="handed_code_open")
                ],
            },
        ),
        migrations.CreateModel(
            name="Handover",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "role",
                    models.CharField(choices=[("chair", "ketua"), ("editor", "redaktur"), ("member", "anggota")], max_length=20),
                ),
                ("stays", models.BooleanField()),
                ("name", models.CharField(max_length=100)),
                ("begun_at", models.DateTimeField()),
                ("accepted_at", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                ("is_done", models.BooleanField(default=False)),
                (
                    "chosen",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "holder",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                ),
                ("site", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sites.site")),
                (
                    "successor",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("ended_at", None)),
                        fields=("site", "role", "holder"),
                        name="handover_of_a_post_once_at_a_time",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("is_done", False),
                            models.Q(("accepted_at__isnull", False), ("ended_at__isnull", False), ("successor__isnull", False)),
                            _connector="OR",
                        ),
                        name="handover_is_done_by_a_successor",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Invitation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=100)),
                (
                    "role",
                    models.CharField(choices=[("chair", "ketua"), ("editor", "redaktur"), ("member", "anggota")], max_length=20),
                ),
                ("made_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                ("accepted_at", models.DateTimeField(null=True)),
                (
                    "made_by",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("site", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sites.site")),
            ],
            options={
                "indexes": [
                    models.Index(condition=models.Q(("accepted_at", None)), fields=["site", "expires_at"], name="invitation_open")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("accepted_at", None), ("person", None)),
                            models.Q(("accepted_at__isnull", False), ("person__isnull", False)),
                            _connector="OR",
                        ),
                        name="invitation_is_accepted_by_a_person",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="OneUseLink",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("token_hash", models.CharField(max_length=64, unique=True)),
                ("perm", models.CharField(max_length=60)),
                ("thing", models.CharField(max_length=60)),
                ("thing_id", models.BigIntegerField()),
                ("holder_name", models.CharField(max_length=100)),
                ("made_at", models.DateTimeField()),
                ("expires_at", models.DateTimeField()),
                ("used_at", models.DateTimeField(blank=True, null=True)),
                (
                    "made_by",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                ),
                ("site", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sites.site")),
            ],
            options={
                "indexes": [models.Index(fields=["thing", "thing_id"], name="link_of_thing")],
            },
        ),
    ]
