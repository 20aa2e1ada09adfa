"""The open data of a period: what programs of others ask for. No person is in it."""

from django.http import Http404, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from kimid.access.pages import Audience, page
from kimid.lib import clock
from kimid.pagecache.directives import mark_cacheable
from kimid.reports.export import report_data
from kimid.reports.measures import FILTERS
from kimid.reports.report import period_report
from kimid.reports.report_query import COMPARISONS, compared_with, period_or_404
from kimid.sites.middleware import SiteRequest


@require_safe
@page(Audience.EVERYONE)
def period_data(
    request: SiteRequest, period: str, only: str = "", comparison: str = ""
) -> HttpResponse:
    """The rows of a period, all or those of a filter, beside those of another."""
    region, now = request.site.region, timezone.now()
    if only not in FILTERS or comparison not in COMPARISONS:
        raise Http404
    asked = period_or_404(period, region, now)
    compared = compared_with(asked, comparison)
    shown = period_report(region, asked, now, compared=compared, only=only)
    if shown is None:
        raise Http404
    response = JsonResponse(report_data(shown), json_dumps_params={"ensure_ascii": False})
    mark_cacheable(
        response, tags=[request.site.tag], fresh_until=clock.next_midnight(now, region.zone)
    )
    return response
