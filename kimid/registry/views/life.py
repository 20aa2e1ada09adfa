"""The life of a KIM: the desk of its office, and the page on which its group reads what is closed and how it comes back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final, NamedTuple

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods

from kimid.access.pages import Audience, RuangRequest, page
from kimid.access.rules import Can as InGroup
from kimid.lib import clock
from kimid.lib.blocks import clean
from kimid.people.models import Person
from kimid.registry import actions
from kimid.registry.forms import life as typed
from kimid.registry.life import kim_below, kims_found, life_desk_of, life_of
from kimid.registry.models import Kim, StopReason, Threat
from kimid.registry.queries import kim_of
from kimid.registry.rules import Can
from kimid.sites.models import Site
from kimid.sites.stages import ASLEEP, LifeStage, closed_words

_WORDS: Final = 100
_PAGES: Final = 10_000
_SILENT: Final = "diam"


@dataclass(frozen=True)
class Step:
    """Something one may do about a life: who may, what is typed, how it is done, and what is said when it is."""

    needs: Can
    form: type[forms.Form]
    act: Callable[[Kim, dict[str, Any], Person], object]
    done: str


class Screen(NamedTuple):
    """A page about one life: the steps that are taken on it, its template, and the way back."""

    steps: Mapping[str, Step]
    template: str
    back: str
    back_label: str


def _step(needs: Can, form: type[forms.Form], action: Callable[..., object], done: str, **fixed: Any) -> Step:
    return Step(needs, form, lambda kim, said, by: action(kim, **said, **fixed, by=by, at=timezone.now()), done)


def _coach(kim: Kim, said: dict[str, Any], by: Person) -> object:
    return actions.coach(kim, visit=actions.Visit(**said), by=by, at=timezone.now())


def _propose(kim: Kim, said: dict[str, Any], by: Person) -> object:
    reason = StopReason(said["reason"])
    return actions.propose_suspension(kim, reason=reason, words=said["words"], by=by, at=timezone.now())


def _answer(kim: Kim, said: dict[str, Any], by: Person) -> object:
    is_granted = said["is_granted"] == "ya"
    return actions.answer_appeal(kim, is_granted=is_granted, words=said["words"], by=by, at=timezone.now())


def _close(kim: Kim, said: dict[str, Any], by: Person) -> object:
    return actions.quarantine(kim, threat=Threat(said["threat"]), words=said["words"], by=by, at=timezone.now())


# By the word that the button sends.
_STEPS_OF_OFFICE: Final[Mapping[str, Step]] = {
    "kunjungan": Step(Can.COACH, typed.VisitForm, _coach, "Kunjungan tercatat."),
    "hidupkan": _step(Can.REVIVE, typed.RevivalForm, actions.revive, "KIM hidup lagi. Kelompok bisa menulis dan menerbitkan."),
    "belum": _step(Can.REVIVE, typed.RevivalForm, actions.decline_revival, "Pesan terbaca kelompok. Mereka bisa meminta lagi."),
    "usul": Step(Can.SUSPEND, typed.SuspensionForm, _propose, "Usulan tercatat. Berlaku sesudah petugas kedua setuju."),
    "setuju": _step(
        Can.AGREE_TO_SUSPEND, typed.AgreementForm, actions.agree_to_suspend, "Ditangguhkan. Alasannya terbaca kelompok."
    ),
    "akhiri": _step(Can.END_SUSPENSION, typed.EndForm, actions.end_suspension, "Diakhiri. Kelompok bisa bekerja seperti semula."),
    "putusan": Step(Can.ANSWER_APPEAL, typed.AnswerForm, _answer, "Putusan terbaca kelompok."),
    "karantina": Step(Can.QUARANTINE, typed.QuarantineForm, _close, "Situs ditutup sekarang juga."),
    "buka": _step(Can.QUARANTINE, typed.ReleaseForm, actions.release, "Situs dibuka lagi."),
}
_STEPS_OF_GROUP: Final[Mapping[str, Step]] = {
    "minta": _step(Can.ASK_REVIVAL, typed.PlanForm, actions.ask_revival, "Terkirim. Jawaban petugas tampil di halaman ini."),
    "keberatan": _step(Can.APPEAL, typed.ObjectionForm, actions.appeal, "Keberatan terkirim ke dinas di atasnya."),
}


_OF_OFFICE: Final = Screen(_STEPS_OF_OFFICE, "registry/life/kim.html", "ruang-lives", "Pembinaan")
_OF_GROUP: Final = Screen(_STEPS_OF_GROUP, "registry/life/state.html", "ruang-site", "Beranda")


@require_GET
@page(Audience.PORTAL, Can.COACH)
def lives(request: RuangRequest) -> HttpResponse:
    """What waits: sites in quarantine, suspensions, requests to come back, visits; then what was done. And a way to every KIM."""
    region, words = request.site.region, clean(request.GET.get("cari", "")).strip()[:_WORDS]
    today = clock.today(timezone.now(), region.zone)
    found = kims_found(region, today, words, is_silent=_asks_silent(request), number=_page_number(request))
    if found.number > 1 and not found.rows:
        raise Http404
    return render(request, "registry/life/desk.html", {"desk": life_desk_of(region), "words": words, "found": found})


@require_http_methods(["GET", "POST"])
@page(Audience.PORTAL, Can.COACH)
def life(request: RuangRequest, kim: int) -> HttpResponse:
    """The life of one KIM, and what its office may do about it."""
    found = kim_below(request.site.region, kim)
    if found is None or not request.person.has_perm(Can.COACH, found):
        raise Http404
    return _answered(request, found, _OF_OFFICE)


@require_http_methods(["GET", "POST"])
@page(Audience.KIM, InGroup.SEE_GROUP)
def state(request: RuangRequest) -> HttpResponse:
    """What is closed for a group and why, and how it comes back."""
    found = kim_of(request.site)
    if found is None:
        raise Http404
    return _answered(request, found, _OF_GROUP)


def silent_address(person: Person, site: Site) -> str:
    """Where an office finds those of its KIM that are silent; empty for whoever may not visit them."""
    lives = lives_address(person, site)
    return f"{lives}?hanya={_SILENT}#semua" if lives else ""


def lives_address(person: Person, site: Site) -> str:
    """Where the lives of an office's KIM lie, for whoever may visit them; empty for others."""
    return reverse("ruang-lives", args=[site.ruang_label]) if person.has_perm(Can.COACH, site) else ""


def _asks_silent(request: RuangRequest) -> bool:
    """Whether only silent KIM are looked for; a word that nobody knows does not exist."""
    word = request.GET.get("hanya", "")
    if word not in ("", _SILENT):
        raise Http404
    return word == _SILENT


def _page_number(request: RuangRequest) -> int:
    text = request.GET.get("hal", "1")
    if not (text.isascii() and text.isdigit() and 1 <= int(text[:9]) <= _PAGES):
        raise Http404
    return int(text)


def _answered(request: RuangRequest, kim: Kim, screen: Screen) -> HttpResponse:
    """The page, or what came of the step that was taken on it."""
    name = request.POST.get("langkah", "")
    step = screen.steps.get(name)
    if request.method == "GET" or step is None:
        return _shown(request, kim, screen)
    form = step.form(request.POST, prefix=name)
    if not form.is_valid():
        return _shown(request, kim, screen, {name: form})
    try:
        step.act(kim, form.cleaned_data, request.person)
    except actions.OutOfTurn as why:
        messages.warning(request, str(why))
    else:
        messages.success(request, step.done)
    return redirect(request.path)


def _shown(request: RuangRequest, kim: Kim, screen: Screen, sent_back: Mapping[str, forms.Form] | None = None) -> HttpResponse:
    """The page with a form for every step; one that came back has what was typed."""
    found, came_back = life_of(kim), sent_back or {}
    planned = {"planned_on": found.visit.planned_on, "next_step": found.visit.next_step} if found.visit else {}
    shown = {
        "kim": kim,
        "life": found,
        "forms": {name: step.form(prefix=name, initial=planned) for name, step in screen.steps.items()} | {**came_back},
        "refused": next(iter(came_back.values()), None),
        "may": {name: request.person.has_perm(step.needs, kim) for name, step in screen.steps.items()},
        "is_asleep": kim.silence in ASLEEP and not kim.has_ended,
        "closed": closed_words(LifeStage(kim.site.stage)),
        "zone": kim.region.zone,
        "back_url": reverse(screen.back, args=[request.site.ruang_label]),
        "back_label": screen.back_label,
    }
    return render(request, screen.template, shown, status=422 if came_back else 200)
