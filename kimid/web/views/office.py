"""The front room of a region's office in the workspace."""

from typing import Final

from django.http import HttpResponse
from django.shortcuts import render

from kimid.access.pages import Audience, RuangRequest, page
from kimid.access.rules import AccessPermission
from kimid.shared_pages.duties import duties_of
from kimid.shared_pages.late import late_headline, late_in
from kimid.shared_pages.upcoming import due_until, today_in, upcoming_in
from kimid.wire import queries as wire

_NEWEST: Final = 6


@page(Audience.PORTAL, AccessPermission.ENTER)
def portal_home(request: RuangRequest) -> HttpResponse:
    """What is late by name, what falls due soon, what waits, the numbers in one line, the newest
    of the KIM, and the ways to everything.
    """
    late = late_in(request)
    shown = {
        "late": [each for each in late if each.rows],
        "headline": late_headline(late),
        "upcoming": upcoming_in(request),
        "due_until": due_until(today_in(request)),
        "duties": duties_of(request),
        "newest": wire.newest(request.site, how_many=_NEWEST),
    }
    return render(request, "web/ruang/portal_home.html", shown)
