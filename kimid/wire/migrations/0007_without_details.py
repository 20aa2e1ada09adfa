from django.db import migrations

_GONE = (
    "venue",
    "organiser",
    "paid_by",
    "claim",
    "claim_seen",
    "claim_since",
    "verdict",
    "reach",
)


class Migration(migrations.Migration):
    dependencies = [("wire", "0006_kinds")]

    operations = [migrations.RemoveField("item", name) for name in _GONE]
