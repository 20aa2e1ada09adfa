"""What stands on a site, as lists for programs tell it: how new, and what a KIM published month by month."""

from datetime import datetime
from typing import NamedTuple

from django.db.models import Max, QuerySet
from django.db.models.functions import Coalesce, Greatest, TruncMonth

from kimid.lib import clock
from kimid.lib.month import Month
from kimid.sites.models import Site
from kimid.wire.models import Item, Placement


class MonthOnWire(NamedTuple):
    """A month in which something was published, and when anything of it was last changed."""

    year: int
    month: int
    changed: datetime


def newest_moment(site: Site) -> datetime | None:
    """When the newest of what stands on a site was published. One look at an index."""
    if not site.has_row:
        return None
    rows = Placement.objects.filter(portal=site, hidden_at=None).order_by("-published_at", "-pk")
    return rows.values_list("published_at", flat=True).first()


def months_of(site: Site) -> list[MonthOnWire]:
    """The months in which a KIM published, newest first. One read of its own items; a portal has none of its own."""
    if site.is_portal:
        return []
    since = [Coalesce(name, "published_at") for name in ("corrected_at", "replied_at", "verified_at")]
    changed = Greatest("published_at", *since)
    rows = Item.objects.filter(site=site).annotate(month=TruncMonth("published_at", tzinfo=clock.ZONES[site.region.zone]))
    found = rows.values_list("month").annotate(changed=Max(changed)).order_by("-month")
    return [MonthOnWire(month.year, month.month, at) for month, at in found]


def of_month(site: Site, year: int, month: int) -> QuerySet[Item]:
    """What a KIM published in one month on its own clocks, newest first."""
    first, end = Month(year, month).span(site.region.zone)
    rows = Item.objects.filter(site=site, published_at__gte=first, published_at__lt=end)
    return rows.order_by("-published_at", "-pk")
