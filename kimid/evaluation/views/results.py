"""Pages of offices about juries and results."""

from contextlib import suppress
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST

from kimid.access.pages import Audience, RuangRequest, page
from kimid.access.recent_auth import requires_recent_auth
from kimid.evaluation.actions import judging, publishing
from kimid.evaluation.forms.checking import AnswerCheckForm
from kimid.evaluation.forms.judging import JurorForm, ResultCorrectionForm
from kimid.evaluation.models import ContestLevel, Juror, Participant
from kimid.evaluation.ranking import TIE_RULES
from kimid.evaluation.rules import EvaluationPermission
from kimid.evaluation.views.contest_levels import contest_level_or_404, participant_or_404
from kimid.evaluation.wording import published_rows, ranked_rows, result_url
from kimid.lib.whatsapp import whatsapp_url
from kimid.sites.hosts import ruang_url


@require_POST
@page(Audience.PORTAL, EvaluationPermission.READ)
def invite(request: RuangRequest, level_id: int) -> HttpResponse:
    """Invite a juror. Only this response shows the link; it is not stored."""
    contest_level = contest_level_or_404(request, level_id, EvaluationPermission.APPOINT)
    back_to_level = redirect("ruang-heat", site_label=request.site.ruang_label, level_id=level_id)
    form = JurorForm(request.POST)
    if not form.is_valid():
        messages.warning(request, "Siapa yang Anda undang? Tulis namanya.")
        return back_to_level
    try:
        juror, token = judging.invite_juror(
            contest_level, name=form.cleaned_data["name"], by=request.person, at=timezone.now()
        )
    except judging.JudgingClosed:
        messages.warning(request, "Hasil babak ini sudah diumumkan. Juri tidak ditambah lagi.")
        return back_to_level
    address = ruang_url(reverse("jury-door", args=[token]))
    context = {
        "juror": juror,
        "contest_level": contest_level,
        "address": address,
        "whatsapp": whatsapp_url(_invitation_text(juror, address)),
        "back_url": reverse("ruang-heat", args=[request.site.ruang_label, level_id]),
        "back_label": "Peserta",
    }
    return render(request, "evaluation/office/juror_invited.html", context)


def _invitation_text(juror: Juror, address: str) -> str:
    contest_level = juror.contest_level
    return (
        f"{juror.name}, Anda diundang menjadi juri {contest_level.round.title}, "
        f"{contest_level.region.full_name}. Buka tautan ini: {address}"
    )


@require_POST
@page(Audience.PORTAL, EvaluationPermission.READ)
def remove_juror(request: RuangRequest, level_id: int, juror: int) -> HttpResponse:
    """Remove a juror or an invitation."""
    juror_row = (
        Juror.objects.select_related("contest_level__region")
        .filter(
            contest_level=contest_level_or_404(request, level_id, EvaluationPermission.APPOINT),
            pk=juror,
        )
        .first()
    )
    if juror_row is None:
        raise Http404
    try:
        judging.remove_juror(juror_row, by=request.person, at=timezone.now())
    except judging.JudgingClosed:
        messages.warning(request, "Hasil babak ini sudah diumumkan. Susunan juri tetap.")
    else:
        messages.success(
            request, f"{juror_row.name} tidak lagi menjadi juri. Nilainya tidak dihitung."
        )
    return redirect("ruang-heat", site_label=request.site.ruang_label, level_id=level_id)


@require_http_methods(["GET", "POST"])
@page(Audience.PORTAL, EvaluationPermission.READ)
@requires_recent_auth("POST", act="Mengumumkan hasil evaluasi atau lomba")
def result(request: RuangRequest, level_id: int) -> HttpResponse:
    """The result, and the button that publishes it."""
    contest_level = contest_level_or_404(request, level_id, EvaluationPermission.READ)
    now = timezone.now()
    may_publish = request.person.has_perm(EvaluationPermission.PUBLISH, contest_level)
    if request.method == "POST" and not may_publish:
        raise Http404
    obstacle = "" if contest_level.published_at else publishing.publish_obstacle(contest_level, now)
    if request.method == "POST" and not obstacle and contest_level.published_at is None:
        with suppress(publishing.NotReady):  # tapped twice
            publishing.publish_result(contest_level, by=request.person, at=now)
            messages.success(
                request, "Diumumkan. Hasilnya tampil di portal dan terbaca semua peserta."
            )
        return redirect("ruang-result", site_label=request.site.ruang_label, level_id=level_id)
    context = {
        "why": obstacle,
        "may_publish": may_publish and contest_level.published_at is None,
        **_result_context(request, contest_level, obstacle),
    }
    status = 422 if request.method == "POST" and obstacle else 200
    return render(request, "evaluation/office/result.html", context, status=status)


@require_http_methods(["GET", "POST"])
@page(Audience.PORTAL, EvaluationPermission.READ)
@requires_recent_auth("POST", act="Meralat hasil yang sudah diumumkan")
def correct(request: RuangRequest, level_id: int, number: int) -> HttpResponse:
    """Correct a published result, with a public text."""
    participant = participant_or_404(request, level_id, number)
    if participant.contest_level.published_at is None or not request.person.has_perm(
        EvaluationPermission.CORRECT, participant
    ):
        raise Http404
    is_sent = request.method == "POST"
    form = AnswerCheckForm(request.POST if is_sent else None, participant=participant)
    correction_form = ResultCorrectionForm(
        request.POST if is_sent else None, initial={"excluded_why": participant.excluded_why}
    )
    if is_sent and form.is_valid() and correction_form.is_valid():
        findings = {**participant.checks, **form.findings()}
        correction = publishing.ResultCorrection(**correction_form.correction_values(findings))
        publishing.correct_result(
            participant, correction=correction, by=request.person, at=timezone.now()
        )
        messages.success(
            request, "Ralat tampil di bawah hasilnya, dan peringkat sudah dihitung ulang."
        )
        return redirect("ruang-result", site_label=request.site.ruang_label, level_id=level_id)
    status = 422 if is_sent else 200
    return _correction_page(request, participant, form, correction_form, status)


def _correction_page(
    request: RuangRequest,
    participant: Participant,
    form: AnswerCheckForm,
    correction_form: ResultCorrectionForm,
    status: int,
) -> HttpResponse:
    level = participant.contest_level
    context: dict[str, Any] = {
        "contest_level": level,
        "participant": participant,
        "form": form,
        "words": correction_form,
        "rows": form.rows(),
        "back_url": reverse("ruang-result", args=[request.site.ruang_label, level.pk]),
        "back_label": "Hasil",
    }
    return render(request, "evaluation/office/correct.html", context, status=status)


def _result_context(
    request: RuangRequest, contest_level: ContestLevel, obstacle: str
) -> dict[str, Any]:
    """The published result, or the result as of now."""
    rows = (
        published_rows(contest_level)
        if contest_level.published_at
        else []
        if obstacle
        else ranked_rows(contest_level, publishing.result_of(contest_level))
    )
    return {
        "contest_level": contest_level,
        "rows": rows,
        "ties": TIE_RULES,
        "may_correct": contest_level.published_at is not None
        and request.person.has_perm(EvaluationPermission.CORRECT, contest_level),
        "notices": contest_level.notices.order_by("pk"),
        "public_url": result_url(contest_level),
        "zone": request.site.region.zone,
        "back_url": reverse("ruang-heat", args=[request.site.ruang_label, contest_level.pk]),
        "back_label": "Peserta",
    }
