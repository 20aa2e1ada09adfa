"""The poster that leads people with a phone to the form for tips."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from kimid.access.pages import Audience, page
from kimid.pagecache.directives import mark_cacheable
from kimid.sites.middleware import SiteRequest
from kimid.ui.qr import qr_picture


@require_safe
@page(Audience.EVERYONE)
def poster(request: SiteRequest) -> HttpResponse:
    """One sheet in black and white for stalls and posyandu, with a code that opens the form."""
    address = request.site.url_of("/kirim-kabar/")
    response = render(request, "web/public/poster.html", {"qr": qr_picture(address)})
    mark_cacheable(response, tags=[request.site.tag])
    return response
