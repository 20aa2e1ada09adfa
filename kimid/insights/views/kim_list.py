"""The list of all KIM of an office, and its files."""

from typing import Final

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from kimid.access.pages import Audience, RuangRequest, page
from kimid.access.recent_auth import requires_recent_auth
from kimid.insights.actions import record_list_export
from kimid.insights.export import XLSX_TYPE
from kimid.insights.kim_list import ListOptions, cells, listed_kims
from kimid.insights.kim_list_files import list_csv, list_xlsx
from kimid.insights.rules import InsightsPermission
from kimid.lib import clock
from kimid.registry.rules import RegistryPermission
from kimid.ui.paging import page_number

_PAGE_SIZE: Final = 50


@require_GET
@page(Audience.PORTAL, RegistryPermission.READ_REGION)
def kim_list(request: RuangRequest) -> HttpResponse:
    """All KIM of the region: a search, filters, columns. Numbers of people are only in files."""
    region = request.site.region
    options = ListOptions.from_query(request.GET, region)
    rows = listed_kims(region, options, clock.today(timezone.now(), region.zone))
    number = page_number(request)
    start = (number - 1) * _PAGE_SIZE
    shown = rows[start : start + _PAGE_SIZE]
    context = {
        "options": options,
        "columns": options.on_screen,
        "rows": [
            (row, list(zip(options.on_screen, row_cells, strict=True)))
            for row, row_cells in zip(shown, cells(shown, options.on_screen), strict=True)
        ],
        "total": len(rows),
        "first": start + 1,
        "last": start + len(shown),
        "before": _address(request, number - 1) if number > 1 else "",
        "after": _address(request, number + 1) if start + _PAGE_SIZE < len(rows) else "",
        "region": region,
        "back_url": reverse("ruang-site", args=[request.site.ruang_label]),
        "back_label": request.site.name,
    }
    return render(request, "insights/kim_list.html", context)


@require_POST
@page(Audience.PORTAL, InsightsPermission.EXPORT_LIST)
@requires_recent_auth("POST", act="Mengunduh daftar KIM")
def kim_list_file(request: RuangRequest) -> HttpResponse:
    """The same rows with the chosen columns as a file. Each file is on record."""
    region = request.site.region
    today = clock.today(timezone.now(), region.zone)
    options = ListOptions.from_query(request.POST, region)
    rows = listed_kims(region, options, today)
    record_list_export(
        region,
        columns=[column.key for column in options.columns],
        rows=len(rows),
        by=request.person,
        at=timezone.now(),
    )
    name = f"daftar-kim-{region.slug}-{today}"
    if "csv" in request.POST:
        text = list_csv(rows, options.columns)
        response = HttpResponse(text, content_type="text/csv; charset=utf-8")
        name += ".csv"
    else:
        book = list_xlsx(f"KIM di {region.full_name}", rows, options.columns, today)
        response = HttpResponse(book, content_type=XLSX_TYPE)
        name += ".xlsx"
    response["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _address(request: RuangRequest, number: int) -> str:
    query = request.GET.copy()
    query["hal"] = str(number)
    return f"?{query.urlencode()}"
