"""Counts of published items by region and day. They save pages from counting items."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date, timedelta
from typing import Final, NamedTuple

from django.db import connection
from django.db.models import DateField, F, Max, Q, Sum, Value
from django.db.models.functions import Cast, Coalesce, TruncMonth

from kimid.places.models import Region
from kimid.wire.models import RegionDay

_YEAR: Final = timedelta(days=365)
_ADD: Final = (
    'INSERT INTO wire_regionday (region_id, "on", items) VALUES {rows} '
    'ON CONFLICT (region_id, "on") DO UPDATE SET items = wire_regionday.items + excluded.items'
)
_MONTH: Final = "month"  # marks a row of the union that is about a month, not about a region


def add_to_daily_counts(codes: Sequence[str], on: date, *, items: int) -> None:
    """Change the count of this day in these regions.

    Call it after `add_to_tallies`: the locks on the tallies protect the days too.
    """
    if items >= 0:
        add_to_rows(_ADD, [(code, on, items) for code in codes])
    else:
        RegionDay.objects.filter(region__in=codes, on=on).update(items=F("items") + items)


def add_to_rows(statement: str, rows: Sequence[tuple[str | date | int, ...]]) -> None:
    """Run a statement that adds to these rows, or makes those that are missing. What it adds is not
    below 0: the database checks each row as if it were new.
    """
    if rows:
        one = f"({', '.join(['%s'] * len(rows[0]))})"
        with connection.cursor() as cursor:
            cursor.execute(
                statement.format(rows=", ".join([one] * len(rows))),
                [value for row in rows for value in row],
            )


class PublishingPace(NamedTuple):
    """The recent number of items in a region, and the day of the last one.

    `last` is None if nothing was published for a year or more.
    """

    items: int = 0
    last: date | None = None


class PublishingCounts(NamedTuple):
    """Published items: recently by region, and in one region by month.

    Regions with nothing for a year are absent.
    """

    by_region: Mapping[str, PublishingPace]
    by_month: Sequence[int]


def publishing_counts(
    region: Region, below: Iterable[str], *, since: date, months: Sequence[date]
) -> PublishingCounts:
    """The pace of a region and of those `below` since a day, and the counts of the region by month.

    `months` are first days, oldest first. Months without items count 0. One query.
    """
    rows = RegionDay.objects.filter(
        region__in=[region.code, *below], on__gt=since - _YEAR, items__gt=0
    )
    recent_items = Coalesce(Sum("items", filter=Q(on__gte=since)), 0)
    paces = rows.order_by().values_list("region").annotate(total=recent_items, day=Max("on"))
    own = RegionDay.objects.filter(region=region, on__gte=months[0]).order_by()
    month = Cast(TruncMonth("on"), DateField())  # otherwise PostgreSQL makes all days timestamps
    by_month = (
        own.annotate(what=Value(_MONTH), day=month)
        .values_list("what", "day")
        .annotate(total=Sum("items"))
    )
    counts = list(paces.union(by_month.values_list("what", "total", "day"), all=True))
    counted = {day: count for what, count, day in counts if what == _MONTH}
    by_region = {
        code: PublishingPace(count, last) for code, count, last in counts if code != _MONTH
    }
    return PublishingCounts(by_region, [counted.get(month, 0) for month in months])
