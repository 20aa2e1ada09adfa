"""What sellers lack, counted for an office: by the places below it, and as a table by KIM. No
seller has a name in it.
"""

from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from kimid.access.pages import Audience, RuangRequest, back_link, page
from kimid.lib import clock
from kimid.lib.csv_export import csv_text
from kimid.market.checklist_queries import lacks_by_place
from kimid.market.lack_table import HEADINGS, lack_rows
from kimid.market.paper_steps import CHECKED_ON
from kimid.market.rules import MarketPermission
from kimid.sites.guard import across_sites


@require_GET
@page(Audience.PORTAL, MarketPermission.CHECK_PAPER)
def lacks(request: RuangRequest) -> HttpResponse:
    """How many sellers lack which paper, here and in each place below."""
    with across_sites("an office counts what sellers of all groups in its region lack"):
        here, below = lacks_by_place(request.site.region, _today(request))
    context = {
        "here": here,
        "below": [place for place in below if place.worst],
        "read_on": CHECKED_ON,
        **back_link(request, "ruang-office-papers", "Kertas barang"),
    }
    return render(request, "market/office/lacks.html", context)


@require_GET
@page(Audience.PORTAL, MarketPermission.CHECK_PAPER)
@never_cache
def lacks_file(request: RuangRequest) -> HttpResponse:
    """The same by KIM, as a table for spreadsheets."""
    region, today = request.site.region, _today(request)
    with across_sites("an office counts what sellers of all groups in its region lack"):
        text = csv_text(HEADINGS, lack_rows(region, today))
    answer = HttpResponse(text, content_type="text/csv; charset=utf-8")
    answer["Content-Disposition"] = f'attachment; filename="kertas-{region.slug}-{today}.csv"'
    return answer


def _today(request: RuangRequest) -> date:
    return clock.today(timezone.now(), request.site.region.zone)
