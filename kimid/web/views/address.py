"""The chair brings a name of the group's own for its site: asks, proves, makes it the main address, gives it back."""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kimid.access.pages import Audience, RuangRequest, page
from kimid.access.weighty import weighty
from kimid.sites import actions
from kimid.sites.checking import check, may_look
from kimid.sites.forms import NameForm
from kimid.sites.models import GRACE, Finding, OwnName, Site
from kimid.sites.names import NameRefused
from kimid.sites.queries import names_of
from kimid.sites.records import records_of
from kimid.sites.rules import Can


@require_http_methods(["GET", "POST"])
@page(Audience.KIM, Can.OWN_NAME)
def addresses(request: RuangRequest) -> HttpResponse:
    """Where the site is found now, the names it asked for, and a form for another."""
    form = NameForm(request.POST or None)
    if not form.is_bound or not form.is_valid():
        return _addresses(request, form)
    try:
        own = actions.ask_for_name(request.site, name=form.cleaned_data["name"], by=request.person, at=timezone.now())
    except NameRefused as why:
        form.add_error("name", str(why))
        return _addresses(request, form)
    return redirect("ruang-address", site_label=request.site.ruang_label, own=own.pk)


@require_GET
@page(Audience.KIM, Can.OWN_NAME)
def address(request: RuangRequest, own: int) -> HttpResponse:
    """One name: what is to be done for it, what is still missing, and whether it is the main address."""
    found = _own(request, own)
    shown = {"own": found, "records": records_of(found), "grace": GRACE.days, "zone": request.site.region.zone}
    back = {"back_url": reverse("ruang-addresses", args=[request.site.ruang_label]), "back_label": "Alamat sendiri"}
    return render(request, "web/ruang/address.html", {**shown, **back})


@require_POST
@page(Audience.KIM, Can.OWN_NAME)
def look(request: RuangRequest, own: int) -> HttpResponse:
    """Look for the proof now."""
    found, now = _own(request, own), timezone.now()
    if may_look(found, now):
        _try(request, lambda: _say_found(request, found, check(found, by=request.person, at=now).finding))
    else:
        messages.info(request, "Baru saja diperiksa. Tunggu sebentar, lalu tekan lagi.")
    return redirect("ruang-address", site_label=request.site.ruang_label, own=own)


@require_POST
@page(Audience.KIM, Can.OWN_NAME)
@weighty("POST")
def lead_here(request: RuangRequest, own: int) -> HttpResponse:
    """Make a proven name the main address."""
    found = _own(request, own)
    words = f"Mulai sekarang situsnya di {found.name}. Alamat lama mengantar pembaca ke sana."
    _try(request, lambda: actions.make_main(found, by=request.person, at=timezone.now()), words)
    return redirect("ruang-addresses", site_label=request.site.ruang_label)


@require_POST
@page(Audience.KIM, Can.OWN_NAME)
@weighty("POST")
def lead_to_label(request: RuangRequest) -> HttpResponse:
    """Make the label the main address again."""
    site = actions.make_label_main(request.site, by=request.person, at=timezone.now())
    messages.success(request, f"Mulai sekarang situsnya di {site.label_host} lagi.")
    return redirect("ruang-addresses", site_label=site.ruang_label)


@require_POST
@page(Audience.KIM, Can.OWN_NAME)
@weighty("POST")
def give_back(request: RuangRequest, own: int) -> HttpResponse:
    """Give a name back."""
    found = _own(request, own)
    name = found.name
    actions.give_back_name(found, by=request.person, at=timezone.now())
    messages.success(request, f"{name} sudah dilepas. Catatan DNS-nya boleh dihapus.")
    return redirect("ruang-addresses", site_label=request.site.ruang_label)


def _own(request: RuangRequest, own: int) -> OwnName:
    found = next((each for each in names_of(request.site) if each.pk == own), None)
    if found is None:
        raise Http404
    return found


def _addresses(request: RuangRequest, form: NameForm) -> HttpResponse:
    site: Site = request.site
    names = names_of(site)
    shown: dict[str, Any] = {"form": form, "names": names, "may_add": len(names) < actions.MOST_NAMES}
    back = {"back_url": reverse("ruang-group", args=[site.ruang_label]), "back_label": "KIM kita"}
    return render(request, "web/ruang/addresses.html", {**shown, **back}, status=422 if form.is_bound else 200)


def _try(request: RuangRequest, act: Callable[[], object], done: str = "") -> None:
    try:
        act()
    except actions.NameNotNow as why:
        messages.warning(request, str(why))
    else:
        if done:
            messages.success(request, done)


def _say_found(request: RuangRequest, own: OwnName, finding: Finding) -> None:
    if finding == Finding.SEEN:
        messages.success(request, f"{own.name} sudah terbukti milik kelompok Anda.")
    else:
        messages.info(request, "Sudah diperiksa. Yang kami temukan ada di bawah ini.")
