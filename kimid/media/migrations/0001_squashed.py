import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    # What these did, in the order in which they came to be; an install that has them has this.
    replaces = [
        ("media", "0001_photos"),
        ("media", "0002_attachments"),
    ]
    initial = True

    dependencies = [
        ("sites", "0001_squashed"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Attachment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=16, unique=True)),
                ("weight", models.PositiveIntegerField()),
                ("uploaded_at", models.DateTimeField()),
                ("taken_at", models.DateTimeField(blank=True, null=True)),
                ("shown_by", models.PositiveSmallIntegerField(default=0)),
                ("kind", models.CharField(choices=[("document", "Dokumen"), ("sound", "Rekaman")], max_length=10)),
                ("title", models.CharField(max_length=80)),
                ("size", models.PositiveIntegerField()),
                (
                    "by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("site", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sites.site")),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(condition=models.Q(("taken_at", None)), fields=["uploaded_at"], name="attachment_never_taken")
                ],
            },
        ),
        migrations.CreateModel(
            name="Photo",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=16, unique=True)),
                ("weight", models.PositiveIntegerField()),
                ("uploaded_at", models.DateTimeField()),
                ("taken_at", models.DateTimeField(blank=True, null=True)),
                ("shown_by", models.PositiveSmallIntegerField(default=0)),
                ("width", models.PositiveIntegerField()),
                ("height", models.PositiveIntegerField()),
                ("widths", models.JSONField()),
                ("focus_x", models.PositiveSmallIntegerField(default=50)),
                ("focus_y", models.PositiveSmallIntegerField(default=50)),
                ("alt", models.CharField(blank=True, max_length=300)),
                ("caption", models.CharField(blank=True, max_length=300)),
                ("credit", models.CharField(blank=True, max_length=120)),
                (
                    "children",
                    models.CharField(
                        choices=[("unasked", "Belum dijawab"), ("no_children", "Tidak"), ("children_allowed", "Ada, diizinkan")],
                        default="unasked",
                        max_length=20,
                    ),
                ),
                ("has_avif", models.BooleanField(default=False)),
                ("is_drawn", models.BooleanField(default=False)),
                ("tone", models.CharField(blank=True, max_length=4)),
                (
                    "by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("site", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sites.site")),
            ],
            options={
                "abstract": False,
                "indexes": [
                    models.Index(condition=models.Q(("taken_at", None)), fields=["uploaded_at"], name="photo_never_taken")
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("focus_x__lte", 100), ("focus_y__lte", 100)), name="photo_focus_is_in_percent"
                    )
                ],
            },
        ),
    ]
