"""What a KIM works with, on one short form: for its chair, and for the offices above it."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods

from kimid.access.pages import Audience, RuangRequest, page
from kimid.ict import actions as ict
from kimid.ict.evidence import ict_state_of, newest_means
from kimid.ict.forms import MeansForm
from kimid.ict.rules import IctPermission
from kimid.lib import clock
from kimid.registry.models import IctStatus, Kim
from kimid.registry.queries import kim_by_number, kim_of


@require_http_methods(["GET", "POST"])
@page(Audience.KIM, IctPermission.DESCRIBE_MEANS)
def group_means(request: RuangRequest) -> HttpResponse:
    """The sheet of one's own KIM."""
    kim = kim_of(request.site)
    if kim is None or kim.has_ended:
        raise Http404
    return _answer_page(
        request, kim, reverse("ruang-decree", args=[request.site.ruang_label]), "SK dan pengurus"
    )


@require_http_methods(["GET", "POST"])
@page(Audience.PORTAL, IctPermission.DESCRIBE_MEANS)
def office_means(request: RuangRequest, number: str) -> HttpResponse:
    """The same, written down by an office for a group without phone or signal."""
    kim = kim_by_number(request.site.region, number)
    if kim is None or kim.has_ended:
        raise Http404
    return _answer_page(
        request, kim, reverse("ruang-kim", args=[request.site.ruang_label, kim.number]), kim.name
    )


def _answer_page(request: RuangRequest, kim: Kim, back: str, label: str) -> HttpResponse:
    now = timezone.now()
    known = newest_means(kim)
    today = clock.today(now, kim.region.zone)
    form = MeansForm(request.POST if request.method == "POST" else None, known=known, today=today)
    if not form.is_bound or not form.is_valid():
        shown = {
            "form": form,
            "kim": kim,
            "known": known,
            "back_url": back,
            "back_label": label,
            "zone": kim.region.zone,
        }
        return render(request, "ict/means.html", shown, status=422 if form.is_bound else 200)
    ict.describe_means(kim, means_input=form.means_input(), by=request.person, at=now)
    messages.success(request, _saved_text(kim, ict_state_of(kim, today).missing_text))
    return redirect(f"{back}#tik")


def _saved_text(kim: Kim, lacks: str) -> str:
    if kim.ict_status == IctStatus.BASED:
        return "Tersimpan. KIM ini berbasis TIK."
    return f"Tersimpan. Belum berbasis TIK: {lacks}." if lacks else "Tersimpan."
