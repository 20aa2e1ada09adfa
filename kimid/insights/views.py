"""The numbers of a region, in the workspace of its office."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_GET

from kimid.access.pages import Audience, RuangRequest, page
from kimid.insights.queries import region_table
from kimid.lib import clock
from kimid.registry.rules import Can


@page(Audience.PORTAL, Can.READ_REGION)
@require_GET
def numbers(request: RuangRequest) -> HttpResponse:
    """One row per region below, also when it is zero."""
    zone = request.site.region.zone
    now = timezone.now()
    table = region_table(request.site.region, clock.in_zone(now, zone).date())
    shown = {"table": table, "region": request.site.region, "now": now, "zone": zone}
    return render(request, "insights/numbers.html", shown)
