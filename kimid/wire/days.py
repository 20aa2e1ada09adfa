"""How much was published in a region on each day: kept with every item, so that no page has to count items."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, timedelta
from typing import Final, NamedTuple

from django.db.models import F, Max, Q, Sum
from django.db.models.functions import Coalesce, TruncMonth

from kimid.lib import clock
from kimid.lib.codes import lineage
from kimid.places.models import Region
from kimid.wire.models import RegionDay

_YEAR: Final = timedelta(days=365)


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


def pace_since(codes: Iterable[str], since: date) -> dict[str, Pace]:
    """The pace of each of these regions from this day on. Regions with nothing for a year are absent. One read."""
    rows = RegionDay.objects.filter(region__in=list(codes), on__gt=since - _YEAR, items__gt=0).values_list("region")
    found = rows.annotate(items=Coalesce(Sum("items", filter=Q(on__gte=since)), 0), last=Max("on")).order_by()
    return {code: Pace(items, last) for code, items, last in found}


def items_by_month(region: Region, months: Sequence[date]) -> list[int]:
    """How much was published in a region in each of these months (first days, oldest first), also when it is zero. One read."""
    rows = RegionDay.objects.filter(region=region, on__gte=months[0])
    found = dict(rows.annotate(month=TruncMonth("on")).values_list("month").annotate(found=Sum("items")).order_by())
    return [found.get(month, 0) for month in months]
