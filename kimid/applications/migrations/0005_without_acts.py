from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("applications", "0004_acts"),
    ]

    operations = [
        migrations.RemoveField(model_name="application", name="holds_from"),
        migrations.RemoveField(model_name="application", name="why"),
        migrations.RemoveField(model_name="application", name="into"),
        migrations.RemoveField(model_name="application", name="into_answer"),
        migrations.RemoveField(model_name="application", name="into_note"),
        migrations.RenameField(model_name="application", old_name="founder", new_name="applicant"),
        migrations.AlterField(
            model_name="application",
            name="purpose",
            field=models.CharField(
                choices=[
                    ("founding", "KIM baru"),
                    ("renewal", "SK baru atau ganti pengurus"),
                    ("act", "Pembubaran, penggabungan, atau pindah desa"),
                ],
                default="founding",
                max_length=10,
            ),
        ),
        migrations.AddConstraint(
            model_name="application",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("purpose", "founding"), _negated=True),
                    ("step", "verified"),
                    ("kim", None),
                    _connector="OR",
                ),
                name="application_founds_its_kim_when_verified",
            ),
        ),
        migrations.AddConstraint(
            model_name="application",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("purpose", "founding"),
                    models.Q(
                        ("invitation", None),
                        ("is_held", False),
                        ("kim__isnull", False),
                        ("label", ""),
                        ("origin_code", ""),
                    ),
                    _connector="OR",
                ),
                name="application_of_a_kim_founds_none",
            ),
        ),
        migrations.AddConstraint(
            model_name="application",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("purpose", "act"), _negated=True),
                    models.Q(
                        ("decree_number", ""),
                        ("head_answer", ""),
                        ("head_name", ""),
                        ("head_note", ""),
                        ("head_recorded_by", None),
                        ("issued_on", None),
                        ("issuer", ""),
                        ("issuer_name", ""),
                        ("members", []),
                        ("officers", []),
                        ("valid_until", None),
                    ),
                    _connector="OR",
                ),
                name="application_for_an_act_has_no_decree",
            ),
        ),
    ]
