"""A report in the workspace: the choices, its numbers on the screen, and its files."""

from collections.abc import Callable
from datetime import date
from typing import Final, NamedTuple

from django.contrib import messages
from django.http import HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET

from kimid.access.pages import Audience, RuangRequest, page
from kimid.access.recent_auth import requires_recent_auth
from kimid.lib import clock
from kimid.lib.list_files import XLSX_TYPE
from kimid.media.addresses import photo_base
from kimid.media.typeset import TypesettingFailed
from kimid.registry.rules import RegistryPermission
from kimid.reports import paper
from kimid.reports.export import report_csv, report_data, report_xlsx
from kimid.reports.measures import COLUMNS, FILTERS, PRINTED, as_words
from kimid.reports.periods import ReportPeriod, periods_of
from kimid.reports.queries import kims_entered_since, letterhead_of, report_texts
from kimid.reports.report import PeriodReport
from kimid.reports.report_query import COMPARISONS, ReportQuery
from kimid.reports.summary import changes, headline, headlines

_YEARS: Final = 3  # to choose from


class PeriodChoice(NamedTuple):
    """A period to choose: what is known of it, and whether it can be chosen."""

    period: ReportPeriod
    text: str
    is_chosen: bool
    is_open: bool


@require_GET
@page(Audience.PORTAL, RegistryPermission.READ_REGION)
def report(request: RuangRequest) -> HttpResponse:
    """The period that was chosen, else the quarter that is over."""
    region, now = request.site.region, timezone.now()
    today = clock.today(now, region.zone)
    chosen = ReportQuery.from_query(request.GET, today)
    shown = chosen.report(region, now)
    context = {
        "region": region,
        "zone": region.zone,
        "chosen": chosen,
        "report": shown,
        "texts": report_texts(shown),
        "entered_since": kims_entered_since(shown),
        "photo_base": photo_base(request.site),
        "headline": headline(shown),
        "figures": headlines(shown),
        "changes": changes(shown),
        **_choices(chosen, today),
        **_table(shown),
        "back_url": reverse("ruang-site", args=[request.site.ruang_label]),
        "back_label": request.site.name,
    }
    return render(request, "reports/report.html", context)


@require_GET
@page(Audience.PORTAL, RegistryPermission.READ_REGION)
@requires_recent_auth("GET", act="Mengunduh laporan")
def report_as_csv(request: RuangRequest) -> HttpResponse:
    """Its rows as CSV."""
    return _file(request, "csv", "text/csv; charset=utf-8", report_csv)


@require_GET
@page(Audience.PORTAL, RegistryPermission.READ_REGION)
@requires_recent_auth("GET", act="Mengunduh laporan")
def report_as_xlsx(request: RuangRequest) -> HttpResponse:
    """Its rows, what changed, and the list of KIM as a workbook."""
    return _file(request, "xlsx", XLSX_TYPE, report_xlsx)


@require_GET
@page(Audience.PORTAL, RegistryPermission.READ_REGION)
@requires_recent_auth("GET", act="Mengunduh laporan")
def report_as_pdf(request: RuangRequest) -> HttpResponse:
    """The office paper. The signed copy has an address of its own."""
    site = request.site

    def drawn(shown: PeriodReport) -> bytes:
        return paper.report_pdf(shown, report_texts(shown), letterhead_of(site.region, site))

    try:
        return _file(request, "pdf", "application/pdf", drawn)
    except TypesettingFailed:
        messages.warning(
            request, "Laporannya belum jadi, sedang banyak yang dicetak. Coba lagi sebentar lagi."
        )
        address = reverse("ruang-period-report", args=[site.ruang_label])
        return redirect(f"{address}?{request.GET.urlencode()}")


@require_GET
@page(Audience.PORTAL, RegistryPermission.READ_REGION)
def report_as_json(request: RuangRequest) -> JsonResponse:
    """Its rows for programs of the office."""
    shown, _ = _chosen(request)
    return JsonResponse(report_data(shown), json_dumps_params={"ensure_ascii": False})


def _file(
    request: RuangRequest, ending: str, kind: str, write: Callable[[PeriodReport], str | bytes]
) -> HttpResponse:
    shown, chosen = _chosen(request)
    response = HttpResponse(write(shown), content_type=kind)
    parts = ("laporan-kim", shown.region.slug, shown.period.key, chosen.only, chosen.comparison)
    name = "-".join(filter(None, parts))
    response["Content-Disposition"] = f'attachment; filename="{name}.{ending}"'
    return response


def _chosen(request: RuangRequest) -> tuple[PeriodReport, ReportQuery]:
    region, now = request.site.region, timezone.now()
    chosen = ReportQuery.from_query(request.GET, clock.today(now, region.zone))
    return chosen.report(region, now), chosen


def _choices(chosen: ReportQuery, today: date) -> dict[str, object]:
    """The years, the periods of the chosen one, the filters and the comparisons."""
    years = range(today.year - _YEARS + 1, today.year + 1)
    periods = [
        PeriodChoice(each, _state(each, today), each == chosen.period, today >= each.first)
        for each in periods_of(chosen.period.year)
    ]
    return {
        "years": [
            (year, _query_in(year, chosen, today), year == chosen.period.year) for year in years
        ],
        "periods": periods,
        "filters": [(key, label, key == chosen.only) for key, (label, _) in FILTERS.items()],
        "comparisons": [
            (key, label, key == chosen.comparison) for key, label in COMPARISONS.items()
        ],
    }


def _query_in(year: int, chosen: ReportQuery, today: date) -> str:
    """The same period of another year, if that has begun, else its first quarter."""
    same = ReportPeriod(year, chosen.period.months, chosen.period.number)
    return chosen.in_period(same if same.first <= today else ReportPeriod(year, 3)).query


def _state(period: ReportPeriod, today: date) -> str:
    if today < period.first:
        return f"{period.months_label}, mulai {clock.day(period.first)}"
    if not period.has_ended(today):
        return f"{period.months_label}, masih berjalan"
    return f"{period.months_label}, beku {clock.day(period.next_day)}"


def _table(shown: PeriodReport) -> dict[str, object]:
    """The table of regions: the columns of the paper; files have all."""
    return {
        "columns": PRINTED,
        "more_columns": len(COLUMNS) - len(PRINTED),
        "rows": [(row, [as_words(each.value(row)) for each in PRINTED]) for row in shown.rows],
        "sums": [as_words(each.value(shown.total)) for each in PRINTED],
    }
