"""The door of a village head: whether a decree is theirs, on the phone, without a password. Looking changes nothing."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from kimid.access.links import LinkHolder, LinkSpent, link_of
from kimid.access.pages import Audience, page
from kimid.registry import actions
from kimid.registry.checking import named
from kimid.registry.forms import HeadAnswerForm
from kimid.registry.models import Application
from kimid.registry.rules import Can


@require_http_methods(["GET", "POST"])
@page(Audience.VISITOR)
@never_cache
def answer(request: HttpRequest, token: str) -> HttpResponse:
    """What the decree is said to say, and two buttons."""
    link = link_of(token)
    if link is None or link.perm != Can.ANSWER_AS_HEAD:
        raise Http404
    now = timezone.now()
    application = Application.objects.select_related("region", "kim__site").filter(pk=link.thing_id).first()
    shown = {
        "application": application,
        "link": link,
        "officers": [named(each) for each in application.officers] if application else [],
    }
    if application is None or not link.is_open(now):
        return render(request, "registry/head_answer.html", shown, status=410)
    form = HeadAnswerForm(request.POST if request.method == "POST" else None)
    if not form.is_bound or not form.is_valid():
        return render(request, "registry/head_answer.html", {**shown, "form": form}, status=422 if form.is_bound else 200)
    is_true = form.cleaned_data["is_true"] == "ya"
    try:
        actions.answer_as_head(application, is_true=is_true, words=form.cleaned_data["words"], by=LinkHolder(link, now), at=now)
    except LinkSpent:
        return render(request, "registry/head_answer.html", shown, status=410)
    return render(request, "registry/head_answer.html", {**shown, "is_done": True})
