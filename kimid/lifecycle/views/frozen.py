"""What a person reads whose role in a group is frozen."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET

from kimid.access.freezing import is_frozen
from kimid.access.pages import Audience, RuangRequest, page
from kimid.lifecycle.quarantine_accounts import last_quarantine, office_contact
from kimid.registry.queries import kim_of
from kimid.sites.queries import site_in_ruang


@require_GET
@page(Audience.SIGNED_IN)
@never_cache
def frozen(request: RuangRequest, site_label: str) -> HttpResponse:
    """Why one's role here does not count now, and how it counts again. 404 for everybody else."""
    site = site_in_ruang(site_label)
    kim = kim_of(site) if site is not None else None
    if site is None or kim is None or not is_frozen(site, request.person, timezone.now()):
        raise Http404
    shown = {
        "place": site,
        "quarantine": last_quarantine(kim),
        "office": office_contact(kim),
        "zone": site.region.zone,
        "back_url": reverse("ruang-switch"),
        "back_label": "Tempat lain",
    }
    return render(request, "lifecycle/frozen.html", shown)
