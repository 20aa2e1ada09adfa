"""Reading the register."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from typing import Any, Final

from django.db.models import (
    BigIntegerField,
    CharField,
    Count,
    DateField,
    Exists,
    Max,
    OuterRef,
    Q,
    QuerySet,
)

from kimid.lib import codes
from kimid.lib.codes import Level
from kimid.orm.compiled import compiled
from kimid.places.models import Region
from kimid.registry.models import Decree, IctStatus, Kim, Officer
from kimid.sites.models import Site
from kimid.sites.stages import ACTIVE_STAGES

PAGE_SIZE: Final = 50
ENDING_SOON: Final = timedelta(days=90)  # so long before its end a decree is called to mind


class DirectoryFilter(StrEnum):
    """A part of the register that people ask for, by the word in its address."""

    ALL = ""
    ACTIVE = "aktif"
    WITH_DECREE = "ber-sk"
    ICT_BASED = "berbasis-tik"


@dataclass(frozen=True)
class DirectoryPage:
    """One page of the list of KIM of a region."""

    kims: list[Kim]
    total: int
    number: int

    @property
    def has_more(self) -> bool:
        return self.number * PAGE_SIZE < self.total


def register_tag(region_code: str) -> str:
    """The tag of stored files that show the register of a region and nothing of its news."""
    return f"register:{region_code}"


def directory(
    region: Region, number: int = 1, *, filter_by: DirectoryFilter = DirectoryFilter.ALL, on: date
) -> DirectoryPage:
    """Page `number` (from 1) of a part of the KIM in a region and below, ordered by place and
    serial. Two queries.
    """
    if number == 1 and filter_by is DirectoryFilter.ALL:  # what nearly everybody opens
        total = sum(many for _, many in _counted_kims(*codes.span(region.code)))
        return DirectoryPage(first_kims_in(region), total, number)
    rows = _ordered_kims(codes.span(region.code)).filter(_filter(filter_by, on))
    start = (number - 1) * PAGE_SIZE
    return DirectoryPage(list(rows[start : start + PAGE_SIZE]), rows.count(), number)


def first_kims_in(region: Region) -> list[Kim]:
    """The first KIM of a region and below, as many as a page of the directory has. One query."""
    return _first_kims(*codes.span(region.code))


@compiled(CharField(), CharField())
def _first_kims(first: Any, last: Any) -> QuerySet[Kim]:
    return _ordered_kims((first, last))[:PAGE_SIZE]


@compiled(CharField(), CharField())
def _counted_kims(first: Any, last: Any) -> QuerySet[Kim, tuple[None, int]]:
    rows = Kim.objects.filter(region__code__range=(first, last)).existing()
    return rows.order_by().values_list("ended_on").annotate(Count("pk"))


def kim_of(site: Site) -> Kim | None:
    """The KIM whose site this is."""
    return next(iter(_on_site(site.pk)), None)


@compiled(BigIntegerField())
def _on_site(site: Any) -> QuerySet[Kim]:
    return Kim.objects.select_related("region").filter(site=site).order_by("pk")[:1]


def neighbours_of(kim: Kim) -> list[Kim]:
    """The other KIM of the same village and then those of the same district. One query."""
    district = codes.cut(kim.region_id, Level.DISTRICT)
    rows = (
        Kim.objects.all()
        .below(district)
        .existing()
        .exclude(pk=kim.pk)
        .select_related("site", "region")
    )
    return sorted(
        rows, key=lambda each: (each.region_id != kim.region_id, each.region_id, each.serial)
    )[:PAGE_SIZE]


def kim_by_number(region: Region, number: str) -> Kim | None:
    """The KIM with this number, if it is one of this region or below."""
    return (
        Kim.objects.all()
        .below(region.code)
        .select_related("region", "site__region")
        .filter(number=number)
        .first()
    )


def kim_below(region: Region, number: int) -> Kim | None:
    """A KIM of this region or below. One query."""
    return (
        Kim.objects.all()
        .below(region.code)
        .select_related("site", "region")
        .filter(pk=number)
        .first()
    )


def officers_of(kim: Kim, on: date) -> list[Officer]:
    """Officers whose term runs on this day. One query."""
    return in_office(begun_officers(kim, on), on)


def begun_officers(kim: Kim, on: date) -> list[Officer]:
    """Officers whose term runs on this day or has ended before. One query."""
    return _begun_officers(kim.pk, on)


def in_office(officers: Iterable[Officer], on: date) -> list[Officer]:
    """Those of these officers whose term has not ended on this day. No query."""
    return [row for row in officers if row.term_until is None or row.term_until >= on]


@compiled(BigIntegerField(), DateField())
def _begun_officers(kim: Any, on: Any) -> QuerySet[Officer]:
    return Officer.objects.filter(kim=kim, term_from__lte=on).order_by("pk")


def last_officers(kim: Kim, on: date) -> list[Officer]:
    """Officers whose term runs on this day, or else those whose term ended last."""
    if running := officers_of(kim, on):
        return running
    over = list(kim.officers.filter(term_until__lt=on).order_by("pk"))
    latest = max((row.term_until for row in over if row.term_until), default=None)
    return [row for row in over if row.term_until == latest]


def kims_with_ending_decree(region: Region, on: date, until: date) -> QuerySet[Kim]:
    """KIM whose decree counts on the first day and on the second no more; `ends_on` says its last
    day. Soonest first.
    """
    rows = Kim.objects.all().below(region.code).existing(on).filter(Exists(running_decrees(on)))
    last = Max(
        "decrees__valid_until", filter=Q(decrees__issued_on__lte=on, decrees__is_listed=False)
    )
    ending = (
        rows.exclude(Exists(running_decrees(on).filter(valid_until=None)))
        .annotate(ends_on=last)
        .filter(ends_on__lte=until)
    )
    return ending.select_related("site", "region__parent__parent").order_by("ends_on", "number")


def listed_ending(region: Region, on: date, until: date) -> QuerySet[Kim]:
    """KIM whose decree ends between these days by the list of an office alone: nobody has compared
    it with its paper, so no reminder is sent of it.
    """
    ending = listed_decrees().filter(valid_until__range=(on, until))
    rows = Kim.objects.all().below(region.code).existing(on)
    return rows.filter(Exists(ending)).exclude(Exists(running_decrees(on)))


def named_chairs(officers: QuerySet[Officer], on: date) -> Mapping[int, Officer]:
    """Who of these stands on paper as chair of each KIM on this day, by the key of the KIM: also
    where nobody can sign in yet.
    """
    running = Q(term_until=None) | Q(term_until__gte=on)
    chairs = officers.filter(running, post="Ketua", term_from__lte=on)
    return {row.kim_id: row for row in chairs.order_by("pk")}


def current_decree_of(kim: Kim, on: date) -> Decree | None:
    """The newest decree that counts on this day. A listed one does not."""
    if kim.ended_on and kim.ended_on <= on:
        return None
    issued = kim.decrees.filter(issued_on__lte=on, is_listed=False).order_by("-issued_on")
    return next((row for row in issued if row.holds_on(on)), None)


def running_decrees(on: date) -> QuerySet[Decree]:
    """For use inside of a query of KIM: the decrees of each that count on this day."""
    rows = Decree.objects.filter(kim=OuterRef("pk"), issued_on__lte=on, is_listed=False)
    return rows.filter(Q(valid_until=None) | Q(valid_until__gte=on))


def listed_decrees() -> QuerySet[Decree]:
    """For use inside of a query of KIM: the decrees of each that wait to be compared."""
    return Decree.objects.filter(kim=OuterRef("pk"), is_listed=True)


def _ordered_kims(span: tuple[Any, Any]) -> QuerySet[Kim]:
    """The KIM of a region and below (`codes.span`) that are there, with their sites and places,
    ordered by place and serial.
    """
    return (
        Kim.objects.filter(region__code__range=span)
        .existing()
        .select_related("site", "region__parent__parent")
        .order_by("region", "serial")
    )


def _filter(part: DirectoryFilter, on: date) -> Q:
    return {
        DirectoryFilter.ALL: Q(),
        DirectoryFilter.ACTIVE: Q(site__stage__in=ACTIVE_STAGES),
        DirectoryFilter.WITH_DECREE: Q(Exists(running_decrees(on))),
        DirectoryFilter.ICT_BASED: Q(ict_status=IctStatus.BASED),
    }[part]
