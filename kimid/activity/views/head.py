"""The page on which the head of a village answers to a joint plan, by a one-use link. It stands on
the workspace host, which alone knows who signed in on a browser before.
"""

from datetime import datetime
from typing import Any, Final

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from kimid.access.link_browsers import is_of_makers
from kimid.access.models import OneUseLink
from kimid.access.one_use_links import LinkHolder, LinkUsed, link_by_token
from kimid.access.pages import Audience, page
from kimid.access.views import refused_links
from kimid.activity.actions import entries
from kimid.activity.actions import plans as plans_actions
from kimid.activity.forms.plans import HeadReplyForm
from kimid.activity.models import HeadReply, Plan
from kimid.activity.plans import joint_agenda, plans
from kimid.activity.rules import ActivityPermission
from kimid.lib import clock
from kimid.people.browser_memory import people_seen
from kimid.sites.guard import on_site
from kimid.sites.hosts import ruang_url
from kimid.sites.middleware import SiteRequest
from kimid.sites.stages import Feature

_TEMPLATE: Final = "activity/public/answer.html"
_MAY_HELP: Final = (
    "Siapa pun boleh meminjamkan HP, asal belum pernah dipakai anggota kelompok untuk masuk."
)
_IN_PERSON: Final = (
    "Temui beliau. Anggota mencatat jawabannya di halaman rencana ini, lewat “Beliau menjawab di"
    " depan kami”. Di sana tertulis: tatap muka, dicatat oleh siapa."
)


def plan_address(token: str) -> str:
    """The full address of the link about a joint plan."""
    return ruang_url(f"/rencana/{token}/")


@require_http_methods(["GET", "HEAD", "POST"])
@page(Audience.VISITOR)
@never_cache
def answer(request: HttpRequest, token: str) -> HttpResponse:
    """The plan, the joint agenda, and the form for an answer."""
    link = link_by_token(token)
    if link is None or link.perm != ActivityPermission.ANSWER_AS_HEAD:
        raise Http404
    if link.site.is_closed_for(Feature.READING):
        return render(request, "closed.html", {"site": link.site}, status=410)
    with on_site(link.site):
        return _answer_link(request, link, plans().get(pk=link.subject_id))


@require_http_methods(["GET", "HEAD", "POST"])
@page(Audience.EVERYONE)
@never_cache
def moved_answer(request: SiteRequest, token: str) -> HttpResponse:
    """The old address of the link, on the site of the group. A form that was still open there shows
    what was typed, to copy it.
    """
    address = plan_address(token)
    if request.method != "POST":
        return redirect(address)
    return refused_links.moved_link(request, address, request.POST.get("words", ""))


def _answer_link(request: HttpRequest, link: OneUseLink, plan: Plan) -> HttpResponse:
    now = timezone.now()
    context = _context(link, plan, now)
    if not (link.is_open(now) and plan.is_open):
        return render(request, _TEMPLATE, context, status=410)
    if is_of_makers(people_seen(request), link):
        return refused_links.refused_link(request, context | _refused_context(request, link))
    form = HeadReplyForm(request.POST if request.method == "POST" else None)
    if not form.is_bound or not form.is_valid():
        status = 422 if form.is_bound else 200
        return render(request, _TEMPLATE, {**context, "form": form}, status=status)
    reply, note = HeadReply(form.cleaned_data["says"]), form.cleaned_data["words"]
    try:
        plans_actions.answer_as_head(plan, reply=reply, note=note, by=LinkHolder(link, now), at=now)
    except entries.EntryWordsRefused as why:
        form.add_error("words", str(why))
        return render(request, _TEMPLATE, {**context, "form": form}, status=422)
    except (LinkUsed, entries.EntryRefused):
        return render(request, _TEMPLATE, context, status=410)
    return render(request, _TEMPLATE, {**context, "is_done": True})


def _refused_context(request: HttpRequest, link: OneUseLink) -> dict[str, Any]:
    return {
        "whose": f"anggota {link.site.name}",
        "may_help": _MAY_HELP,
        "in_person": _IN_PERSON,
        "typed": request.POST.get("words", ""),
    }


def _context(link: OneUseLink, plan: Plan, now: datetime) -> dict[str, Any]:
    zone = link.site.region.zone
    return {
        "link": link,
        "plan": plan,
        "agenda": joint_agenda(link.site, exclude=plan) if link.is_open(now) else [],
        "today": clock.today(now, zone),
        "zone": zone,
        "site": link.site,
    }
