import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import kimid.registry.models.application


class Migration(migrations.Migration):
    # What these did, in the order in which they came to be; an install that has them has this.
    replaces = [
        ("registry", "0001_initial"),
        ("registry", "0002_policy"),
        ("registry", "0003_application"),
        ("registry", "0004_renewal"),
        ("registry", "0005_life"),
        ("registry", "0006_importing"),
    ]
    initial = True

    dependencies = [
        ("access", "0001_squashed"),
        ("places", "0001_squashed"),
        ("sites", "0001_squashed"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
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
            name="ImportList",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("file_name", models.CharField(max_length=120)),
                ("headings", models.JSONField()),
                ("columns", models.JSONField()),
                ("begun_at", models.DateTimeField()),
                ("started_at", models.DateTimeField(null=True)),
                (
                    "entered_by",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                ),
                ("region", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="places.region")),
            ],
        ),
        migrations.CreateModel(
            name="Kim",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.CharField(max_length=13, unique=True)),
                ("serial", models.PositiveSmallIntegerField()),
                ("name", models.CharField(max_length=120)),
                ("hamlet", models.CharField(blank=True, max_length=60)),
                ("kind", models.CharField(choices=[("kim", "KIM"), ("forum", "Forum KIM")], default="kim", max_length=10)),
                ("official_number", models.CharField(blank=True, max_length=40)),
                (
                    "ict_status",
                    models.CharField(
                        choices=[("unknown", "Belum dinilai"), ("not_yet", "Belum berbasis TIK"), ("based", "Berbasis TIK")],
                        default="unknown",
                        max_length=10,
                    ),
                ),
                (
                    "silence",
                    models.CharField(
                        choices=[
                            ("active", "Aktif"),
                            ("quiet", "Sepi"),
                            ("dormant", "Tidak aktif"),
                            ("frozen", "Dibekukan"),
                            ("archived", "Diarsipkan"),
                            ("suspended", "Ditangguhkan"),
                            ("quarantined", "Dikarantina"),
                        ],
                        default="active",
                        max_length=12,
                    ),
                ),
                ("revived_at", models.DateTimeField(blank=True, null=True)),
                ("founded_on", models.DateField(blank=True, null=True)),
                ("entered_on_behalf", models.BooleanField(default=False)),
                ("registered_at", models.DateTimeField()),
                (
                    "region",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="kims", to="places.region"),
                ),
                ("site", models.OneToOneField(on_delete=django.db.models.deletion.PROTECT, related_name="kim", to="sites.site")),
            ],
        ),
        migrations.CreateModel(
            name="ImportRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                    "of",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name="rows", to="registry.importlist"
                    ),
                ),
                (
                    "place",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="places.region"
                    ),
                ),
                (
                    "kim",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to="registry.kim"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Decree",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("number", models.CharField(max_length=80)),
                ("issuer_title", models.CharField(max_length=60)),
                ("issued_on", models.DateField()),
                ("valid_until", models.DateField(blank=True, null=True)),
                (
                    "kim",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="decrees", to="registry.kim"),
                ),
            ],
        ),
        migrations.CreateModel(
            name="CoachingVisit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "stage",
                    models.CharField(
                        choices=[
                            ("active", "Aktif"),
                            ("quiet", "Sepi"),
                            ("dormant", "Tidak aktif"),
                            ("frozen", "Dibekukan"),
                            ("archived", "Diarsipkan"),
                            ("suspended", "Ditangguhkan"),
                            ("quarantined", "Dikarantina"),
                        ],
                        max_length=12,
                    ),
                ),
                ("since", models.DateTimeField()),
                ("planned_on", models.DateField(null=True)),
                ("result", models.TextField(blank=True)),
                ("next_step", models.CharField(blank=True, max_length=200)),
                ("done_at", models.DateTimeField(null=True)),
                (
                    "done_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("kim", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="visits", to="registry.kim")),
            ],
        ),
        migrations.CreateModel(
            name="Application",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("code", models.CharField(default=kimid.registry.models.application.new_code, max_length=12, unique=True)),
                (
                    "purpose",
                    models.CharField(
                        choices=[("founding", "KIM baru"), ("renewal", "SK baru atau ganti pengurus")],
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
                ("sent_at", models.DateTimeField(null=True)),
                ("due_on", models.DateField(null=True)),
                ("handed_up_at", models.DateTimeField(null=True)),
                ("founder", models.CharField(max_length=100)),
                ("phone", models.CharField(max_length=20)),
                ("near", models.CharField(blank=True, max_length=10)),
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
                ("marks", models.JSONField(default=dict)),
                ("question", models.TextField(blank=True)),
                ("decided_at", models.DateTimeField(null=True)),
                ("reason", models.TextField(blank=True)),
                ("head_name", models.CharField(blank=True, max_length=100)),
                (
                    "head_answer",
                    models.CharField(
                        blank=True, choices=[("", "Belum ditanya"), ("yes", "Benar"), ("no", "Tidak benar")], max_length=3
                    ),
                ),
                ("head_words", models.CharField(blank=True, max_length=300)),
                (
                    "decided_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "decided_for",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="places.region"
                    ),
                ),
                (
                    "entered_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "invitation",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="access.invitation"
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="places.region"
                    ),
                ),
                (
                    "kim",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="applications", to="registry.kim"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Officer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=100)),
                ("post", models.CharField(max_length=40)),
                ("section", models.CharField(blank=True, max_length=60)),
                ("term_from", models.DateField()),
                ("term_until", models.DateField(blank=True, null=True)),
                (
                    "kim",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="officers", to="registry.kim"),
                ),
                (
                    "person",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="offices",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="PaperFile",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=20)),
                ("name", models.CharField(max_length=40, unique=True)),
                ("pages", models.PositiveSmallIntegerField()),
                ("weight", models.PositiveIntegerField()),
                ("added_at", models.DateTimeField()),
                (
                    "application",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="papers", to="registry.application"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="PolicyRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "rule",
                    models.CharField(
                        choices=[
                            ("penerbit", "Penerbit SK"),
                            ("anggota", "Anggota paling sedikit"),
                            ("masa-bakti", "Masa bakti paling lama"),
                            ("berkas", "Berkas selain SK"),
                            ("janji-layanan", "Permohonan dijawab dalam"),
                            ("sepi", "Disebut sepi setelah diam"),
                            ("tidak-aktif", "Disebut tidak aktif setelah diam"),
                            ("dibekukan", "Dibekukan setelah diam"),
                            ("diarsipkan", "Diarsipkan setelah diam"),
                        ],
                        max_length=20,
                    ),
                ),
                ("answer", models.JSONField()),
                ("legal_basis", models.CharField(max_length=200)),
                ("decided_on", models.DateField()),
                (
                    "region",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="policy", to="places.region"),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Quarantine",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "threat",
                    models.CharField(
                        choices=[
                            ("breach", "Peretasan: akun atau situs dikuasai orang lain"),
                            ("gambling", "Judi: iklan atau tautan judi disisipkan"),
                            ("malware", "Berkas atau tautan berbahaya"),
                            ("fraud", "Penipuan: halaman palsu atau pemancing data"),
                        ],
                        max_length=10,
                    ),
                ),
                ("words", models.TextField(blank=True)),
                ("begun_at", models.DateTimeField()),
                ("lifted_at", models.DateTimeField(null=True)),
                ("note", models.TextField(blank=True)),
                (
                    "begun_by",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                ),
                (
                    "kim",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="quarantines", to="registry.kim"),
                ),
                (
                    "lifted_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Revival",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("asked_at", models.DateTimeField(null=True)),
                ("plan", models.TextField(blank=True)),
                ("decided_at", models.DateTimeField(null=True)),
                ("is_granted", models.BooleanField(default=False)),
                ("note", models.TextField(blank=True)),
                (
                    "asked_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "kim",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="revivals", to="registry.kim"),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Suspension",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "reason",
                    models.CharField(
                        choices=[
                            ("decree", "Pengurus atau SK dipersengketakan"),
                            ("name", "Nama atau alamat KIM dipakai orang lain"),
                            ("law", "Berulang kali melanggar hukum, sesudah ditegur"),
                            ("money", "Menarik uang atas nama KIM"),
                        ],
                        max_length=10,
                    ),
                ),
                ("words", models.TextField()),
                ("proposed_at", models.DateTimeField()),
                ("agreed_at", models.DateTimeField(null=True)),
                ("appeal", models.TextField(blank=True)),
                ("appealed_at", models.DateTimeField(null=True)),
                ("answer", models.TextField(blank=True)),
                ("answered_at", models.DateTimeField(null=True)),
                ("ended_at", models.DateTimeField(null=True)),
                ("end_note", models.TextField(blank=True)),
                (
                    "agreed_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "answered_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "ended_by",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "kim",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="suspensions", to="registry.kim"),
                ),
                ("office", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="places.region")),
                (
                    "proposed_by",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="kim",
            constraint=models.UniqueConstraint(fields=("region", "serial"), name="kim_serial_in_region"),
        ),
        migrations.AddConstraint(
            model_name="kim",
            constraint=models.CheckConstraint(
                condition=models.Q(("silence__in", ("active", "quiet", "dormant", "frozen", "archived"))),
                name="kim_is_silent_by_degrees",
            ),
        ),
        migrations.AddConstraint(
            model_name="importrow",
            constraint=models.UniqueConstraint(fields=("of", "number"), name="import_row_once_in_its_list"),
        ),
        migrations.AddConstraint(
            model_name="importrow",
            constraint=models.CheckConstraint(
                condition=models.Q(models.Q(("state", "new"), _negated=True), ("place__isnull", False), _connector="OR"),
                name="new_import_row_has_its_place",
            ),
        ),
        migrations.AddConstraint(
            model_name="decree",
            constraint=models.UniqueConstraint(fields=("kim", "number"), name="decree_once_per_kim"),
        ),
        migrations.AddConstraint(
            model_name="decree",
            constraint=models.CheckConstraint(
                condition=models.Q(("valid_until", None), ("valid_until__gte", models.F("issued_on")), _connector="OR"),
                name="decree_ends_after_it_begins",
            ),
        ),
        migrations.AddIndex(
            model_name="coachingvisit",
            index=models.Index(fields=["kim", "-id"], name="visit_of_kim"),
        ),
        migrations.AddConstraint(
            model_name="coachingvisit",
            constraint=models.UniqueConstraint(
                condition=models.Q(("done_at", None)), fields=("kim",), name="one_visit_waits_per_kim"
            ),
        ),
        migrations.AddConstraint(
            model_name="coachingvisit",
            constraint=models.CheckConstraint(
                condition=models.Q(("done_at", None), models.Q(("result", ""), _negated=True), _connector="OR"),
                name="visit_ends_with_a_result",
            ),
        ),
        migrations.AddIndex(
            model_name="application",
            index=models.Index(fields=["region", "step", "sent_at"], name="application_of_region"),
        ),
        migrations.AddConstraint(
            model_name="application",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("step", "begun"), models.Q(("region__isnull", False), ("sent_at__isnull", False)), _connector="OR"
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
                    models.Q(("decided_at__isnull", False), models.Q(("reason", ""), _negated=True)),
                    _connector="OR",
                ),
                name="application_is_refused_with_a_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="application",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("issued_on", None), ("valid_until", None), ("valid_until__gte", models.F("issued_on")), _connector="OR"
                ),
                name="application_decree_ends_after_it_begins",
            ),
        ),
        migrations.AddConstraint(
            model_name="officer",
            constraint=models.CheckConstraint(
                condition=models.Q(("term_until", None), ("term_until__gte", models.F("term_from")), _connector="OR"),
                name="officer_term_ends_after_it_begins",
            ),
        ),
        migrations.AddIndex(
            model_name="paperfile",
            index=models.Index(fields=["application", "id"], name="paper_of_application"),
        ),
        migrations.AddConstraint(
            model_name="policyrow",
            constraint=models.UniqueConstraint(fields=("region", "rule"), name="policy_once_per_region"),
        ),
        migrations.AddConstraint(
            model_name="quarantine",
            constraint=models.UniqueConstraint(
                condition=models.Q(("lifted_at", None)), fields=("kim",), name="one_quarantine_runs_per_kim"
            ),
        ),
        migrations.AddConstraint(
            model_name="revival",
            constraint=models.UniqueConstraint(
                condition=models.Q(("decided_at", None)), fields=("kim",), name="one_revival_waits_per_kim"
            ),
        ),
        migrations.AddConstraint(
            model_name="suspension",
            constraint=models.UniqueConstraint(
                condition=models.Q(("ended_at", None)), fields=("kim",), name="one_suspension_runs_per_kim"
            ),
        ),
        migrations.AddConstraint(
            model_name="suspension",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("agreed_by", None), models.Q(("agreed_by", models.F("proposed_by")), _negated=True), _connector="OR"
                ),
                name="suspension_needs_two",
            ),
        ),
        migrations.AddConstraint(
            model_name="suspension",
            constraint=models.CheckConstraint(
                condition=models.Q(("answered_at", None), models.Q(("answer", ""), _negated=True), _connector="OR"),
                name="appeal_is_answered_in_words",
            ),
        ),
    ]
