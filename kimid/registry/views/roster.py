"""The roster of a KIM in its workspace: everybody of the group, also those without a phone."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from kimid.access.pages import Audience, RuangRequest, page
from kimid.access.queries import members_of
from kimid.access.rules import AccessPermission as InGroup
from kimid.lib import clock
from kimid.registry.actions import roster as roster_actions
from kimid.registry.forms.roster import MemberForm
from kimid.registry.models import Kim
from kimid.registry.queries import kim_of
from kimid.registry.roster import roster_of
from kimid.registry.rules import RegistryPermission


@require_GET
@page(Audience.KIM, InGroup.SEE_GROUP)
def roster(request: RuangRequest) -> HttpResponse:
    """The officers and members of a KIM, who can sign in and who cannot."""
    return _screen(request, MemberForm())


@require_POST
@page(Audience.KIM, RegistryPermission.KEEP_ROSTER)
def add(request: RuangRequest) -> HttpResponse:
    """Write somebody down."""
    form = MemberForm(request.POST)
    if form.is_valid():
        try:
            roster_actions.add_member(
                _kim(request), **form.cleaned_data, by=request.person, at=timezone.now()
            )
        except roster_actions.AlreadyOnRoster:
            form.add_error(
                "name",
                "Nama ini sudah ada di susunan. Kalau orangnya lain, tambahkan nama panggilannya.",
            )
    if form.errors:
        return _screen(request, form, status=422)
    messages.success(request, f"{form.cleaned_data['name']} tercatat sebagai anggota.")
    return redirect("ruang-roster", site_label=request.site.ruang_label)


@require_POST
@page(Audience.KIM, RegistryPermission.KEEP_ROSTER)
def member_left(request: RuangRequest, member: int) -> HttpResponse:
    """Somebody belongs to the group no more."""
    kim = _kim(request)
    member_row = kim.members.filter(pk=member, left_on=None).first()
    if member_row is None:
        raise Http404
    roster_actions.record_leaving(kim, member=member_row, by=request.person, at=timezone.now())
    messages.success(
        request,
        f"{member_row.name} tidak lagi tercatat sebagai anggota. Yang pernah ditulisnya tetap"
        " atas namanya.",
    )
    return redirect("ruang-roster", site_label=request.site.ruang_label)


def _kim(request: RuangRequest) -> Kim:
    kim = kim_of(request.site)
    if kim is None:
        raise Http404
    return kim


def _screen(request: RuangRequest, form: MemberForm, *, status: int = 200) -> HttpResponse:
    kim = _kim(request)
    now = timezone.now()
    shown = {
        "kim": kim,
        "roster": roster_of(kim, members_of(request.site, now), clock.today(now, kim.region.zone)),
        "form": form,
        "may_keep": request.person.has_perm(RegistryPermission.KEEP_ROSTER, kim),
        "back_url": reverse("ruang-group", args=[request.site.ruang_label]),
        "back_label": "KIM kita",
    }
    return render(request, "registry/roster.html", shown, status=status)
