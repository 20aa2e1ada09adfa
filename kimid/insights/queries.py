"""The table of a region: one row for every region below it, also when it has nothing."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from django.db.models import Count
from django.db.models.functions import Substr

from kimid.lib import codes
from kimid.places.models import Region
from kimid.registry.queries import RegionCount, counts_by_child
from kimid.wire.queries import numbers_of, sub_regions

_VILLAGE: Final = len(codes.LENGTHS)


@dataclass(frozen=True)
class Row:
    """One region below: villages it has, KIM and villages with a KIM, decrees that count, ICT-based KIM, stories."""

    region: Region
    villages: int
    count: RegionCount
    stories: int


@dataclass(frozen=True)
class Table:
    """All rows of a region on one day, with their sums."""

    rows: Sequence[Row]
    on: date

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


def region_table(region: Region, on: date) -> Table:
    """The table of a region. Five queries, whatever its size.

    What stands in the region itself and in none below it, such as a forum of a regency, is the last row, if there is any.
    """
    counts = counts_by_child(region, on)
    villages = _villages_by_child(region)
    subs = sub_regions(region)
    own_stories = numbers_of(region).items - sum(sub.items for sub in subs)
    places = [*((sub.region, sub.items) for sub in subs), (region, own_stories)]
    rows = [Row(place, villages.get(place.code, 0), counts.get(place.code, RegionCount()), stories) for place, stories in places]
    own = rows[-1]
    return Table(rows if own.count.kims or own.stories else rows[:-1], on)


def _villages_by_child(region: Region) -> dict[str, int]:
    if region.level >= _VILLAGE:
        return {region.code: 1}
    villages = Region.objects.filter(level=_VILLAGE, valid_until=None)
    if region.code != codes.NATION:
        villages = villages.filter(code__range=codes.span(region.code))
    child = Substr("code", 1, codes.LENGTHS[region.level])
    return dict(villages.values_list(child).annotate(found=Count("code")).order_by())
