"""What a KIM works with, on one short form: for its chair, and for the offices above it."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from kimid.access.pages import Audience, RuangRequest, page
from kimid.lib import clock
from kimid.registry import actions
from kimid.registry.evidence import newest_means, state_of
from kimid.registry.forms.ict import MeansForm
from kimid.registry.models import IctStatus, Kim
from kimid.registry.queries import kim_numbered, kim_of
from kimid.registry.rules import Can


@require_http_methods(["GET", "POST"])
@page(Audience.KIM, Can.DESCRIBE_MEANS)
def of_group(request: RuangRequest) -> HttpResponse:
    """The sheet of one's own KIM."""
    kim = kim_of(request.site)
    if kim is None or kim.has_ended:
        raise Http404
    return _answered(request, kim, reverse("ruang-decree", args=[request.site.ruang_label]), "SK dan pengurus")


@require_http_methods(["GET", "POST"])
@page(Audience.PORTAL, Can.DESCRIBE_MEANS)
def of_office(request: RuangRequest, number: str) -> HttpResponse:
    """The same, written down by an office for a group without phone or signal."""
    kim = kim_numbered(request.site.region, number)
    if kim is None or kim.has_ended:
        raise Http404
    return _answered(request, kim, reverse("ruang-kim", args=[request.site.ruang_label, kim.number]), kim.name)


def _answered(request: RuangRequest, kim: Kim, back: str, label: str) -> HttpResponse:
    now = timezone.now()
    known, today = newest_means(kim), clock.today(now, kim.region.zone)
    form = MeansForm(request.POST if request.method == "POST" else None, known=known, today=today)
    if not form.is_bound or not form.is_valid():
        shown = {"form": form, "kim": kim, "known": known, "back_url": back, "back_label": label, "zone": kim.region.zone}
        return render(request, "registry/ict/means.html", shown, status=422 if form.is_bound else 200)
    actions.describe_means(kim, sheet=form.sheet(), by=request.person, at=now)
    messages.success(request, _said(kim, state_of(kim, today).lacks_said))
    return redirect(f"{back}#tik")


def _said(kim: Kim, lacks: str) -> str:
    if kim.ict_status == IctStatus.BASED:
        return "Tersimpan. KIM ini berbasis TIK."
    return f"Tersimpan. Belum berbasis TIK: {lacks}." if lacks else "Tersimpan."
