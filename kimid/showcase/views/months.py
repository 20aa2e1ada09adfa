"""What is in season this month, on the portal of a region."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from kimid.access.pages import Audience, page
from kimid.lib import clock
from kimid.pagecache.directives import mark_cacheable
from kimid.showcase.kinds import MONTH_WORDS
from kimid.showcase.months import month_in_season, month_links
from kimid.sites.middleware import SiteRequest


@require_safe
@page(Audience.EVERYONE)
def season(request: SiteRequest, word: str = "") -> HttpResponse:
    """This month, or the month of this word."""
    site, at = request.site, timezone.now()
    now = clock.today(at, site.region.zone).month
    if word and word not in MONTH_WORDS:
        raise Http404
    month = MONTH_WORDS.index(word) + 1 if word else now
    context = {
        "month": month_in_season(site, month),
        "is_now": month == now,
        "links": month_links(now, month),
    }
    response = render(request, "showcase/public/season.html", context)
    midnight = clock.next_midnight(at, site.region.zone)
    mark_cacheable(response, tags=[site.tag], fresh_until=midnight)
    return response
