"""What the register has about one KIM: for its group in the workspace, and for the offices above it."""

from typing import Any

from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_POST

from kimid.access.pages import Audience, RuangRequest, page
from kimid.access.rules import Can as InGroup
from kimid.lib import clock, codes
from kimid.registry import actions
from kimid.registry.fates import fate_of
from kimid.registry.models import Kim
from kimid.registry.queries import kim_of, officers_of
from kimid.registry.ranks import ranked
from kimid.registry.renewing import act_under_way, history_of_kim, latest_decree, open_renewal, reminder_of
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
    return render(request, "registry/decree.html", {**_said_of(kim), **back, **may})


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
    found = Kim.objects.select_related("region", "site").filter(number=number).first()
    if found is None or not codes.covers(request.site.region_id, found.region_id):
        raise Http404
    back = {"back_url": reverse("ruang-applications", args=[request.site.ruang_label]), "back_label": "Permohonan KIM"}
    rows = [row for row in found.applications.order_by("-begun_at") if row.is_sent]
    may = {"may_ask_act": not found.has_ended and request.person.has_perm(Can.ASK_ACT, found)}
    return render(request, "registry/kim.html", {**_said_of(found), **back, **may, "applications": rows})


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
        "history": history_of_kim(kim),
        "zone": kim.region.zone,
    }
