"""The door of the head of the village: a joint plan, on the phone, without a password. Looking changes nothing."""

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from kimid.access.links import LinkHolder, LinkSpent, find_link
from kimid.access.pages import Audience, page
from kimid.activity import actions
from kimid.activity.forms import HeadForm
from kimid.activity.models import HeadSays
from kimid.activity.plans import joint_agenda, plans
from kimid.activity.rules import Can
from kimid.lib import clock
from kimid.sites.middleware import SiteRequest


@require_http_methods(["GET", "HEAD", "POST"])
@page(Audience.EVERYONE)
@never_cache
def answer(request: SiteRequest, token: str) -> HttpResponse:
    """What is planned, what else is on the joint agenda, and three answers."""
    link, now = find_link(token, request.site), timezone.now()
    if link is None or link.perm != Can.ANSWER_AS_HEAD:
        raise Http404
    found = plans().get(pk=link.thing_id)
    agenda = joint_agenda(request.site, but=found) if link.is_open(now) else []
    shown = {"link": link, "plan": found, "agenda": agenda, "today": clock.today(now, request.site.region.zone)}
    shown |= {"zone": request.site.region.zone, "site": request.site}
    if not (link.is_open(now) and found.is_open):
        return render(request, "activity/public/answer.html", shown, status=410)
    form = HeadForm(request.POST if request.method == "POST" else None)
    if not form.is_bound or not form.is_valid():
        return render(request, "activity/public/answer.html", {**shown, "form": form}, status=422 if form.is_bound else 200)
    says, words = HeadSays(form.cleaned_data["says"]), form.cleaned_data["words"]
    try:
        actions.answer_as_head(found, says=says, words=words, by=LinkHolder(link, now), at=now)
    except (LinkSpent, actions.NotNow):
        return render(request, "activity/public/answer.html", shown, status=410)
    return render(request, "activity/public/answer.html", {**shown, "is_done": True})
