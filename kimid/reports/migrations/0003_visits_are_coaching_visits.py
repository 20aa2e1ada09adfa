from typing import Any

from django.apps.registry import Apps
from django.db import migrations

_BEFORE = "reports.OfficialVisit"
_NOW = "lifecycle.CoachingVisit"


def move_visits(apps: Apps, editor: Any) -> None:
    """Each visit becomes a coaching visit, with its photo and its events. Where its office had
    written the same down as the result of a visit to a silent KIM, the two become that one row.
    """
    events: Any = apps.get_model("events.Event").objects
    photos: Any = apps.get_model("reports.ReportPhoto").objects
    for old in apps.get_model(_BEFORE).objects.order_by("pk"):
        now = _same_visit(apps, old) or _new_visit(apps, old)
        now.office_id, now.region_id = old.office_id, old.region_id
        now.on, now.letter_number = old.on, old.letter_number
        now.recorded_by_id, now.recorded_at = old.recorded_by_id, old.recorded_at
        now.withdrawn_at = old.withdrawn_at
        now.save()
        photos.filter(visit=old).update(coaching=now)
        rows = events.filter(subject=_BEFORE, subject_id=str(old.pk))
        rows.update(subject=_NOW, subject_id=str(now.pk))


def _same_visit(apps: Apps, old: Any) -> Any:
    """The form began with that result, so one that was not rewritten is the same, letter by
    letter.
    """
    if old.kim_id is None or old.withdrawn_at is not None:
        return None
    rows: Any = apps.get_model(_NOW).objects
    done = rows.filter(kim=old.kim_id, done_by__isnull=False, recorded_at=None)
    before = done.filter(done_at__lte=old.recorded_at).order_by("-done_at")
    same = (row for row in before if _words(row.result)[:1000] == _words(old.result))
    return next(same, None)


def _words(text: str) -> str:
    return " ".join(text.split())


def _new_visit(apps: Apps, old: Any) -> Any:
    """Nobody knows at which stage its KIM was."""
    return apps.get_model(_NOW)(
        kim_id=old.kim_id,
        stage="",
        since=old.recorded_at,
        result=old.result,
        done_at=old.recorded_at,
        done_by_id=old.recorded_by_id,
    )


class Migration(migrations.Migration):
    """One table for one thing: `OfficialVisit` was the same visit that `lifecycle` keeps."""

    dependencies = [
        ("reports", "0002_photos_of_coaching_visits"),
        ("events", "0002_signs_of_life"),
    ]

    operations = [migrations.RunPython(move_visits, migrations.RunPython.noop)]
