"""The numbers of a region, in the workspace of its office: as a page, and as a file for spreadsheets."""

from datetime import date

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from kimid.access.pages import Audience, RuangRequest, page
from kimid.insights import finding
from kimid.insights.duties import duties, ending_soon
from kimid.insights.queries import overview, region_table, source_words
from kimid.insights.sheet import table_file
from kimid.lib import clock, codes
from kimid.lib.codes import Level
from kimid.places.models import Region
from kimid.places.queries import lineage_of
from kimid.registry.queries import first_in
from kimid.registry.rules import Can
from kimid.registry.views.checking import desk_address
from kimid.registry.views.life import lives_address


@page(Audience.PORTAL, Can.READ_REGION)
@require_GET
def numbers(request: RuangRequest, code: str = "") -> HttpResponse:
    """What to tell the one above, five figures, what to do, and one row per region below, also when it is zero."""
    trail = _trail_or_404(request, code)
    region, now = trail[-1], timezone.now()
    found = overview(region, _today(region))
    ending = ending_soon(found.table)
    sort, asks = request.GET.get("urut", ""), (request.person, request.site)
    shown = {
        "table": found.table,
        "rows": found.table.sorted_by(sort),
        "sort": sort,
        "region": region,
        "trail": trail[:-1],
        "now": now,
        "zone": region.zone,
        "source": source_words(),
        "headline": finding.headline(found.table),
        "sentence": finding.sentence(found.table),
        "below": finding.BELOW[region.level],
        "duties": duties(found.table, ending, now, desk=desk_address(*asks), lives=lives_address(*asks)),
        "ending": ending,
        "months": (finding.month_bars(found), finding.months_said(found)),
        "kims": first_in(region) if region.level == Level.VILLAGE else [],
    }
    return render(request, "insights/numbers.html", shown)


@page(Audience.PORTAL, Can.READ_REGION)
@require_GET
def numbers_file(request: RuangRequest, code: str = "") -> HttpResponse:
    """The rows of the same table, in the order of their codes."""
    region = _trail_or_404(request, code)[-1]
    return table_file(region_table(region, _today(region)), source_words())


def _today(region: Region) -> date:
    return clock.today(timezone.now(), region.zone)


def _trail_or_404(request: RuangRequest, code: str) -> list[Region]:
    """The regions from that of this office down to the one with this code. What lies outside does not exist."""
    top = request.site.region_id
    if not code:
        return [request.site.region]
    if not codes.covers(top, code):
        raise Http404
    try:
        lineage = lineage_of(code)
    except (codes.BadCode, Region.DoesNotExist):
        raise Http404 from None
    return [region for region in reversed(lineage) if codes.covers(top, region.code)]
