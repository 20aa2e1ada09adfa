"""The table of a region: one row for every region below it, also when it has nothing."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import astuple, dataclass, replace
from datetime import date, timedelta
from functools import cached_property
from typing import Final

from kimid.insights.models import Snapshot
from kimid.insights.region_counts import (
    RegionCount,
    counts_by_child,
    counts_on_days,
    decrees_by_year,
)
from kimid.insights.snapshots import snapshot_history
from kimid.lib.codes import Level
from kimid.lib.month import month_of
from kimid.places.models import Dataset, Region
from kimid.places.queries import VillageCount, datasets_by_name, village_counts
from kimid.registry.sample import REGISTRY_DATASET, sample_notice
from kimid.sites.hosts import public_url
from kimid.wire.daily_counts import PublishingPace, publishing_counts
from kimid.wire.queries import SubRegion, with_sub_regions

RECENT: Final = timedelta(days=30)
MONTHS: Final = 24


@dataclass(frozen=True)
class TableRow:
    """One region below: its villages, its KIM, the stories of all time and those of late, the day
    of the last.

    `reads` is how often its stories were read within 30 days, counted last night; None before the
    first night.
    """

    region: Region
    villages: int
    count: RegionCount
    stories: int
    recent: int = 0
    last: date | None = None
    reads: int | None = None

    @property
    def data_url(self) -> str:
        """The page of its own open numbers."""
        return public_url(self.region.portal_label, "/data/")


@dataclass(frozen=True)
class NumbersTable:
    """All rows of a region on one day, with their sums. `counted_on` is the night in which the
    readers were counted.

    `source` says whose numbers they are, `unplaced` how many villages are on no map, `days` what
    was kept of earlier days, `months` how much was published in each of the last 24.
    """

    region: Region
    rows: Sequence[TableRow]
    on: date
    counted_on: date | None = None
    source: str = ""
    unmapped_villages: int = 0
    snapshots: Sequence[Snapshot] = ()
    months: Sequence[tuple[date, int]] = ()

    @property
    def child_rows(self) -> Sequence[TableRow]:
        """The rows of the regions below, without the one for what stands in the region itself."""
        return [row for row in self.rows if row.region != self.region]

    @property
    def rows_without_kim(self) -> Sequence[TableRow]:
        """The regions below that have no KIM."""
        return [row for row in self.child_rows if not row.count.kims]

    @cached_property
    def sum_row(self) -> TableRow:
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
        return self.sum_row.villages

    @property
    def total(self) -> RegionCount:
        return self.sum_row.count

    @property
    def stories(self) -> int:
        return self.sum_row.stories

    @property
    def recent(self) -> int:
        return self.sum_row.recent


def region_table(region: Region, on: date) -> NumbersTable:
    """The table of a region: the one source of these numbers for all pages and files. Five queries,
    whatever its size.

    What stands in the region itself and in none below it, such as a forum of a regency, is the last
    row, if there is any.
    """
    datasets = datasets_by_name()
    whole, *subs = with_sub_regions(region)
    places = [sub.region.code for sub in subs]
    months = [month_of(on).later(-back).first for back in reversed(range(MONTHS))]
    news = publishing_counts(region, places, since=on - RECENT, months=months)
    history = snapshot_history(region, places, on)
    villages = village_counts(datasets)
    rows = [
        replace(
            row,
            recent=(pace := news.by_region.get(row.region.code, PublishingPace())).items,
            last=pace.last,
            reads=history.reads_of(row.region.code),
        )
        for row in _rows(whole, subs, villages, counts_by_child(region, on))
    ]
    return NumbersTable(
        region,
        _with_rest(rows),
        on,
        counted_on=history.counted_on,
        source=source_label(datasets.get(REGISTRY_DATASET)),
        unmapped_villages=villages.get(region.code, VillageCount()).unmapped,
        snapshots=history.snapshots,
        months=list(zip(months, news.by_month, strict=True)),
    )


def tables_on_days(region: Region, days: Collection[date]) -> dict[date, NumbersTable]:
    """The tables of a region on these days, without what was published or kept until then. Three
    queries.
    """
    whole, *subs = with_sub_regions(region)
    villages = village_counts(datasets_by_name())
    return {
        on: NumbersTable(region, _with_rest(_rows(whole, subs, villages, counts)), on)
        for on, counts in counts_on_days(region, days).items()
    }


def _rows(
    whole: SubRegion,
    subs: Sequence[SubRegion],
    villages: Mapping[str, VillageCount],
    counts: Mapping[str, RegionCount],
) -> list[TableRow]:
    """A row for each region below, and the whole region as the last; of its KIM and villages only
    what stands in none below.
    """
    own = 1 if whole.region.level == Level.VILLAGE else 0
    in_each = [*(_villages_in(sub.region, villages) for sub in subs), own]
    return [
        TableRow(sub.region, many, counts.get(sub.region.code, RegionCount()), sub.items)
        for sub, many in zip([*subs, whole], in_each, strict=True)
    ]


def _with_rest(rows: Sequence[TableRow]) -> list[TableRow]:
    """The last row with what stands in none of the others, where anything does."""
    *below, whole = rows
    own = _rest(whole, below)
    return [*below, own] if own.count.kims or own.stories else below


def _rest(whole: TableRow, rows: Sequence[TableRow]) -> TableRow:
    """What of a region stands in none below it; the KIM and villages are counted so from the
    beginning.
    """
    reads = None if whole.reads is None else whole.reads - sum(row.reads or 0 for row in rows)
    stories, recent = (sum(getattr(row, name) for row in rows) for name in ("stories", "recent"))
    return replace(
        whole, stories=whole.stories - stories, recent=whole.recent - recent, reads=reads
    )


@dataclass(frozen=True)
class Overview:
    """A table and how it came about: KIM that got a decree by year."""

    table: NumbersTable
    years: Sequence[tuple[int, int]]


def overview(region: Region, on: date) -> Overview:
    """What the page of open numbers shows. One query more than its table."""
    decrees_per_year = decrees_by_year(region)
    years = (
        range(max(min(decrees_per_year), on.year - 7), on.year + 1)
        if decrees_per_year
        else range(0)
    )
    return Overview(
        region_table(region, on), [(year, decrees_per_year.get(year, 0)) for year in years]
    )


def source_label(register: Dataset | None) -> str:
    """Where the numbers come from; it is said when the register holds made-up ones."""
    return f"register KIM di kimid{sample_notice(register)}"


def _villages_in(region: Region, villages: Mapping[str, VillageCount]) -> int:
    """A village is one; of a region above it they are counted."""
    return 1 if region.level == Level.VILLAGE else villages.get(region.code, VillageCount()).total
