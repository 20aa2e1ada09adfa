"""Handing over codes: from a chair to members, from an office to chairs and offices below."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from kimid.access.actions import hand_code
from kimid.access.forms import WhomForm
from kimid.access.handed import NotBelow
from kimid.access.pages import Audience, RuangRequest, page
from kimid.access.queries import members_of
from kimid.access.rules import Can
from kimid.access.weighty import weighty
from kimid.people.models import Person

_NOT_YOURS = "Kode untuk akun ini tidak bisa dibuat dari sini. Periksa tulisannya, atau minta kantor di atas Anda."


@require_POST
@page(Audience.KIM, Can.HAND_CODE)
@never_cache
def hand_to_member(request: RuangRequest, person: int) -> HttpResponse:
    """A code for somebody of the own group. Its digits are shown on this answer only."""
    members = {member.person.pk: member.person for member in members_of(request.site, timezone.now())}
    if person not in members:
        raise Http404
    try:
        digits = hand_code(request.site, person=members[person], by=request.person, at=timezone.now())
    except NotBelow:
        return _handed(request, members[person], "")
    return _handed(request, members[person], digits)


@require_http_methods(["GET", "POST"])
@page(Audience.PORTAL, Can.HAND_CODE)
@never_cache
@weighty("POST")
def hand_from_office(request: RuangRequest) -> HttpResponse:
    """A code for the chair of a KIM or an official below this office."""
    form = WhomForm(request.POST if request.method == "POST" else None)
    if form.is_bound and form.is_valid():
        person = Person.objects.known_as(form.cleaned_data["login"])
        try:
            if person is None:
                raise NotBelow
            digits = hand_code(request.site, person=person, by=request.person, at=timezone.now())
        except PermissionDenied:
            form.add_error("login", _NOT_YOURS)
        else:
            return _handed(request, person, digits)
    back = {"back_url": reverse("ruang-site", args=[request.site.ruang_label]), "back_label": request.site.name}
    return render(request, "access/hand_code.html", {"form": form, **back}, status=200)


def _handed(request: RuangRequest, person: Person, digits: str) -> HttpResponse:
    name = "ruang-site" if request.site.is_portal else "ruang-people"
    back = {"back_url": reverse(name, args=[request.site.ruang_label]), "back_label": request.site.name}
    shown = {"whom": person, "digits": f"{digits[:3]} {digits[3:]}" if digits else "", **back}
    return render(request, "access/handed_code.html", shown)
