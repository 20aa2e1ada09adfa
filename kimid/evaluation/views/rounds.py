"""Pages of offices about rounds and the form of their region."""

from dataclasses import fields
from datetime import datetime
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kimid.access.pages import Audience, RuangRequest, back_link, page
from kimid.access.recent_auth import requires_recent_auth
from kimid.evaluation.actions import indicators, opening
from kimid.evaluation.forms.opening import DaysForm, QuestionForm, RoundForm
from kimid.evaluation.models import Indicator, Round, RoundKind
from kimid.evaluation.queries import (
    contest_levels_of,
    kims_without_writer,
    round_visible_from,
    rounds_of,
    silent_count,
    unchecked_in,
)
from kimid.evaluation.region_form import indicators_of
from kimid.evaluation.rules import EvaluationPermission
from kimid.evaluation.wording import HISTORY_LENGTH
from kimid.events.history import history_of
from kimid.lib import clock
from kimid.lib.codes import Level
from kimid.people.models import Person
from kimid.sites.models import Site


@require_GET
@page(Audience.PORTAL, EvaluationPermission.READ)
def rounds(request: RuangRequest) -> HttpResponse:
    """The rounds of this office and of those above and below it."""
    region = request.site.region
    waiting = unchecked_in(region)
    context = {
        "rounds": [(each, waiting[each.pk]) for each in rounds_of(region)],
        "kinds": list(RoundKind),
        "may_open": request.person.has_perm(EvaluationPermission.OPEN, region),
    }
    return render(request, "evaluation/office/rounds.html", context)


@require_http_methods(["GET", "POST"])
@page(Audience.PORTAL, EvaluationPermission.OPEN)
@requires_recent_auth("POST", act="Membuka evaluasi atau lomba")
def open_round(request: RuangRequest, kind: str) -> HttpResponse:
    """Open an evaluation or a contest for this region."""
    round_kind = _kind_or_404(kind)
    region = request.site.region
    now = timezone.now()
    form = RoundForm(
        request.POST or None, region=region, today=clock.today(now, region.zone), kind=round_kind
    )
    if form.is_bound and form.is_valid():
        round_ = _opened_round(request, form, now)
        if round_ is not None:
            return redirect("ruang-round", site_label=request.site.ruang_label, number=round_.pk)
    context = {
        "form": form,
        "kind": round_kind,
        "region": region,
        "indicators": indicators_of(region, round_kind),
        **_back(request),
    }
    return render(
        request, "evaluation/office/open.html", context, status=422 if form.is_bound else 200
    )


def _opened_round(request: RuangRequest, form: RoundForm, now: datetime) -> Round | None:
    """The new round, or None with an error in the form."""
    region = request.site.region
    try:
        round_ = opening.open_round(region, plan=form.plan(), by=request.person, at=now)
    except opening.AlreadyOpen:
        form.add_error("title", "Sudah ada yang bernama begitu tahun ini. Beri nama lain.")
        return None
    except opening.EmptyForm:
        form.add_error(None, "Formulirnya masih kosong. Tambahkan pertanyaan dulu.")
        return None
    messages.success(
        request,
        f"{round_.title} dibuka. Semua KIM di {region.full_name} melihatnya di halaman KIM kita.",
    )
    return round_


@require_GET
@page(Audience.PORTAL, EvaluationPermission.READ)
def round_page(request: RuangRequest, number: int) -> HttpResponse:
    """One round: its days, its contest levels in this region, its form."""
    round_ = _round_or_404(request, number)
    region = request.site.region
    now = timezone.now()
    is_open = round_.is_open_for_entries(now)
    may_open = request.person.has_perm(EvaluationPermission.OPEN, round_)
    is_own = round_.region_id == region.code and may_open
    today = clock.today(now, region.zone)
    levels = contest_levels_of(round_, region)
    context = {
        "round": round_,
        "contest_levels": [(row, row.contest_level.is_late(now)) for row in levels],
        "silent": silent_count(region, round_),
        "kims_without_writer": kims_without_writer(round_, region, now) if is_open else [],
        "days": _days(round_),
        "is_open": is_open,
        "form": DaysForm(region=region, today=today, round_=round_) if is_own else None,
        "may_take_back": is_own and not round_.entries.exists(),
        "history": history_of(round_, at_most=HISTORY_LENGTH),
        "zone": region.zone,
        **_back(request),
    }
    return render(request, "evaluation/office/round.html", context)


@require_POST
@page(Audience.PORTAL, EvaluationPermission.OPEN)
def prolong(request: RuangRequest, number: int) -> HttpResponse:
    """Extend a round of this office."""
    round_ = _own_round_or_404(request, number)
    region = request.site.region
    now = timezone.now()
    form = DaysForm(request.POST, region=region, today=clock.today(now, region.zone), round_=round_)
    if not form.is_valid():
        context = {"form": form, "round": round_, **_back(request)}
        return render(request, "evaluation/office/prolong.html", context, status=422)
    opening.extend_round(round_, days=form.days(), by=request.person, at=now)
    messages.success(
        request, "Waktunya diperpanjang. Isian yang belum terkirim bisa langsung dikirim."
    )
    return redirect("ruang-round", site_label=request.site.ruang_label, number=round_.pk)


@require_POST
@page(Audience.PORTAL, EvaluationPermission.OPEN)
def take_back(request: RuangRequest, number: int) -> HttpResponse:
    """Delete a round of this office that has no entries."""
    round_ = _own_round_or_404(request, number)
    try:
        opening.delete_round(round_, by=request.person, at=timezone.now())
    except opening.AlreadyBegun:
        messages.warning(request, "Sudah ada KIM yang mulai mengisi, jadi tidak bisa ditarik lagi.")
        return redirect("ruang-round", site_label=request.site.ruang_label, number=number)
    messages.success(request, f"{round_.title} ditarik. KIM tidak melihatnya lagi.")
    return redirect("ruang-rounds", site_label=request.site.ruang_label)


@require_http_methods(["GET", "POST"])
@page(Audience.PORTAL, EvaluationPermission.SET_FORM)
def form(request: RuangRequest, kind: str) -> HttpResponse:
    """The form of this region; a POST adds an indicator."""
    round_kind = _kind_or_404(kind)
    region = request.site.region
    question_form = QuestionForm(request.POST if request.method == "POST" else None)
    if question_form.is_bound and question_form.is_valid():
        data = question_form.indicator_data()
        indicators.add_indicator(
            region, round_kind=round_kind, data=data, by=request.person, at=timezone.now()
        )
        messages.success(request, "Ditambahkan. Berlaku untuk putaran yang dibuka sesudah ini.")
        return redirect("ruang-form", site_label=request.site.ruang_label, kind=kind)
    rows = indicators_of(region, round_kind)
    context = {
        "form": question_form,
        "kind": round_kind,
        "rows": rows,
        "total": sum(row.weight for row in rows),
        "region": region,
        **_back(request),
    }
    status = 422 if question_form.is_bound else 200
    return render(request, "evaluation/office/form.html", context, status=status)


@require_POST
@page(Audience.PORTAL, EvaluationPermission.SET_FORM)
def retire(request: RuangRequest, kind: str, row: int) -> HttpResponse:
    """Retire an indicator of this region."""
    round_kind = _kind_or_404(kind)
    indicator = Indicator.objects.filter(
        pk=row, round_kind=round_kind, region=request.site.region, retired_at=None
    ).first()
    if indicator is None:
        raise Http404
    indicators.retire_indicator(indicator, by=request.person, at=timezone.now())
    messages.success(
        request,
        "Tidak ditanyakan lagi di putaran berikutnya. Putaran yang berjalan tetap memakainya.",
    )
    return redirect("ruang-form", site_label=request.site.ruang_label, kind=kind)


def rounds_url(person: Person, site: Site) -> str:
    """The URL of an office's rounds; empty without the permission to read them."""
    return (
        reverse("ruang-rounds", args=[site.ruang_label])
        if person.has_perm(EvaluationPermission.READ, site)
        else ""
    )


def _days(round_: Round) -> list[tuple[str, Any]]:
    """The last days of a round, as (label, day)."""
    words = {
        "entries_until": "KIM mengirim isian",
        "regency_until": "Kabupaten dan kota menilai",
        "province_until": "Provinsi menilai",
        "nation_until": "Nasional menilai",
    }
    return [
        (words[each.name], day)
        for each in fields(opening.RoundDays)
        if (day := getattr(round_, each.name)) is not None
    ]


def _kind_or_404(kind: str) -> RoundKind:
    if kind not in RoundKind:
        raise Http404
    return RoundKind(kind)


def _round_or_404(request: RuangRequest, number: int) -> Round:
    round_ = round_visible_from(request.site.region, number)
    if round_ is None or request.site.region.level > Level.REGENCY:
        raise Http404
    return round_


def _own_round_or_404(request: RuangRequest, number: int) -> Round:
    round_ = _round_or_404(request, number)
    if round_.region_id != request.site.region.code:
        raise Http404
    return round_


def _back(request: RuangRequest) -> dict[str, str]:
    return back_link(request, "ruang-rounds", "Evaluasi dan lomba")
