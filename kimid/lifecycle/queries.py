"""Reading the lives of KIM: what waits in an office, and what happened to one so far."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final, NamedTuple

from django.db.models import F, Manager, Model, Q, QuerySet

from kimid.access.acting_office import office_title
from kimid.events.history import HistoryEntry, history_of
from kimid.lib import clock, codes
from kimid.lifecycle.models import CoachingVisit, Quarantine, Revival, Suspension
from kimid.lifecycle.quarantine_accounts import who_began
from kimid.places.models import Region
from kimid.registry.last_activity import (
    SILENT_AFTER,
    kims_with_activity,
    last_activity,
    silent_kims,
)
from kimid.registry.models import Kim

PAGE_SIZE: Final = 20
_MOST_SETTLED: Final = 20
_MOST_ROWS: Final = 50
_UPWARD: Final = (
    "region",
    "region__parent",
    "region__parent__parent",
)  # from the village to its regency
_ROWS: Final = ("kim__site", "kim__region")


@dataclass(frozen=True)
class LifeQueue:
    """What an office has to do with the lives of its KIM: what waits, the most pressing first, and
    what was done.
    """

    quarantines: Sequence[Quarantine]
    suspensions: Sequence[Suspension]
    revivals: Sequence[Revival]
    visits: Sequence[CoachingVisit]
    done_visits: Sequence[CoachingVisit]

    @property
    def waiting_count(self) -> int:
        """How many wait for somebody."""
        return sum(map(len, (self.quarantines, self.suspensions, self.revivals, self.visits)))


class KimActivity(NamedTuple):
    """A KIM, where it is within the region that asks, and when it was heard of last, if it is
    silent.
    """

    kim: Kim
    place: str
    silent_since: date | None


@dataclass(frozen=True)
class KimSearchPage:
    """One page of the KIM that an office looks for; how many it looks for in all, and how many of
    them are silent.
    """

    rows: Sequence[KimActivity]
    total: int
    silent_count: int
    number: int
    is_silent: bool

    @property
    def has_more(self) -> bool:
        return self.number * PAGE_SIZE < (self.silent_count if self.is_silent else self.total)


@dataclass(frozen=True)
class KimLife:
    """What runs for one KIM now, each if there is one, and what came before."""

    quarantine: Quarantine | None
    suspension: Suspension | None
    revival: Revival | None
    answered_revival: Revival | None  # the last request that was decided
    visit: CoachingVisit | None
    visits: Sequence[CoachingVisit]
    history: Sequence[HistoryEntry]
    quarantined_by: str = ""  # who, for which office

    @property
    def suspended_by(self) -> str:
        """The office that suspends it."""
        return office_title(self.suspension.office) if self.suspension is not None else ""


def life_queue_of(region: Region) -> LifeQueue:
    """The desk of a region. Five queries, whatever lies on it."""
    visits = _below(CoachingVisit.objects, region)
    return LifeQueue(
        list(_below(Quarantine.objects, region).filter(lifted_at=None).order_by("begun_at")),
        list(_below(Suspension.objects, region).filter(ended_at=None).order_by("proposed_at")),
        list(_below(Revival.objects, region).filter(decided_at=None).order_by("asked_at")),
        list(visits.filter(done_at=None).order_by("since", "pk")),
        list(
            _below(CoachingVisit.objects, region)
            .exclude(done_at=None)
            .filter(withdrawn_at=None)
            .select_related("done_by", "region")
            .order_by("-done_at")[:_MOST_SETTLED]
        ),
    )


def life_of(kim: Kim) -> KimLife:
    """The life of one KIM. Five queries, and one for a quarantine that runs."""
    suspensions = Suspension.objects.select_related(
        "office", "proposed_by", "agreed_by", "answered_by"
    )
    # The one that waits, if there is one, comes first; then those decided, the newest first.
    revivals = list(
        Revival.objects.select_related("asked_by", "decided_by")
        .filter(kim=kim)
        .order_by(F("decided_at").desc(nulls_first=True), "pk")[:2]
    )
    visits = list(
        CoachingVisit.objects.select_related("done_by", "office", "region", "kim__region")
        .filter(kim=kim, withdrawn_at=None)
        .order_by("-pk")[:_MOST_SETTLED]
    )
    quarantines = Quarantine.objects.select_related("begun_by").filter(kim=kim, lifted_at=None)
    quarantine = quarantines.first()
    return KimLife(
        quarantine=quarantine,
        quarantined_by=who_began(kim, quarantine) if quarantine is not None else "",
        suspension=suspensions.filter(kim=kim, ended_at=None).first(),
        revival=next((each for each in revivals if each.decided_at is None), None),
        answered_revival=next((each for each in revivals if each.decided_at is not None), None),
        visit=next((each for each in visits if each.done_at is None), None),
        visits=[each for each in visits if each.done_at is not None],
        history=history_of(kim, at_most=2 * _MOST_SETTLED),
    )


def search_kims(
    region: Region, on: date, words: str, *, is_silent: bool = False, number: int = 1
) -> KimSearchPage:
    """Page `number` (from 1) of the KIM of a region and below whose name, number, address or place
    has these words, or of those among them that are silent; in the order of their places. Three
    queries.
    """
    matches = (
        Q(name__icontains=words) | Q(number__startswith=words) | Q(site__label__icontains=words)
    )
    for place in _UPWARD:
        matches |= Q(**{f"{place}__name__icontains": words})
    rows = Kim.objects.all().below(region.code).filter(matches)
    silent_rows = rows.existing(on).filter(silent_kims(on, region.zone))
    shown = kims_with_activity().filter(pk__in=(silent_rows if is_silent else rows).values("pk"))
    start = (number - 1) * PAGE_SIZE
    page = shown.select_related(_UPWARD[-1]).order_by("region", "serial")[start : start + PAGE_SIZE]
    return KimSearchPage(
        [_kim_activity(kim, region, on) for kim in page],
        rows.count(),
        silent_rows.count(),
        number,
        is_silent,
    )


def kim_activity_in(region: Region, on: date) -> list[KimActivity]:
    """The first KIM of a region and below that have not ended. One query."""
    rows = (
        kims_with_activity()
        .filter(region__code__range=codes.span(region.code), ended_on=None)
        .select_related(_UPWARD[-1])
    )
    return [
        _kim_activity(kim, region, on) for kim in rows.order_by("region", "serial")[:_MOST_ROWS]
    ]


def _kim_activity(kim: Kim, region: Region, on: date) -> KimActivity:
    """Of a KIM read by `listened`. Its place is named as far as the region that asks."""
    last = clock.today(last_activity(kim), region.zone)
    district = kim.region.parent
    above = (district, district.parent if district else None)  # no further than `_UPWARD` reads
    names = [place.full_name for place in above if place and len(place.code) > len(region.code)]
    is_silent = on - last >= SILENT_AFTER and not kim.has_ended
    return KimActivity(kim, ", ".join([kim.region.full_name, *names]), last if is_silent else None)


def _below[M: Model](rows: Manager[M], region: Region) -> QuerySet[M]:
    return rows.filter(kim__region__code__range=codes.span(region.code)).select_related(*_ROWS)
