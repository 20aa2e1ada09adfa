from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("newsroom", "0007_earlier_writers")]

    operations = [
        migrations.AddConstraint(
            model_name="story",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("kind", "agenda"),
                        ("stage__in", ("published_unverified", "published", "corrected")),
                        _negated=True,
                    ),
                    ("starts_at__isnull", False),
                    _connector="OR",
                ),
                name="story_agenda_says_when",
            ),
        ),
        migrations.AddConstraint(
            model_name="story",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("kind", "fact_check"),
                        ("stage__in", ("published_unverified", "published", "corrected")),
                        _negated=True,
                    ),
                    models.Q(
                        models.Q(("claim", ""), _negated=True),
                        models.Q(("verdict", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="story_fact_check_has_claim_and_verdict",
            ),
        ),
        migrations.AddConstraint(
            model_name="story",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("kind", "advertorial"),
                        ("stage__in", ("published_unverified", "published", "corrected")),
                        _negated=True,
                    ),
                    models.Q(("paid_by", ""), _negated=True),
                    _connector="OR",
                ),
                name="story_advertorial_says_who_paid",
            ),
        ),
    ]
