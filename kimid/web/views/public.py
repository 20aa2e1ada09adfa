"""Home pages of public sites."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from kimid.access.pages import Audience, page
from kimid.edge.stored import stored
from kimid.lib import clock
from kimid.registry import queries as registry
from kimid.sites.middleware import SiteRequest
from kimid.web.paging import page_number
from kimid.wire import queries as wire


@page(Audience.EVERYONE)
@require_safe
def kim_home(request: SiteRequest) -> HttpResponse:
    """The newest of one KIM."""
    return _home(request, "web/public/kim_home.html")


@page(Audience.EVERYONE)
@require_safe
def portal_home(request: SiteRequest) -> HttpResponse:
    """The newest of a region and of all below it, and the regions below with their numbers."""
    return _home(request, "web/public/portal_home.html")


def _home(request: SiteRequest, template: str) -> HttpResponse:
    number = page_number(request)
    feed = wire.feed(request.site, number)
    if number > 1 and not feed.placements:
        raise Http404
    shown = {"feed": feed, "zone": request.site.region.zone, "is_home": True}
    if number == 1 and request.site.is_portal:
        shown |= {"lead": wire.lead(request.site), "subs": wire.sub_regions(request.site.region)}
    response = render(request, template, shown)
    stored(response, tags=[request.site.tag])
    return response


@page(Audience.EVERYONE)
@require_safe
def directory(request: SiteRequest) -> HttpResponse:
    """The KIM of a region and of all below it."""
    number = page_number(request)
    found = registry.directory(request.site.region, number)
    if number > 1 and not found.kims:
        raise Http404
    response = render(request, "web/public/directory.html", {"directory": found})
    stored(response, tags=[request.site.tag])
    return response


@page(Audience.EVERYONE)
@require_safe
def profile(request: SiteRequest) -> HttpResponse:
    """Who a KIM is: number, place, decree, officers."""
    kim = registry.kim_of(request.site)
    if kim is None:
        raise Http404
    now = timezone.now()
    today = clock.in_zone(now, request.site.region.zone).date()
    shown = {"kim": kim, "decree": registry.decree_of(kim, today), "officers": registry.officers_of(kim, today)}
    response = render(request, "web/public/profile.html", shown)
    stored(response, tags=[request.site.tag], fresh_until=clock.next_midnight(now, request.site.region.zone))
    return response
