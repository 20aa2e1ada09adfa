from django.db import migrations


class Migration(migrations.Migration):
    """The tables of `kimid.applications` get its name, with all their rows. Its first migration
    makes their models.
    """

    dependencies = [("registry", "0005_one_stage_at_a_time")]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[
                migrations.AlterModelTable("application", "applications_application"),
                migrations.AlterModelTable("paperfile", "applications_paperfile"),
                migrations.AlterModelTable("headcontact", "applications_headcontact"),
            ],
            state_operations=[
                migrations.DeleteModel("paperfile"),
                migrations.DeleteModel("application"),
                migrations.DeleteModel("headcontact"),
            ],
        ),
    ]
