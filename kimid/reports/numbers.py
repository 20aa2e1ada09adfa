"""The numbers of a period: a row for every region below, also when it has nothing, and their sum.

What stands is of the last day of the period, what happened is summed over its days. The table of
today's numbers and this one come from one count (`counts_on_days`).
"""

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from datetime import date, datetime, timedelta
from typing import Any, Final, NamedTuple, Self

from django.db.models import Count, Q, QuerySet, Sum, Value
from django.db.models.functions import TruncDate

from kimid.applications.models import Application
from kimid.insights.columns import row_label
from kimid.insights.models import Snapshot
from kimid.insights.queries import NumbersTable, tables_on_days
from kimid.insights.region_counts import RegionCount
from kimid.lib import clock, codes
from kimid.lib.codes import Level
from kimid.lifecycle.models import CoachingVisit
from kimid.places.models import Region
from kimid.registry.models import Kim
from kimid.reports.annex import shortened_name
from kimid.reports.periods import ReportPeriod
from kimid.wire.models import RegionDay
from kimid.wire.queries import with_sub_regions

# So long after its end a period is counted as it stands; later only nights that were kept say what
# the register does not date: who worked with technology, and who was silent.
JUST_ENDED: Final = timedelta(days=7)
type Days = tuple[date, date]  # both count
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


class CountedPeriods(NamedTuple):
    """The rows of some periods of a region, by their keys, and what happened in the whole region
    from 1 January to the end of one of them.
    """

    rows: Mapping[str, list[PeriodRow]]
    year: PeriodRow


def count_period(
    region: Region, period: ReportPeriod, today: date, *, before: Sequence[PeriodRow] = ()
) -> list[PeriodRow]:
    """The rows of a period; of one that is running, until today.

    `before` are those of an earlier edition: what the register does not date is taken from there.
    """
    rows = _counted_rows(region, [period], period, today).rows[period.key]
    if before:
        return _with_undated(rows, {row.code: (row.ict_based, row.silent) for row in before})
    return as_it_was(region, {period: rows}, today)[period.key]


def count_periods(
    region: Region, periods: Sequence[ReportPeriod], year_of: ReportPeriod, today: date
) -> CountedPeriods:
    """The rows of these periods, and what happened in the year until the end of `year_of`. At most
    five queries, however many periods.
    """
    counted = _counted_rows(region, periods, year_of, today)
    by_period = {each: counted.rows[each.key] for each in periods}
    return counted._replace(rows=as_it_was(region, by_period, today))


def _counted_rows(
    region: Region, periods: Sequence[ReportPeriod], year_of: ReportPeriod, today: date
) -> CountedPeriods:
    ends = {each: min(each.last, today) for each in periods}
    tables = tables_on_days(region, set(ends.values())) if periods else {}
    below = _below(next(iter(tables.values()))) if tables else _codes_below(region)
    days = [*((each.first, each.last) for each in periods), _year_until(year_of)]
    *by_period, of_year = happened(region, below, days)
    rows = {
        each.key: _period_rows(tables[ends[each]], counts)
        for each, counts in zip(periods, by_period, strict=True)
    }
    return CountedPeriods(rows, _sum_of(region, of_year))


def _period_rows(table: NumbersTable, counts: Mapping[str, Counter[str]]) -> list[PeriodRow]:
    rows = [
        counted_row(row.region.code, row_label(row, table), row.villages, row.count, counts)
        for row in table.rows
    ]
    return [*rows, *_own_row(table.region, rows, counts)]


def as_it_was(
    region: Region, rows: Mapping[ReportPeriod, Sequence[PeriodRow]], today: date
) -> dict[str, list[PeriodRow]]:
    """The rows of periods by their keys, some days after a period with what the night after it
    knew. At most one query.
    """
    past = [period for period in rows if today > period.last + JUST_ENDED]
    known = _of_next_nights(region, {each.code for period in past for each in rows[period]}, past)
    return {
        period.key: _with_undated(each, known[period.key]) if period in past else list(each)
        for period, each in rows.items()
    }


def count_year(region: Region, period: ReportPeriod) -> PeriodRow:
    """What happened from 1 January to the end of a period, in the whole region. Two queries."""
    [counts] = happened(region, _codes_below(region), [_year_until(period)])
    return _sum_of(region, counts)


def _year_until(period: ReportPeriod) -> tuple[date, date]:
    return date(period.year, 1, 1), period.last


def _codes_below(region: Region) -> list[str]:
    return [sub.region.code for sub in with_sub_regions(region)[1:]]


def _sum_of(region: Region, counts: Mapping[str, Counter[str]]) -> PeriodRow:
    sums = {key: counts[key].total() for key in _SUMMED}
    return PeriodRow(region.code, region.full_name, **sums)


def is_dated(region: Region, period: ReportPeriod, today: date) -> bool:
    """Whether all numbers of a period that has ended can still be had as they were at its end. Of
    villages no night is kept.
    """
    if today <= period.last + JUST_ENDED:
        return True
    return region.level < Level.DISTRICT and _nights([period]).filter(region=region).exists()


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


def _of_next_nights(
    region: Region, below: Collection[str], periods: Sequence[ReportPeriod]
) -> dict[str, dict[str, tuple[int, int]]]:
    """By period and region, of the first night after it that was kept. One query, if any."""
    known: dict[str, dict[str, tuple[int, int]]] = {each.key: {} for each in periods}
    if not periods:
        return known
    for night in _nights(periods).filter(region__in=below).order_by("on"):
        numbers = night.ict_based or 0, night.silent or 0
        for period in periods:
            if night.region_id != region.code and _is_after(night.on, period):
                known[period.key].setdefault(night.region_id, numbers)
    return known


def _nights(periods: Sequence[ReportPeriod]) -> "QuerySet[Snapshot]":
    days = Q()
    for period in periods:
        days |= Q(on__range=(period.next_day, period.last + JUST_ENDED))
    return Snapshot.objects.filter(days, source="").exclude(ict_based=None)


def _is_after(night: date, period: ReportPeriod) -> bool:
    return period.next_day <= night <= period.last + JUST_ENDED


def happened(
    region: Region, below: Sequence[str], days: Sequence[Days], between: Sequence[str] = ()
) -> list[dict[str, Counter[str]]]:
    """For each span of days, by what happened and by region, how often. One query.

    `below` are the codes of the regions that have a row, `between` those above them and below the
    region, if there are any.
    """
    width = codes.LENGTHS[min(region.level + bool(between), Level.DISTRICT)]
    spans = [_counters() for _ in days]
    first, *others = _acts(region, days, [region.code, *between, *below])
    for what, code, *counts in first.union(*others, all=True):
        for span, count in zip(spans, counts, strict=True):
            span[what][code if what == "stories" else code[:width]] += count or 0
    for span in spans:
        _take_out_of_upper(span["stories"], region, below, between)
    return spans


def _counters() -> dict[str, Counter[str]]:
    return {key: Counter() for key in _SUMMED}


def _below(table: NumbersTable) -> list[str]:
    return [row.region.code for row in table.child_rows]


def _acts(
    region: Region, days: Sequence[Days], places: Sequence[str]
) -> Iterator["QuerySet[Any, tuple[Any, ...]]"]:
    """For each of `_SUMMED` how often it happened in each region, with a column for each span."""
    moments = [_moments(each, region.zone) for each in days]
    whole, all_days = _hull(moments), _hull(days)
    kims = Kim.objects.all().below(region.code)
    new = kims.filter(_between("registered_at", whole))
    yield _counted("new", new, [_between("registered_at", each) for each in moments])
    ended = kims.filter(ended_on__range=all_days)
    yield _counted("ended", ended, [Q(ended_on__range=each) for each in days])
    visits = CoachingVisit.objects.counted().filter(
        region__code__range=codes.span(region.code), on__range=all_days
    )
    on_days = [Q(on__range=each) for each in days]
    yield _counted("visits", visits, on_days)
    stories = RegionDay.objects.filter(region__in=places, on__range=all_days)
    yield _counted("stories", stories, on_days, Sum, "items")
    applications = Application.objects.all().below(region.code)
    decided = applications.filter(_between("decided_at", whole))
    at = [_between("decided_at", each) for each in moments]
    yield _counted("decided", decided, at)
    promised = decided.filter(due_on__isnull=False)
    yield _counted("promised", promised, at)
    day = TruncDate("decided_at", tzinfo=clock.ZONES[region.zone])
    yield _counted("on_time", promised.filter(due_on__gte=day), at)


def _counted(
    what: str,
    rows: "QuerySet[Any]",
    spans: Sequence[Q],
    function: type[Count | Sum] = Count,
    field: str = "pk",
) -> "QuerySet[Any, tuple[Any, ...]]":
    counts = {f"in_{place}": function(field, filter=each) for place, each in enumerate(spans)}
    named = rows.order_by().annotate(what=Value(what)).values_list("what", "region_id")
    counted: QuerySet[Any, tuple[Any, ...]] = named.annotate(**counts)
    return counted


def _moments(days: Days, zone: str) -> tuple[datetime, datetime]:
    """From the beginning of the first day to the beginning of the day after the last."""
    return clock.start_of(days[0], zone), clock.start_of(days[1] + timedelta(days=1), zone)


def _hull[T: (date, datetime)](spans: Sequence[tuple[T, T]]) -> tuple[T, T]:
    return min(each[0] for each in spans), max(each[1] for each in spans)


def _between(field: str, moments: tuple[datetime, datetime]) -> Q:
    return Q(**{f"{field}__gte": moments[0], f"{field}__lt": moments[1]})


def _take_out_of_upper(
    counts: Counter[str], region: Region, below: Sequence[str], between: Sequence[str]
) -> None:
    """What stands in the region itself and in none below it; and so with those between."""
    counts[region.code] -= sum(counts[code] for code in between or below if code != region.code)
    for upper in between:
        counts[upper] -= sum(counts[code] for code in below if codes.covers(upper, code))
