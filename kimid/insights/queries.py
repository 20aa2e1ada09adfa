"""The table of a region: one row for every region below it, also when it has nothing."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Final

from django.db.models import Count, Exists, OuterRef
from django.db.models.functions import Substr

from kimid.lib import clock, codes
from kimid.lib.codes import Level
from kimid.lib.month import month_of
from kimid.places.models import Dataset, Region
from kimid.registry.models import Kim
from kimid.registry.queries import RegionCount, counts_by_child, decrees_by_year
from kimid.sites.hosts import public_url
from kimid.wire.days import items_by_month, items_since
from kimid.wire.models import Placement
from kimid.wire.queries import numbers_of, sub_regions

RECENT: Final = timedelta(days=30)
QUIET: Final = timedelta(days=90)
MONTHS: Final = 24
REGISTRY: Final = "registry"  # the name of the Dataset row that says what the register holds
SAMPLE: Final = "contoh"  # its version where people and numbers are made up


@dataclass(frozen=True)
class TableRow:
    """One region below: its villages, its KIM, the stories of all time and those of late."""

    region: Region
    villages: int
    count: RegionCount
    stories: int
    recent: int = 0

    @property
    def reach(self) -> float:
        """The part of its villages that have a KIM."""
        return self.count.villages / self.villages if self.villages else 0.0

    @property
    def data_url(self) -> str:
        """The page of its own open numbers."""
        return public_url(self.region.portal_label, "/data/")


_COLUMNS: Final[dict[str, Callable[[TableRow], float]]] = {
    "desa": lambda row: row.villages,
    "kim": lambda row: row.count.kims,
    "sk": lambda row: row.count.with_decree,
    "tik": lambda row: row.count.ict_based,
    "kabar": lambda row: row.recent,
    "cakupan": lambda row: row.reach,
}


@dataclass(frozen=True)
class Table:
    """All rows of a region on one day, with their sums."""

    region: Region
    rows: Sequence[TableRow]
    on: date

    @property
    def places(self) -> Sequence[TableRow]:
        """The rows of the regions below, without the one for what stands in the region itself."""
        return [row for row in self.rows if row.region != self.region]

    @property
    def empty(self) -> Sequence[TableRow]:
        """The regions below that have no KIM."""
        return [row for row in self.places if not row.count.kims]

    def sorted_by(self, column: str) -> Sequence[TableRow]:
        """The rows with the most in this column first; by any other word in the order of their codes."""
        key = _COLUMNS.get(column)
        return self.rows if key is None else sorted(self.rows, key=key, reverse=True)

    @property
    def villages(self) -> int:
        return sum(row.villages for row in self.rows)

    @property
    def total(self) -> RegionCount:
        counts = [row.count for row in self.rows]
        return RegionCount(
            kims=sum(count.kims for count in counts),
            with_decree=sum(count.with_decree for count in counts),
            ict_based=sum(count.ict_based for count in counts),
            villages=sum(count.villages for count in counts),
        )

    @property
    def stories(self) -> int:
        return sum(row.stories for row in self.rows)

    @property
    def recent(self) -> int:
        return sum(row.recent for row in self.rows)


def region_table(region: Region, on: date) -> Table:
    """The table of a region: the one source of these numbers for all pages and files. Five queries, whatever its size.

    What stands in the region itself and in none below it, such as a forum of a regency, is the last row, if there is any.
    """
    counts = counts_by_child(region, on)
    villages = _villages_by_child(region)
    subs = sub_regions(region)
    recent = items_since([region.code, *(sub.region.code for sub in subs)], on - RECENT)
    own_stories = numbers_of(region).items - sum(sub.items for sub in subs)
    own_recent = recent.get(region.code, 0) - sum(recent.get(sub.region.code, 0) for sub in subs)
    places = [(sub.region, sub.items, recent.get(sub.region.code, 0)) for sub in subs]
    rows = [
        TableRow(place, villages.get(place.code, 0), counts.get(place.code, RegionCount()), *stories)
        for place, *stories in [*places, (region, own_stories, own_recent)]
    ]
    own = rows[-1]
    return Table(region, rows if own.count.kims or own.stories else rows[:-1], on)


@dataclass(frozen=True)
class Overview:
    """A table and how it came about: stories by month, KIM that got a decree by year."""

    table: Table
    months: Sequence[tuple[date, int]]
    years: Sequence[tuple[int, int]]


def overview(region: Region, on: date) -> Overview:
    """What the page of open numbers shows. Two queries more than its table."""
    months = [month_of(on).later(-back).first for back in reversed(range(MONTHS))]
    found = decrees_by_year(region)
    years = range(max(min(found), on.year - 7), on.year + 1) if found else range(0)
    return Overview(
        region_table(region, on),
        list(zip(months, items_by_month(region, months), strict=True)),
        [(year, found.get(year, 0)) for year in years],
    )


def quiet_kims(region: Region, on: date) -> int:
    """How many KIM of a region and below have published nothing for 90 days. One query."""
    since = clock.start_of(on - QUIET, region.zone)
    lately = Placement.objects.filter(portal=OuterRef("site"), hidden_at=None, published_at__gte=since)
    return Kim.objects.all().below(region.code).exclude(Exists(lately)).count()


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
