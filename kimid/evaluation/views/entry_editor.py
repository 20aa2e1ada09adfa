"""The entry editor, for a group and for an office that fills in an entry on its behalf."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Final

from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from kimid.access.pages import RuangRequest
from kimid.evaluation import papers
from kimid.evaluation.actions import entries
from kimid.evaluation.forms.entries import RoundEntryForm
from kimid.evaluation.gaps import PRESENTATION, EntryGap, indicators_for_group
from kimid.evaluation.models import (
    AnswerKind,
    EvidencePaper,
    Round,
    RoundEntry,
    RoundIndicator,
)
from kimid.evaluation.queries import entry_of, evidence_stories
from kimid.evaluation.wording import first_office_name, steps_of
from kimid.lib import clock
from kimid.media.paper import Paper, PaperStrip
from kimid.media.papers import thumbnail
from kimid.registry.decree_standing import standing_of
from kimid.registry.measures import Measurement, measurement_of
from kimid.registry.models import Kim

ALREADY_SENT: Final = "Isian ini sudah dikirim. Yang terkirim tidak berubah lagi."
_NO_STORE: Final = {"Cache-Control": "no-store"}
_UPLOAD_FIELD: Final = "berkas-"  # before the kind of paper
_CONFLICT: Final = "Isian ini diubah juga dari HP lain. Tekan Simpan dulu."


@dataclass(frozen=True)
class EntryContext:
    """The KIM and round of an entry, its URL, and the page to go back to.

    The editor also uses `simpan/`, `<paper>/buang/` and `<paper>.webp` below its URL.
    """

    kim: Kim
    round: Round
    url: str
    back_url: str
    back_label: str
    is_on_behalf: bool = False  # an office fills it in


def entry_editor(
    request: RuangRequest, entry_context: EntryContext, entry: RoundEntry | None
) -> HttpResponse:
    """Show the editor of an entry, which may not have begun. A POST saves it and may send it."""
    if request.method == "GET":
        return _editor_page(request, entry_context, _form(entry_context, entry))
    return _save_and_send(request, entry_context, _form(entry_context, entry, request))


def autosave(request: RuangRequest, entry_context: EntryContext) -> JsonResponse:
    """Save the draft. Answers the script with the time and the new version."""
    form = _form(entry_context, entry_of(entry_context.kim, entry_context.round), request)
    if not form.is_valid():
        return JsonResponse(
            {"error": "Ada isian yang terlalu panjang. Tekan Simpan dulu."}, status=422
        )
    now = timezone.now()
    try:
        entry = _save_answers(request, entry_context, form)
    except entries.EntryConflict:
        return JsonResponse({"error": _CONFLICT}, status=409)
    except entries.AlreadySent:
        return JsonResponse({"error": ALREADY_SENT}, status=409)
    return JsonResponse(
        {"at": f"{clock.in_zone(now, request.site.region.zone):%H.%M}", "version": entry.version}
    )


def drop_paper(request: RuangRequest, entry_context: EntryContext, paper: str) -> HttpResponse:
    """Remove a paper."""
    try:
        entries.drop_paper(
            entry_context.kim,
            into=entry_context.round,
            paper=_paper_or_404(entry_context, paper),
            by=request.person,
            at=timezone.now(),
        )
    except entries.AlreadySent:
        messages.warning(request, ALREADY_SENT)
    else:
        messages.success(request, "Berkas itu sudah dibuang.")
    return redirect(entry_context.url)


def thumbnail_response(entry_context: EntryContext, paper: str) -> HttpResponse:
    """A thumbnail of the first page of a paper."""
    body = _paper_or_404(entry_context, paper).page(1)
    if body is None:
        raise Http404
    return HttpResponse(thumbnail(body), content_type="image/webp", headers=_NO_STORE)


def page_context(entry_context: EntryContext, entry: RoundEntry | None) -> dict[str, Any]:
    """The context that all pages of an entry share."""
    around = {
        "back_url": entry_context.back_url,
        "back_label": entry_context.back_label,
        "zone": entry_context.kim.region.zone,
    }
    return {
        **around,
        "entry_context": entry_context,
        "round": entry_context.round,
        "steps": steps_of(entry_context.round, entry),
    }


def _paper_or_404(entry_context: EntryContext, paper: str) -> EvidencePaper:
    entry = entry_of(entry_context.kim, entry_context.round)
    row = entry.papers.filter(name=paper).first() if entry else None
    if row is None:
        raise Http404
    return row


def _save_and_send(
    request: RuangRequest, entry_context: EntryContext, form: RoundEntryForm
) -> HttpResponse:
    """Save the form and its papers. Then send the entry, if that button was pressed."""
    if not form.is_valid():
        return _editor_page(request, entry_context, form, status=422)
    try:
        _save_answers(request, entry_context, form)
        refused = _add_papers(request, entry_context)
    except entries.EntryConflict:
        # Another member saved first. The page keeps what was typed here, for a second attempt.
        form = _rebound_form(request, entry_context)
        return _editor_page(request, entry_context, form, status=409, has_conflict=True)
    except entries.AlreadySent:
        messages.warning(request, ALREADY_SENT)
        return redirect(entry_context.url)
    if refused:
        form = _rebound_form(request, entry_context)
        return _editor_page(request, entry_context, form, status=422, refused=refused)
    if "kirim" in request.POST:
        return _send(request, entry_context)
    messages.success(request, "Tersimpan. Bisa diteruskan kapan saja, juga dari HP lain.")
    return redirect(entry_context.url)


def _send(request: RuangRequest, entry_context: EntryContext) -> HttpResponse:
    try:
        entries.send_entry(
            entry_context.kim, into=entry_context.round, by=request.person, at=timezone.now()
        )
    except entries.EntryIncomplete as missing:
        form = _rebound_form(request, entry_context)
        unplaced = form.add_gap_errors(missing.gaps)
        gaps = [gap for gap in missing.gaps if gap.words in unplaced]
        return _editor_page(request, entry_context, form, status=422, gaps=gaps)
    except entries.TooLate:
        form = _rebound_form(request, entry_context)
        return _editor_page(request, entry_context, form, status=409)
    messages.success(request, _sent_text(entry_context))
    return redirect(entry_context.url)


def _sent_text(entry_context: EntryContext) -> str:
    if entry_context.is_on_behalf:
        return f"Terkirim atas nama {entry_context.kim.name}. Tercatat bahwa Anda yang mengisinya."
    office = first_office_name(entry_context.kim.region)
    return f"Terkirim ke {office}. Hasil pemeriksaannya tampil di halaman ini."


def _save_answers(
    request: RuangRequest, entry_context: EntryContext, form: RoundEntryForm
) -> RoundEntry:
    values = {"answers": form.answers(), "version": form.cleaned_data["version"]}
    return entries.save_answers(
        entry_context.kim, into=entry_context.round, **values, by=request.person, at=timezone.now()
    )


def _add_papers(request: RuangRequest, entry_context: EntryContext) -> list[str]:
    refused = []
    for kind in _paper_kinds(entry_context.round):
        files = request.FILES.getlist(f"{_UPLOAD_FIELD}{kind}")
        try:
            refused += papers.add_papers(
                files,
                entry_context.kim,
                entry_context.round,
                kind,
                by=request.person,
                at=timezone.now(),
            )
        except entries.TooManyPapers:
            return [
                *refused,
                f"Paling banyak {entries.MAX_PAPERS} berkas. Buang dulu yang tidak perlu.",
            ]
    return refused


def _paper_kinds(round_: Round) -> list[str]:
    """The kinds of papers that an entry of this round may have."""
    proofs = [each["key"] for each in indicators_for_group(round_.form) if each["asks_evidence"]]
    return [PRESENTATION, *proofs] if round_.is_contest else proofs


def _form(
    entry_context: EntryContext, entry: RoundEntry | None, request: RuangRequest | None = None
) -> RoundEntryForm:
    stories = evidence_stories(entry_context.kim.site, entry_context.round.year)
    return RoundEntryForm(
        request.POST if request else None, round_=entry_context.round, entry=entry, stories=stories
    )


def _rebound_form(request: RuangRequest, entry_context: EntryContext) -> RoundEntryForm:
    """The posted form, with the stored version as its version."""
    entry = entry_of(entry_context.kim, entry_context.round)
    data = request.POST.copy()
    data["version"] = str(entry.version if entry else 0)
    form = RoundEntryForm(
        data,
        round_=entry_context.round,
        entry=entry,
        stories=evidence_stories(entry_context.kim.site, entry_context.round.year),
    )
    form.is_valid()
    return form


def _editor_page(
    request: RuangRequest,
    entry_context: EntryContext,
    form: RoundEntryForm,
    *,
    status: int = 200,
    **extra: Any,
) -> HttpResponse:
    now = timezone.now()
    kim = entry_context.kim
    entry = form.entry
    gaps: list[EntryGap] = extra.pop("gaps", [])
    context = {
        "entry": entry,
        "form": form,
        **_papers_context(entry_context, entry, form),
        "counted": _measured(entry_context, now),
        "standing": standing_of(kim, clock.today(now, kim.region.zone)),
        "gaps": gaps,
        "is_open": entry_context.round.is_open_for_entries(now),
        "office": first_office_name(kim.region),
        **page_context(entry_context, entry),
        **extra,
    }
    return render(request, "evaluation/own/entry.html", context, status=status)


def _papers_context(
    entry_context: EntryContext, entry: RoundEntry | None, form: RoundEntryForm
) -> dict[str, Any]:
    papers = list(entry.papers.order_by("pk")) if entry else []
    strips = {
        kind: _strip(entry_context, kind, papers) for kind in _paper_kinds(entry_context.round)
    }
    return {
        "rows": [(field, story, strips.get(each["key"])) for each, field, story in form.rows()],
        "strips": [*strips.values()],
        "presentation": strips.get(PRESENTATION),
    }


def _strip(entry_context: EntryContext, kind: str, papers: Sequence[EvidencePaper]) -> PaperStrip:
    def addresses(paper: Paper) -> tuple[str, str]:
        return f"{entry_context.url}{paper.name}.webp", f"{entry_context.url}{paper.name}/buang/"

    label = "Presentasi (PDF)" if kind == PRESENTATION else "Foto dokumen"
    return PaperStrip.of(
        kind, label, papers, addresses=addresses, field_name=f"{_UPLOAD_FIELD}{kind}"
    )


def _measured(
    entry_context: EntryContext, now: datetime
) -> list[tuple[RoundIndicator, Measurement]]:
    """The indicators that the system counts, with their values now."""
    round_ = entry_context.round
    return [
        (each, measurement_of(each["measure"], entry_context.kim, round_.year, now))
        for each in round_.form
        if each["kind"] == AnswerKind.MEASURED
    ]
