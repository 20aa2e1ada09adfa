from typing import Any

from django.db import migrations, models


def take_marks(apps: Any, schema_editor: Any) -> None:
    """What somebody paid for is not said to be checked, also where it was published before."""
    items = apps.get_model("wire", "Item")._base_manager
    items.filter(label="advert").exclude(check_label="").update(check_label="")


class Migration(migrations.Migration):
    dependencies = [
        ("wire", "0013_front_by_kind"),
    ]

    operations = [
        migrations.RunPython(take_marks, migrations.RunPython.noop),
        migrations.AddConstraint(
            model_name="item",
            constraint=models.CheckConstraint(
                condition=models.Q(("label", "advert"), _negated=True) | models.Q(check_label=""),
                name="item_paid_wears_no_mark",
            ),
        ),
    ]
