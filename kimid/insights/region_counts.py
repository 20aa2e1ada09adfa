"""The KIM of a region in numbers, counted by the database."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final

from django.db.models import Count, DateField, Exists, Q, QuerySet, Sum, Value
from django.db.models.functions import Coalesce, Length, Substr
from django.db.models.lookups import Exact

from kimid.lib import clock, codes
from kimid.lib.codes import Level
from kimid.places.by_region import compiled_by_region_and_day
from kimid.places.models import Region
from kimid.registry.last_activity import silent_kims
from kimid.registry.models import Decree, IctStatus, Kim
from kimid.registry.queries import ENDING_SOON, listed_decrees, running_decrees
from kimid.sites.stages import LifeStage

_COUNTED_STAGES: Final = (
    LifeStage.ACTIVE,
    LifeStage.QUIET,
    LifeStage.DORMANT,
    LifeStage.FROZEN,
)  # as in `RegionCount`


@dataclass(frozen=True)
class RegionCount:
    """The KIM of one region and of all below it: all, by decree, by means, by life stage, and those
    nobody heard of lately.
    """

    kims: int = 0
    with_decree: int = 0
    ict_based: int = 0
    villages: int = 0
    new: int = 0  # registered this year
    ending: int = 0  # the decree runs out soon
    active: int = 0
    quiet: int = 0
    dormant: int = 0
    frozen: int = 0
    silent: int = 0  # not heard of for long
    trained: int = (
        0  # people of theirs who were trained, as each sheet said when its KIM was counted last
    )
    listed: int = 0  # the decree stands on the list of an office and was not compared yet


def counts_by_child(region: Region, on: date) -> dict[str, RegionCount]:
    """Numbers of KIM for each region directly below, by code, of those registered by this day.
    Regions without KIM are absent. One query, counted by the database.

    KIM anchored in the region itself, and in no region below it, stand under its own code.
    """
    return {code: RegionCount(*numbers) for code, *numbers in _by_child(region, on)}


def counts_on_days(
    region: Region, days: Collection[date], *, steps: int = 1
) -> dict[date, dict[str, RegionCount]]:
    """The same numbers as they were on each of these days, of the regions directly below or so many
    steps below. One query.
    """
    first, *others = (_rows_on(region, on, steps) for on in dict.fromkeys(days))
    rows = first.union(*others, all=True) if others else first
    counts: dict[date, dict[str, RegionCount]] = {on: {} for on in days}
    for on, code, *numbers in rows:
        counts[on][code] = RegionCount(*numbers)
    return counts


@compiled_by_region_and_day
def _by_child(region: Region, on: date) -> QuerySet[Kim, tuple[Any, ...]]:
    return _grouped(region, on, 1, "child")


def _rows_on(region: Region, on: date, steps: int) -> QuerySet[Kim, tuple[Any, ...]]:
    return _grouped(region, on, steps, "day", "child", day=Value(on, DateField()))


def _grouped(
    region: Region, on: date, steps: int, *by: str, **known: Value
) -> QuerySet[Kim, tuple[Any, ...]]:
    """Counts by `child`, the code of a region so many steps below, and by what else is known."""
    width = codes.LENGTHS[min(region.level + steps - 1, Level.DISTRICT)]
    kims = Kim.objects.all().below(region.code).existing(on)
    tomorrow = clock.start_of(on + timedelta(days=1), region.zone)
    registered = kims.filter(registered_at__lt=tomorrow)
    rows = registered.annotate(child=Substr("region_id", 1, width), **known)
    return rows.values_list(*by).annotate(**_counts(region, on)).order_by()


def decrees_by_year(region: Region) -> dict[int, int]:
    """How many KIM of a region and below got a decree in each year, also those that have ended
    since. One query.
    """
    kims = Kim.objects.all().below(region.code)
    rows = Decree.objects.filter(kim__in=kims, is_listed=False)
    return dict(
        rows.values_list("issued_on__year")
        .annotate(kim_count=Count("kim", distinct=True))
        .order_by("issued_on__year")
    )


def _counts(region: Region, on: date) -> dict[str, Count | Coalesce]:
    """What is counted, in the order of the fields of `RegionCount`."""
    running = Exists(running_decrees(on))
    later = Exists(
        running_decrees(on).filter(Q(valid_until=None) | Q(valid_until__gt=on + ENDING_SOON))
    )
    new_year = clock.start_of(on.replace(month=1, day=1), region.zone)
    filters = {
        "kims": Q(),
        "with_decree": Q(running),
        "ict_based": Q(ict_status=IctStatus.BASED),
        # By the length of the code: to look into each place took half of the time at a nation.
        "villages": Q(Exact(Length("region_id"), codes.LENGTHS[Level.VILLAGE - 1])),
        "new": Q(registered_at__gte=new_year),
        "ending": Q(running) & ~Q(later),
        **{stage.value: Q(site__stage=stage) for stage in _COUNTED_STAGES},
        "silent": silent_kims(on, region.zone),
    }
    counted = {
        name: Count(
            "region" if name == "villages" else "pk",
            distinct=name == "villages",
            filter=rule or None,
        )
        for name, rule in filters.items()
    }
    waiting = Q(Exists(listed_decrees())) & ~Q(running)
    trained = Coalesce(Sum("ict_count__trained"), 0)
    return {**counted, "trained": trained, "listed": Count("pk", filter=waiting)}
