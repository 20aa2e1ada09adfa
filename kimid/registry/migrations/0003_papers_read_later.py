from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("registry", "0002_held_applications"),
    ]

    operations = [
        migrations.AddField(
            model_name="paperfile",
            name="refusal",
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddConstraint(
            model_name="paperfile",
            constraint=models.CheckConstraint(
                condition=models.Q(("refusal", ""), ("page_count", 0), _connector="OR"),
                name="paper_refused_has_no_pages",
            ),
        ),
    ]
