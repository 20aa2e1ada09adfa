"""Plain words that every public site has: what it is, by which rules, and how to reach the people
behind it.
"""

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from kimid.access.pages import Audience, page
from kimid.lib import clock
from kimid.pagecache.directives import mark_cacheable
from kimid.sites.middleware import SiteRequest
from kimid.web.sections import source_url


@require_safe
@page(Audience.EVERYONE)
def about(request: SiteRequest) -> HttpResponse:
    """What a KIM is, what this site or portal is, who runs it and with what."""
    return _static_page(request, "web/public/about.html", source_url=source_url())


@require_safe
@page(Audience.EVERYONE)
def guideline(request: SiteRequest) -> HttpResponse:
    """The editorial guideline: how news is collected, talked over, checked, corrected,
    withdrawn.
    """
    return _static_page(request, "web/public/guideline.html")


@require_safe
@page(Audience.EVERYONE)
def contact(request: SiteRequest) -> HttpResponse:
    """How to reach the people of this site, and how to say that something is not right."""
    return _static_page(request, "web/public/contact.html")


@require_safe
@page(Audience.EVERYONE)
def privacy(request: SiteRequest) -> HttpResponse:
    """What is noted of readers and of those who send something, and for how long."""
    return _static_page(request, "web/public/privacy.html")


@require_safe
@page(Audience.EVERYONE)
def accessibility(request: SiteRequest) -> HttpResponse:
    """For whom these pages are made, what does not work yet, and whom to tell."""
    return _static_page(request, "web/public/accessibility.html")


def _static_page(request: SiteRequest, template: str, **context: str) -> HttpResponse:
    response = render(request, template, context)
    mark_cacheable(
        response,
        tags=[request.site.tag],
        fresh_until=clock.next_midnight(timezone.now(), request.site.region.zone),
    )
    return response
