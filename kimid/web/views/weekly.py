"""Kabar mingguan: a public page, and the text that a member changes and sends."""

from datetime import date
from typing import Final

from django.http import HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.csp import CSP
from django.views.decorators.csp import csp_override
from django.views.decorators.http import require_GET, require_safe

from kimid.access.pages import Audience, RuangRequest, page
from kimid.access.rules import AccessPermission as Access
from kimid.lib import clock
from kimid.lib.whatsapp import SEND_HOSTS, whatsapp_url
from kimid.pagecache.directives import mark_cacheable
from kimid.sites.middleware import SiteRequest
from kimid.sites.models import Site
from kimid.ui.style_policy import whole_policy
from kimid.web.weekly_text import LONGEST_TEXT, week_line, weekly_text
from kimid.wire.weekly import best_of_week, latest_friday

# As everywhere, and the form may leave for WhatsApp.
_POLICY: Final = {
    **whole_policy(),
    "form-action": [CSP.SELF, *SEND_HOSTS],
}


@require_safe
@page(Audience.EVERYONE)
def weekly(request: SiteRequest) -> HttpResponse:
    """The best stories of the week before the last Friday."""
    site = request.site
    friday = _friday_here(site)
    items = best_of_week(site, friday)
    context = {
        "items": items,
        "week": week_line(friday),
        "whatsapp_url": whatsapp_url(weekly_text(site, items, friday)),
        "zone": site.region.zone,
    }
    response = render(request, "web/public/weekly.html", context)
    until = clock.next_midnight(timezone.now(), site.region.zone)
    mark_cacheable(response, tags=[site.tag], fresh_until=until)
    return response


@require_GET
@page(Audience.KIM, Access.SEE_GROUP)
@csp_override(_POLICY)
def hand_on(request: RuangRequest) -> HttpResponse:
    """The text of the week, to change and to send with one press: WhatsApp gets it from the form,
    and nothing of it is stored here.
    """
    friday = _friday_here(request.site)
    items = best_of_week(request.site, friday)
    context = {
        "items": items,
        "week": week_line(friday),
        "text": weekly_text(request.site, items, friday),
        "longest": LONGEST_TEXT,
    }
    return render(request, "web/ruang/weekly.html", context)


def _friday_here(site: Site) -> date:
    return latest_friday(clock.today(timezone.now(), site.region.zone))
