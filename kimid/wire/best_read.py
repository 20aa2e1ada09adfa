"""What a site published in a year, and how often it was read."""

from collections.abc import Collection
from typing import NamedTuple

from django.db.models import Count, F, Q, QuerySet, Sum
from django.db.models.functions import Coalesce

from kimid.shared_pages.years import YearSpan
from kimid.sites.models import Site
from kimid.wire.labels import Label
from kimid.wire.models import Item, ItemReads


class ReadItem(NamedTuple):
    """An item, and how often it was read."""

    item: Item
    times: int


class PublishedCounts(NamedTuple):
    """How many items were published, how many of them somebody besides the writer checked, and how
    often items of the site were read.
    """

    published: int
    checked: int
    reads: int


def published_counts(site: Site, kinds: Collection[str], span: YearSpan) -> PublishedCounts:
    """Of these kinds, in a year. Two queries."""
    counted = _published(site, kinds, span).aggregate(
        published=Count("pk"), checked=Count("pk", filter=~Q(check_label=""))
    )
    reads = ItemReads.objects.filter(
        item__site=site, item__kind__in=kinds, on__range=(span.first, span.until)
    )
    return PublishedCounts(**counted, reads=reads.aggregate(sum=Sum("count", default=0))["sum"])


def best_read(site: Site, kinds: Collection[str], span: YearSpan, most: int) -> list[ReadItem]:
    """What was published in a year and read most since, the best first. Nothing that is paid for,
    held, or waits for somebody to check it. One query.
    """
    rows = _published(site, kinds, span).filter(verify_by=None, held_at=None)
    counted = rows.exclude(label=Label.ADVERT).annotate(read_count=Coalesce(Sum("reads__count"), 0))
    best = counted.order_by(F("read_count").desc(), "-published_at", "-pk")[:most]
    return [ReadItem(item, item.read_count) for item in best]


def _published(site: Site, kinds: Collection[str], span: YearSpan) -> "QuerySet[Item]":
    begin, end = span.moments(site)
    return Item.objects.filter(
        site=site, kind__in=kinds, published_at__gte=begin, published_at__lt=end
    )
