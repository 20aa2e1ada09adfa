"""Reads the table of changes."""

from django.db.models import Max, Min

from kimid.events.models import Change


def newest_change() -> int:
    """The id of the newest change, 0 if there is none."""
    newest: int | None = Change.objects.aggregate(newest=Max("pk"))["newest"]
    return newest or 0


def oldest_change() -> int:
    """The id of the oldest stored change, 0 if there is none."""
    oldest: int | None = Change.objects.aggregate(oldest=Min("pk"))["oldest"]
    return oldest or 0


def changes_after(change: int) -> list[Change]:
    """All later changes in the order of their ids."""
    return list(Change.objects.filter(pk__gt=change).order_by("pk"))
