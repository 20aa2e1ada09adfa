"""The entry of a KIM while it is filled in: the same sheet for its group, and for the office that fills it in for a group."""

from dataclasses import dataclass
from typing import Any, Final

from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone

from kimid.access.pages import RuangRequest
from kimid.evaluation import actions, papers
from kimid.evaluation.forms.filling import EntryForm
from kimid.evaluation.gaps import DECREE, PRESENTATION, Gap, asked_of_group
from kimid.evaluation.measures import measured
from kimid.evaluation.models import Entry, EvidencePaper, Kind, Round
from kimid.evaluation.queries import entry_of, stories_to_prove
from kimid.evaluation.telling import office_of_level, steps_of
from kimid.lib import clock
from kimid.media import vault
from kimid.media.papers import small
from kimid.registry.models import Kim
from kimid.registry.queries import decree_of

SENT: Final = "Isian ini sudah dikirim. Yang terkirim tidak berubah lagi."
_PAPER: Final = {"Cache-Control": "no-store"}
_OVERTAKEN: Final = "Isian ini diubah juga dari HP lain. Tekan Simpan dulu."


@dataclass(frozen=True)
class Desk:
    """Whose entry lies here, in which round, at which address, and where whoever fills it in came from.

    What belongs to it lies below its address: `simpan/`, `<paper>/buang/`, `<paper>.webp`.
    """

    kim: Kim
    round: Round
    here: str
    back_url: str
    back_label: str
    is_for_group: bool = False  # an office fills it in


def sheet_of(request: RuangRequest, desk: Desk) -> HttpResponse:
    """The sheet with what is kept so far; what was typed is kept, and sent if that was pressed."""
    made = entry_of(desk.kim, desk.round)
    if request.method == "GET":
        return _sheet(request, desk, _form(desk, made))
    return _kept(request, desk, _form(desk, made, request))


def keep_typed(request: RuangRequest, desk: Desk) -> JsonResponse:
    """Keep it while it is typed. Answers the script: when, and which version it is now."""
    form = _form(desk, entry_of(desk.kim, desk.round), request)
    if not form.is_valid():
        return JsonResponse({"error": "Ada isian yang terlalu panjang. Tekan Simpan dulu."}, status=422)
    now = timezone.now()
    try:
        kept = _keep(request, desk, form)
    except actions.Overtaken:
        return JsonResponse({"error": _OVERTAKEN}, status=409)
    except actions.AlreadySent:
        return JsonResponse({"error": SENT}, status=409)
    return JsonResponse({"at": f"{clock.in_zone(now, request.site.region.zone):%H.%M}", "version": kept.version})


def drop_paper(request: RuangRequest, desk: Desk, paper: str) -> HttpResponse:
    """Leave a paper out again."""
    try:
        actions.drop_paper(desk.kim, into=desk.round, paper=_row_or_404(desk, paper), by=request.person, at=timezone.now())
    except actions.AlreadySent:
        messages.warning(request, SENT)
    else:
        messages.success(request, "Berkas itu sudah dibuang.")
    return redirect(desk.here)


def picture_of(desk: Desk, paper: str) -> HttpResponse:
    """A small picture of the first page of a paper: enough to see which one it is."""
    body = vault.page(_row_or_404(desk, paper).name, 1)
    if body is None:
        raise Http404
    return HttpResponse(small(body), content_type="image/webp", headers=_PAPER)


def frame_of(desk: Desk) -> dict[str, Any]:
    """What stands around every page of an entry."""
    around = {"back_url": desk.back_url, "back_label": desk.back_label, "zone": desk.kim.region.zone}
    return {**around, "desk": desk, "round": desk.round, "steps": steps_of(desk.round, entry_of(desk.kim, desk.round))}


def _row_or_404(desk: Desk, paper: str) -> EvidencePaper:
    made = entry_of(desk.kim, desk.round)
    row = made.papers.filter(name=paper).first() if made else None
    if row is None:
        raise Http404
    return row


def _kept(request: RuangRequest, desk: Desk, form: EntryForm) -> HttpResponse:
    """Keep the form and the papers that came along; then send it, if that was pressed."""
    if not form.is_valid():
        return _sheet(request, desk, form, status=422)
    try:
        _keep(request, desk, form)
        refused = _take_in(request, desk)
    except actions.Overtaken:
        # Somebody else kept it: what was typed here stays on the page, and counts when it is sent once more.
        return _sheet(request, desk, _again(request, desk), status=409, is_overtaken=True)
    except actions.AlreadySent:
        messages.warning(request, SENT)
        return redirect(desk.here)
    if refused:
        return _sheet(request, desk, _again(request, desk), status=422, refused=refused)
    if "kirim" in request.POST:
        return _sent(request, desk)
    messages.success(request, "Tersimpan. Bisa diteruskan kapan saja, juga dari HP lain.")
    return redirect(desk.here)


def _sent(request: RuangRequest, desk: Desk) -> HttpResponse:
    try:
        actions.send(desk.kim, into=desk.round, by=request.person, at=timezone.now())
    except actions.Incomplete as missing:
        form = _again(request, desk)
        elsewhere = form.blame(missing.gaps)
        return _sheet(request, desk, form, status=422, gaps=[gap for gap in missing.gaps if gap.words in elsewhere])
    except actions.TooLate:
        return _sheet(request, desk, _again(request, desk), status=409)
    if desk.is_for_group:
        messages.success(request, f"Terkirim atas nama {desk.kim.name}. Tercatat bahwa Anda yang mengisinya.")
    else:
        office = office_of_level(desk.kim.region_id)
        messages.success(request, f"Terkirim ke {office}. Hasil pemeriksaannya tampil di halaman ini.")
    return redirect(desk.here)


def _keep(request: RuangRequest, desk: Desk, form: EntryForm) -> Entry:
    said = {"answers": form.answers(), "version": form.cleaned_data["version"]}
    return actions.keep(desk.kim, into=desk.round, **said, by=request.person, at=timezone.now())


def _take_in(request: RuangRequest, desk: Desk) -> list[str]:
    refused = []
    for kind in _kinds(desk.round):
        files = request.FILES.getlist(f"berkas-{kind}")
        try:
            refused += papers.take_in(files, desk.kim, desk.round, kind, by=request.person, at=timezone.now())
        except actions.TooManyFiles:
            return [*refused, f"Paling banyak {actions.MOST_FILES} berkas. Buang dulu yang tidak perlu."]
    return refused


def _kinds(found: Round) -> list[str]:
    """The names of what papers may come with an entry for."""
    proofs = [each["key"] for each in asked_of_group(found.form) if each["asks_evidence"]]
    return [PRESENTATION, *proofs] if found.is_contest else proofs


def _form(desk: Desk, made: Entry | None, request: RuangRequest | None = None) -> EntryForm:
    stories = stories_to_prove(desk.kim.site, desk.round.year)
    return EntryForm(request.POST if request else None, found=desk.round, entry=made, stories=stories)


def _again(request: RuangRequest, desk: Desk) -> EntryForm:
    """The form with what was typed, on the version that is kept now."""
    made = entry_of(desk.kim, desk.round)
    data = request.POST.copy()
    data["version"] = str(made.version if made else 0)
    form = EntryForm(data, found=desk.round, entry=made, stories=stories_to_prove(desk.kim.site, desk.round.year))
    form.is_valid()
    return form


def _sheet(request: RuangRequest, desk: Desk, form: EntryForm, *, status: int = 200, **more: Any) -> HttpResponse:
    now, kim, found = timezone.now(), desk.kim, desk.round
    made = entry_of(kim, found)
    gaps: list[Gap] = more.pop("gaps", [])
    rows = list(made.papers.order_by("pk")) if made else []
    of_kind = {kind: [row for row in rows if row.kind == kind] for kind in _kinds(found)}
    counted = [each for each in found.form if each["kind"] == Kind.MEASURED]
    shown = {
        "entry": made,
        "form": form,
        "rows": [(each, field, story, of_kind.get(each["key"], [])) for each, field, story in form.rows()],
        "papers": rows,
        "presentation": of_kind.get(PRESENTATION, []),
        "counted": [(each, measured(each["measure"], kim, found.year, now)) for each in counted],
        "decree": decree_of(kim, clock.today(now, kim.region.zone)),
        "needs_decree": any(gap.field == DECREE for gap in gaps),
        "gaps": gaps,
        "is_open": found.is_open_for_entries(now),
        "office": office_of_level(kim.region_id),
        **frame_of(desk),
        **more,
    }
    return render(request, "evaluation/own/entry.html", shown, status=status)
