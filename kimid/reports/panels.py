"""What reports bring to pages that subjects share."""

from django.urls import reverse

from kimid.access.pages import RuangRequest
from kimid.lib import clock
from kimid.lib.text import enumeration
from kimid.registry.rules import RegistryPermission
from kimid.reports.periods import ReportPeriod, periods_of
from kimid.shared_pages.links import LinkList, SharedLink, register_links
from kimid.shared_pages.upcoming import UpcomingRow, due_until, office_upcoming, today_in

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
