"""The site of a group uses its logo and its cover."""

from typing import Any

from django.db import migrations

from kimid.media.use_filling import UsedFiles, fill_uses, names_of


def _fill(apps: Any, _editor: Any) -> None:
    sites = apps.get_model("sites", "Site")._base_manager.values_list("pk", "logo", "cover")
    fill_uses(
        apps,
        "sites.Site",
        (
            UsedFiles(pk, pk, frozenset(), names_of([logo, cover]))
            for pk, logo, cover in sites.iterator()
            if logo or cover
        ),
    )


class Migration(migrations.Migration):
    dependencies = [
        ("media", "0003_uses"),
        ("sites", "0002_main_address_waits"),
    ]

    operations = [migrations.RunPython(_fill, migrations.RunPython.noop)]
