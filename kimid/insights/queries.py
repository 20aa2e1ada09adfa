"""The table of a region: one row for every region below it, also when it has nothing."""

from collections.abc import Sequence
from dataclasses import astuple, dataclass
from datetime import date, timedelta
from functools import cached_property
from typing import Final

from django.db.models import Count
from django.db.models.functions import Substr

from kimid.insights.snapshots import last_night
from kimid.lib import codes
from kimid.lib.codes import Level
from kimid.lib.month import month_of
from kimid.places.models import Dataset, Region
from kimid.registry.queries import RegionCount, counts_by_child, decrees_by_year
from kimid.sites.hosts import public_url
from kimid.wire.days import Pace, items_by_month, pace_since
from kimid.wire.queries import with_sub_regions

RECENT: Final = timedelta(days=30)
MONTHS: Final = 24
REGISTRY: Final = "registry"  # the name of the Dataset row that says what the register holds
SAMPLE: Final = "contoh"  # its version where people and numbers are made up


@dataclass(frozen=True)
class TableRow:
    """One region below: its villages, its KIM, the stories of all time and those of late, the day of the last.

    `reads` is how often its stories were read within 30 days, counted last night; None before the first night.
    """

    region: Region
    villages: int
    count: RegionCount
    stories: int
    recent: int = 0
    last: date | None = None
    reads: int | None = None

    @property
    def reach(self) -> float:
        """The part of its villages that have a KIM."""
        return self.count.villages / self.villages if self.villages else 0.0

    @property
    def data_url(self) -> str:
        """The page of its own open numbers."""
        return public_url(self.region.portal_label, "/data/")


@dataclass(frozen=True)
class Table:
    """All rows of a region on one day, with their sums. `counted_on` is the night in which the readers were counted."""

    region: Region
    rows: Sequence[TableRow]
    on: date
    counted_on: date | None = None

    @property
    def places(self) -> Sequence[TableRow]:
        """The rows of the regions below, without the one for what stands in the region itself."""
        return [row for row in self.rows if row.region != self.region]

    @property
    def empty(self) -> Sequence[TableRow]:
        """The regions below that have no KIM."""
        return [row for row in self.places if not row.count.kims]

    @cached_property
    def sum(self) -> TableRow:
        """All rows together."""
        read = [row.reads for row in self.rows if row.reads is not None]
        return TableRow(
            self.region,
            sum(row.villages for row in self.rows),
            RegionCount(*map(sum, zip(*(astuple(row.count) for row in self.rows), strict=True))),
            sum(row.stories for row in self.rows),
            sum(row.recent for row in self.rows),
            max((row.last for row in self.rows if row.last), default=None),
            sum(read) if read else None,
        )

    @property
    def villages(self) -> int:
        return self.sum.villages

    @property
    def total(self) -> RegionCount:
        return self.sum.count

    @property
    def stories(self) -> int:
        return self.sum.stories

    @property
    def recent(self) -> int:
        return self.sum.recent


def region_table(region: Region, on: date) -> Table:
    """The table of a region: the one source of these numbers for all pages and files. Five queries, whatever its size.

    What stands in the region itself and in none below it, such as a forum of a regency, is the last row, if there is any.
    """
    counts = counts_by_child(region, on)
    villages = _villages_by_child(region)
    whole, *subs = with_sub_regions(region)
    places = [sub.region.code for sub in subs]
    paces = pace_since([region.code, *places], on - RECENT)
    night = last_night([region.code, *places])
    rows = [
        TableRow(
            sub.region,
            villages.get(sub.region.code, 0),
            counts.get(sub.region.code, RegionCount()),
            sub.items,
            *paces.get(sub.region.code, Pace()),
            night.reads.get(sub.region.code, 0) if night.on else None,
        )
        for sub in subs
    ]
    own = TableRow(
        region,
        villages.get(region.code, 0),
        counts.get(region.code, RegionCount()),
        whole.items - sum(row.stories for row in rows),
        paces.get(region.code, Pace()).items - sum(row.recent for row in rows),
        paces.get(region.code, Pace()).last,
        night.reads.get(region.code, 0) - sum(row.reads or 0 for row in rows) if night.on else None,
    )
    return Table(region, [*rows, own] if own.count.kims or own.stories else rows, on, night.on)


@dataclass(frozen=True)
class Overview:
    """A table and how it came about: stories by month, KIM that got a decree by year."""

    table: Table
    months: Sequence[tuple[date, int]]
    years: Sequence[tuple[int, int]]


def overview(region: Region, on: date) -> Overview:
    """What the page of open numbers shows. Two queries more than its table."""
    found = decrees_by_year(region)
    years = range(max(min(found), on.year - 7), on.year + 1) if found else range(0)
    return Overview(region_table(region, on), stories_by_month(region, on), [(year, found.get(year, 0)) for year in years])


def stories_by_month(region: Region, on: date) -> list[tuple[date, int]]:
    """How much was published in each of the last 24 months. One query."""
    months = [month_of(on).later(-back).first for back in reversed(range(MONTHS))]
    return list(zip(months, items_by_month(region, months), strict=True))


def source_words() -> str:
    """Where the numbers come from; it is said when the register holds made-up ones."""
    is_sample = Dataset.objects.filter(name=REGISTRY, version=SAMPLE).exists()
    return "register KIM di kimid" + (" (data contoh, bukan angka resmi)" if is_sample else "")


def _villages_by_child(region: Region) -> dict[str, int]:
    if region.level >= Level.VILLAGE:
        return {region.code: 1}
    villages = Region.objects.filter(level=Level.VILLAGE, valid_until=None, code__range=codes.span(region.code))
    child = Substr("code", 1, codes.LENGTHS[region.level])
    return dict(villages.values_list(child).annotate(found=Count("code")).order_by())
