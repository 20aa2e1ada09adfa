"""Public pages of results, without names of persons."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kimid.access.pages import Audience, page
from kimid.evaluation.queries import contest_level_below, published_results
from kimid.evaluation.ranking import TIE_RULES
from kimid.evaluation.wording import published_rows
from kimid.pagecache.directives import mark_cacheable
from kimid.sites.middleware import SiteRequest


@require_safe
@page(Audience.EVERYONE)
def results(request: SiteRequest) -> HttpResponse:
    """All results of this region and below, newest first."""
    region = request.site.region
    response = render(
        request,
        "evaluation/public/results.html",
        {"contest_levels": published_results(region), "region": region},
    )
    mark_cacheable(response, tags=[request.site.tag])
    return response


@require_safe
@page(Audience.EVERYONE)
def result(request: SiteRequest, level_id: int) -> HttpResponse:
    """One result: ranking, points, tie rules and corrections."""
    contest_level = contest_level_below(request.site.region, level_id)
    if contest_level is None or contest_level.published_at is None:
        raise Http404
    context = {
        "contest_level": contest_level,
        "round": contest_level.round,
        "rows": published_rows(contest_level),
        "ties": TIE_RULES,
        "notices": contest_level.notices.order_by("pk"),
        "zone": contest_level.region.zone,
    }
    response = render(request, "evaluation/public/result.html", context)
    mark_cacheable(response, tags=[request.site.tag])
    return response
