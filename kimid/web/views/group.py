"""The group's own house: its state, its people, and how its site looks."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kimid.access.pages import Audience, RuangRequest, page
from kimid.access.queries import members_of
from kimid.access.rules import Can as Access
from kimid.lib import clock
from kimid.moderation.queries import waiting_count
from kimid.registry import queries as registry
from kimid.sites import actions
from kimid.sites.forms import ConfirmationsForm, IntroductionForm, LookForm
from kimid.sites.models import Accent, Dye
from kimid.sites.rules import Can
from kimid.web.sections import KIM_SECTIONS, in_order


@page(Audience.KIM, Access.SEE_GROUP)
@require_GET
def group(request: RuangRequest) -> HttpResponse:
    """Everything about the group that is not daily."""
    now = timezone.now()
    kim = registry.kim_of(request.site)
    today = clock.in_zone(now, request.site.region.zone).date()
    shown = {
        "kim": kim,
        "decree": registry.decree_of(kim, today) if kim else None,
        "members": len(members_of(request.site, now)),
        "reports": waiting_count(request.site),
    }
    return render(request, "web/ruang/group.html", shown)


@page(Audience.KIM, Can.ARRANGE)
@require_http_methods(["GET", "POST"])
def look(request: RuangRequest) -> HttpResponse:
    """Dye and thread of the site, seen at once on the page itself."""
    site = request.site
    form = LookForm(request.POST or None, initial={"dye": site.dye, "accent": site.accent})
    if not form.is_bound or not form.is_valid():
        return render(request, "web/ruang/look.html", {"form": form}, status=422 if form.is_bound else 200)
    dye, accent = Dye(form.cleaned_data["dye"]), Accent(form.cleaned_data["accent"])
    actions.change_look(site, dye=dye, accent=accent, by=request.person, at=timezone.now())
    messages.success(request, "Warnanya sudah berganti, di sini dan di situs KIM.")
    return redirect("ruang-look", site_label=site.ruang_label)


@page(Audience.KIM, Can.ARRANGE)
@require_http_methods(["GET", "POST"])
def introduction(request: RuangRequest) -> HttpResponse:
    """What readers are told about the group."""
    site = request.site
    now = {"about": site.about, "phone": site.phone, "email": site.email, "address": site.address}
    form = IntroductionForm(request.POST or None, initial=now)
    if not form.is_bound or not form.is_valid():
        return render(request, "web/ruang/introduction.html", {"form": form}, status=422 if form.is_bound else 200)
    actions.introduce(site, words=form.words(), by=request.person, at=timezone.now())
    messages.success(request, "Perkenalan kelompok sudah tampil di situs.")
    return redirect("ruang-group", site_label=site.ruang_label)


@page(Audience.KIM, Can.ARRANGE)
@require_http_methods(["GET", "POST"])
def rules(request: RuangRequest) -> HttpResponse:
    """The steps this group has set for itself."""
    site = request.site
    form = ConfirmationsForm(request.POST or None, initial={"wanted": site.confirmations_wanted})
    if not form.is_bound or not form.is_valid():
        return render(request, "web/ruang/rules.html", {"form": form}, status=422 if form.is_bound else 200)
    actions.want_confirmations(site, wanted=form.cleaned_data["wanted"], by=request.person, at=timezone.now())
    messages.success(request, "Aturan kelompok sudah dicatat. Berlaku untuk berita yang belum diperiksa.")
    return redirect("ruang-group", site_label=site.ruang_label)


@page(Audience.KIM, Can.ARRANGE)
@require_GET
def menu(request: RuangRequest) -> HttpResponse:
    """The sections of the site in their order."""
    return render(request, "web/ruang/menu.html", {"menu": in_order(request.site, KIM_SECTIONS)})


@page(Audience.KIM, Can.ARRANGE)
@require_POST
def move_up(request: RuangRequest, section: str) -> HttpResponse:
    """One section one place further to the front."""
    names = [each.name for each in in_order(request.site, KIM_SECTIONS)]
    if section not in names:
        raise Http404
    place = names.index(section)
    if place:
        names[place - 1 : place + 1] = names[place], names[place - 1]
    actions.arrange_menu(request.site, names=names, by=request.person, at=timezone.now())
    return redirect("ruang-menu", site_label=request.site.ruang_label)
