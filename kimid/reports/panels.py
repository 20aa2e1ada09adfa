"""What reports bring to pages that subjects share."""

from datetime import date, datetime
from typing import Final

from django.db.models import QuerySet
from django.urls import reverse

from kimid.access.pages import RuangRequest
from kimid.lib import clock
from kimid.lib.text import enumeration
from kimid.places.models import Region
from kimid.registry.rules import RegistryPermission
from kimid.reports.due import office_without_signed, periods_just_ended
from kimid.reports.periods import LENGTHS, ReportPeriod, periods_of
from kimid.reports.rules import ReportsPermission
from kimid.shared_pages.links import LinkList, SharedLink, register_links
from kimid.shared_pages.upcoming import (
    DueKind,
    UpcomingRow,
    due_kind,
    due_of,
    due_until,
    office_upcoming,
    today_in,
)

register_links(
    LinkList.OFFICE_BAR,
    [
        SharedLink(
            55,
            "Laporan KIM",
            "ruang-period-report",
            "document",
            needs=RegistryPermission.READ_REGION,
            covers=("laporan-kim",),
        ),
    ],
)
register_links(
    LinkList.OFFICE,
    [
        SharedLink(
            12,
            "Laporan KIM",
            "ruang-period-report",
            "document",
            "Triwulan, semester, tahunan: PDF, Excel, CSV",
        ),
    ],
)


def _may_write(request: RuangRequest) -> bool:
    return request.person.has_perm(ReportsPermission.WRITE, request.site)


def _due_of_length(months: int) -> DueKind:
    """The office itself, as long as a report of so many months is due from it."""

    def rows(region: Region, at: datetime, today: date) -> QuerySet[Region] | None:
        period = periods_just_ended(today).get(months)
        return None if period is None else office_without_signed(region, period, today)

    return due_kind(DueKind(rows, _may_write, day="due_since", region="code"))


_DUE: Final = {months: _due_of_length(months) for months in LENGTHS}


@office_upcoming(5)
def due_reports(request: RuangRequest) -> UpcomingRow | None:
    """The reports whose period is over and that nobody has signed, by their names."""
    ended = periods_just_ended(today_in(request))
    periods = [each for months, each in ended.items() if due_of(request, _DUE[months]).count]
    if not periods:
        return None
    first = periods[0]
    address = reverse("ruang-period-report", args=[request.site.ruang_label])
    return UpcomingRow(
        f"Laporan {enumeration([each.label for each in periods])}",
        f"Periodenya sudah berakhir {clock.day(first.last)}. Yang bertanda tangan belum masuk.",
        f"Tertunda sejak {clock.weekday(first.next_day)}",
        f"{address}?periode={first.key}",
        "document",
    )


@office_upcoming(40)
def ending_periods(request: RuangRequest) -> UpcomingRow | None:
    """The report whose period ends soon: its numbers are frozen the day after. No query."""
    today = today_in(request)
    ending = [each for each in periods_of(today.year) if today <= each.last <= due_until(today)]
    if not ending:
        return None
    before = ReportPeriod.quarter_of(today).previous
    names = enumeration([each.label for each in ending])
    return UpcomingRow(
        f"Laporan {names} terkumpul sendiri",
        f"Dibekukan {clock.day(ending[0].next_day)}. {before.label} bisa diunduh sekarang.",
        f"Hari terakhir {clock.weekday(ending[0].last)}",
        reverse("ruang-period-report", args=[request.site.ruang_label]),
        "chart",
    )
