"""A KIM sees what is open to it, fills it in on a phone, and sends it."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kimid.access.pages import Audience, RuangRequest, page, way_back
from kimid.evaluation import actions
from kimid.evaluation.forms.filling import DisputeForm
from kimid.evaluation.models import Entry
from kimid.evaluation.queries import entry_of, round_for, rounds_for
from kimid.evaluation.rules import Can, is_of_group
from kimid.evaluation.telling import own_rows, result_rows
from kimid.evaluation.views.desk import SENT, Desk, drop_paper, frame_of, keep_typed, picture_of, sheet_of
from kimid.registry.models import Kim
from kimid.registry.queries import kim_of


@require_GET
@page(Audience.KIM, Can.SEE_OWN)
def entries(request: RuangRequest) -> HttpResponse:
    """Every evaluation and contest that is open to this KIM, or was, with where its entry stands."""
    back = way_back(request, "ruang-group", "KIM kita")
    shown = {"rows": own_rows(rounds_for(_kim_or_404(request)), timezone.now()), "zone": request.site.region.zone, **back}
    return render(request, "evaluation/own/entries.html", shown)


@require_http_methods(["GET", "POST"])
@page(Audience.KIM, Can.SEE_OWN)
def entry(request: RuangRequest, number: int) -> HttpResponse:
    """One entry: its form until it is sent, what was sent and what became of it after."""
    desk = _desk_or_404(request, number)
    made, may_fill = entry_of(desk.kim, desk.round), request.person.has_perm(Can.FILL, desk.kim)
    if request.method == "POST" and not may_fill:
        raise Http404
    if (made is None or not made.is_sent) and may_fill:
        return sheet_of(request, desk)
    if request.method == "POST":
        messages.warning(request, SENT)
        return redirect(desk.here)
    return _told(request, desk, made)


@require_POST
@page(Audience.KIM, Can.FILL)
def keep(request: RuangRequest, number: int) -> HttpResponse:
    """Keep an entry while it is typed."""
    return keep_typed(request, _desk_or_404(request, number))


@require_POST
@page(Audience.KIM, Can.FILL)
def drop(request: RuangRequest, number: int, paper: str) -> HttpResponse:
    """Leave a paper out again."""
    return drop_paper(request, _desk_or_404(request, number), paper)


@require_GET
@page(Audience.KIM, Can.SEE_OWN)
def sheet(request: RuangRequest, number: int, paper: str) -> HttpResponse:
    """A small picture of an own paper."""
    return picture_of(_desk_or_404(request, number), paper)


@require_POST
@page(Audience.KIM, Can.FILL)
def dispute(request: RuangRequest, number: int) -> HttpResponse:
    """The group says what is not right in what an office sent for it."""
    desk, form = _desk_or_404(request, number), DisputeForm(request.POST)
    if not form.is_valid():
        return _told(request, desk, entry_of(desk.kim, desk.round), form)
    try:
        actions.dispute(desk.kim, of=desk.round, **form.cleaned_data, by=request.person, at=timezone.now())
        messages.success(request, "Sanggahan sudah di tangan petugas. Isiannya diperiksa lagi.")
    except actions.NotOnBehalf:
        messages.warning(request, "Isian ini tidak dikirim petugas, jadi tidak ada yang disanggah.")
    except actions.AlreadyPublished:
        messages.warning(request, "Hasilnya sudah diumumkan. Minta ralat ke kantor yang mengumumkannya.")
    return redirect(desk.here)


def _told(request: RuangRequest, desk: Desk, made: Entry | None, form: DisputeForm | None = None) -> HttpResponse:
    """What was sent, how each office checked it, and how it ended."""
    places = result_rows(made) if made and made.is_sent else []
    is_running = any(each.participant.heat.published_at is None for each in places)
    may_dispute = made is not None and made.on_behalf and is_running and is_of_group(request.person, desk.kim)
    said = form or DisputeForm(initial={"words": made.dispute if made else ""})
    shown = {"entry": made, "places": places, "form": said if may_dispute else None, **frame_of(desk)}
    return render(request, "evaluation/own/sent.html", shown, status=422 if form else 200)


def _kim_or_404(request: RuangRequest) -> Kim:
    found = kim_of(request.site)
    if found is None:
        raise Http404
    return found


def _desk_or_404(request: RuangRequest, number: int) -> Desk:
    kim, label = _kim_or_404(request), request.site.ruang_label
    found = round_for(kim, number)
    if found is None:
        raise Http404
    here, back = reverse("ruang-evaluation", args=[label, number]), reverse("ruang-evaluations", args=[label])
    return Desk(kim, found, here, back, "Evaluasi dan lomba")
