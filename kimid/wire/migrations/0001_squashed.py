import django.db.models.deletion
from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

# Nothing of the text is kept here twice: `wire_words` holds only which word is in which row, and in which column.
_MAKE = {
    "sqlite": [
        "CREATE VIRTUAL TABLE wire_words USING fts5("
        "title, summary, words, marks, content='', contentless_delete=1, detail=column, tokenize=\"ascii tokenchars ':'\")",
        # On PostgreSQL the words go with their row; so they do here. (A migration that makes wire_searchrow anew makes this anew.)
        "CREATE TRIGGER wire_words_go AFTER DELETE ON wire_searchrow BEGIN DELETE FROM wire_words WHERE rowid = old.key; END",
    ],
    "postgresql": [
        "ALTER TABLE wire_searchrow ADD COLUMN vector tsvector NOT NULL DEFAULT ''",
        # Without a list of waiting rows: then a search never has to read through it.
        "CREATE INDEX search_row_vector ON wire_searchrow USING gin (vector) WITH (fastupdate = off)",
    ],
}
_UNMAKE = {
    "sqlite": ["DROP TRIGGER wire_words_go", "DROP TABLE wire_words"],
    "postgresql": ["DROP INDEX search_row_vector", "ALTER TABLE wire_searchrow DROP COLUMN vector"],
}


def make(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """The part of the index that each database has in its own way."""
    for statement in _MAKE[editor.connection.vendor]:
        editor.execute(statement)


def unmake(apps: Apps, editor: BaseDatabaseSchemaEditor) -> None:
    """Remove it again."""
    for statement in _UNMAKE[editor.connection.vendor]:
        editor.execute(statement)


class Migration(migrations.Migration):
    # What these did, in the order in which they came to be; an install that has them has this.
    replaces = [
        ("wire", "0001_initial"),
        ("wire", "0002_face"),
        ("wire", "0004_days"),
        ("wire", "0005_search"),
        ("wire", "0006_haste"),
        ("wire", "0007_kinds"),
        ("wire", "0008_shares"),
    ]
    initial = True

    dependencies = [
        ("places", "0001_squashed"),
        ("sites", "0001_squashed"),
    ]

    operations = [
        migrations.CreateModel(
            name="DaySalt",
            fields=[
                ("on", models.DateField(primary_key=True, serialize=False)),
                ("salt", models.BinaryField(max_length=16)),
            ],
        ),
        migrations.CreateModel(
            name="ReaderMark",
            fields=[
                ("mark", models.BigIntegerField(primary_key=True, serialize=False)),
                ("counted_at", models.DateTimeField(db_index=True)),
            ],
        ),
        migrations.CreateModel(
            name="RegionTally",
            fields=[
                (
                    "region",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT,
                        primary_key=True,
                        related_name="tally",
                        serialize=False,
                        to="places.region",
                    ),
                ),
                ("items", models.PositiveIntegerField(default=0)),
                ("kims", models.PositiveIntegerField(default=0)),
            ],
        ),
        migrations.CreateModel(
            name="Item",
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
                        max_length=20,
                    ),
                ),
                ("title", models.CharField(max_length=140)),
                ("summary", models.TextField()),
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
                ("byline", models.CharField(blank=True, max_length=200)),
                ("picture", models.JSONField(blank=True, null=True)),
                ("card", models.CharField(blank=True, max_length=40)),
                ("path", models.CharField(max_length=120)),
                ("published_at", models.DateTimeField()),
                ("corrected_at", models.DateTimeField(blank=True, null=True)),
                ("verify_by", models.DateTimeField(blank=True, null=True)),
                ("replied_at", models.DateTimeField(blank=True, null=True)),
                ("verified_at", models.DateTimeField(blank=True, null=True)),
                ("area", models.CharField(blank=True, max_length=10)),
                ("region", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="+", to="places.region")),
                ("site", models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="items", to="sites.site")),
            ],
        ),
        migrations.CreateModel(
            name="ClaimStem",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("stem", models.CharField(db_index=True, max_length=40)),
                (
                    "item",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="claim_stems", to="wire.item"),
                ),
            ],
        ),
        migrations.CreateModel(
            name="ItemReads",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("on", models.DateField()),
                ("count", models.PositiveIntegerField(default=0)),
                ("shares", models.PositiveIntegerField(default=0)),
                (
                    "item",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.CASCADE, related_name="reads", to="wire.item"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Placement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                        max_length=20,
                    ),
                ),
                ("published_at", models.DateTimeField()),
                ("starts_at", models.DateTimeField(blank=True, null=True)),
                ("featured_at", models.DateTimeField(blank=True, null=True)),
                ("hidden_at", models.DateTimeField(blank=True, null=True)),
                ("reason", models.CharField(blank=True, max_length=200)),
                (
                    "item",
                    models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name="placements", to="wire.item"),
                ),
                (
                    "portal",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="placements", to="sites.site"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="RegionDay",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("on", models.DateField()),
                ("items", models.PositiveIntegerField(default=0)),
                (
                    "region",
                    models.ForeignKey(
                        db_index=False, on_delete=django.db.models.deletion.PROTECT, related_name="days", to="places.region"
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="SearchRow",
            fields=[
                ("key", models.BigIntegerField(primary_key=True, serialize=False)),
                ("text", models.TextField(blank=True)),
                (
                    "item",
                    models.OneToOneField(on_delete=django.db.models.deletion.CASCADE, related_name="search_row", to="wire.item"),
                ),
            ],
        ),
        migrations.AddIndex(
            model_name="item",
            index=models.Index(condition=models.Q(("verify_by__isnull", False)), fields=["verify_by"], name="item_unverified"),
        ),
        migrations.AddIndex(
            model_name="item",
            index=models.Index(
                condition=models.Q(("area", ""), _negated=True), fields=["area", "-published_at"], name="item_concerns_area"
            ),
        ),
        migrations.AddConstraint(
            model_name="item",
            constraint=models.UniqueConstraint(fields=("site", "path"), name="item_has_one_address"),
        ),
        migrations.AddConstraint(
            model_name="item",
            constraint=models.CheckConstraint(
                condition=models.Q(models.Q(("kind", "agenda"), _negated=True), ("starts_at__isnull", False), _connector="OR"),
                name="agenda_says_when",
            ),
        ),
        migrations.AddConstraint(
            model_name="item",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "fact_check"), _negated=True),
                    models.Q(models.Q(("claim", ""), _negated=True), models.Q(("verdict", ""), _negated=True)),
                    _connector="OR",
                ),
                name="fact_check_has_claim_and_verdict",
            ),
        ),
        migrations.AddConstraint(
            model_name="item",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "advertorial"), _negated=True), models.Q(("paid_by", ""), _negated=True), _connector="OR"
                ),
                name="advertorial_says_who_paid",
            ),
        ),
        migrations.AddConstraint(
            model_name="claimstem",
            constraint=models.UniqueConstraint(fields=("item", "stem"), name="claim_has_a_stem_once"),
        ),
        migrations.AddConstraint(
            model_name="itemreads",
            constraint=models.UniqueConstraint(fields=("item", "on"), name="item_is_counted_once_a_day"),
        ),
        migrations.AddIndex(
            model_name="placement",
            index=models.Index(
                condition=models.Q(("hidden_at", None)), fields=["portal", "-published_at", "-id"], name="placement_feed"
            ),
        ),
        migrations.AddIndex(
            model_name="placement",
            index=models.Index(
                condition=models.Q(("hidden_at", None)), fields=["portal", "kind", "-published_at", "-id"], name="placement_kind"
            ),
        ),
        migrations.AddIndex(
            model_name="placement",
            index=models.Index(
                condition=models.Q(("hidden_at", None), ("starts_at__isnull", False)),
                fields=["portal", "starts_at"],
                name="placement_agenda",
            ),
        ),
        migrations.AddIndex(
            model_name="placement",
            index=models.Index(
                condition=models.Q(("featured_at__isnull", False)), fields=["portal", "-featured_at"], name="placement_lead"
            ),
        ),
        migrations.AddIndex(
            model_name="placement",
            index=models.Index(
                condition=models.Q(("hidden_at__isnull", False)), fields=["portal", "-hidden_at"], name="placement_left_out"
            ),
        ),
        migrations.AddConstraint(
            model_name="placement",
            constraint=models.UniqueConstraint(fields=("item", "portal"), name="item_stands_once_on_a_portal"),
        ),
        migrations.AddConstraint(
            model_name="placement",
            constraint=models.CheckConstraint(
                condition=models.Q(("hidden_at", None), models.Q(("reason", ""), _negated=True), _connector="OR"),
                name="placement_is_hidden_with_a_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="regionday",
            constraint=models.UniqueConstraint(fields=("region", "on"), name="region_is_counted_once_a_day"),
        ),
        migrations.RunPython(make, unmake),
    ]
