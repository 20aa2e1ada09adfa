"""Entries and plans note which photos they use."""

from typing import Any

from django.db import migrations

from kimid.media.use_filling import UsedFiles, fill_uses, names_of


def _fill(apps: Any, _editor: Any) -> None:
    entries = apps.get_model("activity", "ActivityEntry")._base_manager.exclude(photos=[])
    fill_uses(
        apps,
        "activity.ActivityEntry",
        (
            UsedFiles(site, pk, names_of(photos))
            for site, pk, photos in entries.values_list("site", "pk", "photos").iterator()
        ),
    )
    plans = apps.get_model("activity", "Plan")._base_manager
    columns = ("site", "pk", "before_photos", "after_photos", "state")
    fill_uses(
        apps,
        "activity.Plan",
        (
            UsedFiles(site, pk, names, names if state == "done" else frozenset())
            for site, pk, before, after, state in plans.values_list(*columns).iterator()
            if (names := names_of(before, after))
        ),
    )


class Migration(migrations.Migration):
    dependencies = [
        ("activity", "0002_head_answers_in_person"),
        ("media", "0003_uses"),
    ]

    operations = [migrations.RunPython(_fill, migrations.RunPython.noop)]
