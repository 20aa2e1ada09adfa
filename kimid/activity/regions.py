"""The table of a region: a row for every region below it, and from the regency down one for every KIM, also when it is zero."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import cached_property

from django.db.models import Count, QuerySet, Sum
from django.db.models.functions import Substr

from kimid.activity.aspects import Aspect
from kimid.activity.models import Followed, MonthTally
from kimid.activity.spans import Period
from kimid.lib import codes
from kimid.lib.codes import Level
from kimid.places.models import Region
from kimid.places.queries import children_of
from kimid.registry.models import Kim


@dataclass(frozen=True)
class Row:
    """A region or a KIM: how many KIM there are, how many of them did anything, and how much of each aspect."""

    name: str
    code: str  # of the region, or the number of the KIM
    kims: int = 0
    busy: int = 0
    by_hand: int = 0
    counts: Mapping[str, int] = field(default_factory=dict)
    kim: Kim | None = None
    region: Region | None = None

    @property
    def numbers(self) -> list[int]:
        """How much of each aspect, in the order of the word ADINDA."""
        return [self.counts.get(aspect, 0) for aspect in Aspect]

    @property
    def count(self) -> int:
        return sum(self.counts.values())


@dataclass(frozen=True)
class Table:
    """All rows of a region in a period; `at` is when they were counted, None before the first time."""

    region: Region
    period: Period
    rows: Sequence[Row]
    at: datetime | None

    @cached_property
    def sum(self) -> Row:
        counts: Counter[str] = Counter()
        for row in self.rows:
            counts.update(row.counts)
        kims, busy, by_hand = (sum(getattr(row, name) for row in self.rows) for name in ("kims", "busy", "by_hand"))
        return Row("Jumlah", "", kims, busy, by_hand, counts)

    @property
    def is_of_kims(self) -> bool:
        """Whether its rows are KIM, not regions."""
        return self.region.level >= Level.REGENCY


def table_of(region: Region, period: Period) -> Table:
    """The table of a region in a period. At most five queries, whatever its size."""
    rows = _kims(region, period) if region.level >= Level.REGENCY else _regions(region, period)
    return Table(region, period, rows, Followed.objects.values_list("at", flat=True).first())


def _kims(region: Region, period: Period) -> list[Row]:
    kims = (
        Kim.objects.all().below(region.code).there(period.span[0]).select_related("site", "region").order_by("region", "serial")
    )
    found = _counted(_tallies(region, period).values_list("site_id", "aspect"))
    return [
        Row(kim.name, kim.number, 1, int(kim.site_id in found.counts), found.by_hand[kim.site_id], found.of(kim.site_id), kim)
        for kim in kims
    ]


def _regions(region: Region, period: Period) -> list[Row]:
    width = codes.LENGTHS[region.level]
    tallies = _tallies(region, period).annotate(child=Substr("site__region_id", 1, width))
    found = _counted(tallies.values_list("child", "aspect"))
    busy = dict(tallies.values_list("child").annotate(found=Count("site", distinct=True)).order_by())
    below = Kim.objects.all().below(region.code).there(period.span[0]).annotate(child=Substr("region_id", 1, width))
    kims = dict(below.values_list("child").annotate(found=Count("pk")).order_by())

    def row(code: str, name: str, place: Region | None) -> Row:
        shown = codes.dotted(code) if code else ""
        return Row(name, shown, kims.get(code, 0), busy.get(code, 0), found.by_hand[code], found.of(code), region=place)

    rows = [row(child.code, child.full_name, child) for child in children_of(region.code)]
    # What stands in the region itself and in none below it, such as a forum.
    own = row(region.code, f"{region.full_name} sendiri", None)
    return [*rows, own] if own.kims else rows


@dataclass(frozen=True)
class _Found:
    counts: Mapping[object, Mapping[str, int]]
    by_hand: Counter[object]

    def of(self, key: object) -> Mapping[str, int]:
        return self.counts.get(key, {})


def _counted(rows: "QuerySet[MonthTally, tuple[object, str]]") -> _Found:
    counts: dict[object, dict[str, int]] = {}
    by_hand: Counter[object] = Counter()
    for key, aspect, count, hand in rows.annotate(Sum("count"), Sum("by_hand")).order_by():
        counts.setdefault(key, {})[aspect] = count
        by_hand[key] += hand
    return _Found(counts, by_hand)


def _tallies(region: Region, period: Period) -> QuerySet[MonthTally]:
    first, last = period.span
    return MonthTally.objects.filter(month__range=(first, last), site__region__code__range=codes.span(region.code))
