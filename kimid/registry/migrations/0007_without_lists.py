from django.db import migrations


class Migration(migrations.Migration):
    """The tables of `kimid.onboarding` get its name, with all their rows. Its first migration
    makes their models.
    """

    dependencies = [("registry", "0006_without_applications")]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[
                migrations.AlterModelTable("importlist", "onboarding_importlist"),
                migrations.AlterModelTable("importrow", "onboarding_importrow"),
            ],
            state_operations=[
                migrations.DeleteModel("importrow"),
                migrations.DeleteModel("importlist"),
            ],
        ),
    ]
