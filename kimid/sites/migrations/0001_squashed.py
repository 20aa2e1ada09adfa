import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    # What these did, in the order in which they came to be; an install that has them has this.
    replaces = [
        ("sites", "0001_initial"),
        ("sites", "0002_face"),
        ("sites", "0003_rules"),
        ("sites", "0004_takes_adverts"),
        ("sites", "0005_stage"),
    ]
    initial = True

    dependencies = [
        ("places", "0001_squashed"),
    ]

    operations = [
        migrations.CreateModel(
            name="Site",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("label", models.CharField(max_length=63, unique=True)),
                ("kind", models.CharField(choices=[("kim", "KIM"), ("portal", "Portal wilayah")], max_length=10)),
                ("name", models.CharField(max_length=120)),
                (
                    "dye",
                    models.CharField(
                        choices=[
                            ("nila", "Nila"),
                            ("laut", "Laut"),
                            ("daun", "Daun"),
                            ("secang", "Secang"),
                            ("manggis", "Manggis"),
                            ("soga", "Soga"),
                            ("bata", "Bata"),
                            ("lumpur", "Lumpur"),
                        ],
                        default="daun",
                        max_length=10,
                    ),
                ),
                (
                    "accent",
                    models.CharField(
                        choices=[
                            ("kunyit", "Kunyit"),
                            ("karang", "Karang"),
                            ("pandan", "Pandan"),
                            ("langit", "Langit"),
                            ("jambu", "Jambu"),
                            ("padi", "Padi"),
                        ],
                        default="kunyit",
                        max_length=10,
                    ),
                ),
                ("confirmations_wanted", models.PositiveSmallIntegerField(default=1)),
                (
                    "confirmers",
                    models.CharField(
                        choices=[("everybody", "Semua anggota"), ("editors", "Hanya redaktur dan ketua")],
                        default="everybody",
                        max_length=10,
                    ),
                ),
                ("outsiders_confirm", models.BooleanField(default=True)),
                ("asks_head", models.BooleanField(default=False)),
                ("takes_adverts", models.BooleanField(default=True)),
                ("about", models.TextField(blank=True)),
                ("logo", models.JSONField(blank=True, null=True)),
                ("cover", models.JSONField(blank=True, null=True)),
                ("menu", models.JSONField(blank=True, default=list)),
                ("phone", models.CharField(blank=True, max_length=20)),
                ("email", models.EmailField(blank=True, max_length=254)),
                ("address", models.CharField(blank=True, max_length=200)),
                ("opened_at", models.DateTimeField()),
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
                        default="active",
                        max_length=12,
                    ),
                ),
                (
                    "region",
                    models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name="sites", to="places.region"),
                ),
            ],
        ),
        migrations.CreateModel(
            name="LabelClaim",
            fields=[
                ("label", models.CharField(max_length=63, primary_key=True, serialize=False)),
                ("claimed_at", models.DateTimeField()),
                (
                    "site",
                    models.ForeignKey(
                        null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="labels", to="sites.site"
                    ),
                ),
            ],
        ),
        migrations.AddConstraint(
            model_name="site",
            constraint=models.UniqueConstraint(
                condition=models.Q(("kind", "portal")), fields=("region",), name="one_portal_per_region"
            ),
        ),
        migrations.AddConstraint(
            model_name="site",
            constraint=models.CheckConstraint(
                condition=models.Q(("confirmations_wanted__range", (1, 5))), name="site_wants_1_to_5_confirmations"
            ),
        ),
    ]
