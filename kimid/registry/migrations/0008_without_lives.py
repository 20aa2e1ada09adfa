from django.db import migrations


class Migration(migrations.Migration):
    """The tables of `kimid.lifecycle` get its name, with all their rows. Its first migration
    makes their models.
    """

    dependencies = [("registry", "0007_without_lists")]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[
                migrations.AlterModelTable("coachingvisit", "lifecycle_coachingvisit"),
                migrations.AlterModelTable("revival", "lifecycle_revival"),
                migrations.AlterModelTable("suspension", "lifecycle_suspension"),
                migrations.AlterModelTable("quarantine", "lifecycle_quarantine"),
            ],
            state_operations=[
                migrations.DeleteModel("coachingvisit"),
                migrations.DeleteModel("revival"),
                migrations.DeleteModel("suspension"),
                migrations.DeleteModel("quarantine"),
            ],
        ),
    ]
