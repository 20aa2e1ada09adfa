"""Pages of jurors: the invitation, the participants, and the scores."""

from typing import Any, Final

from django.contrib import messages
from django.contrib.auth import login
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods

from kimid.access.actions import SelfGrantRefused
from kimid.access.forms import JoinForm
from kimid.access.makers import MakerLeft
from kimid.access.models import OneUseLink
from kimid.access.one_use_links import LinkHolder, LinkUsed, link_by_token
from kimid.access.pages import Audience, RuangRequest, page
from kimid.evaluation.actions import judging
from kimid.evaluation.forms.judging import ScoreForm
from kimid.evaluation.gaps import PRESENTATION
from kimid.evaluation.jury import aspects_of, panel_of, scores_of, seat_of, seats_of
from kimid.evaluation.models import Juror, Participant
from kimid.evaluation.queries import participant_of, participants_of
from kimid.evaluation.rules import EvaluationPermission, JurorActor
from kimid.evaluation.views.contest_levels import papers_by_kind
from kimid.evaluation.wording import answer_rows, jury_points_rows
from kimid.lib import clock
from kimid.lib.codes import Level
from kimid.lib.text import slug
from kimid.media.papers import stamp
from kimid.people.models import Person
from kimid.places.models import Region
from kimid.places.place_search import find_places

_BACKEND: Final = "kimid.people.backend.PersonBackend"
_NO_STORE: Final = {"Cache-Control": "no-store"}
_JUDGING_CLOSED: Final = (
    "Penilaian babak ini sudah ditutup. Nilai Anda tersimpan seperti terakhir dikirim."
)


@require_http_methods(["GET", "POST"])
@page(Audience.VISITOR)
@never_cache
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Accept an invitation to a jury: choose a home village, then join."""
    link, juror = _invited_or_404(token)
    now = timezone.now()
    signed_in = request.user if isinstance(request.user, Person) else None
    if not link.is_open(now) or juror.ended_at is not None:
        return _invitation_page(request, juror, None, status=410)
    home = Region.objects.filter(code=request.GET.get("region", ""), level=Level.VILLAGE).first()
    start = {"name": juror.name, "username": slug(juror.name).replace("-", ".")}
    form = None if signed_in else JoinForm(request.POST or None, initial=start)
    account = signed_in or (form.account() if form and form.is_valid() else None)
    if request.method != "POST" or account is None or home is None:
        status = 422 if request.method == "POST" else 200
        return _invitation_page(request, juror, form, status=status, home=home)
    holder = LinkHolder(link, now)
    try:
        person = judging.join_jury(juror, account=account, home=home, by=holder, at=now)
    except (LinkUsed, MakerLeft, SelfGrantRefused, judging.JudgingClosed):
        return _invitation_page(request, juror, None, status=410)
    except judging.AlreadyJuror:
        return redirect("jury")
    if signed_in is None:
        login(request, person, backend=_BACKEND)
    messages.success(request, f"Selamat datang, {person.name}. Ini peserta yang Anda nilai.")
    return redirect("jury-heat", level_id=juror.contest_level_id)


@require_GET
@page(Audience.SIGNED_IN, EvaluationPermission.SCORE)
def jury(request: RuangRequest) -> HttpResponse:
    """The contest levels that this person judges."""
    context = {
        "seats": seats_of(request.person),
        "back_url": reverse("ruang-switch"),
        "back_label": "Pilih tempat",
    }
    return render(request, "evaluation/jury/seats.html", context)


@require_GET
@page(Audience.SIGNED_IN, EvaluationPermission.SCORE)
def contest_level(request: RuangRequest, level_id: int) -> HttpResponse:
    """The participants of a contest level. When all jurors are done, also all points."""
    juror = _seat_or_404(request, level_id)
    rows = [each for each in participants_of(juror.contest_level) if not each.is_excluded]
    panel = panel_of(juror.contest_level, rows)
    seat = next(each for each in panel.seats if each.juror == juror)
    context = {
        "contest_level": juror.contest_level,
        "round": juror.contest_level.round,
        "rows": [(each, each.pk in seat.judged, seat.conflicts.get(each.pk, "")) for each in rows],
        "left": len(seat.to_judge),
        "jury_points": jury_points_rows(juror.contest_level, rows) if panel.is_done else [],
        "is_open_for_entries": juror.contest_level.round.is_open_for_entries(timezone.now()),
        "back_url": reverse("jury"),
        "back_label": "Penjurian",
    }
    return render(request, "evaluation/jury/contest_level.html", context)


@require_http_methods(["GET", "POST"])
@page(Audience.SIGNED_IN, EvaluationPermission.SCORE)
@never_cache
def participant(request: RuangRequest, level_id: int, number: int) -> HttpResponse:
    """The entry of a participant, and the points of this juror only."""
    juror, participant = _participant_or_404(request, level_id, number)
    aspects = aspects_of(juror.contest_level.round.form)
    form = ScoreForm(
        request.POST if request.method == "POST" else None,
        aspects=aspects,
        own_points=scores_of(juror, participant),
    )
    if form.is_bound and form.is_valid() and _save_points(request, juror, participant, form):
        return redirect("jury-heat", level_id=level_id)
    papers = papers_by_kind(participant)
    context = {
        "contest_level": juror.contest_level,
        "participant": participant,
        "entry": participant.entry,
        "answers": answer_rows(participant),
        "presentation": papers.pop(PRESENTATION, []),
        "form": form,
        "back_url": reverse("jury-heat", args=[level_id]),
        "back_label": "Peserta",
    }
    return render(
        request, "evaluation/jury/participant.html", context, status=422 if form.is_bound else 200
    )


@require_GET
@page(Audience.SIGNED_IN, EvaluationPermission.SCORE)
@never_cache
def paper(
    request: RuangRequest, level_id: int, number: int, paper: str, page_number: int
) -> HttpResponse:
    """One page of a paper, stamped with the juror's name. Each view is recorded."""
    juror, participant = _participant_or_404(request, level_id, number)
    row = participant.entry.papers.filter(name=paper).first()
    body = row.page(page_number) if row else None
    if row is None or body is None:
        raise Http404
    now = timezone.now()
    judging.record_juror_paper_view(
        participant,
        paper=row.name,
        number=page_number,
        by=JurorActor(request.person, juror),
        at=now,
    )
    moment = clock.short_moment(now, juror.contest_level.region.zone)
    words = f"Dilihat {request.person.name} · juri · {moment}"
    return HttpResponse(stamp(body, words), content_type="image/webp", headers=_NO_STORE)


def _save_points(
    request: RuangRequest, juror: Juror, participant: Participant, form: ScoreForm
) -> bool:
    """Whether the points are saved, or judging is closed. Else the form has an error."""
    try:
        judging.save_scores(
            participant,
            points=form.points(),
            by=JurorActor(request.person, juror),
            at=timezone.now(),
        )
    except judging.JudgingNotOpen:
        form.add_error(None, "KIM masih bisa mengirim isian. Penilaian dibuka sesudah itu.")
        return False
    except judging.JudgingClosed:
        messages.warning(request, _JUDGING_CLOSED)
    else:
        messages.success(request, f"Nilai untuk {participant.entry.kim.name} tersimpan.")
    return True


def _invited_or_404(token: str) -> tuple[OneUseLink, Juror]:
    link = link_by_token(token)
    if link is None or link.perm != EvaluationPermission.JOIN_JURY:
        raise Http404
    rows = Juror.objects.select_related(
        "contest_level__region", "contest_level__round__region", "invited_by"
    )
    juror = rows.filter(pk=link.subject_id).first()
    if juror is None:
        raise Http404
    return link, juror


def _invitation_page(
    request: HttpRequest,
    juror: Juror,
    form: JoinForm | None,
    *,
    status: int,
    home: Region | None = None,
) -> HttpResponse:
    query = request.GET.get("cari", "").strip()[:80]
    context: dict[str, Any] = {
        "juror": juror,
        "contest_level": juror.contest_level,
        "form": form,
        "is_open": status != 410,
        "home": home,
        "query": query,
        "matches": find_places(query, near=juror.contest_level.region_id)
        if query and home is None
        else None,
        "here": request.get_full_path(),
    }
    return render(request, "evaluation/jury/door.html", context, status=status)


def _seat_or_404(request: RuangRequest, level_id: int) -> Juror:
    juror = seat_of(request.person, level_id)
    if juror is None or not juror.is_seated:
        raise Http404
    return juror


def _participant_or_404(
    request: RuangRequest, level_id: int, number: int
) -> tuple[Juror, Participant]:
    """A participant that this juror may judge. Raises Http404."""
    juror = _seat_or_404(request, level_id)
    participant = participant_of(juror.contest_level, number)
    if participant is None or not JurorActor(request.person, juror).has_perm(
        EvaluationPermission.SCORE, participant
    ):
        raise Http404
    return juror, participant
