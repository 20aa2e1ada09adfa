"""The numbers of a period: a row for every region below, also when it has nothing, and their sum.

What stands is of the last day of the period, what happened is summed over its days. The table of
today's numbers and this one come from one count (`region_table`).
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from datetime import date, datetime, timedelta
from typing import Final, Self

from django.db.models import Count, QuerySet, Sum

from kimid.applications.models import Application
from kimid.insights.columns import row_label
from kimid.insights.models import Snapshot
from kimid.insights.queries import NumbersTable, region_table
from kimid.insights.region_counts import RegionCount
from kimid.lib import clock, codes
from kimid.lib.codes import Level
from kimid.lifecycle.models import CoachingVisit, VisitQuerySet
from kimid.places.models import Region
from kimid.registry.models import Kim
from kimid.reports.annex import shortened_name
from kimid.reports.periods import ReportPeriod
from kimid.wire.models import RegionDay
from kimid.wire.queries import with_sub_regions

# So long after its end a period is counted as it stands; later only nights that were kept say what
# the register does not date: who worked with technology, and who was silent.
JUST_ENDED: Final = timedelta(days=7)
_SUMMED: Final = ("new", "ended", "stories", "decided", "promised", "on_time", "visits")


@dataclass(frozen=True)
class PeriodRow:
    """The numbers of one region in a period."""

    code: str
    name: str
    # On its last day.
    villages: int = 0
    villages_with_kim: int = 0
    kims: int = 0
    with_decree: int = 0
    listed: int = 0
    ending: int = 0
    ict_based: int = 0
    silent: int = 0
    # On all its days.
    new: int = 0
    ended: int = 0
    stories: int = 0
    decided: int = 0  # applications
    promised: int = 0  # of these, how many had a last day
    on_time: int = 0
    visits: int = 0

    @classmethod
    def sum(cls, rows: Iterable[Self], code: str, name: str) -> "PeriodRow":
        rows = list(rows)
        names = [each.name for each in fields(cls) if each.name not in {"code", "name"}]
        return cls(code, name, **{each: sum(getattr(row, each) for row in rows) for each in names})

    @property
    def short_name(self) -> str:
        """As tables of offices write it: `Kec. Sungai Raya`, `Kab. Sambas`, `Aceh`."""
        return shortened_name(self.name).removeprefix("Provinsi ")

    @property
    def as_json(self) -> dict[str, str | int]:
        return asdict(self)


def count_period(
    region: Region, period: ReportPeriod, today: date, *, before: Sequence[PeriodRow] = ()
) -> list[PeriodRow]:
    """The rows of a period; of one that is running, until today.

    `before` are those of an earlier edition: what the register does not date is taken from there.
    """
    on = min(period.last, today)
    table = region_table(region, on)
    counts = happened(region, _below(table), (period.first, period.last))
    rows = [
        counted_row(row.region.code, row_label(row, table), row.villages, row.count, counts)
        for row in table.rows
    ]
    rows += _own_row(region, rows, counts)
    if before:
        return _with_undated(rows, {row.code: (row.ict_based, row.silent) for row in before})
    return as_it_was(region, rows, period, today)


def as_it_was(
    region: Region, rows: Sequence[PeriodRow], period: ReportPeriod, today: date
) -> list[PeriodRow]:
    """The rows, some days after a period with what the night after it knew. At most one query."""
    if today > period.last + JUST_ENDED:
        return _with_undated(rows, _of_next_night(region, rows, period))
    return list(rows)


def count_year(region: Region, period: ReportPeriod) -> PeriodRow:
    """What happened from 1 January to the end of a period, in the whole region."""
    below = [sub.region.code for sub in with_sub_regions(region)[1:]]
    counts = happened(region, below, (date(period.year, 1, 1), period.last))
    sums = {key: counts[key].total() for key in _SUMMED}
    return PeriodRow(region.code, region.full_name, **sums)


def is_dated(region: Region, period: ReportPeriod, today: date) -> bool:
    """Whether all numbers of a period that has ended can still be had as they were at its end. Of
    villages no night is kept.
    """
    if today <= period.last + JUST_ENDED:
        return True
    return region.level < Level.DISTRICT and _nights(period).filter(region=region).exists()


def counted_row(
    code: str,
    name: str,
    villages: int,
    count: RegionCount,
    counts: Mapping[str, Counter[str]],
) -> PeriodRow:
    """The row of a region: what stands there, and what `happened` there."""
    return PeriodRow(
        code=code,
        name=name,
        villages=villages,
        villages_with_kim=count.villages,
        kims=count.kims,
        with_decree=count.with_decree,
        listed=count.listed,
        ending=count.ending,
        ict_based=count.ict_based,
        silent=count.silent,
        **{key: counts[key][code] for key in _SUMMED},
    )


def _own_row(
    region: Region, rows: Sequence[PeriodRow], counts: Mapping[str, Counter[str]]
) -> list[PeriodRow]:
    """What happened in the region itself and in none below it, such as a visit, if nothing stands
    there that has a row already.
    """
    own = {key: counts[key][region.code] for key in _SUMMED}
    if not any(own.values()) or any(row.code == region.code for row in rows):
        return []
    return [PeriodRow(region.code, f"{region.full_name} sendiri", **own)]


def _with_undated(
    rows: Sequence[PeriodRow], known: Mapping[str, tuple[int, int]]
) -> list[PeriodRow]:
    """The rows with what is known of then; of regions of which nothing is known, as it is now."""
    return [
        replace(row, ict_based=min(ict, row.kims), silent=min(silent, row.kims))
        for row in rows
        for ict, silent in [known.get(row.code, (row.ict_based, row.silent))]
    ]


def _of_next_night(
    region: Region, rows: Sequence[PeriodRow], period: ReportPeriod
) -> dict[str, tuple[int, int]]:
    """By region, of the first night after a period that was kept. One query."""
    known: dict[str, tuple[int, int]] = {}
    for night in _nights(period).filter(region__in=[row.code for row in rows]).order_by("on"):
        if night.region_id != region.code:
            known.setdefault(night.region_id, (night.ict_based or 0, night.silent or 0))
    return known


def _nights(period: ReportPeriod) -> "QuerySet[Snapshot]":
    days = (period.next_day, period.last + JUST_ENDED)
    return Snapshot.objects.filter(source="", on__range=days).exclude(ict_based=None)


def happened(
    region: Region, below: Sequence[str], days: tuple[date, date], between: Sequence[str] = ()
) -> dict[str, Counter[str]]:
    """By what happened and by region, how often. Five queries.

    `below` are the codes of the regions that have a row, `between` those above them and below the
    region, if there are any.
    """
    width = codes.LENGTHS[min(region.level + bool(between), Level.DISTRICT)]
    begin = clock.start_of(days[0], region.zone)
    end = clock.start_of(days[1] + timedelta(days=1), region.zone)
    kims = Kim.objects.all().below(region.code)
    visits = CoachingVisit.objects.counted().filter(
        region__code__range=codes.span(region.code), on__range=days
    )
    return {
        "new": _by_child(kims.filter(registered_at__gte=begin, registered_at__lt=end), width),
        "ended": _by_child(kims.filter(ended_on__range=days), width),
        "visits": _by_child(visits, width),
        "stories": _stories(region, below, between, days),
        **_applications(region, width, begin, end),
    }


def _below(table: NumbersTable) -> list[str]:
    return [row.region.code for row in table.child_rows]


def _by_child(rows: "QuerySet[Kim] | VisitQuerySet", width: int) -> Counter[str]:
    """How many rows for each region directly below, by its code."""
    by_region = rows.order_by().values_list("region_id").annotate(count=Count("pk"))
    counts: Counter[str] = Counter()
    for code, count in by_region:
        counts[code[:width]] += count
    return counts


def _stories(
    region: Region, below: Sequence[str], between: Sequence[str], days: tuple[date, date]
) -> Counter[str]:
    wanted = [region.code, *between, *below]
    rows = RegionDay.objects.filter(region__in=wanted, on__range=days).order_by()
    counts = Counter(dict(rows.values_list("region").annotate(total=Sum("items"))))
    # What stands in the region itself and in none below it; and so with those between.
    counts[region.code] -= sum(counts[code] for code in between or below if code != region.code)
    for upper in between:
        counts[upper] -= sum(counts[code] for code in below if codes.covers(upper, code))
    return counts


def _applications(
    region: Region, width: int, begin: datetime, end: datetime
) -> dict[str, Counter[str]]:
    """Applications that were decided, those of them with a last day, and those decided by then."""
    rows = Application.objects.all().below(region.code)
    decided = rows.filter(decided_at__gte=begin, decided_at__lt=end)
    counts: dict[str, Counter[str]] = {
        "decided": Counter(),
        "promised": Counter(),
        "on_time": Counter(),
    }
    for code, at, due in decided.values_list("region_id", "decided_at", "due_on"):
        child = code[:width]
        counts["decided"][child] += 1
        if due is not None and at is not None:
            counts["promised"][child] += 1
            counts["on_time"][child] += clock.today(at, region.zone) <= due
    return counts
