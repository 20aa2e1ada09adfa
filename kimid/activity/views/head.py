"""The page on which the head of a village answers to a joint plan, by a one-use link."""

from datetime import datetime
from typing import Any, Final

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from kimid.access.models import OneUseLink
from kimid.access.one_use_links import LinkHolder, LinkUsed, find_link
from kimid.access.pages import Audience, page
from kimid.activity.actions import entries
from kimid.activity.actions import plans as plans_actions
from kimid.activity.forms.plans import HeadReplyForm
from kimid.activity.models import HeadReply, Plan
from kimid.activity.plans import joint_agenda, plans
from kimid.activity.rules import ActivityPermission
from kimid.lib import clock
from kimid.sites.middleware import SiteRequest

_TEMPLATE: Final = "activity/public/answer.html"


@require_http_methods(["GET", "HEAD", "POST"])
@page(Audience.EVERYONE)
@never_cache
def answer(request: SiteRequest, token: str) -> HttpResponse:
    """The plan, the joint agenda, and the form for an answer."""
    link = find_link(token, request.site)
    now = timezone.now()
    if link is None or link.perm != ActivityPermission.ANSWER_AS_HEAD:
        raise Http404
    plan = plans().get(pk=link.subject_id)
    context = _context(request, link, plan, now)
    if not (link.is_open(now) and plan.is_open):
        return render(request, _TEMPLATE, context, status=410)
    form = HeadReplyForm(request.POST if request.method == "POST" else None)
    if not form.is_bound or not form.is_valid():
        status = 422 if form.is_bound else 200
        return render(request, _TEMPLATE, {**context, "form": form}, status=status)
    reply = HeadReply(form.cleaned_data["says"])
    note = form.cleaned_data["words"]
    try:
        plans_actions.answer_as_head(plan, reply=reply, note=note, by=LinkHolder(link, now), at=now)
    except entries.EntryWordsRefused as why:
        form.add_error("words", str(why))
        return render(request, _TEMPLATE, {**context, "form": form}, status=422)
    except (LinkUsed, entries.EntryRefused):
        return render(request, _TEMPLATE, context, status=410)
    return render(request, _TEMPLATE, {**context, "is_done": True})


def _context(request: SiteRequest, link: OneUseLink, plan: Plan, now: datetime) -> dict[str, Any]:
    zone = request.site.region.zone
    return {
        "link": link,
        "plan": plan,
        "agenda": joint_agenda(request.site, exclude=plan) if link.is_open(now) else [],
        "today": clock.today(now, zone),
        "zone": zone,
        "site": request.site,
    }
