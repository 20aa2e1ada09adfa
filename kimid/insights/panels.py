"""What the numbers of a region bring to pages that subjects share."""

from datetime import datetime
from typing import Final

from django.db.models import Model, QuerySet
from django.urls import reverse
from django.utils import timezone

from kimid.access.pages import RuangRequest
from kimid.insights import summary
from kimid.insights.duties import (
    DutyLinks,
    decrees_ending_soon,
    pressing_duties,
    standing_duties,
)
from kimid.insights.queries import NumbersTable, region_table
from kimid.insights.views.numbers import duty_links
from kimid.insights.waiting import WaitingCounts, waiting_rows
from kimid.lib import clock
from kimid.lib.text import enumeration, number
from kimid.places.models import Region
from kimid.registry.models import Kim
from kimid.registry.queries import ENDING_SOON, kims_with_ending_decree
from kimid.registry.rules import RegistryPermission
from kimid.shared_pages.counts import count_at_home, home_count
from kimid.shared_pages.duties import Duty, office_duties
from kimid.shared_pages.links import CountedRows, LinkList, RailCount, SharedLink, register_links
from kimid.shared_pages.panels import PagePanel, Spot, panel
from kimid.shared_pages.per_request import once_per_request
from kimid.shared_pages.upcoming import UpcomingRow, due_until, office_upcoming, today_in

_MOST_NAMED: Final = 3


def _kims_here(region: Region, at: datetime) -> QuerySet[Kim]:
    return Kim.objects.all().below(region.code).existing()


def _ending_here(region: Region, at: datetime) -> QuerySet[Kim]:
    today = clock.today(at, region.zone)
    ending = kims_with_ending_decree(region, today, today + ENDING_SOON)
    return Kim.objects.filter(pk__in=ending.order_by().values("pk"))


register_links(
    LinkList.OFFICE_BAR,
    [
        SharedLink(
            30,
            "KIM",
            "ruang-kim-list",
            "people",
            needs=RegistryPermission.READ_REGION,
            count=RailCount(_kims_here, "KIM"),
        ),
        SharedLink(40, "Angka", "ruang-numbers", "chart"),
        SharedLink(
            60,
            "SK hampir habis",
            "ruang-reminders",
            "calendar",
            needs=RegistryPermission.EDIT,
            part="Pembinaan",
            count=RailCount(_ending_here, "KIM"),
        ),
    ],
)
register_links(
    LinkList.OFFICE,
    [
        SharedLink(10, "Angka", "ruang-numbers", "chart", "KIM, SK, TIK, dan kabar per wilayah"),
        SharedLink(15, "Daftar KIM", "ruang-kim-list", "people", "Cari, saring, Excel dan CSV"),
    ],
)


@panel(Spot.OFFICE_SENTENCE, 10)
def sentence(request: RuangRequest) -> PagePanel:
    """The numbers of the region in one sentence."""
    text = summary.summary_sentence(_table(request))
    return PagePanel("insights/panels/sentence.html", {"sentence": text})


@panel(Spot.OFFICE_FIGURES, 10)
def figures(request: RuangRequest) -> PagePanel:
    """The three figures that an office looks at first."""
    return PagePanel("insights/panels/figures.html", {"table": _table(request)})


@office_duties(15)
def what_presses(request: RuangRequest) -> list[Duty]:
    """What somebody in the region waits for."""
    region, now = request.site.region, timezone.now()
    waiting = WaitingCounts(
        **{field: count_at_home(request, rows) for field, rows in _WAITING.items()}
    )
    return _shown_at(pressing_duties(region, now, _links(request), waiting), request)


@office_duties(30)
def duties_by_numbers(request: RuangRequest) -> list[Duty]:
    """What the numbers ask this office to do, each with where it is shown."""
    table = _table(request)
    duties = standing_duties(table, _ending_kims(request), _links(request))
    return _shown_at(duties, request)


@office_upcoming(20)
def ending_decrees(request: RuangRequest) -> UpcomingRow | None:
    """Decrees that end soon, each with its KIM and regency. No query besides that of duties."""
    until = due_until(today_in(request))
    days = [(kim, vars(kim)["ends_on"]) for kim in _ending_kims(request)]
    ending = [(kim, on) for kim, on in days if on <= until]
    if not ending or not request.person.has_perm(RegistryPermission.EDIT, request.site):
        return None
    names = [f"{kim.name} ({_area_of(kim, request)})" for kim, _ in ending[:_MOST_NAMED]]
    others = len(ending) - _MOST_NAMED
    return UpcomingRow(
        f"{number(len(ending))} SK berakhir",
        enumeration([*names, f"{number(others)} KIM lain"] if others > 0 else names),
        f"Terdekat {clock.weekday(ending[0][1])}",
        reverse("ruang-reminders", args=[request.site.ruang_label]),
        "calendar",
    )


def _area_of(kim: Kim, request: RuangRequest) -> str:
    area = kim.region.area_within(request.site.region)
    return area.abbreviated_name if area else ""


@once_per_request
def _ending_kims(request: RuangRequest) -> list[Kim]:
    return decrees_ending_soon(_table(request))


def _shown_at(duties: list[Duty], request: RuangRequest) -> list[Duty]:
    numbers = reverse("ruang-numbers", args=[request.site.ruang_label])
    return [duty._replace(href=duty.href or f"{numbers}#{duty.anchor}") for duty in duties]


def _may_see_waiting(request: RuangRequest) -> bool:
    links = _links(request)
    return bool(links.applications or links.coaching)


def _waiting_in(field: str) -> CountedRows:
    """The rows of one field of `WaitingCounts`, for whoever has to do with any of them."""

    @home_count(_may_see_waiting)
    def rows(region: Region, at: datetime) -> QuerySet[Model]:
        return waiting_rows(region)[field]

    return rows


_WAITING: Final = {field: _waiting_in(field) for field in WaitingCounts._fields}


@once_per_request
def _links(request: RuangRequest) -> DutyLinks:
    return duty_links(request.person, request.site)


@once_per_request
def _table(request: RuangRequest) -> NumbersTable:
    region = request.site.region
    return region_table(region, clock.today(timezone.now(), region.zone))
