from django.db import migrations, models


class Migration(migrations.Migration):
    """What the step before has moved goes."""

    dependencies = [("reports", "0003_visits_are_coaching_visits")]

    operations = [
        migrations.RemoveConstraint("reportphoto", "report_photo_of_report_or_visit"),
        migrations.RemoveField("reportphoto", "visit"),
        migrations.RenameField("reportphoto", "coaching", "visit"),
        migrations.AddConstraint(
            model_name="reportphoto",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("period", ""), ("visit__isnull", False)),
                    models.Q(("visit", None), models.Q(("period", ""), _negated=True)),
                    _connector="OR",
                ),
                name="report_photo_of_report_or_visit",
            ),
        ),
        migrations.DeleteModel("OfficialVisit"),
    ]
