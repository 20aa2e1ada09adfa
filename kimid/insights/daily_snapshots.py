"""Keeping the numbers of a day. What is kept is the table itself, so it can never say anything else
than the table did.
"""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import Final

from django.db.models import Min, Q
from django.db.models.functions import TruncMonth

from kimid.insights.models import Snapshot
from kimid.insights.queries import RECENT, NumbersTable, TableRow, region_table
from kimid.lib.codes import Level
from kimid.places.models import Region
from kimid.wire.reads import reads_by_region

DAILY_FOR: Final = timedelta(days=100)  # after that the first day of each month is enough
_NUMBERS: Final = (
    *("kims", "with_decree", "listed", "ict_based", "villages", "villages_with_kim"),
    *("active", "quiet", "dormant", "frozen", "silent", "stories", "reads"),
)


def save_snapshots(on: date) -> int:
    """Keep this day of the nation and its provinces, of regencies in a province with a KIM, of
    districts in a regency with one.

    May run twice: the second time finds the same. Returns how many rows were kept.
    """
    reads = reads_by_region(on - RECENT)
    saved_count = 0
    for region in _regions_with_kims():
        rows = [_snapshot_of(row, on, reads) for row in _rows_of(region_table(region, on))]
        Snapshot.objects.bulk_create(
            rows,
            update_conflicts=True,
            unique_fields=["region", "on", "source"],
            update_fields=[*_NUMBERS, "is_sample"],
        )
        saved_count += len(rows)
    return saved_count


def thin_snapshots(on: date) -> None:
    """Forget of the nights of long ago all but the first that was kept of each month.
    Reports stay.
    """
    old = Snapshot.objects.filter(source="", on__lt=on - DAILY_FOR)
    # Not every month has a first day here: no worker may have run that night.
    firsts = (
        old.annotate(month=TruncMonth("on")).order_by().values("month").annotate(first=Min("on"))
    )
    old.exclude(on__in=[each["first"] for each in firsts]).delete()


def _regions_with_kims() -> Iterator[Region]:
    """The nation, whatever it has, and the provinces and regencies below which a KIM is."""
    with_kims = Q(level__in=(Level.PROVINCE, Level.REGENCY), tally__kims__gt=0)
    yield from Region.objects.filter(Q(level=Level.NATION) | with_kims, valid_until=None).order_by(
        "code"
    )


def _rows_of(table: NumbersTable) -> Iterator[TableRow]:
    """The regions below; of the nation also itself, for no table stands above it."""
    yield from table.child_rows
    if table.region.level == Level.NATION:
        yield table.sum_row


def _snapshot_of(row: TableRow, on: date, reads: Mapping[str, int]) -> Snapshot:
    count = row.count
    return Snapshot(
        region=row.region,
        on=on,
        kims=count.kims,
        with_decree=count.with_decree,
        listed=count.listed,
        ict_based=count.ict_based,
        villages=row.villages,
        villages_with_kim=count.villages,
        active=count.active,
        quiet=count.quiet,
        dormant=count.dormant,
        frozen=count.frozen,
        silent=count.silent,
        stories=row.stories,
        reads=reads.get(row.region.code, 0),
    )
