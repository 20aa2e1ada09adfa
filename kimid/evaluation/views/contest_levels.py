"""Pages of offices about contest levels and their participants."""

from typing import Any, Final

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kimid.access.pages import Audience, RuangRequest, page
from kimid.evaluation.actions import checking, publishing
from kimid.evaluation.forms.checking import AnswerCheckForm, CheckRow, ExclusionForm
from kimid.evaluation.forms.judging import JurorForm
from kimid.evaluation.gaps import PRESENTATION
from kimid.evaluation.jury import panel_of
from kimid.evaluation.models import ContestLevel, EvidencePaper, Participant
from kimid.evaluation.queries import (
    contest_level_below,
    participant_of,
    participants_of,
    silent_count,
)
from kimid.evaluation.rules import EvaluationPermission
from kimid.evaluation.wording import HISTORY_LENGTH, AnswerRow, answer_rows, level_label
from kimid.events.history import history_of
from kimid.lib import clock
from kimid.media.papers import stamp

_NO_STORE: Final = {"Cache-Control": "no-store"}
_NOT_CHECKED: Final = (
    "Masih ada jawaban yang belum diperiksa. Pilih Sesuai atau Dikoreksi untuk setiap jawaban."
)
_OWN_ENTRY: Final = (
    "Anda ikut mengisi atau mengirim isian ini, jadi petugas lain yang memeriksanya. "
    "Tidak ada petugas lain? Kantor di atas boleh memeriksanya sekarang, dan sesudah sepuluh hari "
    "kerja isian ini naik sendiri ke sana."
)
_PUBLISHED: Final = "Hasil babak ini sudah diumumkan. Yang berubah sesudah itu adalah ralat."


@require_GET
@page(Audience.PORTAL, EvaluationPermission.READ)
def contest_level(request: RuangRequest, level_id: int) -> HttpResponse:
    """A contest level: its participants, its jury, and what is left to do."""
    contest_level = contest_level_or_404(request, level_id)
    now = timezone.now()
    rows = participants_of(contest_level)
    context = {
        "contest_level": contest_level,
        "round": contest_level.round,
        "rows": rows,
        "panel": panel_of(contest_level, rows),
        "invited": contest_level.jurors.filter(accepted_at=None, ended_at=None).order_by("pk"),
        "juror_form": JurorForm(),
        "why": publishing.publish_obstacle(contest_level, now),
        "silent": silent_count(contest_level.region, contest_level.round),
        "may_check": request.person.has_perm(EvaluationPermission.CHECK, contest_level),
        "until": contest_level.round.last_day_of(contest_level.region.level),
        "is_late": contest_level.is_late(now),
        "level": level_label(contest_level.region),
        "history": history_of(contest_level, at_most=HISTORY_LENGTH),
        **_page_context(request, contest_level),
    }
    return render(request, "evaluation/office/contest_level.html", context)


@require_http_methods(["GET", "POST"])
@page(Audience.PORTAL, EvaluationPermission.READ)
@never_cache
def participant(request: RuangRequest, level_id: int, number: int) -> HttpResponse:
    """The answers of a participant, and the check of this office."""
    participant = participant_or_404(request, level_id, number)
    if request.method == "GET":
        return _participant_page(request, participant, AnswerCheckForm(participant=participant))
    if not _may_check(request, participant):
        raise Http404
    is_done = "selesai" in request.POST
    form = AnswerCheckForm(request.POST, participant=participant, is_done=is_done)
    if not form.is_valid():
        return _participant_page(request, participant, form, status=422)
    return _save_check(request, participant, form, is_done=is_done)


def _save_check(
    request: RuangRequest, participant: Participant, form: AnswerCheckForm, *, is_done: bool
) -> HttpResponse:
    findings = form.findings()
    now = timezone.now()
    try:
        checking.check_entry(
            participant, findings=findings, is_done=is_done, by=request.person, at=now
        )
    except checking.NotChecked:
        form.add_error(None, _NOT_CHECKED)
        return _participant_page(request, participant, form, status=422)
    except checking.OwnEntry as why:
        form.add_error(None, str(why) or _OWN_ENTRY)
        return _participant_page(request, participant, form, status=422)
    except checking.AlreadyPublished:
        messages.warning(request, _PUBLISHED)
        return _redirect_to_participant(request, participant)
    if not is_done:
        messages.success(request, "Tersimpan. Teruskan kapan saja.")
        return _redirect_to_participant(request, participant)
    messages.success(request, "Pemeriksaan selesai.")
    level_id = participant.contest_level_id
    return redirect("ruang-heat", site_label=request.site.ruang_label, level_id=level_id)


@require_POST
@page(Audience.PORTAL, EvaluationPermission.READ)
def exclude(request: RuangRequest, level_id: int, number: int) -> HttpResponse:
    """Exclude a participant from the ranking, or include it again."""
    participant = participant_or_404(request, level_id, number)
    if not _may_check(request, participant):
        raise Http404
    form = ExclusionForm(request.POST)
    is_included_again = "kembali" in request.POST
    if not is_included_again and not form.is_valid():
        check_form = AnswerCheckForm(participant=participant)
        return _participant_page(request, participant, check_form, status=422, exclusion=form)
    why = "" if is_included_again else form.cleaned_data["why"]
    try:
        checking.exclude(participant, why=why, by=request.person, at=timezone.now())
    except checking.AlreadyPublished:
        messages.warning(request, _PUBLISHED)
    else:
        text = "Tidak masuk peringkat. Alasannya terbaca KIM." if why else "Ikut peringkat lagi."
        messages.success(request, text)
    return _redirect_to_participant(request, participant)


@require_GET
@page(Audience.PORTAL, EvaluationPermission.READ)
@never_cache
def paper(
    request: RuangRequest, level_id: int, number: int, paper: str, page_number: int
) -> HttpResponse:
    """One page of a paper, stamped with the viewer's name. Each view is recorded."""
    participant = participant_or_404(request, level_id, number)
    row = participant.entry.papers.filter(name=paper).first()
    body = row.page(page_number) if row else None
    if row is None or body is None:
        raise Http404
    checking.record_paper_view(
        participant, paper=row.name, number=page_number, by=request.person, at=timezone.now()
    )
    at = clock.short_moment(timezone.now(), request.site.region.zone)
    words = f"Dilihat {request.person.name} · {request.site.name} · {at}"
    return HttpResponse(stamp(body, words), content_type="image/webp", headers=_NO_STORE)


def papers_by_kind(participant: Participant) -> dict[str, list[EvidencePaper]]:
    """The papers of an entry by kind. One query."""
    rows: dict[str, list[EvidencePaper]] = {}
    for row in participant.entry.papers.order_by("pk"):
        rows.setdefault(row.kind, []).append(row)
    return rows


def _participant_page(
    request: RuangRequest,
    participant: Participant,
    form: AnswerCheckForm,
    *,
    status: int = 200,
    exclusion: ExclusionForm | None = None,
) -> HttpResponse:
    level = participant.contest_level
    papers = papers_by_kind(participant)
    context = {
        "contest_level": level,
        "participant": participant,
        "entry": participant.entry,
        "rows": _check_rows(participant, form, papers),
        "presentation": papers.get(PRESENTATION, []),
        "form": form,
        "exclusion": exclusion or ExclusionForm(),
        "may_check": level.published_at is None and _may_check(request, participant),
        "history": history_of(participant, participant.entry, at_most=HISTORY_LENGTH),
        **_page_context(request, level),
        "back_url": reverse("ruang-heat", args=[request.site.ruang_label, level.pk]),
        "back_label": "Peserta",
    }
    return render(request, "evaluation/office/participant.html", context, status=status)


def _may_check(request: RuangRequest, participant: Participant) -> bool:
    return request.person.has_perm(EvaluationPermission.CHECK, participant)


def _check_rows(
    participant: Participant, form: AnswerCheckForm, papers: dict[str, list[EvidencePaper]]
) -> list[tuple[AnswerRow, CheckRow, list[EvidencePaper]]]:
    """Each answer with its check fields and its papers."""
    fields = {row.indicator["key"]: row for row in form.rows()}
    return [
        (row, fields[row.indicator["key"]], papers.get(row.indicator["key"], []))
        for row in answer_rows(participant)
    ]


def _page_context(request: RuangRequest, contest_level: ContestLevel) -> dict[str, Any]:
    back = reverse("ruang-round", args=[request.site.ruang_label, contest_level.round_id])
    return {
        "back_url": back,
        "back_label": contest_level.round.title,
        "zone": request.site.region.zone,
    }


def _redirect_to_participant(request: RuangRequest, participant: Participant) -> HttpResponse:
    return redirect(
        "ruang-participant",
        site_label=request.site.ruang_label,
        level_id=participant.contest_level_id,
        number=participant.pk,
    )


def contest_level_or_404(
    request: RuangRequest, number: int, needs: EvaluationPermission = EvaluationPermission.READ
) -> ContestLevel:
    """A contest level of this region or below, if the person has the permission. Raises Http404."""
    contest_level = contest_level_below(request.site.region, number)
    if contest_level is None or not request.person.has_perm(needs, contest_level):
        raise Http404
    return contest_level


def participant_or_404(request: RuangRequest, level_id: int, number: int) -> Participant:
    """A participant of such a contest level. Raises Http404."""
    participant = participant_of(contest_level_or_404(request, level_id), number)
    if participant is None:
        raise Http404
    return participant
