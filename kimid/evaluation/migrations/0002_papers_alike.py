from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("evaluation", "0001_initial")]

    operations = [
        migrations.RenameField("evidencepaper", "pages", "page_count"),
        migrations.RenameField("evidencepaper", "byte_size", "size_bytes"),
        migrations.AlterField(
            "evidencepaper", "page_count", models.PositiveSmallIntegerField(default=0)
        ),
        migrations.AlterField(
            "evidencepaper", "size_bytes", models.PositiveIntegerField(default=0)
        ),
        migrations.AddField(
            "evidencepaper", "refusal", models.CharField(blank=True, max_length=200)
        ),
        migrations.AddConstraint(
            "evidencepaper",
            models.CheckConstraint(
                condition=models.Q(refusal="") | models.Q(page_count=0),
                name="evidencepaper_refused_has_no_pages",
            ),
        ),
    ]
