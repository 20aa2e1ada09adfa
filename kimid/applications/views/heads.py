"""The office's own list of the heads of its villages and districts."""

from typing import Final

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from kimid.access.pages import Audience, RuangRequest, back_link, page
from kimid.applications.actions.heads import write_head_down
from kimid.applications.forms.checking import HeadContactForm
from kimid.applications.heads import places_with_heads
from kimid.applications.models import HeadContact
from kimid.applications.rules import ApplicationPermission
from kimid.ui.paging import list_page

_PAGE_SIZE: Final = 50
_LONGEST_SEARCH: Final = 60


@require_GET
@page(Audience.PORTAL, ApplicationPermission.KEEP_HEADS)
@never_cache
def heads(request: RuangRequest) -> HttpResponse:
    """The districts and villages of the region with whom to ask there."""
    search = request.GET.get("cari", "").strip()[:_LONGEST_SEARCH]
    places = places_with_heads(request.site.region, search)
    here = list_page(request, places.count(), _PAGE_SIZE)
    shown = list(places[here.start : here.end])
    contacts = {each.region_id: each for each in HeadContact.objects.filter(region__in=shown)}
    context = {
        "rows": [(place, contacts.get(place.pk)) for place in shown],
        "here": here,
        "search": search,
        "zone": request.site.region.zone,
        **back_link(request, "ruang-applications", "Permohonan KIM"),
    }
    return render(request, "applications/heads.html", context)


@require_http_methods(["GET", "POST"])
@page(Audience.PORTAL, ApplicationPermission.KEEP_HEADS)
@never_cache
def head(request: RuangRequest, code: str) -> HttpResponse:
    """Who heads one place, and the number."""
    place = places_with_heads(request.site.region).filter(pk=code).first()
    if place is None:
        raise Http404
    known = HeadContact.objects.filter(region=place).first()
    initial = _initial(known) if known else {}
    form = HeadContactForm(request.POST if request.method == "POST" else None, initial=initial)
    if form.is_bound and form.is_valid():
        write_head_down(place, **form.contact(), by=request.person, at=timezone.now())
        messages.success(request, f"Nomor {place.head_title} {place.name} tercatat.")
        return redirect("ruang-heads", site_label=request.site.ruang_label)
    context = {
        "form": form,
        "place": place,
        **back_link(request, "ruang-heads", "Kepala desa, lurah, dan camat"),
    }
    status = 422 if form.is_bound else 200
    return render(request, "applications/head_contact.html", context, status=status)


def _initial(known: HeadContact) -> dict[str, str]:
    return {"head_name": known.name, "acting": known.acting, "head_phone": known.phone}
