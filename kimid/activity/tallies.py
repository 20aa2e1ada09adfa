"""Month tallies: sums of activities for tables over many KIM."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Final

from django.db import transaction
from django.db.models import Max

from kimid.activity.models import MonthTally, TallyProgress
from kimid.activity.models.tally import SINGLETON_PK
from kimid.activity.queries import activities_of
from kimid.events.models import Event
from kimid.sites.models import Site, SiteKind

# An event may become visible after one with a later id. So many ids are read again.
_LATE_EVENT_IDS: Final = 500


def update_tallies(at: datetime) -> int:
    """Update the tallies of each KIM with new events. Returns how many changed. May run twice."""
    newest = Event.objects.aggregate(newest=Max("pk"))["newest"] or 0
    before = (
        TallyProgress.objects.filter(pk=SINGLETON_PK)
        .values_list("last_event_id", flat=True)
        .first()
    )
    rows = Site.objects.filter(kind=SiteKind.KIM).select_related("region")
    if before is not None:
        recent_events = Event.objects.filter(pk__gt=before - _LATE_EVENT_IDS, site_id__isnull=False)
        rows = rows.filter(
            pk__in=recent_events.order_by().values_list("site_id", flat=True).distinct()
        )
    counted = sum(1 for site in rows.order_by("pk").iterator(200) if update_site_tallies(site))
    TallyProgress.objects.update_or_create(
        number=SINGLETON_PK, defaults={"last_event_id": newest, "updated_at": at}
    )
    return counted


def rebuild_tallies(at: datetime) -> Iterator[int]:
    """Rebuild the tallies of every KIM. Yields how many are done."""
    newest = Event.objects.aggregate(newest=Max("pk"))["newest"] or 0
    done = 0
    for done, site in enumerate(
        Site.objects.filter(kind=SiteKind.KIM)
        .select_related("region")
        .order_by("pk")
        .iterator(200),
        1,
    ):
        update_site_tallies(site)
        yield done
    TallyProgress.objects.update_or_create(
        number=SINGLETON_PK, defaults={"last_event_id": newest, "updated_at": at}
    )


def update_site_tallies(site: Site) -> bool:
    """Set the tallies of one KIM from its events. Returns whether they changed."""
    wanted = {(row.month, row.aspect): row for row in _tallies_of(site)}
    with transaction.atomic():
        stored = {
            (row.month, row.aspect): row
            for row in MonthTally.objects.select_for_update().filter(site=site)
        }
        if {key: (row.count, row.by_hand) for key, row in stored.items()} == {
            key: (row.count, row.by_hand) for key, row in wanted.items()
        }:
            return False
        MonthTally.objects.filter(site=site).delete()
        MonthTally.objects.bulk_create(wanted.values())
    return True


def _tallies_of(site: Site) -> Iterable[MonthTally]:
    activities = activities_of(site)
    counts = Counter((activity.month.first, activity.aspect.value) for activity in activities)
    by_hand = Counter(
        (activity.month.first, activity.aspect.value)
        for activity in activities
        if activity.is_by_hand
    )
    for (month, aspect), total in counts.items():
        yield MonthTally(
            site=site, month=month, aspect=aspect, count=total, by_hand=by_hand[month, aspect]
        )
