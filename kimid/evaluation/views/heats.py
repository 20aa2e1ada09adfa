"""A heat of an office: who came, and the check of each entry."""

from typing import Any, Final

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kimid.access.pages import Audience, RuangRequest, page
from kimid.evaluation import actions
from kimid.evaluation.forms.checking import CheckForm, CheckRow, ExclusionForm
from kimid.evaluation.forms.judging import JurorForm
from kimid.evaluation.gaps import PRESENTATION
from kimid.evaluation.jury import panel_of
from kimid.evaluation.models import EvidencePaper, Heat, Participant
from kimid.evaluation.queries import heat_below, participant_of, participants_of, silent_in
from kimid.evaluation.rules import Can
from kimid.evaluation.telling import AnswerRow, answer_rows, history_of, level_word
from kimid.lib import clock
from kimid.media import vault
from kimid.media.papers import stamped

_PRIVATE: Final = {"Cache-Control": "no-store"}
_PUBLISHED: Final = "Hasil babak ini sudah diumumkan. Yang berubah sesudah itu adalah ralat."


@require_GET
@page(Audience.PORTAL, Can.READ)
def heat(request: RuangRequest, heat: int) -> HttpResponse:
    """Who came to this heat, what is checked, and what is left to do."""
    found, now = heat_or_404(request, heat), timezone.now()
    rows = participants_of(found)
    shown = {
        "heat": found,
        "round": found.round,
        "rows": rows,
        "panel": panel_of(found, rows),
        "invited": found.jurors.filter(accepted_at=None, ended_at=None).order_by("pk"),
        "juror_form": JurorForm(),
        "why": actions.why_not_yet(found, now),
        "silent": silent_in(found.region, found.round),
        "may_check": request.person.has_perm(Can.CHECK, found),
        "until": found.round.until(found.region.level),
        "is_late": found.is_late(now),
        "level": level_word(found.region),
        "history": history_of(found),
        **_frame(request, found),
    }
    return render(request, "evaluation/office/heat.html", shown)


@require_http_methods(["GET", "POST"])
@page(Audience.PORTAL, Can.READ)
@never_cache
def participant(request: RuangRequest, heat: int, number: int) -> HttpResponse:
    """What a KIM answered, and what this office finds of it."""
    found = participant_or_404(request, heat, number)
    if request.method == "GET":
        return _screen(request, found, CheckForm(participant=found))
    if not request.person.has_perm(Can.CHECK, found):
        raise Http404
    is_done = "selesai" in request.POST
    form = CheckForm(request.POST, participant=found, is_done=is_done)
    if not form.is_valid():
        return _screen(request, found, form, status=422)
    try:
        actions.check(found, marks=form.marks(), is_done=is_done, by=request.person, at=timezone.now())
    except actions.NotChecked:
        form.add_error(None, "Masih ada jawaban yang belum diperiksa. Pilih Sesuai atau Dikoreksi untuk setiap jawaban.")
        return _screen(request, found, form, status=422)
    except actions.AlreadyPublished:
        messages.warning(request, _PUBLISHED)
        return _to(request, found)
    messages.success(request, "Pemeriksaan selesai." if is_done else "Tersimpan. Teruskan kapan saja.")
    return redirect("ruang-heat", site_label=request.site.ruang_label, heat=heat) if is_done else _to(request, found)


@require_POST
@page(Audience.PORTAL, Can.READ)
def exclude(request: RuangRequest, heat: int, number: int) -> HttpResponse:
    """Leave an entry out of the ranking for a reason, or let it in again."""
    found = participant_or_404(request, heat, number)
    if not request.person.has_perm(Can.CHECK, found):
        raise Http404
    form = ExclusionForm(request.POST)
    is_back = "kembali" in request.POST
    if not is_back and not form.is_valid():
        return _screen(request, found, CheckForm(participant=found), status=422, exclusion=form)
    try:
        why = "" if is_back else form.cleaned_data["why"]
        actions.exclude(found, why=why, by=request.person, at=timezone.now())
    except actions.AlreadyPublished:
        messages.warning(request, _PUBLISHED)
    else:
        messages.success(request, "Ikut peringkat lagi." if is_back else "Tidak masuk peringkat. Alasannya terbaca KIM.")
    return _to(request, found)


@require_GET
@page(Audience.PORTAL, Can.READ)
@never_cache
def paper(request: RuangRequest, heat: int, number: int, paper: str, sheet: int) -> HttpResponse:
    """One page of a paper, with the name of whoever looks drawn over it. Each look is on record."""
    found = participant_or_404(request, heat, number)
    row = found.entry.papers.filter(name=paper).first()
    body = vault.page(row.name, sheet) if row else None
    if row is None or body is None:
        raise Http404
    actions.look_at(found, paper=row.name, number=sheet, by=request.person, at=timezone.now())
    at = clock.short_moment(timezone.now(), request.site.region.zone)
    words = f"Dilihat {request.person.name} · {request.site.name} · {at}"
    return HttpResponse(stamped(body, words), content_type="image/webp", headers=_PRIVATE)


def papers_by_kind(found: Participant) -> dict[str, list[EvidencePaper]]:
    """The papers of an entry by what they prove. One query."""
    rows: dict[str, list[EvidencePaper]] = {}
    for row in found.entry.papers.order_by("pk"):
        rows.setdefault(row.kind, []).append(row)
    return rows


def _screen(
    request: RuangRequest,
    found: Participant,
    form: CheckForm,
    *,
    status: int = 200,
    exclusion: ExclusionForm | None = None,
) -> HttpResponse:
    papers = papers_by_kind(found)
    shown = {
        "heat": found.heat,
        "participant": found,
        "entry": found.entry,
        "rows": _check_rows(found, form, papers),
        "presentation": papers.get(PRESENTATION, []),
        "form": form,
        "exclusion": exclusion or ExclusionForm(),
        "may_check": found.heat.published_at is None and request.person.has_perm(Can.CHECK, found),
        "history": history_of(found, found.entry),
        **_frame(request, found.heat),
        "back_url": reverse("ruang-heat", args=[request.site.ruang_label, found.heat_id]),
        "back_label": "Peserta",
    }
    return render(request, "evaluation/office/participant.html", shown, status=status)


def _check_rows(
    found: Participant, form: CheckForm, papers: dict[str, list[EvidencePaper]]
) -> list[tuple[AnswerRow, CheckRow, list[EvidencePaper]]]:
    """Each answer with the fields of its check and the papers that prove it."""
    fields = {row.asked["key"]: row for row in form.rows()}
    return [(row, fields[row.asked["key"]], papers.get(row.asked["key"], [])) for row in answer_rows(found)]


def _frame(request: RuangRequest, found: Heat) -> dict[str, Any]:
    back = reverse("ruang-round", args=[request.site.ruang_label, found.round_id])
    return {"back_url": back, "back_label": found.round.title, "zone": request.site.region.zone}


def _to(request: RuangRequest, found: Participant) -> HttpResponse:
    return redirect("ruang-participant", site_label=request.site.ruang_label, heat=found.heat_id, number=found.pk)


def heat_or_404(request: RuangRequest, number: int, needs: Can = Can.READ) -> Heat:
    """A heat of this office or below it, about which one may do that."""
    found = heat_below(request.site.region, number)
    if found is None or not request.person.has_perm(needs, found):
        raise Http404
    return found


def participant_or_404(request: RuangRequest, heat: int, number: int) -> Participant:
    """A participant of such a heat."""
    found = participant_of(heat_or_404(request, heat), number)
    if found is None:
        raise Http404
    return found
