from django.db import migrations


class Migration(migrations.Migration):
    """The tables of `kimid.ict` get its name, with all their rows. Its first migration
    makes their models.
    """

    dependencies = [("registry", "0008_without_lives")]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[
                migrations.AlterModelTable("means", "ict_means"),
                migrations.AlterModelTable("training", "ict_training"),
                migrations.AlterModelTable("ictrules", "ict_ictrules"),
                migrations.AlterModelTable("ictcount", "ict_ictcount"),
            ],
            state_operations=[
                migrations.DeleteModel("ictcount"),
                migrations.DeleteModel("training"),
                migrations.DeleteModel("means"),
                migrations.DeleteModel("ictrules"),
            ],
        ),
    ]
