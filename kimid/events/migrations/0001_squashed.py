from django.db import migrations, models


class Migration(migrations.Migration):
    # What these did, in the order in which they came to be; an install that has them has this.
    replaces = [
        ("events", "0001_initial"),
    ]
    initial = True

    dependencies = []

    operations = [
        migrations.CreateModel(
            name="Change",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("tags", models.JSONField()),
                ("made_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Event",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=60)),
                ("actor_kind", models.CharField(max_length=10)),
                ("actor_ref", models.CharField(max_length=120)),
                ("actor_name", models.CharField(max_length=120)),
                ("site_id", models.BigIntegerField(null=True)),
                ("region_code", models.CharField(max_length=10)),
                ("thing", models.CharField(max_length=60)),
                ("thing_id", models.CharField(max_length=40)),
                ("facts", models.JSONField(default=dict)),
                ("happened_at", models.DateTimeField()),
            ],
            options={
                "indexes": [
                    models.Index(fields=["thing", "thing_id", "id"], name="event_of_thing"),
                    models.Index(fields=["site_id", "id"], name="event_of_site"),
                ],
            },
        ),
    ]
