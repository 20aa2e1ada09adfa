"""Who acts for a region, and who stands in for how long."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from kimid.access import actions, queries
from kimid.access.forms import ActingForm
from kimid.access.models import Acting, Grant
from kimid.access.pages import Audience, RuangRequest, page
from kimid.access.rules import Can
from kimid.access.weighty import weighty
from kimid.events.permissions import Role
from kimid.lib import clock
from kimid.people.models import Person

_UNKNOWN = "Akun ini belum ada. Periksa tulisannya, atau minta pengelola kimid membuatkannya."
_OWN = "Tidak bisa menunjuk diri sendiri. Minta petugas lain atau kantor di atas."
_DAY = "Hari terakhirnya paling cepat hari ini, dan paling lama satu tahun lagi."


@require_http_methods(["GET", "POST"])
@page(Audience.PORTAL, Can.APPOINT_ACTING)
@weighty("POST")
def officials(request: RuangRequest) -> HttpResponse:
    """Everybody with a post on this region; and a form for somebody who stands in."""
    form = ActingForm(request.POST if request.method == "POST" else None)
    if not form.is_bound or not form.is_valid() or not _appointed(request, form):
        return _screen(request, form, status=422 if form.is_bound else 200)
    day = clock.day(form.cleaned_data["last_day"])
    messages.success(request, f"Tercatat, sampai {day}. Sesudah itu perannya berakhir sendiri.")
    return redirect("ruang-officials", site_label=request.site.ruang_label)


@require_POST
@page(Audience.PORTAL, Can.APPOINT_ACTING)
def end_acting(request: RuangRequest, grant: int) -> HttpResponse:
    """End an acting post before its day."""
    own = Grant.objects.filter(pk=grant, region=request.site.region).exclude(acting=Acting.NONE)
    found = own.running(timezone.now()).select_related("person").first()
    if found is None:
        raise Http404
    actions.end_acting(request.site.region, grant=found, by=request.person, at=timezone.now())
    messages.success(request, f"{found.person.name} tidak lagi bertugas sebagai {found.words} di sini.")
    return redirect("ruang-officials", site_label=request.site.ruang_label)


def _appointed(request: RuangRequest, form: ActingForm) -> bool:
    """Whether somebody was appointed; else the form says why not."""
    said = form.cleaned_data
    person: Person | None = Person.objects.known_as(said["login"])
    if person is None or not person.is_active:
        form.add_error("login", _UNKNOWN)
        return False
    post = actions.ActingPost(person, Role(said["role"]), Acting(said["acting"]), said["last_day"])
    try:
        actions.appoint_acting(request.site.region, post=post, by=request.person, at=timezone.now())
    except actions.OwnRole:
        form.add_error("login", _OWN)
    except actions.NotForActing:
        form.add_error("last_day", _DAY)
    return not form.errors


def _screen(request: RuangRequest, form: ActingForm, *, status: int) -> HttpResponse:
    region = request.site.region
    shown = {
        "officials": queries.officials_of(region, timezone.now()),
        "form": form,
        "region": region,
        "zone": region.zone,
        "back_url": reverse("ruang-site", args=[request.site.ruang_label]),
        "back_label": request.site.name,
    }
    return render(request, "access/officials.html", shown, status=status)
