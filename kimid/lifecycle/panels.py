"""What the life of a KIM brings to pages that subjects share."""

from datetime import date, datetime
from typing import Final

from django.db.models import QuerySet

from kimid.access.pages import RuangRequest
from kimid.lib import clock, codes
from kimid.lib.codes import Level
from kimid.lifecycle.models import CoachingVisit, Quarantine
from kimid.lifecycle.rules import LifecyclePermission
from kimid.places.models import Region
from kimid.registry.last_activity import silent_kims
from kimid.registry.models import Kim
from kimid.shared_pages.links import LinkList, RailCount, SharedLink, register_links
from kimid.shared_pages.panels import PagePanel, Spot, panel
from kimid.shared_pages.upcoming import (
    DueKind,
    UpcomingRow,
    due_kind,
    due_row,
    due_until,
    office_upcoming,
)


def _stage(request: RuangRequest) -> str:
    return request.site.get_stage_display()


register_links(
    LinkList.GROUP_PEOPLE,
    [
        SharedLink(50, "Keadaan dan riwayat KIM", "ruang-state", "clock", _stage),
    ],
)


def _quarantined_here(region: Region, at: datetime) -> QuerySet[Quarantine]:
    span = codes.span(region.code)
    return Quarantine.objects.filter(kim__region__code__range=span, lifted_at=None)


def _silent_here(region: Region, at: datetime) -> QuerySet[Kim] | None:
    """None for the nation: its number is in the table, and costs too much on every page."""
    if region.level == Level.NATION:
        return None
    today = clock.today(at, region.zone)
    return Kim.objects.all().below(region.code).existing().filter(silent_kims(today, region.zone))


register_links(
    LinkList.OFFICE_BAR,
    [
        SharedLink(
            65,
            "KIM diam",
            "ruang-lives",
            "clock",
            needs=LifecyclePermission.COACH,
            anchor="?hanya=diam",
            part="Pembinaan",
            count=RailCount(_silent_here, "KIM"),
        ),
        SharedLink(
            70,
            "Pembinaan",
            "ruang-lives",
            "people",
            needs=LifecyclePermission.COACH,
            part="Pembinaan",
            count=RailCount(_quarantined_here, "situs dikarantina", is_pressing=True),
        ),
    ],
)
register_links(
    LinkList.OFFICE,
    [
        SharedLink(
            50,
            "Pembinaan",
            "ruang-lives",
            "people",
            "KIM yang diam, penangguhan, karantina",
            needs=LifecyclePermission.COACH,
        ),
    ],
)


def _may_coach(request: RuangRequest) -> bool:
    return request.person.has_perm(LifecyclePermission.COACH, request.site)


def _planned_here(region: Region, at: datetime, today: date) -> QuerySet[CoachingVisit]:
    """Visits that are planned soon, also those of a day that has passed."""
    span = codes.span(region.code)
    return CoachingVisit.objects.filter(
        kim__region__code__range=span, done_at=None, planned_on__lte=due_until(today)
    )


_PLANNED: Final = due_kind(
    DueKind(_planned_here, _may_coach, day="planned_on", region="kim__region_id")
)


@office_upcoming(30)
def planned_visits(request: RuangRequest) -> UpcomingRow | None:
    """Coaching visits that were planned and have no result yet."""
    what = "kunjungan pembinaan direncanakan"
    return due_row(request, _PLANNED, what, "ruang-lives", "people")


@panel(Spot.HOME_START, 5)
def stage_advice(request: RuangRequest) -> PagePanel | None:
    """What a group can do where its site is silent or stopped."""
    return (
        PagePanel("lifecycle/panels/stage_advice.html")
        if request.site.stage_effects.advice
        else None
    )
