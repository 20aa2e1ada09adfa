"""How much was published in a region on each day: kept with every item, so that no page has to count items."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, datetime, timedelta
from typing import Final, NamedTuple

from django.db.models import DateField, F, Max, Q, Sum, Value
from django.db.models.functions import Cast, Coalesce, TruncMonth

from kimid.lib import clock
from kimid.lib.codes import lineage
from kimid.places.models import Region
from kimid.wire.models import RegionDay

_YEAR: Final = timedelta(days=365)
_MONTH: Final = "month"  # where a row names a month, and no region


def add_to_days(region: Region, at: datetime, *, items: int) -> None:
    """Change the count of the day on which something of this region was published, there and in all regions above.

    Call it after `add_to_tallies`: whoever holds the tallies of these regions is the only one to change their days.
    """
    on = clock.today(at, region.zone)
    codes = lineage(region.code)
    RegionDay.objects.bulk_create([RegionDay(region_id=code, on=on) for code in codes], ignore_conflicts=True)
    RegionDay.objects.filter(region__in=codes, on=on).update(items=F("items") + items)


class Pace(NamedTuple):
    """How much was published in a region of late, and on which day the last of it; None when a year or more ago."""

    items: int = 0
    last: date | None = None


class News(NamedTuple):
    """How much was published: by region of late, and in one region by month. Regions with nothing for a year are absent."""

    paces: Mapping[str, Pace]
    months: Sequence[int]


def news_of(region: Region, below: Iterable[str], *, since: date, months: Sequence[date]) -> News:
    """The pace of a region and of those below it from this day on, and how much was published in it in each of these months
    (first days, oldest first), also when it is zero. One read.
    """
    rows = RegionDay.objects.filter(region__in=[region.code, *below], on__gt=since - _YEAR, items__gt=0)
    late = Coalesce(Sum("items", filter=Q(on__gte=since)), 0)
    paces = rows.order_by().values_list("region").annotate(found=late, day=Max("on"))
    own = RegionDay.objects.filter(region=region, on__gte=months[0]).order_by()
    month = Cast(TruncMonth("on"), DateField())  # PostgreSQL would make moments of all days
    by_month = own.annotate(what=Value(_MONTH), day=month).values_list("what", "day").annotate(found=Sum("items"))
    found = list(paces.union(by_month.values_list("what", "found", "day"), all=True))
    counted = {day: many for what, many, day in found if what == _MONTH}
    by_region = {code: Pace(many, last) for code, many, last in found if code != _MONTH}
    return News(by_region, [counted.get(month, 0) for month in months])
