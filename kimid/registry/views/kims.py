"""What the register has about one KIM: for its group in the workspace, and for the offices above it."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from kimid.access.pages import Audience, RuangRequest, page
from kimid.access.rules import Can as InGroup
from kimid.lib import clock
from kimid.registry import actions
from kimid.registry.evidence import state_of
from kimid.registry.fates import fate_of
from kimid.registry.history import history_of_kim
from kimid.registry.models import Kim
from kimid.registry.queries import kim_numbered, kim_of, officers_of
from kimid.registry.ranks import ranked
from kimid.registry.renewing import act_under_way, latest_decree, open_renewal, refused_renewal, reminder_of
from kimid.registry.rules import Can


@require_GET
@page(Audience.KIM, InGroup.SEE_GROUP)
def decree(request: RuangRequest) -> HttpResponse:
    """The decree of one's own KIM, its officers, what is under way, and what happened so far."""
    kim = kim_of(request.site)
    if kim is None:
        raise Http404
    back = {"back_url": reverse("ruang-group", args=[request.site.ruang_label]), "back_label": "KIM kita"}
    may = {"may_renew": request.person.has_perm(Can.RENEW, kim), "may_ask_act": request.person.has_perm(Can.ASK_ACT, kim)}
    refused = refused_renewal(kim) if may["may_renew"] else None
    shown = {**_said_of(kim), **back, **may, "refused": refused, "means_url": _means_url(request, kim)}
    return render(request, "registry/decree.html", shown)


@require_POST
@page(Audience.KIM, Can.RENEW)
def renew(request: RuangRequest) -> HttpResponse:
    """Begin to ask for a new decree, or go on with what was begun."""
    kim = kim_of(request.site)
    if kim is None:
        raise Http404
    now = timezone.now()
    made = actions.begin_renewal(kim, today=clock.today(now, kim.region.zone), by=request.person, at=now)
    return redirect("apply-status" if made.is_sent else "apply-people", code=made.code)


@require_GET
@page(Audience.PORTAL, Can.REGISTER)
def kim(request: RuangRequest, number: str) -> HttpResponse:
    """The same for an office above the KIM, with the ways to its applications."""
    found = kim_numbered(request.site.region, number)
    if found is None:
        raise Http404
    back = {"back_url": reverse("ruang-applications", args=[request.site.ruang_label]), "back_label": "Permohonan KIM"}
    rows = [row for row in found.applications.order_by("-begun_at") if row.is_sent]
    may = {"may_ask_act": not found.has_ended and request.person.has_perm(Can.ASK_ACT, found)}
    shown = {**_said_of(found), **back, **may, "applications": rows, "means_url": _means_url(request, found)}
    return render(request, "registry/kim.html", shown)


def _said_of(kim: Kim) -> dict[str, Any]:
    today = clock.today(timezone.now(), kim.region.zone)
    latest = latest_decree(kim, today)
    return {
        "kim": kim,
        "decree": latest,
        "decrees": kim.decrees.order_by("-issued_on"),
        "reminder": None if kim.has_ended else reminder_of(latest, today),
        "fate": fate_of(kim),
        "act": act_under_way(kim),
        "officers": ranked(officers_of(kim, today)),
        "renewal": open_renewal(kim),
        "history": history_of_kim(kim, today),
        "ict": state_of(kim, today),
        "zone": kim.region.zone,
    }


def _means_url(request: RuangRequest, kim: Kim) -> str:
    """Where it is written down what this KIM works with, for whoever may; empty for others, and when the KIM has ended."""
    if kim.has_ended or not request.person.has_perm(Can.DESCRIBE_MEANS, kim):
        return ""
    label = request.site.ruang_label
    is_own = request.site.pk == kim.site_id
    return reverse("ruang-means", args=[label]) if is_own else reverse("ruang-kim-means", args=[label, kim.number])
