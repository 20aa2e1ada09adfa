"""The pages of a group about itself: its state, its people, and how its site looks."""

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kimid.access.pages import Audience, RuangRequest, page
from kimid.access.queries import members_of
from kimid.access.rules import AccessPermission as Access
from kimid.events.permissions import EDITORS
from kimid.sites import actions
from kimid.sites.forms import ConfirmationRulesForm, IntroductionForm, LookForm
from kimid.sites.models import Accent, Confirmers, Dye, Site
from kimid.sites.public_words import WordsRefused
from kimid.sites.rules import SitesPermission
from kimid.web.sections import in_menu_order, kim_sections


@require_GET
@page(Audience.KIM, Access.SEE_GROUP)
def group(request: RuangRequest) -> HttpResponse:
    """Everything about the group that is not daily."""
    return render(request, "web/ruang/group.html")


@require_http_methods(["GET", "POST"])
@page(Audience.KIM, SitesPermission.ARRANGE)
def look(request: RuangRequest) -> HttpResponse:
    """Dye and thread of the site, seen at once on the page itself."""
    site = request.site
    form = LookForm(request.POST or None, initial={"dye": site.dye, "accent": site.accent})
    if not form.is_bound or not form.is_valid():
        return _group_page(request, "look", {"form": form}, status=422 if form.is_bound else 200)
    dye = Dye(form.cleaned_data["dye"])
    accent = Accent(form.cleaned_data["accent"])
    actions.change_look(site, dye=dye, accent=accent, by=request.person, at=timezone.now())
    messages.success(request, "Warnanya sudah berganti, di sini dan di situs KIM.")
    return redirect("ruang-look", site_label=site.ruang_label)


@require_http_methods(["GET", "POST"])
@page(Audience.KIM, SitesPermission.ARRANGE)
def introduction(request: RuangRequest) -> HttpResponse:
    """What readers are told about the group."""
    site = request.site
    now = {name: getattr(site, name) for name in IntroductionForm.base_fields}
    form = IntroductionForm(request.POST or None, initial=now)
    if not form.is_bound or not form.is_valid():
        return _group_page(
            request, "introduction", {"form": form}, status=422 if form.is_bound else 200
        )
    try:
        actions.introduce(
            site, introduction=form.introduction(), by=request.person, at=timezone.now()
        )
    except WordsRefused as why:
        form.add_error("about", str(why))
        return _group_page(request, "introduction", {"form": form}, status=422)
    messages.success(request, "Perkenalan kelompok sudah tampil di situs.")
    return redirect("ruang-group", site_label=site.ruang_label)


@require_http_methods(["GET", "POST"])
@page(Audience.KIM, SitesPermission.SET_RULES)
def rules(request: RuangRequest) -> HttpResponse:
    """The steps this group has set for itself."""
    site = request.site
    form = ConfirmationRulesForm(request.POST or None, site=site)
    if not form.is_bound or not form.is_valid():
        shown = {"form": form, "too_few": _too_few_confirmers(site)}
        return _group_page(request, "rules", shown, status=422 if form.is_bound else 200)
    actions.set_rules(site, rules=form.rules(), by=request.person, at=timezone.now())
    messages.success(
        request, "Aturan kelompok sudah dicatat. Berlaku untuk kabar yang belum diperiksa."
    )
    if words := _too_few_confirmers(site):
        messages.warning(request, words)
    return redirect("ruang-group", site_label=site.ruang_label)


def _too_few_confirmers(site: Site) -> str:
    """That the group asks for more people to confirm than it has, besides whoever wrote; nothing if
    they are enough.
    """
    members = members_of(site, timezone.now())
    editors = [each for each in members if not EDITORS.isdisjoint(each.roles)]
    able = len(editors) if site.confirmers == Confirmers.EDITORS else max(len(members) - 1, 0)
    if len(members) == 1:
        return (
            "Di KIM ini baru ada satu akun, jadi belum ada yang bisa memastikan. Undang anggota "
            "dulu; sampai itu kabar terbit sebagai belum terverifikasi."
        )
    if able >= site.confirmations_wanted:
        return ""
    rest = (
        "sisanya lewat tautan."
        if site.outsiders_confirm
        else "kurangi jumlahnya, atau izinkan orang di luar kelompok."
    )
    return f"Anggota yang bisa memastikan hanya {able} orang; {rest}"


@require_POST
@page(Audience.KIM, SitesPermission.SET_RULES)
def adverts(request: RuangRequest) -> HttpResponse:
    """Whether the group publishes what somebody pays for."""
    takes = request.POST.get("takes") == "ya"
    actions.set_takes_adverts(request.site, takes=takes, by=request.person, at=timezone.now())
    messages.success(
        request,
        "Advertorial boleh dimuat, selalu dengan labelnya."
        if takes
        else "Advertorial tidak dimuat lagi.",
    )
    return redirect("ruang-rules", site_label=request.site.ruang_label)


@require_GET
@page(Audience.KIM, SitesPermission.ARRANGE)
def menu(request: RuangRequest) -> HttpResponse:
    """The sections of the site in their order."""
    return _group_page(request, "menu", {"menu": in_menu_order(request.site, kim_sections())})


@require_POST
@page(Audience.KIM, SitesPermission.ARRANGE)
def move_up(request: RuangRequest, section: str) -> HttpResponse:
    """One section one place further to the front."""
    names = [each.name for each in in_menu_order(request.site, kim_sections())]
    if section not in names:
        raise Http404
    place = names.index(section)
    if place:
        names[place - 1 : place + 1] = names[place], names[place - 1]
    actions.arrange_menu(request.site, names=names, by=request.person, at=timezone.now())
    return redirect("ruang-menu", site_label=request.site.ruang_label)


def _group_page(
    request: RuangRequest, name: str, shown: dict[str, Any], *, status: int = 200
) -> HttpResponse:
    """A page of a group about itself, with a link back to the first of them."""
    back = {
        "back_url": reverse("ruang-group", args=[request.site.ruang_label]),
        "back_label": "KIM kita",
    }
    return render(request, f"web/ruang/{name}.html", {**shown, **back}, status=status)
