"""Reading without signal: the program on a reader's phone, and the page of what it has."""

from django.http import HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kimid.access.pages import Audience, page
from kimid.pagecache.directives import mark_cacheable
from kimid.sites.middleware import SiteRequest
from kimid.ui.scripts import script
from kimid.wire.gone import withdrawn_paths


@require_safe
@page(Audience.EVERYONE)
def worker(request: SiteRequest) -> HttpResponse:
    """The program between this site and the line. It keeps what everybody may read."""
    response = HttpResponse(script("reading-worker"), content_type="text/javascript; charset=utf-8")
    mark_cacheable(response, tags=[request.site.tag])
    return response


@require_safe
@page(Audience.EVERYONE)
def saved(request: SiteRequest) -> HttpResponse:
    """What the phone has of this site. The script fills it in: no server knows."""
    response = render(request, "web/public/saved.html")
    response["X-Robots-Tag"] = "noindex"
    mark_cacheable(response, tags=[request.site.tag])
    return response


@require_safe
@page(Audience.EVERYONE)
def withdrawn(request: SiteRequest) -> JsonResponse:
    """What phones must not show any more."""
    response = JsonResponse({"gone": withdrawn_paths(request.site)})
    mark_cacheable(response, tags=[request.site.tag])
    return response
