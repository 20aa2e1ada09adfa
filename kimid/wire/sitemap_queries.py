"""Queries for sitemaps and feeds: the newest item of a site, and its items by month."""

from datetime import datetime
from typing import NamedTuple

from django.db.models import Max, QuerySet
from django.db.models.functions import Coalesce, Greatest, TruncMonth

from kimid.lib import clock
from kimid.lib.month import Month
from kimid.sites.models import Site
from kimid.wire.models import Item, Placement


class PublishedMonth(NamedTuple):
    """A month with published items, and the time of their last change."""

    year: int
    month: int
    changed_at: datetime


def newest_published_at(site: Site) -> datetime | None:
    """The publication time of the newest item on a site. One index lookup."""
    if not site.has_row:
        return None
    rows = Placement.objects.filter(portal=site, hidden_at=None).order_by("-published_at", "-pk")
    return rows.values_list("published_at", flat=True).first()


def published_months(site: Site) -> list[PublishedMonth]:
    """The months in which a KIM published, newest first. One query; empty for a portal."""
    if site.is_portal:
        return []
    other_changes = [
        Coalesce(name, "published_at") for name in ("corrected_at", "replied_at", "verified_at")
    ]
    changed = Greatest("published_at", *other_changes)
    rows = Item.objects.filter(site=site, held_at=None).annotate(
        month=TruncMonth("published_at", tzinfo=clock.ZONES[site.region.zone])
    )
    months = rows.values_list("month").annotate(changed=Max(changed)).order_by("-month")
    return [PublishedMonth(month.year, month.month, at) for month, at in months]


def items_of_month(site: Site, year: int, month: int) -> QuerySet[Item]:
    """The items that a KIM published in one month of its time zone, newest first."""
    first, end = Month(year, month).span(site.region.zone)
    rows = Item.objects.filter(
        site=site, held_at=None, published_at__gte=first, published_at__lt=end
    )
    return rows.order_by("-published_at", "-pk")
