"""Pages of groups about their entries."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kimid.access.pages import Audience, RuangRequest, back_link, page
from kimid.evaluation.actions import checking
from kimid.evaluation.actions import entries as entries_actions
from kimid.evaluation.forms.entries import DisputeForm
from kimid.evaluation.models import RoundEntry
from kimid.evaluation.queries import entry_of, round_for, rounds_for
from kimid.evaluation.rules import EvaluationPermission, is_group_writer
from kimid.evaluation.views.entry_editor import (
    ALREADY_SENT,
    EntryContext,
    autosave,
    drop_paper,
    entry_editor,
    page_context,
    thumbnail_response,
)
from kimid.evaluation.wording import own_rows, participation_rows
from kimid.registry.models import Kim
from kimid.registry.queries import kim_of


@require_GET
@page(Audience.KIM, EvaluationPermission.SEE_OWN)
def entries(request: RuangRequest) -> HttpResponse:
    """All evaluations and contests of this KIM, with the state of its entry."""
    back = back_link(request, "ruang-group", "KIM kita")
    context = {
        "rows": own_rows(rounds_for(_kim_or_404(request)), timezone.now()),
        "zone": request.site.region.zone,
        **back,
    }
    return render(request, "evaluation/own/entries.html", context)


@require_http_methods(["GET", "POST"])
@page(Audience.KIM, EvaluationPermission.SEE_OWN)
def entry(request: RuangRequest, number: int) -> HttpResponse:
    """One entry: the editor until it is sent, then the answers and findings."""
    entry_context = _entry_context_or_404(request, number)
    entry = entry_of(entry_context.kim, entry_context.round)
    may_fill = request.person.has_perm(EvaluationPermission.FILL, entry_context.kim)
    if request.method == "POST" and not may_fill:
        raise Http404
    if (entry is None or not entry.is_sent) and may_fill:
        return entry_editor(request, entry_context, entry)
    if request.method == "POST":
        messages.warning(request, ALREADY_SENT)
        return redirect(entry_context.url)
    return _sent_page(request, entry_context, entry)


@require_POST
@page(Audience.KIM, EvaluationPermission.FILL)
def save(request: RuangRequest, number: int) -> HttpResponse:
    """Autosave an entry."""
    return autosave(request, _entry_context_or_404(request, number))


@require_POST
@page(Audience.KIM, EvaluationPermission.FILL)
def drop(request: RuangRequest, number: int, paper: str) -> HttpResponse:
    """Remove a paper."""
    return drop_paper(request, _entry_context_or_404(request, number), paper)


@require_GET
@page(Audience.KIM, EvaluationPermission.SEE_OWN)
def paper_thumbnail(request: RuangRequest, number: int, paper: str) -> HttpResponse:
    """A thumbnail of a paper of this group."""
    return thumbnail_response(_entry_context_or_404(request, number), paper)


@require_POST
@page(Audience.KIM, EvaluationPermission.FILL)
def dispute(request: RuangRequest, number: int) -> HttpResponse:
    """The group objects to an entry that an office sent for it."""
    entry_context = _entry_context_or_404(request, number)
    form = DisputeForm(request.POST)
    if not form.is_valid():
        return _sent_page(
            request, entry_context, entry_of(entry_context.kim, entry_context.round), form
        )
    try:
        entries_actions.dispute(
            entry_context.kim,
            of=entry_context.round,
            text=form.cleaned_data["words"],
            by=request.person,
            at=timezone.now(),
        )
        messages.success(request, "Sanggahan sudah di tangan petugas. Isiannya diperiksa lagi.")
    except entries_actions.NotOnBehalf:
        messages.warning(request, "Isian ini tidak dikirim petugas, jadi tidak ada yang disanggah.")
    except checking.AlreadyPublished:
        messages.warning(
            request, "Hasilnya sudah diumumkan. Minta ralat ke kantor yang mengumumkannya."
        )
    return redirect(entry_context.url)


def _sent_page(
    request: RuangRequest,
    entry_context: EntryContext,
    entry: RoundEntry | None,
    form: DisputeForm | None = None,
) -> HttpResponse:
    """The page of a sent entry."""
    participations = participation_rows(entry) if entry and entry.is_sent else []
    is_running = any(each.participant.contest_level.published_at is None for each in participations)
    may_dispute = (
        entry is not None
        and entry.on_behalf
        and is_running
        and is_group_writer(request.person, entry_context.kim)
    )
    dispute_form = form or DisputeForm(initial={"words": entry.dispute if entry else ""})
    context = {
        "entry": entry,
        "participations": participations,
        "form": dispute_form if may_dispute else None,
        **page_context(entry_context, entry),
    }
    return render(request, "evaluation/own/sent.html", context, status=422 if form else 200)


def _kim_or_404(request: RuangRequest) -> Kim:
    kim = kim_of(request.site)
    if kim is None:
        raise Http404
    return kim


def _entry_context_or_404(request: RuangRequest, number: int) -> EntryContext:
    kim = _kim_or_404(request)
    label = request.site.ruang_label
    round_ = round_for(kim, number)
    if round_ is None:
        raise Http404
    url = reverse("ruang-evaluation", args=[label, number])
    back_url = reverse("ruang-evaluations", args=[label])
    return EntryContext(kim, round_, url, back_url, "Evaluasi dan lomba")
