"""Counting which KIM are ICT-based: the facts of many at once, the nearest rules of each, and what
came of it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import cached_property
from typing import Any, Final, NamedTuple

from django.db.models import Count, OuterRef, QuerySet, Subquery
from django.db.models.functions import Lower

from kimid.ict.models import IctCount, IctRules, Means
from kimid.ict.rule_book import IctProfile, IctVerdict, RuleBook
from kimid.lib import clock, codes
from kimid.lib.codes import Level
from kimid.places.models import Region
from kimid.registry.last_activity import kims_with_activity
from kimid.registry.models import IctStatus, Kim

_BATCH_SIZE: Final = 500  # rows written by one statement
_COUNT_FIELDS: Final = (
    "rules",
    "stratum",
    "lacks",
    "used_on",
    "means",
    "trained",
    "since",
    "counted_at",
)


class RulesInForce(NamedTuple):
    """The rules that hold in a place. Without a `row` they are proposed and not kept yet."""

    book: RuleBook
    version: IctRules | None


class IctRulesLookup:
    """The running rules of the whole country, for as many regions as are asked. One query.

    With `instead` as if the region in it had those rules; None there: as if it had none of its own.
    """

    def __init__(self, instead: tuple[str, RuleBook | None] | None = None) -> None:
        rows = IctRules.objects.filter(ended_at=None).select_related("region")
        self._by_region = {
            row.region_id: RulesInForce(RuleBook.from_json(row.based, row.strata), row)
            for row in rows
        }
        if instead is not None:
            code, book = instead
            self._by_region.pop(code, None)
            if book is not None:
                self._by_region[code] = RulesInForce(book, None)

    def for_region(self, code: str) -> RulesInForce | None:
        """The rules of the nearest region upward that has any."""
        return next(
            (self._by_region[each] for each in codes.lineage(code) if each in self._by_region), None
        )


@dataclass(frozen=True)
class CountedKim:
    """What the rules say of one KIM now, beside what was counted before. Without rules nobody can
    say anything.
    """

    kim: Kim
    rules: RulesInForce | None
    profile: IctProfile
    used_on: date | None
    means: Means | None

    @cached_property
    def verdict(self) -> IctVerdict:
        return (
            self.rules.book.judge(self.profile)
            if self.rules
            else IctVerdict(is_based=False, stratum="", lacks=())
        )

    @property
    def status(self) -> IctStatus:
        if self.rules is None:
            return IctStatus.UNKNOWN
        return IctStatus.BASED if self.verdict.is_based else IctStatus.NOT_YET

    @property
    def previous_count(self) -> IctCount | None:
        """What was counted last, if the KIM was ever counted."""
        return getattr(self.kim, "ict_count", None)

    @property
    def has_changed(self) -> bool:
        """Whether it is called something else than before."""
        return self.status != self.kim.ict_status or self.verdict.stratum != (
            self.previous_count.stratum if self.previous_count else ""
        )


@dataclass(frozen=True)
class Recount:
    """What became of a number of KIM when they were counted anew. `places`: by the code of a
    regency, how many became and how many ceased to be ICT-based there, only where any did.
    `strata`: before and after, by name.
    """

    kims: int
    changed: int
    before: int
    after: int
    places: dict[str, tuple[int, int]]
    strata: dict[str, tuple[int, int]]

    def as_data(self) -> dict[str, Any]:
        """As plain values for the record."""
        return {
            "kims": self.kims,
            "changed": self.changed,
            "before": self.before,
            "after": self.after,
            "places": {code: list(moved) for code, moved in self.places.items()},
            "strata": {name: list(counts) for name, counts in self.strata.items()},
        }


def counted_kims(kims: QuerySet[Kim], rules: IctRulesLookup, at: datetime) -> list[CountedKim]:
    """What the rules say of these KIM, read by `measured`, at this moment. Three queries, whatever
    their number.
    """
    rows = list(kims)
    newest = [vars(kim)["newest_means"] for kim in rows if vars(kim)["newest_means"]]
    people = Count(Lower("trained__name"), distinct=True)
    means = Means.objects.annotate(people=people).in_bulk(newest)
    return [_counted_kim(kim, means.get(vars(kim)["newest_means"]), rules, at) for kim in rows]


def kims_to_count() -> QuerySet[Kim]:
    """KIM that have not ended, with all that a count needs to know of them, in a fixed order."""
    newest = Means.objects.filter(kim=OuterRef("pk")).order_by("-pk").values("pk")[:1]
    return (
        kims_with_activity()
        .filter(ended_on=None)
        .select_related("ict_count")
        .annotate(newest_means=Subquery(newest))
        .order_by("pk")
    )


def kims_to_count_in(region: Region) -> QuerySet[Kim]:
    """The same, of one region and all below it."""
    return kims_to_count().filter(region__code__range=codes.span(region.code))


def forecast(region: Region, book: RuleBook | None, at: datetime) -> list[CountedKim]:
    """What every KIM of a region would be under these rules; None: under those of the region above.
    Nothing is written.
    """
    return counted_kims(kims_to_count_in(region), IctRulesLookup((region.code, book)), at)


def save_counts(rows: Sequence[CountedKim], at: datetime) -> None:
    """For actions: keep what was counted. Done twice at one moment, the second changes nothing."""
    new_counts = [_count_row(each, at) for each in rows]
    IctCount.objects.bulk_create(
        new_counts,
        batch_size=_BATCH_SIZE,
        update_conflicts=True,
        unique_fields=["kim"],
        update_fields=[*_COUNT_FIELDS],
    )
    moved = [each for each in rows if each.status != each.kim.ict_status]
    for each in moved:
        each.kim.ict_status = each.status
    Kim.objects.bulk_update([each.kim for each in moved], ["ict_status"], batch_size=_BATCH_SIZE)


def tally(rows: Iterable[CountedKim]) -> Recount:
    """What changes, summed up. Must be asked before `settle` has changed the rows."""
    rows = list(rows)
    places = defaultdict[str, list[int]](lambda: [0, 0])
    strata = defaultdict[str, list[int]](lambda: [0, 0])
    was = Counter[bool]()
    now = Counter[bool]()
    for each in rows:
        is_based = each.status == IctStatus.BASED
        was_based = each.kim.ict_status == IctStatus.BASED
        was[was_based] += 1
        now[is_based] += 1
        if is_based != was_based:
            places[codes.cut(each.kim.region_id, Level.REGENCY)][was_based] += 1
        strata[each.previous_count.stratum if each.previous_count else ""][0] += 1
        strata[each.verdict.stratum][1] += 1
    return Recount(
        len(rows),
        sum(each.has_changed for each in rows),
        was[True],
        now[True],
        {code: (up, down) for code, (up, down) in sorted(places.items())},
        {name: (old, new) for name, (old, new) in sorted(strata.items())},
    )


def _counted_kim(kim: Kim, means: Means | None, rules: IctRulesLookup, at: datetime) -> CountedKim:
    used_at = max(
        (moment for moment in (vars(kim)["published"], vars(kim)["acted"]) if moment), default=None
    )
    used_on = clock.today(used_at, kim.region.zone) if used_at else None
    profile = IctProfile(
        idle_days=(clock.today(at, kim.region.zone) - used_on).days if used_on else None,
        phones=means.phones if means else None,
        laptops=means.laptops if means else None,
        trained=vars(means)["people"] if means else None,
        signal=means.signal if means else None,
    )
    return CountedKim(kim, rules.for_region(kim.region_id), profile, used_on, means)


def _count_row(each: CountedKim, at: datetime) -> IctCount:
    """Since when it is called what it is called stays, unless that has changed."""
    verdict = each.verdict
    before = each.previous_count
    return IctCount(
        kim=each.kim,
        rules=each.rules.version if each.rules else None,
        stratum=verdict.stratum,
        lacks="".join(f",{criterion}" for criterion in verdict.lacks)
        + ("," if verdict.lacks else ""),
        used_on=each.used_on,
        means=each.means,
        trained=each.profile.trained,
        since=before.since if before and not each.has_changed else at,
        counted_at=at,
    )
