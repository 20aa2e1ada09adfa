"""The list of all KIM of an office, and its files."""

from datetime import date
from typing import Final

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from kimid.access.pages import Audience, RuangRequest, page
from kimid.access.recent_auth import requires_recent_auth
from kimid.insights.actions import record_list_export
from kimid.insights.kim_list import ListOptions, kim_list_page, listed_kims
from kimid.insights.rules import InsightsPermission
from kimid.lib import clock
from kimid.lib.list_files import cells
from kimid.places.models import Region
from kimid.registry.rules import RegistryPermission
from kimid.ui.list_download import list_download
from kimid.ui.paging import list_page, page_number

_PAGE_SIZE: Final = 25


@require_GET
@page(Audience.PORTAL, RegistryPermission.READ_REGION)
def kim_list(request: RuangRequest) -> HttpResponse:
    """All KIM of the region: a search, filters, columns. Numbers of people are only in files."""
    region = request.site.region
    options = ListOptions.from_query(request.GET, region)
    today = clock.today(timezone.now(), region.zone)
    number = page_number(request)
    part = kim_list_page(region, options, today, number=number, size=_PAGE_SIZE)
    context = {
        "options": options,
        "heads": [(column, *options.order.head(column.key)) for column in options.on_screen],
        "rows": [
            (row, list(zip(options.on_screen, row_cells, strict=True)), options.places_of(row))
            for row, row_cells in zip(part.rows, cells(part.rows, options.on_screen), strict=True)
        ],
        "here": list_page(request, part.total, _PAGE_SIZE),
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
    return list_download(
        rows,
        options.columns,
        heading=_heading(options, region, len(rows), today),
        name=f"daftar-kim-{region.slug}",
        on=today,
        is_csv="csv" in request.POST,
    )


def _heading(options: ListOptions, region: Region, count: int, today: date) -> str:
    """The first line of a workbook: whoever it is sent on to must see that it is a part."""
    part = f" ({options.narrowed_by})" if options.narrowed_by else ""
    return f"KIM di {region.full_name}{part}, {count} KIM. Keadaan {clock.day(today)}."
