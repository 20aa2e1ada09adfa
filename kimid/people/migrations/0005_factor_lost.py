from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("people", "0004_publishing_grace"),
    ]

    operations = [
        migrations.AddField(
            model_name="person",
            name="factor_lost_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
    ]
