"""The activity table: a row for each region below, or from the regency down for each KIM."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from django.db.models import Count, QuerySet, Sum
from django.db.models.functions import Substr

from kimid.activity.aspects import Aspect
from kimid.activity.models import MonthTally, TallyProgress
from kimid.activity.periods import Period
from kimid.lib import codes
from kimid.lib.codes import Level
from kimid.places.models import Region
from kimid.places.queries import children_of
from kimid.registry.models import Kim


@dataclass(frozen=True)
class ActivityTableRow:
    """A region or a KIM. `active_kims` counts KIM with any activity, `counts` is by aspect."""

    name: str
    code: str  # of the region, or the number of the KIM
    kims: int = 0
    active_kims: int = 0
    by_hand: int = 0
    counts: Mapping[str, int] = field(default_factory=dict)
    kim: Kim | None = None
    region: Region | None = None

    @property
    def aspect_counts(self) -> list[int]:
        """The counts in the order of ADINDA."""
        return [self.counts.get(aspect, 0) for aspect in Aspect]

    @property
    def count(self) -> int:
        return sum(self.counts.values())


@dataclass(frozen=True)
class ActivityTable:
    """The rows of a region in a period. `counted_at` is None before the first count."""

    region: Region
    period: Period
    rows: Sequence[ActivityTableRow]
    counted_at: datetime | None

    @cached_property
    def sum(self) -> ActivityTableRow:
        counts: Counter[str] = Counter()
        for row in self.rows:
            counts.update(row.counts)
        kims, active_kims, by_hand = (
            sum(getattr(row, name) for row in self.rows)
            for name in ("kims", "active_kims", "by_hand")
        )
        return ActivityTableRow("Jumlah", "", kims, active_kims, by_hand, counts)

    @property
    def is_of_kims(self) -> bool:
        """Whether its rows are KIM, not regions."""
        return self.region.level >= Level.REGENCY


def table_of(region: Region, period: Period) -> ActivityTable:
    """The table of a region in a period. At most five queries, whatever its size."""
    rows = _kims(region, period) if region.level >= Level.REGENCY else _regions(region, period)
    return ActivityTable(
        region, period, rows, TallyProgress.objects.values_list("updated_at", flat=True).first()
    )


def _kims(region: Region, period: Period) -> list[ActivityTableRow]:
    kims = (
        Kim.objects.all()
        .below(region.code)
        .existing(period.span[0])
        .select_related("site", "region")
        .order_by("region", "serial")
    )
    tally_counts = _tally_counts(_tallies(region, period).values_list("site_id", "aspect"))
    return [
        ActivityTableRow(
            kim.name,
            kim.number,
            1,
            int(kim.site_id in tally_counts.counts),
            tally_counts.by_hand[kim.site_id],
            tally_counts.counts_of(kim.site_id),
            kim,
        )
        for kim in kims
    ]


def _regions(region: Region, period: Period) -> list[ActivityTableRow]:
    width = codes.LENGTHS[region.level]
    tallies = _tallies(region, period).annotate(child=Substr("site__region_id", 1, width))
    tally_counts = _tally_counts(tallies.values_list("child", "aspect"))
    active_kims = dict(
        tallies.values_list("child").annotate(total=Count("site", distinct=True)).order_by()
    )
    below = (
        Kim.objects.all()
        .below(region.code)
        .existing(period.span[0])
        .annotate(child=Substr("region_id", 1, width))
    )
    kims = dict(below.values_list("child").annotate(total=Count("pk")).order_by())

    def row(code: str, name: str, child_region: Region | None) -> ActivityTableRow:
        dotted_code = codes.dotted(code) if code else ""
        return ActivityTableRow(
            name,
            dotted_code,
            kims.get(code, 0),
            active_kims.get(code, 0),
            tally_counts.by_hand[code],
            tally_counts.counts_of(code),
            region=child_region,
        )

    rows = [row(child.code, child.full_name, child) for child in children_of(region.code)]
    # KIM of the region itself, such as a forum.
    own = row(region.code, f"{region.full_name} sendiri", None)
    return [*rows, own] if own.kims else rows


@dataclass(frozen=True)
class _TallyCounts:
    counts: Mapping[object, Mapping[str, int]]
    by_hand: Counter[object]

    def counts_of(self, key: object) -> Mapping[str, int]:
        return self.counts.get(key, {})


def _tally_counts(rows: "QuerySet[MonthTally, tuple[object, str]]") -> _TallyCounts:
    counts: dict[object, dict[str, int]] = {}
    by_hand: Counter[object] = Counter()
    for key, aspect, count, hand in rows.annotate(Sum("count"), Sum("by_hand")).order_by():
        counts.setdefault(key, {})[aspect] = count
        by_hand[key] += hand
    return _TallyCounts(counts, by_hand)


def _tallies(region: Region, period: Period) -> QuerySet[MonthTally]:
    first, last = period.span
    return MonthTally.objects.filter(
        month__range=(first, last), site__region__code__range=codes.span(region.code)
    )
