"""What the register has about one KIM: for its group in the workspace, and for the offices above
it.
"""

from collections.abc import Sequence
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from kimid.access.pages import Audience, RuangRequest, back_link, page
from kimid.access.queries import has_chair
from kimid.access.rules import AccessPermission as InGroup
from kimid.applications.actions import renewing, taking_back
from kimid.applications.checking import CHAIR
from kimid.applications.flow import SENT_STEPS
from kimid.applications.forms.acts import TakeBackForm
from kimid.applications.forms.checking import ChairForm
from kimid.applications.models import Application
from kimid.applications.renewing import open_renewal_in, pending_act_in, refused_renewal
from kimid.applications.rules import ApplicationPermission
from kimid.ict.evidence import ict_state_of
from kimid.ict.rules import IctPermission
from kimid.lib import clock
from kimid.lib.whatsapp import whatsapp_url
from kimid.registry.actions import chairs
from kimid.registry.decree_reminders import reminder_of
from kimid.registry.decree_standing import DecreeStanding, standing_of
from kimid.registry.endings import ending_of
from kimid.registry.history import history_of_kim
from kimid.registry.models import Kim
from kimid.registry.officer_order import ordered_officers
from kimid.registry.queries import begun_officers, in_office, kim_by_number, kim_of
from kimid.registry.rules import RegistryPermission, own_list_until
from kimid.sites.hosts import ruang_url


@require_GET
@page(Audience.KIM, InGroup.SEE_GROUP)
def decree(request: RuangRequest) -> HttpResponse:
    """The decree of one's own KIM, its officers, what is under way, and what happened so far."""
    kim = kim_of(request.site)
    if kim is None:
        raise Http404
    back = {
        "back_url": reverse("ruang-group", args=[request.site.ruang_label]),
        "back_label": "KIM kita",
    }
    may = {
        "may_renew": request.person.has_perm(ApplicationPermission.RENEW, kim),
        "may_ask_act": request.person.has_perm(ApplicationPermission.ASK_ACT, kim),
    }
    refused = refused_renewal(kim) if may["may_renew"] else None
    shown = {
        **_context_of(kim, _applications_of(kim)),
        **back,
        **may,
        "refused": refused,
        "means_url": _means_url(request, kim),
    }
    return render(request, "applications/decree.html", shown)


@require_POST
@page(Audience.KIM, ApplicationPermission.RENEW)
def renew(request: RuangRequest) -> HttpResponse:
    """Begin to ask for a new decree, or go on with what was begun."""
    kim = kim_of(request.site)
    if kim is None:
        raise Http404
    now = timezone.now()
    made = renewing.begin_renewal(
        kim, today=clock.today(now, kim.region.zone), by=request.person, at=now
    )
    return redirect("apply-status" if made.is_sent else "apply-people", code=made.code)


@require_GET
@page(Audience.PORTAL, RegistryPermission.REGISTER)
def kim(request: RuangRequest, number: str) -> HttpResponse:
    """The same for an office above the KIM, with the ways to its applications."""
    return _of_office(request, _numbered_or_404(request, number))


@require_POST
@page(Audience.PORTAL, RegistryPermission.REGISTER)
@never_cache
def invite_chair(request: RuangRequest, number: str) -> HttpResponse:
    """Ask somebody to lead a KIM that has nobody. The link is shown on this answer only, and kept
    nowhere.
    """
    kim = _numbered_or_404(request, number)
    form = ChairForm(request.POST)
    if not request.person.has_perm(RegistryPermission.INVITE_CHAIR, kim):
        raise Http404
    if not form.is_valid():
        return _of_office(request, kim, form)
    name = form.cleaned_data["name"]
    kim, token = chairs.invite_chair(kim, name=name, by=request.person, at=timezone.now())
    return _chair_invited_screen(request, kim, name, token)


@require_POST
@page(Audience.PORTAL, RegistryPermission.REGISTER)
def take_back(request: RuangRequest, number: str) -> HttpResponse:
    """The end of a KIM was a mistake: it goes on."""
    kim = _numbered_or_404(request, number)
    form = TakeBackForm(request.POST)
    if not request.person.has_perm(ApplicationPermission.TAKE_BACK, kim):
        raise Http404
    if not form.is_valid():
        return _of_office(request, kim, back_form=form)
    try:
        taking_back.take_back_end(
            kim, reason=form.cleaned_data["reason"], by=request.person, at=timezone.now()
        )
    except taking_back.NotTakenBack as why:
        messages.warning(request, str(why))
    else:
        messages.success(request, f"{kim.name} kembali, dengan pengurus dan peran seperti semula.")
    return redirect("ruang-kim", site_label=request.site.ruang_label, number=number)


def _numbered_or_404(request: RuangRequest, number: str) -> Kim:
    kim = kim_by_number(request.site.region, number)
    if kim is None:
        raise Http404
    return kim


def _of_office(
    request: RuangRequest,
    kim: Kim,
    form: ChairForm | None = None,
    back_form: TakeBackForm | None = None,
) -> HttpResponse:
    applications = _applications_of(kim)
    context = _context_of(kim, applications, to_office=True)
    is_led = has_chair(kim.site_id, timezone.now())
    chair = next((each.name for each in context["officers"] if each.post == CHAIR), "")
    shown = {
        **context,
        **back_link(request, "ruang-applications", "Permohonan KIM"),
        **_chair_context(request, kim, is_led=is_led),
        **_office_permissions(request, kim, is_led=is_led),
        "chair_form": form or ChairForm(initial={"name": chair}),
        "applications": [each for each in reversed(applications) if each.step in SENT_STEPS],
        "means_url": _means_url(request, kim),
        "compare_url": _compare_url(request, context["standing"], kim),
        "back_form": back_form or TakeBackForm(),
    }
    status = 422 if form or back_form else 200
    return render(request, "applications/kim.html", shown, status=status)


def _office_permissions(request: RuangRequest, kim: Kim, *, is_led: bool) -> dict[str, bool]:
    """What whoever looks may do about a KIM below their office."""
    may, is_there = request.person.has_perm, not kim.has_ended
    ends = taking_back.end_to_take_back(kim, timezone.now()) is not None
    return {
        "may_ask_act": is_there and may(ApplicationPermission.ASK_ACT, kim),
        "may_renew": is_there and may(ApplicationPermission.RENEW, kim),
        "may_invite_chair": not is_led and may(RegistryPermission.INVITE_CHAIR, kim),
        "may_take_back": ends and may(ApplicationPermission.TAKE_BACK, kim),
    }


def _chair_context(request: RuangRequest, kim: Kim, *, is_led: bool) -> dict[str, Any]:
    """Whom a KIM waits for that nobody leads, and until when whoever brought its list does not
    invite.
    """
    return {
        "invited": None if is_led else chairs.waiting_chair_of(kim, timezone.now()),
        "own_list_until": None if is_led else own_list_until(request.person, kim),
    }


def _applications_of(kim: Kim) -> list[Application]:
    """All of a KIM, also those not sent, the oldest first. One query."""
    return list(kim.applications.select_related("act").order_by("begun_at", "pk"))


def _context_of(
    kim: Kim, applications: Sequence[Application], *, to_office: bool = False
) -> dict[str, Any]:
    today = clock.today(timezone.now(), kim.region.zone)
    standing = standing_of(kim, today)
    begun = begun_officers(kim, today)
    return {
        "kim": kim,
        "standing": standing,
        "reminder": None if kim.has_ended else reminder_of(standing, to_office=to_office),
        "ending": ending_of(kim),
        "act": pending_act_in(applications),
        "officers": ordered_officers(in_office(begun, today)),
        "had_officers": bool(begun),
        "renewal": open_renewal_in(applications),
        "history": history_of_kim(kim, today),
        "ict": ict_state_of(kim, today),
        "zone": kim.region.zone,
    }


def _means_url(request: RuangRequest, kim: Kim) -> str:
    """Where it is written down what this KIM works with, for whoever may; empty for others, and
    when the KIM has ended.
    """
    if kim.has_ended or not request.person.has_perm(IctPermission.DESCRIBE_MEANS, kim):
        return ""
    label = request.site.ruang_label
    is_own = request.site.pk == kim.site_id
    return (
        reverse("ruang-means", args=[label])
        if is_own
        else reverse("ruang-kim-means", args=[label, kim.number])
    )


def _compare_url(request: RuangRequest, standing: DecreeStanding, kim: Kim) -> str:
    """Where a decree from a list is compared with its paper; empty where none waits, and for
    whoever may not compare.
    """
    if not standing.is_listed or standing.decree is None:
        return ""
    if not request.person.has_perm(RegistryPermission.EDIT, request.site):
        return ""
    address = [request.site.ruang_label, kim.number, standing.decree.pk]
    return reverse("ruang-compare-decree", args=address)


def _chair_invited_screen(request: RuangRequest, kim: Kim, name: str, token: str) -> HttpResponse:
    """The link of the invitation, to be sent on."""
    address = ruang_url(reverse("invitation", args=[kim.site.ruang_label, token]))
    words = f"{name}, Anda diundang menjadi ketua {kim.name}. Buka tautan ini: {address}"
    back = {
        "back_url": reverse("ruang-kim", args=[request.site.ruang_label, kim.number]),
        "back_label": "Lembar KIM",
    }
    shown = {
        "kim": kim,
        "name": name,
        "address": address,
        "whatsapp": whatsapp_url(words),
        **back,
    }
    return render(request, "applications/chair_invited.html", shown)
