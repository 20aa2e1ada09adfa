"""A KIM sees what is open to it, fills it in on a phone, and sends it."""

from typing import Any, Final

from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kimid.access.pages import Audience, RuangRequest, page, way_back
from kimid.evaluation import actions, papers
from kimid.evaluation.forms.filling import EntryForm
from kimid.evaluation.gaps import DECREE, PRESENTATION, Gap, asked_of_group
from kimid.evaluation.measures import measured
from kimid.evaluation.models import Entry, Kind, Round
from kimid.evaluation.queries import entry_of, round_for, rounds_for, stories_to_prove
from kimid.evaluation.rules import Can
from kimid.evaluation.telling import office_of_level, own_rows, result_rows, steps_of
from kimid.lib import clock
from kimid.media import vault
from kimid.media.papers import small
from kimid.registry.models import Kim
from kimid.registry.queries import decree_of, kim_of

_PAPER: Final = {"Cache-Control": "no-store"}
_SENT: Final = "Isian ini sudah dikirim. Yang terkirim tidak berubah lagi."
_OVERTAKEN: Final = "Isian ini diubah juga dari HP lain. Tekan Simpan dulu."


@require_GET
@page(Audience.KIM, Can.SEE_OWN)
def entries(request: RuangRequest) -> HttpResponse:
    """Every evaluation and contest that is open to this KIM, or was, with where its entry stands."""
    now = timezone.now()
    shown = {"rows": own_rows(rounds_for(_kim_or_404(request)), now), "zone": request.site.region.zone, **_back(request)}
    return render(request, "evaluation/own/entries.html", shown)


@require_http_methods(["GET", "POST"])
@page(Audience.KIM, Can.SEE_OWN)
def entry(request: RuangRequest, number: int) -> HttpResponse:
    """One entry: its form until it is sent, what was sent and what became of it after."""
    kim, found = _round_or_404(request, number)
    made = entry_of(kim, found)
    may_fill = request.person.has_perm(Can.FILL, kim)
    if request.method == "POST" and not may_fill:
        raise Http404
    if (made is not None and made.is_sent) or not may_fill:
        if request.method == "POST":
            messages.warning(request, _SENT)
            return _to(request, found)
        return _told(request, found, made)
    if request.method == "GET":
        return _sheet(request, kim, found, _form(request, found, made))
    return _kept(request, kim, found, _form(request, found, made, is_sent=True))


@require_POST
@page(Audience.KIM, Can.FILL)
def keep(request: RuangRequest, number: int) -> HttpResponse:
    """Keep an entry while it is typed. Answers the script: when, and which version it is now."""
    kim, found = _round_or_404(request, number)
    form = _form(request, found, entry_of(kim, found), is_sent=True)
    if not form.is_valid():
        return JsonResponse({"error": "Ada isian yang terlalu panjang. Tekan Simpan dulu."}, status=422)
    now = timezone.now()
    try:
        kept = _keep(request, kim, found, form)
    except actions.Overtaken:
        return JsonResponse({"error": _OVERTAKEN}, status=409)
    except actions.AlreadySent:
        return JsonResponse({"error": _SENT}, status=409)
    return JsonResponse({"at": f"{clock.in_zone(now, request.site.region.zone):%H.%M}", "version": kept.version})


@require_POST
@page(Audience.KIM, Can.FILL)
def drop(request: RuangRequest, number: int, paper: str) -> HttpResponse:
    """Leave a paper out again."""
    kim, found = _round_or_404(request, number)
    made = entry_of(kim, found)
    row = made.papers.filter(name=paper).first() if made else None
    if row is None:
        raise Http404
    try:
        actions.drop_paper(kim, into=found, paper=row, by=request.person, at=timezone.now())
    except actions.AlreadySent:
        messages.warning(request, _SENT)
    else:
        messages.success(request, "Berkas itu sudah dibuang.")
    return _to(request, found)


@require_GET
@page(Audience.KIM, Can.SEE_OWN)
def sheet(request: RuangRequest, number: int, paper: str) -> HttpResponse:
    """A small picture of the first page of an own paper: enough to see which one it is."""
    kim, found = _round_or_404(request, number)
    made = entry_of(kim, found)
    row = made.papers.filter(name=paper).first() if made else None
    body = vault.page(row.name, 1) if row else None
    if body is None:
        raise Http404
    return HttpResponse(small(body), content_type="image/webp", headers=_PAPER)


def _kept(request: RuangRequest, kim: Kim, found: Round, form: EntryForm) -> HttpResponse:
    """Keep the form and the papers that came along; then send it, if that was pressed."""
    if not form.is_valid():
        return _sheet(request, kim, found, form, status=422)
    try:
        _keep(request, kim, found, form)
        refused = _take_in(request, kim, found)
    except actions.Overtaken:
        return _overtaken(request, kim, found)
    except actions.AlreadySent:
        messages.warning(request, _SENT)
        return _to(request, found)
    if refused:
        return _sheet(request, kim, found, _again(request, kim, found), status=422, refused=refused)
    if "kirim" in request.POST:
        return _sent(request, kim, found)
    messages.success(request, "Tersimpan. Bisa diteruskan kapan saja, juga dari HP lain.")
    return _to(request, found)


def _sent(request: RuangRequest, kim: Kim, found: Round) -> HttpResponse:
    now = timezone.now()
    try:
        actions.send(kim, into=found, by=request.person, at=now)
    except actions.Incomplete as missing:
        form = _again(request, kim, found)
        elsewhere = form.blame(missing.gaps)
        return _sheet(request, kim, found, form, status=422, gaps=[gap for gap in missing.gaps if gap.words in elsewhere])
    except actions.TooLate:
        return _sheet(request, kim, found, _again(request, kim, found), status=409)
    office = office_of_level(kim.region_id)
    messages.success(request, f"Terkirim ke {office}. Hasil pemeriksaannya tampil di halaman ini.")
    return _to(request, found)


def _keep(request: RuangRequest, kim: Kim, found: Round, form: EntryForm) -> Entry:
    version = form.cleaned_data["version"]
    return actions.keep(kim, into=found, answers=form.answers(), version=version, by=request.person, at=timezone.now())


def _take_in(request: RuangRequest, kim: Kim, found: Round) -> list[str]:
    refused = []
    for kind in _kinds(found):
        files = request.FILES.getlist(f"berkas-{kind}")
        try:
            refused += papers.take_in(files, kim, found, kind, by=request.person, at=timezone.now())
        except actions.TooManyFiles:
            return [*refused, f"Paling banyak {actions.MOST_FILES} berkas. Buang dulu yang tidak perlu."]
    return refused


def _kinds(found: Round) -> list[str]:
    """The names of what papers may come with an entry for."""
    proofs = [each["key"] for each in asked_of_group(found.form) if each["asks_evidence"]]
    return [PRESENTATION, *proofs] if found.is_contest else proofs


def _form(request: RuangRequest, found: Round, made: Entry | None, *, is_sent: bool = False) -> EntryForm:
    stories = stories_to_prove(request.site, found.year)
    return EntryForm(request.POST if is_sent else None, found=found, entry=made, stories=stories)


def _again(request: RuangRequest, kim: Kim, found: Round) -> EntryForm:
    """The form with what was typed, on the version that is kept now."""
    made = entry_of(kim, found)
    data = request.POST.copy()
    data["version"] = str(made.version if made else 0)
    form = EntryForm(data, found=found, entry=made, stories=stories_to_prove(request.site, found.year))
    form.is_valid()
    return form


def _overtaken(request: RuangRequest, kim: Kim, found: Round) -> HttpResponse:
    """Somebody else kept it meanwhile: what was typed here stays on the page, and counts when it is sent once more."""
    return _sheet(request, kim, found, _again(request, kim, found), status=409, is_overtaken=True)


def _sheet(request: RuangRequest, kim: Kim, found: Round, form: EntryForm, *, status: int = 200, **more: Any) -> HttpResponse:
    now, made = timezone.now(), entry_of(kim, found)
    gaps: list[Gap] = more.pop("gaps", [])
    rows = list(made.papers.order_by("pk")) if made else []
    of_kind = {kind: [row for row in rows if row.kind == kind] for kind in _kinds(found)}
    counted = [each for each in found.form if each["kind"] == Kind.MEASURED]
    shown = {
        "round": found,
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
        **_frame(request, found),
        **more,
    }
    return render(request, "evaluation/own/entry.html", shown, status=status)


def _told(request: RuangRequest, found: Round, made: Entry | None) -> HttpResponse:
    """What was sent, how each office checked it, and how it ended."""
    places = result_rows(made) if made and made.is_sent else []
    shown = {"round": found, "entry": made, "places": places, **_frame(request, found)}
    return render(request, "evaluation/own/sent.html", shown)


def _frame(request: RuangRequest, found: Round) -> dict[str, Any]:
    kim = _kim_or_404(request)
    back = reverse("ruang-evaluations", args=[request.site.ruang_label])
    around = {"back_url": back, "back_label": "Evaluasi dan lomba", "zone": request.site.region.zone}
    return {**around, "steps": steps_of(found, entry_of(kim, found))}


def _back(request: RuangRequest) -> dict[str, str]:
    return way_back(request, "ruang-group", "KIM kita")


def _to(request: RuangRequest, found: Round) -> HttpResponse:
    return redirect("ruang-evaluation", site_label=request.site.ruang_label, number=found.pk)


def _kim_or_404(request: RuangRequest) -> Kim:
    found = kim_of(request.site)
    if found is None:
        raise Http404
    return found


def _round_or_404(request: RuangRequest, number: int) -> tuple[Kim, Round]:
    kim = _kim_or_404(request)
    found = round_for(kim, number)
    if found is None:
        raise Http404
    return kim, found
