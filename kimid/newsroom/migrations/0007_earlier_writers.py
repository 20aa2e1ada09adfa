from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("newsroom", "0006_rewritten")]

    operations = [
        migrations.AddField(
            model_name="story",
            name="earlier_writers",
            field=models.JSONField(blank=True, default=list),
        ),
    ]
