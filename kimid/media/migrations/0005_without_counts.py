"""What a file tells of its uses is read from the rows that use it."""

from typing import Any

from django.db import migrations

from kimid.media.use_filling import UsedFiles, fill_uses


def _keep(apps: Any, _editor: Any) -> None:
    """A file that was used once, as an earlier logo, and that no row names now, is not deleted: its
    site uses it on.
    """
    for kind in ("Photo", "Attachment"):
        rows = apps.get_model("media", kind)._base_manager
        left = rows.filter(uses=None).exclude(first_used_at=None)
        used = [
            UsedFiles(site, site, frozenset({name}))
            for site, name in left.values_list("site", "name")
        ]
        fill_uses(apps, "sites.Site", used)


class Migration(migrations.Migration):
    dependencies = [
        ("activity", "0003_photo_uses"),
        ("media", "0004_sites_use_pictures"),
        ("newsroom", "0011_photo_uses"),
    ]

    operations = [
        migrations.RunPython(_keep, migrations.RunPython.noop),
        migrations.RemoveIndex(
            model_name="attachment",
            name="attachment_never_taken",
        ),
        migrations.RemoveIndex(
            model_name="photo",
            name="photo_never_taken",
        ),
        migrations.RemoveField(
            model_name="attachment",
            name="first_used_at",
        ),
        migrations.RemoveField(
            model_name="attachment",
            name="shown_count",
        ),
        migrations.RemoveField(
            model_name="photo",
            name="first_used_at",
        ),
        migrations.RemoveField(
            model_name="photo",
            name="shown_count",
        ),
    ]
