"""The front rooms of the workspace: where to, and what waits for me."""

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET

from kimid.access.grants import is_acting
from kimid.access.pages import Audience, RuangRequest, named_site, page
from kimid.access.queries import frozen_places, own_appointments, workplaces
from kimid.access.rules import AccessPermission
from kimid.shared_pages.panels import Spot, panels_at
from kimid.web.views.office import portal_home


@require_GET
@page(Audience.SIGNED_IN, while_waiting=True)
def start(request: RuangRequest) -> HttpResponse:
    """Straight into the only place a person has; else the switcher."""
    places = workplaces(request.person)
    frozen = frozen_places(request.person)
    if len(places) == 1 and not frozen:
        return redirect("ruang-site", site_label=places[0].site.ruang_label)
    if len(frozen) == 1 and not places:
        return redirect("frozen", site_label=frozen[0].ruang_label)
    return _switch(request)


@require_GET
@page(Audience.SIGNED_IN, while_waiting=True)
def switch(request: RuangRequest) -> HttpResponse:
    """All places where a person holds a role."""
    return _switch(request)


def _switch(request: RuangRequest) -> HttpResponse:
    shown = {
        "workplaces": workplaces(request.person),
        "frozen": frozen_places(request.person),
        "stands_in": is_acting(request.person)
        or bool(own_appointments(request.person, timezone.now())),
    }
    return render(request, "web/ruang/switch.html", shown)


@require_GET
@page(Audience.SIGNED_IN, AccessPermission.ENTER, while_waiting=True)
def site(request: RuangRequest, site_label: str) -> HttpResponse:
    """The home of a KIM's group or of a region's office, whichever the label names."""
    site = named_site(request, site_label)
    home = portal_home if site is not None and site.is_portal else kim_home
    return home(request, site_label=site_label)


@page(Audience.KIM, AccessPermission.SEE_GROUP)
def kim_home(request: RuangRequest) -> HttpResponse:
    """What waits for me, and what became of my stories."""
    waiting = panels_at(Spot.HOME_WAITING, request)
    request.waiting_count = sum(panel.waiting_count for panel in waiting)
    return render(request, "web/ruang/kim_home.html")
