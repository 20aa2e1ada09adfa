"""The chair brings a name of the group's own for its site: asks, proves, makes it the main address,
gives it back.
"""

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kimid.access.pages import Audience, RuangRequest, page
from kimid.access.recent_auth import about_address, requires_recent_auth
from kimid.lib import clock
from kimid.sites import actions
from kimid.sites.dns_records import records_of
from kimid.sites.forms import OwnNameForm
from kimid.sites.models import MISSING_GRACE, OwnName, ProofFinding, Site
from kimid.sites.own_names import NameRefused
from kimid.sites.proof_check import check_anew, check_proof, may_query_dns
from kimid.sites.queries import names_of
from kimid.sites.rules import SitesPermission


@require_http_methods(["GET", "POST"])
@page(Audience.KIM, SitesPermission.OWN_NAME)
@requires_recent_auth("POST", act="Meminta alamat sendiri untuk situs")
def addresses(request: RuangRequest) -> HttpResponse:
    """Where the site is found now, the names it asked for, and a form for another."""
    form = OwnNameForm(request.POST or None)
    if not form.is_bound or not form.is_valid():
        return _addresses_page(request, form)
    try:
        own = actions.ask_for_name(
            request.site, name=form.cleaned_data["name"], by=request.person, at=timezone.now()
        )
    except NameRefused as why:
        form.add_error("name", str(why))
        return _addresses_page(request, form)
    return redirect("ruang-address", site_label=request.site.ruang_label, own=own.pk)


@require_GET
@page(Audience.KIM, SitesPermission.OWN_NAME)
def address(request: RuangRequest, own: int) -> HttpResponse:
    """One name: what is to be done for it, what is still missing, and whether it is the main
    address.
    """
    own_name = _own_name_or_404(request, own)
    shown = {
        "own": own_name,
        "records": records_of(own_name),
        "grace": MISSING_GRACE.days,
        "zone": request.site.region.zone,
    }
    back = {
        "back_url": reverse("ruang-addresses", args=[request.site.ruang_label]),
        "back_label": "Alamat sendiri",
    }
    return render(request, "web/ruang/address.html", {**shown, **back})


@require_POST
@page(Audience.KIM, SitesPermission.OWN_NAME)
def check_now(request: RuangRequest, own: int) -> HttpResponse:
    """Look for the proof now."""
    own_name = _own_name_or_404(request, own)
    now = timezone.now()
    if may_query_dns(own_name, now):
        _try(
            request,
            lambda: _report_finding(
                request, own_name, check_proof(own_name, by=request.person, at=now).finding
            ),
        )
    else:
        messages.info(request, "Baru saja diperiksa. Tunggu sebentar, lalu tekan lagi.")
    return redirect("ruang-address", site_label=request.site.ruang_label, own=own)


@require_POST
@page(Audience.KIM, SitesPermission.OWN_NAME)
@requires_recent_auth("POST", act=about_address("Mengganti alamat utama situs ke"))
def make_main(request: RuangRequest, own: int) -> HttpResponse:
    """Ask that a proven name becomes the main address."""
    own_name, now = _own_name_or_404(request, own), timezone.now()
    try:
        check_anew(own_name, by=request.person, at=now)
        asked = actions.ask_for_main_address(own_name, by=request.person, at=now)
    except actions.NameActionRefused as why:
        messages.warning(request, str(why))
    else:
        until = clock.short_moment(asked.is_main_from or now, request.site.region.zone)
        messages.success(
            request,
            f"Tercatat. Kelompok dan dinas diberi tahu. {asked.name} jadi alamat utama {until}, "
            "atau sebelum itu kalau ada orang kedua yang menyetujui.",
        )
    return redirect("ruang-addresses", site_label=request.site.ruang_label)


@require_POST
@page(Audience.KIM, SitesPermission.OWN_NAME)
@requires_recent_auth("POST", act="Menjadikan alamat bawaan alamat utama situs")
def make_label_main(request: RuangRequest) -> HttpResponse:
    """Make the label the main address again."""
    site = actions.make_label_main_address(request.site, by=request.person, at=timezone.now())
    messages.success(request, f"Mulai sekarang situsnya di {site.label_host} lagi.")
    return redirect("ruang-addresses", site_label=site.ruang_label)


@require_POST
@page(Audience.KIM, SitesPermission.OWN_NAME)
@requires_recent_auth("POST", act=about_address("Melepas alamat sendiri dari situs:"))
def release_name(request: RuangRequest, own: int) -> HttpResponse:
    """Give a name back."""
    own_name = _own_name_or_404(request, own)
    name = own_name.name
    actions.give_back_name(own_name, by=request.person, at=timezone.now())
    messages.success(request, f"{name} sudah dilepas. Catatan DNS-nya boleh dihapus.")
    return redirect("ruang-addresses", site_label=request.site.ruang_label)


def _own_name_or_404(request: RuangRequest, own: int) -> OwnName:
    own_name = next((each for each in names_of(request.site) if each.pk == own), None)
    if own_name is None:
        raise Http404
    return own_name


def _addresses_page(request: RuangRequest, form: OwnNameForm) -> HttpResponse:
    site: Site = request.site
    names = names_of(site)
    shown: dict[str, Any] = {
        "form": form,
        "names": names,
        "may_add": len(names) < actions.MAX_NAMES,
    }
    back = {"back_url": reverse("ruang-group", args=[site.ruang_label]), "back_label": "KIM kita"}
    return render(
        request, "web/ruang/addresses.html", {**shown, **back}, status=422 if form.is_bound else 200
    )


def _try(request: RuangRequest, act: Callable[[], object], done: str = "") -> None:
    try:
        act()
    except actions.NameActionRefused as why:
        messages.warning(request, str(why))
    else:
        if done:
            messages.success(request, done)


def _report_finding(request: RuangRequest, own: OwnName, finding: ProofFinding) -> None:
    if finding == ProofFinding.SEEN:
        messages.success(request, f"{own.name} sudah terbukti milik kelompok Anda.")
    else:
        messages.info(request, "Sudah diperiksa. Yang kami temukan ada di bawah ini.")
