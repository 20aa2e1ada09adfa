"""Reads of the desk at which decrees of lists are compared with their papers."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from django.db.models import Count, Exists, OuterRef, Q, QuerySet

from kimid.access.models import Invitation
from kimid.events.models import Event
from kimid.events.permissions import Role
from kimid.lib import clock, codes
from kimid.onboarding.models import DecreePaper
from kimid.places.models import Region
from kimid.registry.models import Decree, Kim
from kimid.sites.stages import LifeStage

PAGE_SIZE: Final = 50
_ORDER: Final = ("kim__region", "kim__serial", "pk")
_READABLE: Final = Exists(DecreePaper.objects.filter(decree=OuterRef("pk"), page_count__gt=0))
_ANSWERS: Final = {
    "kim.decree_compared": "dicocokkan",
    "kim.decree_refused": "dicoret",
}


@dataclass(frozen=True)
class CompareDesk:
    """One page of the decrees that wait, how many do in all and how many of them have a paper; and
    the papers of which nobody has said whose they are.
    """

    rows: Sequence[Decree]
    total: int
    with_paper: int
    number: int
    loose: Sequence[DecreePaper]

    @property
    def has_more(self) -> bool:
        return self.number * PAGE_SIZE < self.total


class UnopenedKim(NamedTuple):
    """A KIM whose chair has not come yet, and the invitation that waits, if there is one."""

    kim: Kim
    invitation: Invitation | None


class UnopenedPage(NamedTuple):
    """One page of them."""

    rows: list[UnopenedKim]
    number: int
    has_more: bool


def waiting_decrees(region: Region) -> QuerySet[Decree]:
    """The decrees of lists in a region and below that wait to be compared, in the order of their
    places.
    """
    return (
        Decree.objects.filter(
            is_listed=True, kim__ended_on=None, kim__region__code__range=codes.span(region.code)
        )
        .select_related("kim__region__parent", "kim__site")
        .order_by(*_ORDER)
    )


def compare_desk(region: Region, number: int) -> CompareDesk:
    """The desk of an office: the decrees with a paper first. Three queries."""
    waiting = waiting_decrees(region)
    start = (number - 1) * PAGE_SIZE
    rows = waiting.annotate(has_paper=_READABLE)
    counts = rows.aggregate(total=Count("pk"), seen=Count("pk", filter=Q(has_paper=True)))
    page = rows.order_by("-has_paper", *_ORDER)[start : start + PAGE_SIZE]
    loose = papers_below(region).filter(decree=None).order_by("pk")
    return CompareDesk(list(page), counts["total"], counts["seen"], number, list(loose[:PAGE_SIZE]))


def papers_below(region: Region) -> QuerySet[DecreePaper]:
    """The papers that an office may look at: of decrees of its region and below, and those that
    offices there have brought.
    """
    span = codes.span(region.code)
    of_decrees = Q(decree__kim__region__code__range=span)
    return DecreePaper.objects.filter(of_decrees | Q(region__code__range=span)).select_related(
        "region", "decree__kim__region"
    )


def next_waiting(region: Region, after: Decree) -> Decree | None:
    """The decree whose paper is looked at next: in the order of the places after this one, then
    from the beginning. Two queries.
    """
    rows = waiting_decrees(region).filter(_READABLE).exclude(pk=after.pk)
    here = (after.kim.region_id, after.kim.serial, after.pk)
    keys = list(rows.values_list(*_ORDER))
    later = [key for key in keys if key > here] or keys
    return rows.filter(pk=later[0][2]).first() if later else None


def answer_to(kim: Kim, decree: int) -> str:
    """Who has answered about this decree of a list, in words; empty when nobody has. One query."""
    rows = Event.objects.filter(subject=Kim._meta.label, subject_id=str(kim.pk), kind__in=_ANSWERS)
    event = rows.filter(data__row=decree).last()
    if event is None:
        return ""
    when = clock.short_moment(event.happened_at, kim.region.zone)
    return f"SK {kim.name} sudah {_ANSWERS[event.kind]} oleh {event.actor_name}, {when}."


def unopened_kims(region: Region) -> QuerySet[Kim]:
    """The KIM of a region and below whose sites wait for their chairs."""
    rows = Kim.objects.all().below(region.code).existing()
    return rows.filter(silence_stage=LifeStage.UNOPENED).order_by("region", "serial")


def unopened_page(region: Region, number: int) -> UnopenedPage:
    """One page of these KIM with the newest invitation of each. Two queries."""
    start = (number - 1) * PAGE_SIZE
    rows = unopened_kims(region).select_related("region__parent", "site")
    shown = list(rows[start : start + PAGE_SIZE + 1])
    kims = shown[:PAGE_SIZE]
    asked = Invitation.objects.filter(
        site__in=[kim.site_id for kim in kims], role=Role.CHAIR, accepted_at=None
    )
    newest = {each.site_id: each for each in asked.order_by("pk")}
    return UnopenedPage(
        [UnopenedKim(kim, newest.get(kim.site_id)) for kim in kims],
        number,
        has_more=len(shown) > PAGE_SIZE,
    )
