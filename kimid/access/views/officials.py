"""Pages of the officials of a region, and of acting posts."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from kimid.access import actions, queries
from kimid.access.acting import ActingPost, ActingRefused
from kimid.access.forms import ActingForm
from kimid.access.models import Acting
from kimid.access.pages import Audience, RuangRequest, page
from kimid.access.recent_auth import requires_recent_auth
from kimid.access.rules import AccessPermission
from kimid.events.permissions import Role
from kimid.lib import clock
from kimid.people.models import Person

_UNKNOWN = "Akun ini belum ada. Periksa tulisannya, atau minta kantor di atas mengundangnya."
_OWN = "Tidak bisa menunjuk diri sendiri. Minta petugas lain atau kantor di atas."
_ACTING = (
    "Plt. dan Plh. tidak menunjuk dan tidak memperpanjang. Minta petugas tetap di kantor ini, atau "
    "kantor di atasnya."
)
_DAY = "Hari terakhirnya paling cepat hari ini, dan paling lama satu tahun lagi."


@require_http_methods(["GET", "POST"])
@page(Audience.PORTAL, AccessPermission.SEE_OFFICIALS)
@requires_recent_auth("POST", act="Menunjuk Plt. atau Plh.")
def officials(request: RuangRequest) -> HttpResponse:
    """The officials of this region, and a form to ask somebody to be acting."""
    form = ActingForm(request.POST if request.method == "POST" else None)
    if not form.is_bound or not form.is_valid() or not _appointed(request, form):
        return _officials_page(request, form, status=422 if form.is_bound else 200)
    day = clock.day(form.cleaned_data["last_day"])
    messages.success(request, f"Sudah ditanyakan. Berlaku begitu orangnya menerima, sampai {day}.")
    return redirect("ruang-officials", site_label=request.site.ruang_label)


@require_POST
@page(Audience.PORTAL, AccessPermission.END_ACTING)
def end_acting(request: RuangRequest, person: int) -> HttpResponse:
    """End the acting posts of a person here before their day, and take back what waits."""
    region, now = request.site.region, timezone.now()
    whom = queries.acting_people(region, now).filter(pk=person).first()
    if whom is None:
        raise Http404
    actions.end_acting(region, person=whom, by=request.person, at=now)
    messages.success(request, f"{whom.name} tidak lagi ditunjuk sebagai Plt. atau Plh. di sini.")
    return redirect("ruang-officials", site_label=request.site.ruang_label)


def _appointed(request: RuangRequest, form: ActingForm) -> bool:
    """Whether the appointment succeeded. If not, the form has the error."""
    data = form.cleaned_data
    if not request.person.has_perm(AccessPermission.APPOINT_ACTING, request.site.region):
        form.add_error(None, _ACTING)
        return False
    person: Person | None = Person.objects.by_login(data["login"])
    if person is None or not person.is_active:
        form.add_error("login", _UNKNOWN)
        return False
    post = ActingPost(person, Role(data["role"]), Acting(data["acting"]), data["last_day"])
    try:
        actions.appoint_acting(request.site.region, post=post, by=request.person, at=timezone.now())
    except actions.SelfGrantRefused:
        form.add_error("login", _OWN)
    except ActingRefused:
        form.add_error("last_day", _DAY)
    return not form.errors


def _officials_page(request: RuangRequest, form: ActingForm, *, status: int) -> HttpResponse:
    region = request.site.region
    context = {
        "officials": queries.officials_of(region, timezone.now()),
        "waiting": queries.waiting_appointments(region, timezone.now()),
        "form": form,
        "region": region,
        "zone": region.zone,
        "back_url": reverse("ruang-site", args=[request.site.ruang_label]),
        "back_label": request.site.name,
    }
    return render(request, "access/officials.html", context, status=status)
