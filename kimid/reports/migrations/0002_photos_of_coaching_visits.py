import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    """Room for what the next step moves: a photo of a visit that is a row of `lifecycle`."""

    dependencies = [("reports", "0001_initial"), ("lifecycle", "0004_visits_with_letters")]

    operations = [
        migrations.AddField(
            model_name="reportphoto",
            name="removed_at",
            field=models.DateTimeField(null=True),
        ),
        migrations.AddField(
            model_name="reportphoto",
            name="coaching",
            field=models.OneToOneField(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="photo",
                to="lifecycle.coachingvisit",
            ),
        ),
    ]
