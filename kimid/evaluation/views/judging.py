"""A juror comes in by a link, sees the participants of one heat, and judges each alone."""

from typing import Any, Final

from django.contrib import messages
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from kimid.access.actions import OwnRole
from kimid.access.forms import JoinForm
from kimid.access.links import LinkHolder, LinkSpent, link_of
from kimid.access.models import OneUseLink
from kimid.access.pages import Audience, RuangRequest, page
from kimid.evaluation import actions
from kimid.evaluation.forms.judging import ScoreForm
from kimid.evaluation.gaps import PRESENTATION
from kimid.evaluation.jury import aspects_of, panel_of, scores_of, seat_of, seats_of
from kimid.evaluation.models import Juror, Participant
from kimid.evaluation.queries import participant_of, participants_of
from kimid.evaluation.rules import AsJuror, Can
from kimid.evaluation.telling import answer_rows, given_rows
from kimid.evaluation.views.heats import papers_by_kind
from kimid.lib import clock
from kimid.lib.codes import Level
from kimid.lib.text import slug
from kimid.media import vault
from kimid.media.papers import stamped
from kimid.people.models import Person
from kimid.places.finding import find_places
from kimid.places.models import Region

_BACKEND: Final = "kimid.people.backend.PersonBackend"
_PRIVATE: Final = {"Cache-Control": "no-store"}
_GONE: Final = "Penilaian babak ini sudah ditutup. Nilai Anda tersimpan seperti terakhir dikirim."


@require_http_methods(["GET", "POST"])
@page(Audience.VISITOR)
@never_cache
def door(request: HttpRequest, token: str) -> HttpResponse:
    """Accept the invitation to a jury: say where one lives, then come in. Looking changes nothing."""
    link, juror = _invited_or_404(token)
    now, here = timezone.now(), request.user if isinstance(request.user, Person) else None
    if not link.is_open(now) or juror.ended_at is not None:
        return _door(request, juror, None, status=410)
    home = Region.objects.filter(code=request.GET.get("region", ""), level=Level.VILLAGE).first()
    start = {"name": juror.name, "username": slug(juror.name).replace("-", ".")}
    form = None if here else JoinForm(request.POST or None, initial=start)
    whom = here or (form.account() if form and form.is_valid() else None)
    if request.method != "POST" or whom is None or home is None:
        return _door(request, juror, form, status=422 if request.method == "POST" else 200, home=home)
    try:
        person = actions.sit(juror, as_whom=whom, home=home, by=LinkHolder(link, now), at=now)
    except (LinkSpent, OwnRole, actions.Closed):
        return _door(request, juror, None, status=410)
    except actions.AlreadySits:
        return redirect("jury")
    if here is None:
        login(request, person, backend=_BACKEND)
    messages.success(request, f"Selamat datang, {person.name}. Ini peserta yang Anda nilai.")
    return redirect("jury-heat", heat=juror.heat_id)


@require_GET
@page(Audience.SIGNED_IN, Can.SCORE)
def jury(request: RuangRequest) -> HttpResponse:
    """Every heat in which one judges."""
    shown = {"seats": seats_of(request.person), "back_url": reverse("ruang-switch"), "back_label": "Pilih tempat"}
    return render(request, "evaluation/jury/seats.html", shown)


@require_GET
@page(Audience.SIGNED_IN, Can.SCORE)
def heat(request: RuangRequest, heat: int) -> HttpResponse:
    """The participants of a heat: whom one has judged, whom one may not, and, once all have judged, what all gave."""
    juror = _seat_or_404(request, heat)
    rows = [each for each in participants_of(juror.heat) if not each.is_excluded]
    panel = panel_of(juror.heat, rows)
    seat = next(each for each in panel.seats if each.juror == juror)
    shown = {
        "heat": juror.heat,
        "round": juror.heat.round,
        "rows": [(each, each.pk in seat.judged, seat.conflicts.get(each.pk, "")) for each in rows],
        "left": len(seat.to_judge),
        "given": given_rows(juror.heat, rows) if panel.is_done else [],
        "is_open_for_entries": juror.heat.round.is_open_for_entries(timezone.now()),
        "back_url": reverse("jury"),
        "back_label": "Penjurian",
    }
    return render(request, "evaluation/jury/heat.html", shown)


@require_http_methods(["GET", "POST"])
@page(Audience.SIGNED_IN, Can.SCORE)
@never_cache
def participant(request: RuangRequest, heat: int, number: int) -> HttpResponse:
    """What a KIM handed in, and what this juror gives; nobody else's points are shown here."""
    juror, found = _participant_or_404(request, heat, number)
    aspects = aspects_of(juror.heat.round.form)
    form = ScoreForm(request.POST if request.method == "POST" else None, aspects=aspects, given=scores_of(juror, found))
    if form.is_bound and form.is_valid() and _given(request, juror, found, form):
        return redirect("jury-heat", heat=heat)
    papers = papers_by_kind(found)
    shown = {
        "heat": juror.heat,
        "participant": found,
        "entry": found.entry,
        "answers": answer_rows(found),
        "presentation": papers.pop(PRESENTATION, []),
        "form": form,
        "back_url": reverse("jury-heat", args=[heat]),
        "back_label": "Peserta",
    }
    return render(request, "evaluation/jury/participant.html", shown, status=422 if form.is_bound else 200)


@require_GET
@page(Audience.SIGNED_IN, Can.SCORE)
@never_cache
def paper(request: RuangRequest, heat: int, number: int, paper: str, sheet: int) -> HttpResponse:
    """One page of a paper, with the name of the juror drawn over it. Each look is on record."""
    juror, found = _participant_or_404(request, heat, number)
    row = found.entry.papers.filter(name=paper).first()
    body = vault.page(row.name, sheet) if row else None
    if row is None or body is None:
        raise Http404
    now = timezone.now()
    actions.look_as_juror(found, paper=row.name, number=sheet, by=AsJuror(request.person, juror), at=now)
    words = f"Dilihat {request.person.name} · juri · {clock.short_moment(now, juror.heat.region.zone)}"
    return HttpResponse(stamped(body, words), content_type="image/webp", headers=_PRIVATE)


def _given(request: RuangRequest, juror: Juror, found: Participant, form: ScoreForm) -> bool:
    """Whether nothing is left to do here: the points are kept, or it is too late for them. Else the form says why."""
    try:
        actions.score(found, points=form.points(), by=AsJuror(request.person, juror), at=timezone.now())
    except actions.TooEarly:
        form.add_error(None, "KIM masih bisa mengirim isian. Penilaian dibuka sesudah itu.")
        return False
    except actions.Closed:
        messages.warning(request, _GONE)
    else:
        messages.success(request, f"Nilai untuk {found.entry.kim.name} tersimpan.")
    return True


def _invited_or_404(token: str) -> tuple[OneUseLink, Juror]:
    link = link_of(token)
    if link is None or link.perm != Can.SIT:
        raise Http404
    rows = Juror.objects.select_related("heat__region", "heat__round__region", "invited_by")
    found = rows.filter(pk=link.thing_id).first()
    if found is None:
        raise Http404
    return link, found


def _door(request: HttpRequest, juror: Juror, form: JoinForm | None, *, status: int, home: Region | None = None) -> HttpResponse:
    asked = request.GET.get("cari", "").strip()[:80]
    shown: dict[str, Any] = {
        "juror": juror,
        "heat": juror.heat,
        "form": form,
        "is_open": status != 410,
        "home": home,
        "asked": asked,
        "found": find_places(asked, near=juror.heat.region_id) if asked and home is None else None,
        "here": request.get_full_path(),
    }
    return render(request, "evaluation/jury/door.html", shown, status=status)


def _seat_or_404(request: RuangRequest, heat: int) -> Juror:
    found = seat_of(request.person, heat)
    if found is None or not found.sits:
        raise Http404
    return found


def _participant_or_404(request: RuangRequest, heat: int, number: int) -> tuple[Juror, Participant]:
    """A participant whom this juror may judge; any other does not exist for them."""
    juror = _seat_or_404(request, heat)
    found = participant_of(juror.heat, number)
    if found is None or not AsJuror(request.person, juror).has_perm(Can.SCORE, found):
        raise Http404
    return juror, found
