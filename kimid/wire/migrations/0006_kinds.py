from itertools import batched

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

_TEXTS = ("venue", "organiser", "paid_by", "claim", "claim_seen", "reach", "verdict")


def fill(apps: Apps, _schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Write what only some kinds have into `data`, and what readers must know into `label`."""
    Item = apps.get_model("wire", "Item")
    Item.objects.exclude(kind="fact_check").update(area_level=None)
    rows = Item.objects.filter(kind__in=("agenda", "fact_check", "advertorial")).order_by("pk")
    for items in batched(rows.iterator(chunk_size=500), 500):
        for item in items:
            values = {name: getattr(item, name) for name in (*_TEXTS, "claim_since")}
            item.data = {name: str(value) for name, value in values.items() if value}
            item.label = "advert" if item.kind == "advertorial" else values["verdict"]
        Item.objects.bulk_update(items, ["data", "label"])


class Migration(migrations.Migration):
    dependencies = [("wire", "0005_front")]

    operations = [
        migrations.RemoveConstraint("item", "agenda_says_when"),
        migrations.RemoveConstraint("item", "fact_check_has_claim_and_verdict"),
        migrations.RemoveConstraint("item", "advertorial_says_who_paid"),
        migrations.AlterField("item", "kind", models.CharField(max_length=20)),
        migrations.AlterField("placement", "kind", models.CharField(max_length=20)),
        migrations.AddField("item", "data", models.JSONField(blank=True, default=dict)),
        migrations.AddField(
            "item",
            "label",
            models.CharField(
                blank=True,
                choices=[
                    ("advert", "Advertorial"),
                    ("true", "Ternyata benar"),
                    ("false", "Hoaks dibantah"),
                    ("unproven", "Belum ada jawaban pasti"),
                ],
                default="",
                max_length=10,
            ),
            preserve_default=False,
        ),
        migrations.AlterField(
            "item", "area_level", models.PositiveSmallIntegerField(blank=True, null=True)
        ),
        migrations.RunPython(fill, migrations.RunPython.noop),
    ]
