from collections.abc import Iterator
from typing import Any

from django.apps.registry import Apps
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor

# As kimid.wire.event_sorts has it at this migration.
_BY_TOPIC = {
    "health": "posyandu",
    "business": "pasar",
    "safety": "ronda",
    "culture": "adat",
    "education": "pelatihan",
    "sport": "seni-olahraga",
}


def _facets(apps: Apps) -> Iterator[Any]:
    placements = apps.get_model("wire", "Placement").objects.filter(kind="agenda", hidden_at=None)
    facet = apps.get_model("wire", "PlacementFacet")
    for row in placements.select_related("item").iterator():
        sort = row.item.data.get("sort") or _BY_TOPIC.get(row.item.topic, "lain")
        yield facet(
            placement_id=row.pk,
            item_id=row.item_id,
            portal_id=row.portal_id,
            key=f"agenda jenis={sort}",
            published_at=row.published_at,
            starts_at=row.starts_at,
        )


def write_facets(apps: Apps, schema_editor: BaseDatabaseSchemaEditor) -> None:
    """Narrow the events that stand on the wire already."""
    apps.get_model("wire", "PlacementFacet").objects.bulk_create(
        _facets(apps), batch_size=1_000, ignore_conflicts=True
    )


class Migration(migrations.Migration):
    dependencies = [
        ("sites", "0004_unopened"),
        ("wire", "0011_agenda_labels"),
    ]

    operations = [
        migrations.AddField(
            model_name="placementfacet",
            name="starts_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddIndex(
            model_name="placementfacet",
            index=models.Index(
                condition=models.Q(("starts_at__isnull", False)),
                fields=["portal", "key", "starts_at", "placement"],
                name="facet_agenda",
            ),
        ),
        migrations.RunPython(write_facets, migrations.RunPython.noop),
    ]
