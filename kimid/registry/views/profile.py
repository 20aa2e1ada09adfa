"""Who a KIM is."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from kimid.access.pages import Audience, page
from kimid.lib import clock
from kimid.pagecache.directives import mark_cacheable
from kimid.registry import queries as registry
from kimid.registry.decree_standing import DecreeStanding, standing_of
from kimid.registry.endings import ending_of, former_numbers_of
from kimid.registry.models import Kim
from kimid.registry.officer_order import ordered_officers
from kimid.sites.middleware import SiteRequest


@require_safe
@page(Audience.EVERYONE)
def profile(request: SiteRequest) -> HttpResponse:
    """Who a KIM is: its own words, its officers, number, place and decree, how to reach it."""
    return kim_page(request, "registry/public/profile.html", lambda kim, standing: {})


def kim_page(
    request: SiteRequest, template: str, also: Callable[[Kim, DecreeStanding], dict[str, Any]]
) -> HttpResponse:
    """A public page about the KIM of this site; `also` gives what it says besides."""
    site = request.site
    now = timezone.now()
    kim = registry.kim_of(site)
    if kim is None:
        raise Http404
    zone = site.region.zone
    today = clock.today(now, zone)
    standing = standing_of(kim, today)
    shown: dict[str, Any] = {
        "kim": kim,
        "standing": standing,
        "fate": ending_of(kim),
        "former_numbers": former_numbers_of(kim),
        "officers": ordered_officers(registry.officers_of(kim, today)),
        "today": today,
        **also(kim, standing),
    }
    response = render(request, template, shown)
    mark_cacheable(response, tags=[site.tag], fresh_until=clock.next_midnight(now, zone))
    return response
