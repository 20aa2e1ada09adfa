"""How readers reach a site: its number when they ask for it, and the answers by their tickets."""

from datetime import timedelta
from http import HTTPStatus
from typing import Final

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from kimid.access.pages import Audience, page
from kimid.lib.whatsapp import whatsapp_url
from kimid.limits.counting import Rate
from kimid.limits.sharing import attempt_own
from kimid.moderation.senders import sender_of
from kimid.moderation.tickets import path_of_ticket
from kimid.people.phones import normal_phone
from kimid.sites.middleware import SiteRequest

# Numbers that one network is shown: enough for a village behind one address, few for a collector.
_NUMBERS: Final = Rate(60, timedelta(minutes=1))


@require_POST
@page(Audience.EVERYONE)
@never_cache
def number(request: SiteRequest) -> HttpResponse:
    """The number of a site, for somebody who pressed for it. It stands on no other page, so that
    programs that collect numbers do not find it.
    """
    site = request.site
    if not site.phone:
        raise Http404
    sender = sender_of(request)
    counted = attempt_own(("number", sender.network.hex()), _NUMBERS, timezone.now())
    if not counted.is_taken:
        return render(request, "moderation/no_number.html", status=HTTPStatus.TOO_MANY_REQUESTS)
    phone = normal_phone(site.phone) or ""
    context = {"whatsapp": whatsapp_url(f"Halo {site.name},", phone), "phone": phone}
    return render(request, "moderation/number.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
@page(Audience.EVERYONE)
@never_cache
def find_ticket(request: SiteRequest) -> HttpResponse:
    """To the answer, for somebody who has the number of their news or report on paper."""
    typed = request.POST.get("nomor", "")[:40]
    path = path_of_ticket(request.site, typed) if typed else ""
    if path:
        return redirect(path)
    context = {"typed": typed}
    return render(request, "moderation/find_ticket.html", context, status=422 if typed else 200)
