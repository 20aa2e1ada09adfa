"""Results on the portals of regions: ranking and points by aspect, without any person."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kimid.access.pages import Audience, page
from kimid.edge.stored import stored
from kimid.evaluation.deciding import TIE_RULES
from kimid.evaluation.queries import heat_below, published_in
from kimid.evaluation.telling import published_rows
from kimid.sites.middleware import SiteRequest


@require_safe
@page(Audience.EVERYONE)
def results(request: SiteRequest) -> HttpResponse:
    """Every result of this region and of those below it, newest first."""
    region = request.site.region
    response = render(request, "evaluation/public/results.html", {"heats": published_in(region), "region": region})
    stored(response, tags=[request.site.tag])
    return response


@require_safe
@page(Audience.EVERYONE)
def result(request: SiteRequest, heat: int) -> HttpResponse:
    """Who came where, with what points, by which rule; and what was put right since."""
    found = heat_below(request.site.region, heat)
    if found is None or found.published_at is None:
        raise Http404
    shown = {
        "heat": found,
        "round": found.round,
        "rows": published_rows(found),
        "ties": TIE_RULES,
        "notices": found.notices.order_by("pk"),
        "zone": found.region.zone,
    }
    response = render(request, "evaluation/public/result.html", shown)
    stored(response, tags=[request.site.tag])
    return response
