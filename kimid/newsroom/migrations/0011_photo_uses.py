"""Stories, talks, meetings and tips note which photos and documents they use."""

from collections.abc import Iterator
from typing import Any

from django.db import migrations

from kimid.media.use_filling import UsedFiles, fill_uses, names_of


def _fill(apps: Any, _editor: Any) -> None:
    fill_uses(apps, "newsroom.Story", _stories(apps))
    messages = _rows(apps, "Message").exclude(photos=[]).values_list("site", "pk", "photos")
    fill_uses(
        apps,
        "newsroom.Message",
        (UsedFiles(site, pk, names_of(photos)) for site, pk, photos in messages.iterator()),
    )
    meetings = _rows(apps, "Meeting").values_list("site", "pk", "photos", "form_data")
    fill_uses(
        apps,
        "newsroom.Meeting",
        (
            UsedFiles(site, pk, names_of(photos).union(typed.get("photos", ())))
            for site, pk, photos, typed in meetings.iterator()
        ),
    )
    tips = _rows(apps, "Tip").filter(picture__isnull=False).exclude(outcome="declined")
    fill_uses(
        apps,
        "newsroom.Tip",
        (
            UsedFiles(site, pk, names_of([picture]))
            for site, pk, picture in tips.values_list("site", "pk", "picture").iterator()
        ),
    )


def _rows(apps: Any, model: str) -> Any:
    return apps.get_model("newsroom", model)._base_manager


def _stories(apps: Any) -> Iterator[UsedFiles]:
    """A story uses the files of its conflict copies too, and of its earlier revisions unless it is
    a draft. Readers have those of now, if it is public and not held.
    """
    columns = ("site", "pk", "photos", "attachments", "stage", "item", "held_at")
    for site, pk, photos, documents, stage, item, held_at in _rows(apps, "Story").values_list(
        *columns
    ):
        own = names_of(photos, documents)
        copies = _rows(apps, "ConflictCopy").filter(story=pk).values_list("photos", "attachments")
        revisions = _rows(apps, "Revision").filter(story=pk).values_list("photos", "attachments")
        versions = list(copies) + ([] if stage == "draft" else list(revisions))
        used = own.union(*(names_of(*files) for files in versions))
        is_public = item is not None and held_at is None
        yield UsedFiles(site, pk, used, own if is_public else frozenset())


class Migration(migrations.Migration):
    dependencies = [
        ("media", "0003_uses"),
        ("newsroom", "0010_co_writers"),
    ]

    operations = [migrations.RunPython(_fill, migrations.RunPython.noop)]
