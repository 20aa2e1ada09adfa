"""An office opens rounds and follows them; and adds to the form of its region."""

from dataclasses import fields
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kimid.access.pages import Audience, RuangRequest, page, way_back
from kimid.access.weighty import weighty
from kimid.evaluation import actions
from kimid.evaluation.asking import indicators_of
from kimid.evaluation.forms.opening import DaysForm, QuestionForm, RoundForm
from kimid.evaluation.models import Indicator, Round, RoundKind
from kimid.evaluation.queries import heats_of, left_to_office, round_seen_from, rounds_of, silent_in, unchecked_in
from kimid.evaluation.rules import Can
from kimid.evaluation.telling import history_of
from kimid.lib import clock
from kimid.lib.codes import Level
from kimid.people.models import Person
from kimid.sites.models import Site


@require_GET
@page(Audience.PORTAL, Can.READ)
def rounds(request: RuangRequest) -> HttpResponse:
    """The evaluations and contests that concern this office, and the ways to open one."""
    region = request.site.region
    waiting = unchecked_in(region)
    shown = {
        "rounds": [(each, waiting[each.pk]) for each in rounds_of(region)],
        "kinds": list(RoundKind),
        "may_open": request.person.has_perm(Can.OPEN, region),
    }
    return render(request, "evaluation/office/rounds.html", shown)


@require_http_methods(["GET", "POST"])
@page(Audience.PORTAL, Can.OPEN)
@weighty("POST")
def open_round(request: RuangRequest, kind: str) -> HttpResponse:
    """Open an evaluation or a contest for this region."""
    of, region, now = _kind_or_404(kind), request.site.region, timezone.now()
    form = RoundForm(request.POST or None, region=region, today=clock.today(now, region.zone), kind=of)
    if form.is_bound and form.is_valid():
        try:
            made = actions.open_round(region, plan=form.plan(), by=request.person, at=now)
        except actions.AlreadyOpen:
            form.add_error("title", "Sudah ada yang bernama begitu tahun ini. Beri nama lain.")
        except actions.NothingAsked:
            form.add_error(None, "Formulirnya masih kosong. Tambahkan pertanyaan dulu.")
        else:
            messages.success(request, f"{made.title} dibuka. Semua KIM di {region.full_name} melihatnya di halaman KIM kita.")
            return redirect("ruang-round", site_label=request.site.ruang_label, number=made.pk)
    shown = {"form": form, "kind": of, "region": region, "asked": indicators_of(region, of), **_back(request)}
    return render(request, "evaluation/office/open.html", shown, status=422 if form.is_bound else 200)


@require_GET
@page(Audience.PORTAL, Can.READ)
def follow(request: RuangRequest, number: int) -> HttpResponse:
    """One round as this office sees it: its days, the heats in this region, what is asked."""
    found, region, now = _round_or_404(request, number), request.site.region, timezone.now()
    is_own = found.region_id == region.code and request.person.has_perm(Can.OPEN, found)
    today = clock.today(now, region.zone)
    shown = {
        "round": found,
        "heats": [(row, row.heat.is_late(now)) for row in heats_of(found, region)],
        "silent": silent_in(region, found),
        "left_to_us": left_to_office(found, region, now) if found.is_open_for_entries(now) else [],
        "days": _days(found),
        "is_open": found.is_open_for_entries(now),
        "form": DaysForm(region=region, today=today, found=found) if is_own else None,
        "may_take_back": is_own and not found.entries.exists(),
        "history": history_of(found),
        "zone": region.zone,
        **_back(request),
    }
    return render(request, "evaluation/office/round.html", shown)


@require_POST
@page(Audience.PORTAL, Can.OPEN)
def prolong(request: RuangRequest, number: int) -> HttpResponse:
    """Give a round of one's own more time."""
    found, region, now = _own_round_or_404(request, number), request.site.region, timezone.now()
    form = DaysForm(request.POST, region=region, today=clock.today(now, region.zone), found=found)
    if not form.is_valid():
        shown = {"form": form, "round": found, **_back(request)}
        return render(request, "evaluation/office/prolong.html", shown, status=422)
    actions.prolong(found, days=form.days(), by=request.person, at=now)
    messages.success(request, "Waktunya diperpanjang. Isian yang belum terkirim bisa langsung dikirim.")
    return redirect("ruang-round", site_label=request.site.ruang_label, number=found.pk)


@require_POST
@page(Audience.PORTAL, Can.OPEN)
def take_back(request: RuangRequest, number: int) -> HttpResponse:
    """Take back a round of one's own that no group has begun."""
    found = _own_round_or_404(request, number)
    try:
        actions.take_back(found, by=request.person, at=timezone.now())
    except actions.HasBegun:
        messages.warning(request, "Sudah ada KIM yang mulai mengisi, jadi tidak bisa ditarik lagi.")
        return redirect("ruang-round", site_label=request.site.ruang_label, number=number)
    messages.success(request, f"{found.title} ditarik. KIM tidak melihatnya lagi.")
    return redirect("ruang-rounds", site_label=request.site.ruang_label)


@require_http_methods(["GET", "POST"])
@page(Audience.PORTAL, Can.SET_FORM)
def form(request: RuangRequest, kind: str) -> HttpResponse:
    """What is asked in this region, from the nation down; and a question of one's own."""
    of, region = _kind_or_404(kind), request.site.region
    sent = QuestionForm(request.POST if request.method == "POST" else None)
    if sent.is_bound and sent.is_valid():
        actions.ask(region, of=of, question=sent.said(), by=request.person, at=timezone.now())
        messages.success(request, "Ditambahkan. Berlaku untuk putaran yang dibuka sesudah ini.")
        return redirect("ruang-form", site_label=request.site.ruang_label, kind=kind)
    rows = indicators_of(region, of)
    shown = {"form": sent, "kind": of, "rows": rows, "total": sum(row.weight for row in rows), "region": region, **_back(request)}
    return render(request, "evaluation/office/form.html", shown, status=422 if sent.is_bound else 200)


@require_POST
@page(Audience.PORTAL, Can.SET_FORM)
def retire(request: RuangRequest, kind: str, row: int) -> HttpResponse:
    """Ask a question of one's own no more. What stands above is not ours to take away."""
    of = _kind_or_404(kind)
    found = Indicator.objects.filter(pk=row, of=of, region=request.site.region, retired_at=None).first()
    if found is None:
        raise Http404
    actions.retire(found, by=request.person, at=timezone.now())
    messages.success(request, "Tidak ditanyakan lagi di putaran berikutnya. Putaran yang berjalan tetap memakainya.")
    return redirect("ruang-form", site_label=request.site.ruang_label, kind=kind)


def rounds_address(person: Person, site: Site) -> str:
    """Where the evaluations and contests of an office lie, for whoever may read them; empty for others."""
    return reverse("ruang-rounds", args=[site.ruang_label]) if person.has_perm(Can.READ, site) else ""


def _days(found: Round) -> list[tuple[str, Any]]:
    """The days of a round with their words."""
    words = {
        "entries_until": "KIM mengirim isian",
        "regency_until": "Kabupaten dan kota menilai",
        "province_until": "Provinsi menilai",
        "nation_until": "Nasional menilai",
    }
    return [(words[each.name], day) for each in fields(actions.Days) if (day := getattr(found, each.name)) is not None]


def _kind_or_404(kind: str) -> RoundKind:
    if kind not in RoundKind:
        raise Http404
    return RoundKind(kind)


def _round_or_404(request: RuangRequest, number: int) -> Round:
    found = round_seen_from(request.site.region, number)
    if found is None or request.site.region.level > Level.REGENCY:
        raise Http404
    return found


def _own_round_or_404(request: RuangRequest, number: int) -> Round:
    found = _round_or_404(request, number)
    if found.region_id != request.site.region.code:
        raise Http404
    return found


def _back(request: RuangRequest) -> dict[str, str]:
    return way_back(request, "ruang-rounds", "Evaluasi dan lomba")
