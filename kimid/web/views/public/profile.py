"""Who a KIM is, and the sheet that proves it."""

from datetime import date
from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from kimid.access.pages import Audience, page
from kimid.activity.plans import results_of
from kimid.activity.polls import shown_polls
from kimid.activity.queries import year_view
from kimid.lib import clock
from kimid.pagecache.directives import mark_cacheable
from kimid.registry import queries as registry
from kimid.registry.decree_reminders import latest_decree
from kimid.registry.endings import ending_of, former_numbers_of
from kimid.registry.models import Decree, Kim
from kimid.registry.officer_order import ordered_officers
from kimid.sites.middleware import SiteRequest
from kimid.sites.models import Site
from kimid.ui.qr import qr_picture
from kimid.web.decree_proof import proof_of_hands


@require_safe
@page(Audience.EVERYONE)
def profile(request: SiteRequest) -> HttpResponse:
    """Who a KIM is: its own words, its officers, number, place and decree, how to reach it."""
    return _of_kim(request, "web/public/profile.html")


@require_safe
@page(Audience.EVERYONE)
def proof(request: SiteRequest) -> HttpResponse:
    """What the register knows of a KIM on one sheet, with a code that leads back here
    from paper.
    """
    return _of_kim(request, "web/public/proof.html", is_proof=True)


def _of_kim(request: SiteRequest, template: str, *, is_proof: bool = False) -> HttpResponse:
    site = request.site
    now = timezone.now()
    kim = registry.kim_of(site)
    if kim is None:
        raise Http404
    zone = site.region.zone
    today = clock.today(now, zone)
    decree = registry.current_decree_of(kim, today)
    shown: dict[str, Any] = {
        "kim": kim,
        "decree": decree,
        "ended": None if decree else latest_decree(kim, today),
        "fate": ending_of(kim),
        "former_numbers": former_numbers_of(kim),
        "officers": ordered_officers(registry.officers_of(kim, today)),
        "today": today,
    }
    shown |= _proof_context(request, kim, decree) if is_proof else _activity_context(site, today)
    response = render(request, template, shown)
    mark_cacheable(response, tags=[site.tag], fresh_until=clock.next_midnight(now, zone))
    return response


def _proof_context(request: SiteRequest, kim: Kim, decree: Decree | None) -> dict[str, Any]:
    """What leads back here from paper, and who recorded the decree."""
    return {
        "qr": qr_picture(request.site.url_of(request.path)),
        **proof_of_hands(kim, decree),
    }


def _activity_context(site: Site, today: date) -> dict[str, Any]:
    """What the group does: its year, what came of its plans, and its polls."""
    return {
        "year": year_view(site, today),
        "results": results_of(site),
        "polls": shown_polls(site),
    }
