import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import kimid.lib.codes
import kimid.moderation.models


class Migration(migrations.Migration):
    # What these did, in the order in which they came to be; an install that has them has this.
    replaces = [
        ("newsroom", "0001_initial"),
        ("newsroom", "0002_face"),
        ("newsroom", "0003_kept_from"),
        ("newsroom", "0004_tips"),
        ("newsroom", "0005_guarded_sources"),
        ("newsroom", "0006_asides"),
        ("newsroom", "0007_looked_over"),
        ("newsroom", "0008_haste"),
        ("newsroom", "0009_sensitive"),
        ("newsroom", "0010_confirmed_words"),
        ("newsroom", "0011_kinds"),
        ("newsroom", "0012_meetings"),
        ("newsroom", "0013_attachments"),
        ("newsroom", "0014_second_language"),
        ("newsroom", "0015_thread"),
    ]
    initial = True

    dependencies = [
        ("access", "0001_squashed"),
        ("sites", "0001_squashed"),
        ("wire", "0001_squashed"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Meeting",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.CharField(default=kimid.lib.codes.public_id, max_length=10)),
                ("begun_at", models.DateTimeField()),
                ("typed", models.JSONField(blank=True, default=dict)),
                ("version", models.PositiveIntegerField(default=0)),
                ("place", models.CharField(blank=True, max_length=120)),
                ("names", models.CharField(blank=True, max_length=1000)),
                ("people_count", models.PositiveSmallIntegerField(null=True)),
                ("minutes", models.TextField(blank=True)),
                ("photos", models.JSONField(blank=True, default=list)),
                ("closed_at", models.DateTimeField(null=True)),
                (
                    "begun_by",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                ),
                (
                    "closed_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("site", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sites.site")),
            ],
        ),
        migrations.CreateModel(
            name="Message",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("text", models.TextField(blank=True)),
                ("photos", models.JSONField(blank=True, default=list)),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                ),
                ("site", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sites.site")),
            ],
        ),
        migrations.CreateModel(
            name="Reaction",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "feeling",
                    models.CharField(
                        choices=[("agree", "Setuju"), ("doubt", "Perlu dicek"), ("thanks", "Terima kasih")], max_length=10
                    ),
                ),
                (
                    "message",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="reactions", to="newsroom.message"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                ),
                ("site", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sites.site")),
            ],
        ),
        migrations.CreateModel(
            name="Story",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("starts_at", models.DateTimeField(blank=True, null=True)),
                ("ends_at", models.DateTimeField(blank=True, null=True)),
                ("venue", models.CharField(blank=True, max_length=120)),
                ("organiser", models.CharField(blank=True, max_length=120)),
                ("paid_by", models.CharField(blank=True, max_length=120)),
                ("claim", models.CharField(blank=True, max_length=500)),
                ("claim_seen", models.CharField(blank=True, max_length=200)),
                ("claim_since", models.DateField(blank=True, null=True)),
                (
                    "verdict",
                    models.CharField(
                        blank=True, choices=[("true", "Benar"), ("false", "Salah"), ("unproven", "Belum terbukti")], max_length=10
                    ),
                ),
                ("reach", models.CharField(blank=True, max_length=200)),
                ("area_level", models.PositiveSmallIntegerField(default=2)),
                ("title", models.CharField(max_length=140)),
                ("lead", models.TextField()),
                ("blocks", models.JSONField(blank=True, default=list)),
                ("photos", models.JSONField(blank=True, default=list)),
                ("attachments", models.JSONField(blank=True, default=list)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("news", "Berita"),
                            ("announcement", "Pengumuman"),
                            ("gallery", "Galeri"),
                            ("agenda", "Agenda"),
                            ("fact_check", "Cek fakta"),
                            ("advertorial", "Advertorial"),
                        ],
                        default="news",
                        max_length=20,
                    ),
                ),
                (
                    "topic",
                    models.CharField(
                        choices=[
                            ("community", "Warga"),
                            ("farming", "Pertanian"),
                            ("fishery", "Perikanan"),
                            ("environment", "Lingkungan"),
                            ("health", "Kesehatan"),
                            ("education", "Pendidikan"),
                            ("culture", "Budaya"),
                            ("faith", "Keagamaan"),
                            ("business", "Usaha warga"),
                            ("building", "Pembangunan"),
                            ("service", "Layanan desa"),
                            ("safety", "Keselamatan"),
                            ("sport", "Olahraga"),
                        ],
                        default="community",
                        max_length=20,
                    ),
                ),
                ("place", models.CharField(blank=True, max_length=80)),
                ("second", models.JSONField(blank=True, default=dict)),
                ("public_id", models.CharField(default=kimid.lib.codes.public_id, max_length=10)),
                ("slug", models.CharField(blank=True, max_length=80)),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("draft", "Konsep"),
                            ("collected", "Dikumpulkan"),
                            ("discussed", "Dibahas"),
                            ("verified", "Diperiksa"),
                            ("published_unverified", "Terbit, belum diperiksa"),
                            ("published", "Terbit"),
                            ("corrected", "Dikoreksi"),
                            ("withdrawn", "Ditarik"),
                        ],
                        default="draft",
                        max_length=20,
                    ),
                ),
                ("is_sensitive", models.BooleanField(default=False)),
                ("sensitive_about", models.JSONField(blank=True, default=list)),
                ("declined_at", models.DateTimeField(null=True)),
                ("revision_number", models.PositiveIntegerField(default=1)),
                ("kept_from", models.CharField(blank=True, max_length=10)),
                ("looked_over", models.CharField(blank=True, max_length=12)),
                ("written_at", models.DateTimeField()),
                ("published_at", models.DateTimeField(null=True)),
                ("publish_at", models.DateTimeField(null=True)),
                ("verify_by", models.DateTimeField(null=True)),
                ("overdue_at", models.DateTimeField(null=True)),
                ("withdrawn_at", models.DateTimeField(null=True)),
                (
                    "withdrawn_for",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("wrong", "Isinya keliru"),
                            ("private", "Memuat data pribadi"),
                            ("asked", "Diminta narasumber atau keluarganya"),
                            ("copied", "Foto atau tulisan milik orang lain"),
                            ("danger", "Membahayakan orang"),
                            ("other", "Hal lain"),
                        ],
                        max_length=10,
                    ),
                ),
                ("withdrawn_reason", models.CharField(blank=True, max_length=300)),
                (
                    "author",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                ),
                (
                    "editor",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "item",
                    models.OneToOneField(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="wire.item"
                    ),
                ),
                (
                    "scheduled_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("site", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sites.site")),
            ],
        ),
        migrations.CreateModel(
            name="Source",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("seen", "Lihat sendiri"),
                            ("interview", "Wawancara"),
                            ("document", "Surat atau dokumen"),
                            ("told", "Cerita orang"),
                            ("office", "Instansi"),
                            ("media", "Media lain"),
                        ],
                        max_length=10,
                    ),
                ),
                ("name", models.CharField(max_length=120)),
                ("on", models.DateField()),
                ("contact", models.CharField(blank=True, max_length=100)),
                ("withheld_reason", models.CharField(blank=True, max_length=200)),
                (
                    "added_by",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                ),
                ("site", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sites.site")),
                (
                    "story",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="sources", to="newsroom.story"),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Revision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("starts_at", models.DateTimeField(blank=True, null=True)),
                ("ends_at", models.DateTimeField(blank=True, null=True)),
                ("venue", models.CharField(blank=True, max_length=120)),
                ("organiser", models.CharField(blank=True, max_length=120)),
                ("paid_by", models.CharField(blank=True, max_length=120)),
                ("claim", models.CharField(blank=True, max_length=500)),
                ("claim_seen", models.CharField(blank=True, max_length=200)),
                ("claim_since", models.DateField(blank=True, null=True)),
                (
                    "verdict",
                    models.CharField(
                        blank=True, choices=[("true", "Benar"), ("false", "Salah"), ("unproven", "Belum terbukti")], max_length=10
                    ),
                ),
                ("reach", models.CharField(blank=True, max_length=200)),
                ("area_level", models.PositiveSmallIntegerField(default=2)),
                ("title", models.CharField(max_length=140)),
                ("lead", models.TextField()),
                ("blocks", models.JSONField(blank=True, default=list)),
                ("photos", models.JSONField(blank=True, default=list)),
                ("attachments", models.JSONField(blank=True, default=list)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("news", "Berita"),
                            ("announcement", "Pengumuman"),
                            ("gallery", "Galeri"),
                            ("agenda", "Agenda"),
                            ("fact_check", "Cek fakta"),
                            ("advertorial", "Advertorial"),
                        ],
                        default="news",
                        max_length=20,
                    ),
                ),
                (
                    "topic",
                    models.CharField(
                        choices=[
                            ("community", "Warga"),
                            ("farming", "Pertanian"),
                            ("fishery", "Perikanan"),
                            ("environment", "Lingkungan"),
                            ("health", "Kesehatan"),
                            ("education", "Pendidikan"),
                            ("culture", "Budaya"),
                            ("faith", "Keagamaan"),
                            ("business", "Usaha warga"),
                            ("building", "Pembangunan"),
                            ("service", "Layanan desa"),
                            ("safety", "Keselamatan"),
                            ("sport", "Olahraga"),
                        ],
                        default="community",
                        max_length=20,
                    ),
                ),
                ("place", models.CharField(blank=True, max_length=80)),
                ("second", models.JSONField(blank=True, default=dict)),
                ("number", models.PositiveIntegerField()),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                ),
                ("site", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sites.site")),
                (
                    "story",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="revisions", to="newsroom.story"),
                ),
            ],
        ),
        migrations.AddField(
            model_name="message",
            name="story",
            field=models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="messages", to="newsroom.story"),
        ),
        migrations.CreateModel(
            name="Mention",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("heard_at", models.DateTimeField(null=True)),
                (
                    "person",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                ),
                ("site", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sites.site")),
                (
                    "message",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="mentions", to="newsroom.message"
                    ),
                ),
                (
                    "story",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="mentions", to="newsroom.story"),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Confirmation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=100)),
                ("how_known", models.CharField(max_length=300)),
                ("revision", models.PositiveIntegerField(default=1)),
                ("at", models.DateTimeField()),
                ("voided_at", models.DateTimeField(null=True)),
                (
                    "link",
                    models.OneToOneField(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="access.oneuselink"
                    ),
                ),
                (
                    "person",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("site", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sites.site")),
                (
                    "story",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="confirmations", to="newsroom.story"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Aside",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("starts_at", models.DateTimeField(blank=True, null=True)),
                ("ends_at", models.DateTimeField(blank=True, null=True)),
                ("venue", models.CharField(blank=True, max_length=120)),
                ("organiser", models.CharField(blank=True, max_length=120)),
                ("paid_by", models.CharField(blank=True, max_length=120)),
                ("claim", models.CharField(blank=True, max_length=500)),
                ("claim_seen", models.CharField(blank=True, max_length=200)),
                ("claim_since", models.DateField(blank=True, null=True)),
                (
                    "verdict",
                    models.CharField(
                        blank=True, choices=[("true", "Benar"), ("false", "Salah"), ("unproven", "Belum terbukti")], max_length=10
                    ),
                ),
                ("reach", models.CharField(blank=True, max_length=200)),
                ("area_level", models.PositiveSmallIntegerField(default=2)),
                ("title", models.CharField(max_length=140)),
                ("lead", models.TextField()),
                ("blocks", models.JSONField(blank=True, default=list)),
                ("photos", models.JSONField(blank=True, default=list)),
                ("attachments", models.JSONField(blank=True, default=list)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("news", "Berita"),
                            ("announcement", "Pengumuman"),
                            ("gallery", "Galeri"),
                            ("agenda", "Agenda"),
                            ("fact_check", "Cek fakta"),
                            ("advertorial", "Advertorial"),
                        ],
                        default="news",
                        max_length=20,
                    ),
                ),
                (
                    "topic",
                    models.CharField(
                        choices=[
                            ("community", "Warga"),
                            ("farming", "Pertanian"),
                            ("fishery", "Perikanan"),
                            ("environment", "Lingkungan"),
                            ("health", "Kesehatan"),
                            ("education", "Pendidikan"),
                            ("culture", "Budaya"),
                            ("faith", "Keagamaan"),
                            ("business", "Usaha warga"),
                            ("building", "Pembangunan"),
                            ("service", "Layanan desa"),
                            ("safety", "Keselamatan"),
                            ("sport", "Olahraga"),
                        ],
                        default="community",
                        max_length=20,
                    ),
                ),
                ("place", models.CharField(blank=True, max_length=80)),
                ("second", models.JSONField(blank=True, default=dict)),
                ("base", models.CharField(max_length=12)),
                ("said", models.CharField(max_length=12)),
                ("sensitive_about", models.JSONField(blank=True, default=list)),
                ("at", models.DateTimeField()),
                ("united_at", models.DateTimeField(null=True)),
                (
                    "by",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                ),
                ("site", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sites.site")),
                (
                    "story",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="asides", to="newsroom.story"),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Talk",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "form",
                    models.CharField(
                        choices=[("thread", "Di obrolan ini"), ("meeting", "Dalam rapat"), ("oral", "Lisan")], max_length=10
                    ),
                ),
                (
                    "decision",
                    models.CharField(
                        choices=[
                            ("publish", "Terbitkan"),
                            ("follow_up", "Tindak lanjuti"),
                            ("ask_first", "Tanyakan dulu"),
                            ("decline", "Jangan terbit"),
                        ],
                        max_length=10,
                    ),
                ),
                ("people_count", models.PositiveSmallIntegerField()),
                ("names", models.CharField(blank=True, max_length=1000)),
                ("reason", models.CharField(blank=True, max_length=300)),
                ("at", models.DateTimeField()),
                (
                    "meeting",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="talks", to="newsroom.meeting"
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                ),
                ("site", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="sites.site")),
                (
                    "story",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="talks", to="newsroom.story"),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Tip",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("ticket", models.CharField(default=kimid.moderation.models.ticket, max_length=10, unique=True)),
                ("slip", models.CharField(max_length=12)),
                ("words", models.TextField(blank=True)),
                ("place", models.CharField(blank=True, max_length=80)),
                ("picture", models.JSONField(blank=True, null=True)),
                ("name", models.CharField(blank=True, max_length=100)),
                ("contact", models.CharField(blank=True, max_length=100)),
                ("sent_at", models.DateTimeField()),
                ("likeness", models.CharField(max_length=16)),
                ("is_held", models.BooleanField(default=False)),
                ("signs", models.JSONField(blank=True, default=list)),
                ("taken_up_at", models.DateTimeField(null=True)),
                (
                    "outcome",
                    models.CharField(
                        blank=True, choices=[("answered", "Dijawab"), ("declined", "Bukan untuk kami")], max_length=10
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
                (
                    "story",
                    models.OneToOneField(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="tip", to="newsroom.story"
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.UniqueConstraint(fields=("site", "public_id"), name="meeting_public_id_once_per_site"),
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.UniqueConstraint(
                condition=models.Q(("closed_at", None)), fields=("site",), name="one_open_meeting_of_a_site"
            ),
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("closed_at", None), ("closed_by", None), ("people_count", None)),
                    models.Q(("closed_at__isnull", False), ("closed_by__isnull", False), ("people_count__gte", 2)),
                    _connector="OR",
                ),
                name="meeting_closed_has_people",
            ),
        ),
        migrations.AddConstraint(
            model_name="reaction",
            constraint=models.UniqueConstraint(fields=("message", "person"), name="one_reaction_of_a_person_to_a_message"),
        ),
        migrations.AddIndex(
            model_name="story",
            index=models.Index(fields=["site", "stage", "-id"], name="story_by_stage"),
        ),
        migrations.AddIndex(
            model_name="story",
            index=models.Index(condition=models.Q(("publish_at__isnull", False)), fields=["publish_at"], name="story_scheduled"),
        ),
        migrations.AddIndex(
            model_name="story",
            index=models.Index(condition=models.Q(("verify_by__isnull", False)), fields=["verify_by"], name="story_unverified"),
        ),
        migrations.AddConstraint(
            model_name="story",
            constraint=models.UniqueConstraint(fields=("site", "public_id"), name="story_public_id_once_per_site"),
        ),
        migrations.AddConstraint(
            model_name="story",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("editor__isnull", False),
                        ("published_at__isnull", False),
                        ("stage__in", ("published_unverified", "published", "corrected", "withdrawn")),
                    ),
                    models.Q(
                        ("published_at", None),
                        models.Q(("stage__in", ("published_unverified", "published", "corrected", "withdrawn")), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="story_published_has_time_and_editor",
            ),
        ),
        migrations.AddConstraint(
            model_name="story",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("item__isnull", False), ("stage__in", ("published_unverified", "published", "corrected"))),
                    models.Q(
                        ("item", None), models.Q(("stage__in", ("published_unverified", "published", "corrected")), _negated=True)
                    ),
                    _connector="OR",
                ),
                name="story_is_on_the_wire_while_public",
            ),
        ),
        migrations.AddConstraint(
            model_name="story",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("stage", "withdrawn"), ("withdrawn_at__isnull", False), models.Q(("withdrawn_reason", ""), _negated=True)
                    ),
                    models.Q(models.Q(("stage", "withdrawn"), _negated=True), ("withdrawn_at", None), ("withdrawn_reason", "")),
                    _connector="OR",
                ),
                name="story_withdrawn_has_time_and_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="story",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("publish_at", None), ("scheduled_by", None)),
                    models.Q(
                        ("declined_at", None),
                        ("publish_at__isnull", False),
                        ("scheduled_by__isnull", False),
                        ("stage", "verified"),
                    ),
                    _connector="OR",
                ),
                name="story_scheduled_is_verified_and_somebodys",
            ),
        ),
        migrations.AddConstraint(
            model_name="story",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("is_sensitive", False), ("stage", "published_unverified"), ("verify_by__isnull", False)),
                    models.Q(models.Q(("stage", "published_unverified"), _negated=True), ("verify_by", None)),
                    _connector="OR",
                ),
                name="story_unverified_has_a_duty_and_is_not_sensitive",
            ),
        ),
        migrations.AddConstraint(
            model_name="source",
            constraint=models.CheckConstraint(
                condition=models.Q(("withheld_reason", ""), models.Q(("name", ""), _negated=True), _connector="OR"),
                name="source_withheld_is_known_to_the_group",
            ),
        ),
        migrations.AddConstraint(
            model_name="revision",
            constraint=models.UniqueConstraint(fields=("story", "number"), name="revision_number_once"),
        ),
        migrations.AddIndex(
            model_name="mention",
            index=models.Index(condition=models.Q(("heard_at", None)), fields=["person", "site"], name="mention_waiting"),
        ),
        migrations.AddConstraint(
            model_name="mention",
            constraint=models.UniqueConstraint(fields=("message", "person"), name="person_is_mentioned_once_in_a_message"),
        ),
        migrations.AddConstraint(
            model_name="confirmation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("link", None), ("person__isnull", False)),
                    models.Q(("link__isnull", False), ("person", None)),
                    _connector="OR",
                ),
                name="confirmation_is_by_person_or_link",
            ),
        ),
        migrations.AddConstraint(
            model_name="confirmation",
            constraint=models.UniqueConstraint(
                condition=models.Q(("person__isnull", False), ("voided_at", None)),
                fields=("story", "person"),
                name="person_confirms_a_story_once",
            ),
        ),
        migrations.AddConstraint(
            model_name="aside",
            constraint=models.UniqueConstraint(fields=("story", "by", "base", "said"), name="aside_once"),
        ),
        migrations.AddConstraint(
            model_name="talk",
            constraint=models.CheckConstraint(condition=models.Q(("people_count__gte", 2)), name="talk_has_at_least_two_people"),
        ),
        migrations.AddConstraint(
            model_name="talk",
            constraint=models.CheckConstraint(
                condition=models.Q(("decision", "publish"), models.Q(("reason", ""), _negated=True), _connector="OR"),
                name="talk_says_why_it_is_not_published",
            ),
        ),
        migrations.AddIndex(
            model_name="tip",
            index=models.Index(fields=["site", "-sent_at"], name="tip_of_site"),
        ),
        migrations.AddIndex(
            model_name="tip",
            index=models.Index(fields=["site", "likeness"], name="tip_alike"),
        ),
        migrations.AddConstraint(
            model_name="tip",
            constraint=models.UniqueConstraint(fields=("site", "slip"), name="tip_uses_its_slip_once"),
        ),
        migrations.AddConstraint(
            model_name="tip",
            constraint=models.CheckConstraint(
                condition=models.Q(models.Q(("words", ""), _negated=True), ("picture__isnull", False), _connector="OR"),
                name="tip_says_or_shows_something",
            ),
        ),
        migrations.AddConstraint(
            model_name="tip",
            constraint=models.CheckConstraint(
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
                name="tip_is_answered_with_outcome_and_words",
            ),
        ),
    ]
