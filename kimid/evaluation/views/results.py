"""An office calls its jury, looks at the result, publishes it, and puts it right in the open."""

from contextlib import suppress
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from kimid.access.pages import Audience, RuangRequest, page
from kimid.access.weighty import weighty
from kimid.evaluation import actions
from kimid.evaluation.deciding import TIE_RULES
from kimid.evaluation.forms.checking import CheckForm
from kimid.evaluation.forms.judging import CorrectionForm, JurorForm
from kimid.evaluation.models import Heat, Juror
from kimid.evaluation.rules import Can
from kimid.evaluation.telling import published_rows, ranked_rows, result_url
from kimid.evaluation.views.heats import heat_or_404, participant_or_404
from kimid.lib.whatsapp import whatsapp_url
from kimid.sites.hosts import ruang_url


@require_POST
@page(Audience.PORTAL, Can.READ)
def invite(request: RuangRequest, heat: int) -> HttpResponse:
    """Make an invitation for a juror. Its link is shown on this answer only, and kept nowhere."""
    found = heat_or_404(request, heat, Can.APPOINT)
    way = redirect("ruang-heat", site_label=request.site.ruang_label, heat=heat)
    form = JurorForm(request.POST)
    if not form.is_valid():
        messages.warning(request, "Siapa yang Anda undang? Tulis namanya.")
        return way
    try:
        juror, token = actions.invite_juror(found, name=form.cleaned_data["name"], by=request.person, at=timezone.now())
    except actions.Closed:
        messages.warning(request, "Hasil babak ini sudah diumumkan. Juri tidak ditambah lagi.")
        return way
    address = ruang_url(reverse("jury-door", args=[token]))
    words = f"{juror.name}, Anda diundang menjadi juri {found.round.title}, {found.region.full_name}. Buka tautan ini: {address}"
    back = {"back_url": reverse("ruang-heat", args=[request.site.ruang_label, heat]), "back_label": "Peserta"}
    shown = {"juror": juror, "heat": found, "address": address, "whatsapp": whatsapp_url(words), **back}
    return render(request, "evaluation/office/juror_invited.html", shown)


@require_POST
@page(Audience.PORTAL, Can.READ)
def let_go(request: RuangRequest, heat: int, juror: int) -> HttpResponse:
    """Let a juror go, or take an invitation back."""
    found = Juror.objects.select_related("heat__region").filter(heat=heat_or_404(request, heat, Can.APPOINT), pk=juror).first()
    if found is None:
        raise Http404
    try:
        actions.let_juror_go(found, by=request.person, at=timezone.now())
    except actions.Closed:
        messages.warning(request, "Hasil babak ini sudah diumumkan. Susunan juri tetap.")
    else:
        messages.success(request, f"{found.name} tidak lagi menjadi juri. Nilainya tidak dihitung.")
    return redirect("ruang-heat", site_label=request.site.ruang_label, heat=heat)


@require_http_methods(["GET", "POST"])
@page(Audience.PORTAL, Can.READ)
@weighty("POST")
def result(request: RuangRequest, heat: int) -> HttpResponse:
    """The result before everybody sees it, and the one button that lets them."""
    found, now = heat_or_404(request, heat, Can.READ), timezone.now()
    may_publish = request.person.has_perm(Can.PUBLISH, found)
    if request.method == "POST" and not may_publish:
        raise Http404
    why = "" if found.published_at else actions.why_not_yet(found, now)
    if request.method == "POST" and not why and found.published_at is None:
        with suppress(actions.NotReady):  # tapped twice
            actions.publish(found, by=request.person, at=now)
            messages.success(request, "Diumumkan. Hasilnya tampil di portal dan terbaca semua peserta.")
        return redirect("ruang-result", site_label=request.site.ruang_label, heat=heat)
    shown = {"why": why, "may_publish": may_publish and found.published_at is None, **_result_of(request, found, why)}
    return render(request, "evaluation/office/result.html", shown, status=422 if request.method == "POST" and why else 200)


@require_http_methods(["GET", "POST"])
@page(Audience.PORTAL, Can.READ)
@weighty("POST")
def correct(request: RuangRequest, heat: int, number: int) -> HttpResponse:
    """Put a published result right, with words that everybody reads."""
    found = participant_or_404(request, heat, number)
    if found.heat.published_at is None or not request.person.has_perm(Can.CORRECT, found):
        raise Http404
    is_sent = request.method == "POST"
    form = CheckForm(request.POST if is_sent else None, participant=found)
    words = CorrectionForm(request.POST if is_sent else None, initial={"excluded_why": found.excluded_why})
    if is_sent and form.is_valid() and words.is_valid():
        correction = actions.Correction(**words.said({**found.checks, **form.marks()}))
        actions.correct(found, correction=correction, by=request.person, at=timezone.now())
        messages.success(request, "Ralat tampil di bawah hasilnya, dan peringkat sudah dihitung ulang.")
        return redirect("ruang-result", site_label=request.site.ruang_label, heat=heat)
    shown: dict[str, Any] = {
        "heat": found.heat,
        "participant": found,
        "form": form,
        "words": words,
        "rows": form.rows(),
        "back_url": reverse("ruang-result", args=[request.site.ruang_label, heat]),
        "back_label": "Hasil",
    }
    return render(request, "evaluation/office/correct.html", shown, status=422 if is_sent else 200)


def _result_of(request: RuangRequest, found: Heat, why: str) -> dict[str, Any]:
    """What is shown of a result: as it was published, or as it would be."""
    rows = published_rows(found) if found.published_at else [] if why else ranked_rows(found, actions.result_of(found))
    return {
        "heat": found,
        "rows": rows,
        "ties": TIE_RULES,
        "may_correct": found.published_at is not None and request.person.has_perm(Can.CORRECT, found),
        "notices": found.notices.order_by("pk"),
        "public_url": result_url(found),
        "zone": request.site.region.zone,
        "back_url": reverse("ruang-heat", args=[request.site.ruang_label, found.pk]),
        "back_label": "Peserta",
    }
