"""The screen for the television of a village office."""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from kimid.access.pages import Audience, page
from kimid.lib import clock
from kimid.pagecache.directives import mark_cacheable
from kimid.sites.middleware import SiteRequest
from kimid.web.screen_pages import events_of, slides_of


@require_safe
@page(Audience.EVERYONE)
def screen(request: SiteRequest) -> HttpResponse:
    """Titles, events, goods and seasons in big letters, without anything to press. The script turns
    them over and fetches the next version; without it the first title stands.
    """
    site, now = request.site, timezone.now()
    context = {
        "slides": slides_of(site, now),
        "events": events_of(site, now),
        "hour": f"{clock.in_zone(now, site.region.zone):%H.%M}",
        "today": clock.today(now, site.region.zone),
        "clock": clock.ZONES[site.region.zone].key,
    }
    response = render(request, "web/public/screen.html", context)
    midnight = clock.next_midnight(now, site.region.zone)
    mark_cacheable(response, tags=[site.tag], fresh_until=midnight)
    response["X-Robots-Tag"] = "noindex"
    return response
