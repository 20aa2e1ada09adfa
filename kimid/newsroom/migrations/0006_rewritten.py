from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("newsroom", "0005_tip_photos")]

    operations = [
        migrations.AddField(
            model_name="story",
            name="rewritten_at",
            field=models.DateTimeField(null=True),
        ),
    ]
