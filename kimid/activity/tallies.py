"""Sums by month for tables over many KIM: they follow the record, and can be made anew from it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Final

from django.db import transaction
from django.db.models import Max

from kimid.activity.models import Followed, MonthTally
from kimid.activity.models.tally import THE_ONE
from kimid.activity.queries import acts_of
from kimid.events.models import Event
from kimid.sites.models import Site, SiteKind

# An event may become visible after one with a later id; so many ids are looked at once more.
_LATECOMERS: Final = 500


def follow(at: datetime) -> int:
    """Count the KIM anew of which something was recorded since the last time. Returns how many. May run twice."""
    newest = Event.objects.aggregate(newest=Max("pk"))["newest"] or 0
    before = Followed.objects.filter(pk=THE_ONE).values_list("upto", flat=True).first()
    rows = Site.objects.filter(kind=SiteKind.KIM).select_related("region")
    if before is not None:
        told = Event.objects.filter(pk__gt=before - _LATECOMERS, site_id__isnull=False)
        rows = rows.filter(pk__in=told.order_by().values_list("site_id", flat=True).distinct())
    counted = sum(1 for site in rows.order_by("pk").iterator(200) if count(site))
    Followed.objects.update_or_create(number=THE_ONE, defaults={"upto": newest, "at": at})
    return counted


def recount(at: datetime) -> Iterator[int]:
    """Count every KIM anew; tells how many are done."""
    newest = Event.objects.aggregate(newest=Max("pk"))["newest"] or 0
    done = 0
    for done, site in enumerate(Site.objects.filter(kind=SiteKind.KIM).select_related("region").order_by("pk").iterator(200), 1):
        count(site)
        yield done
    Followed.objects.update_or_create(number=THE_ONE, defaults={"upto": newest, "at": at})


def count(site: Site) -> bool:
    """Let the tallies of one KIM say what its record says. Whether they said something else before."""
    wanted = {(row.month, row.aspect): row for row in _tallies_of(site)}
    with transaction.atomic():
        known = {(row.month, row.aspect): row for row in MonthTally.objects.select_for_update().filter(site=site)}
        if {key: (row.count, row.by_hand) for key, row in known.items()} == {
            key: (row.count, row.by_hand) for key, row in wanted.items()
        }:
            return False
        MonthTally.objects.filter(site=site).delete()
        MonthTally.objects.bulk_create(wanted.values())
    return True


def _tallies_of(site: Site) -> Iterable[MonthTally]:
    acts = acts_of(site)
    counts = Counter((act.month.first, act.aspect.value) for act in acts)
    by_hand = Counter((act.month.first, act.aspect.value) for act in acts if act.is_by_hand)
    for (month, aspect), found in counts.items():
        yield MonthTally(site=site, month=month, aspect=aspect, count=found, by_hand=by_hand[month, aspect])
