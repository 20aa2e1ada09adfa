"""The front room of a region's office in the workspace."""

from typing import Final

from django.http import HttpResponse
from django.shortcuts import render

from kimid.access.pages import Audience, RuangRequest, page
from kimid.access.rules import AccessPermission
from kimid.shared_pages.duties import duties_of
from kimid.wire import queries as wire

_NEWEST: Final = 6


@page(Audience.PORTAL, AccessPermission.ENTER)
def portal_home(request: RuangRequest) -> HttpResponse:
    """What waits for the office, its numbers in one line, the newest of its KIM, and the ways to
    everything.
    """
    shown = {
        "duties": duties_of(request),
        "newest": wire.newest(request.site, how_many=_NEWEST),
    }
    return render(request, "web/ruang/portal_home.html", shown)
