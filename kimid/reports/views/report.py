"""A report in the workspace: the choices, its numbers on the screen, and its files."""

from collections.abc import Callable
from dataclasses import replace

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
from kimid.orm.row_count import row_count
from kimid.places.models import Region
from kimid.registry.rules import RegistryPermission
from kimid.reports import paper
from kimid.reports.choices import ReportChoices, next_pages
from kimid.reports.export import report_csv, report_data
from kimid.reports.measures import COLUMNS, PRINTED, as_words
from kimid.reports.period_totals import DRAWN, bars_by_period, period_totals
from kimid.reports.queries import (
    LaterEntries,
    kims_entered_since,
    later_rows,
    report_texts,
    usual_letterhead,
)
from kimid.reports.report import PeriodReport
from kimid.reports.report_query import ReportQuery
from kimid.reports.summary import changes, headline, headlines
from kimid.reports.workbook import report_xlsx
from kimid.sites.models import Site


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
        "choices": ReportChoices(region, chosen, today),
        "report": shown,
        **_counts(shown),
        "photo_base": photo_base(request.site),
        **_numbers(shown),
        **_paper(shown, request.site),
        "back_url": reverse("ruang-site", args=[request.site.ruang_label]),
        "back_label": request.site.name,
    }
    return render(request, "reports/report.html", context)


@require_GET
@page(Audience.PORTAL, RegistryPermission.READ_REGION)
@requires_recent_auth("GET", act="Mengunduh laporan")
def report_as_csv(request: RuangRequest) -> HttpResponse:
    """Its rows as CSV."""
    return _file(request, "csv", "text/csv; charset=utf-8", lambda shown, _: report_csv(shown))


@require_GET
@page(Audience.PORTAL, RegistryPermission.READ_REGION)
@requires_recent_auth("GET", act="Mengunduh laporan")
def report_as_xlsx(request: RuangRequest) -> HttpResponse:
    """Its rows, what changed, five periods, visits and the list of KIM as a workbook."""

    def written(shown: PeriodReport, chosen: ReportQuery) -> bytes:
        return report_xlsx(shown, report_texts(shown), chosen.parts)

    return _file(request, "xlsx", XLSX_TYPE, written)


@require_GET
@page(Audience.PORTAL, RegistryPermission.READ_REGION)
@requires_recent_auth("GET", act="Mengunduh laporan")
def report_as_pdf(request: RuangRequest) -> HttpResponse:
    """The office paper. The signed copy has an address of its own."""
    site = request.site

    def drawn(shown: PeriodReport, chosen: ReportQuery) -> bytes:
        texts = report_texts(shown)
        letterhead = texts.letterhead or usual_letterhead(site.region, site)
        return paper.report_pdf(shown, texts, letterhead, chosen.parts)

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
    request: RuangRequest,
    ending: str,
    kind: str,
    write: Callable[[PeriodReport, ReportQuery], str | bytes],
) -> HttpResponse:
    shown, chosen = _chosen(request)
    response = HttpResponse(write(shown, chosen), content_type=kind)
    name = "-".join(["laporan-kim", shown.region.slug, *chosen.words])
    response["Content-Disposition"] = f'attachment; filename="{name}.{ending}"'
    return response


def _chosen(request: RuangRequest) -> tuple[PeriodReport, ReportQuery]:
    region, now = request.site.region, timezone.now()
    chosen = ReportQuery.from_query(request.GET, clock.today(now, region.zone))
    shown = chosen.report(region, now)
    return shown, replace(chosen, level="") if shown.level_note else chosen


def _counts(shown: PeriodReport) -> dict[str, object]:
    """What came after the period, and what waits for its next edition."""
    rows = {"entered": kims_entered_since(shown), **later_rows(shown)}
    columns = [row_count(each) for each in rows.values()]
    values = Region.objects.filter(pk=shown.region.pk).values_list(*columns).get()
    counts = dict(zip(rows, values, strict=True))
    return {"entered_since": counts.pop("entered"), "later": LaterEntries(**counts)}


def _numbers(shown: PeriodReport) -> dict[str, object]:
    """What the report says, and its tables."""
    totals = period_totals(shown)
    return {
        "headline": headline(shown),
        "figures": headlines(shown),
        "changes": changes(shown),
        "bar_heads": [column.short_label for column in DRAWN],
        "periods": bars_by_period(totals),
        **_table(shown),
    }


def _paper(shown: PeriodReport, site: Site) -> dict[str, object]:
    """What stands on the first page, as if everything was ticked: the page hides what is not."""
    texts = report_texts(shown)
    letterhead = texts.letterhead or usual_letterhead(shown.region, site)
    return {
        "texts": texts,
        "leaf": paper.first_page(shown, texts, letterhead),
        "next_pages": next_pages(shown, texts),
    }


def _table(shown: PeriodReport) -> dict[str, object]:
    """The table of regions: the columns of the paper; files have all."""
    return {
        "columns": PRINTED,
        "more_columns": len(COLUMNS) - len(PRINTED),
        "rows": [(row, [as_words(each.value(row)) for each in PRINTED]) for row in shown.rows],
        "sums": [as_words(each.value(shown.total)) for each in PRINTED],
    }
