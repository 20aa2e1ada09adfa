"""The life of a KIM: the desk of its office, and the page on which its group reads what is closed
and how it comes back.
"""

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

from kimid.access.freezing import frozen_count
from kimid.access.own_groups import names_of
from kimid.access.pages import Audience, RuangRequest, page
from kimid.access.rules import AccessPermission as InGroup
from kimid.access.second_officials import seconds_to
from kimid.lib import clock
from kimid.lib.blocks import clean_text
from kimid.lifecycle import forms as typed
from kimid.lifecycle.actions import silence, suspending
from kimid.lifecycle.models import StopReason, Suspension, Threat
from kimid.lifecycle.queries import KimLife, life_of, life_queue_of, search_kims
from kimid.lifecycle.rules import LifecyclePermission, read_suspensions
from kimid.people.models import Person
from kimid.registry.models import Kim
from kimid.registry.queries import kim_below, kim_of
from kimid.sites.models import Site
from kimid.sites.stages import STAGES_TO_REVIVE, LifeStage, closed_feature_labels

_WORDS: Final = 100
_PAGES: Final = 10_000
_SILENT: Final = "diam"


@dataclass(frozen=True)
class LifeStep:
    """Something one may do about a life: who may, what is typed, how it is done, and what is said
    when it is.
    """

    needs: LifecyclePermission
    form: type[forms.Form]
    act: Callable[[Kim, dict[str, Any], Person], object]
    done: str


class LifeScreen(NamedTuple):
    """A page about one life: the steps that are taken on it, its template, and the way back."""

    steps: Mapping[str, LifeStep]
    template: str
    back: str
    back_label: str


def _step(
    needs: LifecyclePermission,
    form: type[forms.Form],
    action: Callable[..., object],
    done: str,
    **fixed: Any,
) -> LifeStep:
    return LifeStep(
        needs,
        form,
        lambda kim, data, by: action(kim, **data, **fixed, by=by, at=timezone.now()),
        done,
    )


def _coach(kim: Kim, data: dict[str, Any], by: Person) -> object:
    return silence.record_visit(kim, visit=silence.VisitReport(**data), by=by, at=timezone.now())


def _propose(kim: Kim, data: dict[str, Any], by: Person) -> object:
    reason = StopReason(data["reason"])
    return suspending.propose_suspension(
        kim, reason=reason, words=data["words"], by=by, at=timezone.now()
    )


def _answer(kim: Kim, data: dict[str, Any], by: Person) -> object:
    is_granted = data["is_granted"] == "ya"
    return suspending.answer_appeal(
        kim, is_granted=is_granted, words=data["words"], by=by, at=timezone.now()
    )


def _close(kim: Kim, data: dict[str, Any], by: Person) -> object:
    return suspending.quarantine(
        kim, threat=Threat(data["threat"]), words=data["words"], by=by, at=timezone.now()
    )


# By the word that the button sends.
_STEPS_OF_OFFICE: Final[Mapping[str, LifeStep]] = {
    "kunjungan": LifeStep(
        LifecyclePermission.COACH, typed.VisitForm, _coach, "Kunjungan tercatat."
    ),
    "hidupkan": _step(
        LifecyclePermission.REVIVE,
        typed.RevivalNoteForm,
        silence.revive,
        "KIM hidup lagi. Kelompok bisa menulis dan menerbitkan.",
    ),
    "belum": _step(
        LifecyclePermission.REVIVE,
        typed.RevivalNoteForm,
        silence.decline_revival,
        "Pesan terbaca kelompok. Mereka bisa meminta lagi.",
    ),
    "usul": LifeStep(
        LifecyclePermission.SUSPEND,
        typed.SuspensionForm,
        _propose,
        "Usulan tercatat. Berlaku sesudah petugas kedua setuju.",
    ),
    "setuju": _step(
        LifecyclePermission.AGREE_TO_SUSPEND,
        typed.SuspensionAgreementForm,
        suspending.agree_to_suspend,
        "Ditangguhkan. Alasannya terbaca kelompok.",
    ),
    "akhiri": _step(
        LifecyclePermission.END_SUSPENSION,
        typed.SuspensionEndForm,
        suspending.end_suspension,
        "Diakhiri. Kelompok bisa bekerja seperti semula.",
    ),
    "putusan": LifeStep(
        LifecyclePermission.ANSWER_APPEAL,
        typed.ObjectionAnswerForm,
        _answer,
        "Putusan terbaca kelompok.",
    ),
    "karantina": LifeStep(
        LifecyclePermission.QUARANTINE, typed.QuarantineForm, _close, "Situs ditutup sekarang juga."
    ),
}
_STEPS_OF_GROUP: Final[Mapping[str, LifeStep]] = {
    "minta": _step(
        LifecyclePermission.ASK_REVIVAL,
        typed.RevivalPlanForm,
        silence.ask_revival,
        "Terkirim. Jawaban petugas tampil di halaman ini.",
    ),
    "keberatan": _step(
        LifecyclePermission.APPEAL,
        typed.ObjectionForm,
        suspending.appeal,
        "Keberatan terkirim ke dinas di atasnya.",
    ),
}


_OF_OFFICE: Final = LifeScreen(_STEPS_OF_OFFICE, "lifecycle/kim.html", "ruang-lives", "Pembinaan")
_OF_GROUP: Final = LifeScreen(_STEPS_OF_GROUP, "lifecycle/state.html", "ruang-site", "Beranda")


@require_GET
@page(Audience.PORTAL, LifecyclePermission.COACH)
def lives(request: RuangRequest) -> HttpResponse:
    """What waits: sites in quarantine, suspensions, requests to come back, visits; then what was
    done. And a way to every KIM.
    """
    region = request.site.region
    words = clean_text(request.GET.get("cari", "")).strip()[:_WORDS]
    today = clock.today(timezone.now(), region.zone)
    results = search_kims(
        region, today, words, is_silent=_asks_silent(request), number=_page_number(request)
    )
    if results.number > 1 and not results.rows:
        raise Http404
    return render(
        request,
        "lifecycle/desk.html",
        {"desk": life_queue_of(region), "words": words, "results": results},
    )


@require_http_methods(["GET", "POST"])
@page(Audience.PORTAL, LifecyclePermission.COACH)
def life(request: RuangRequest, kim: int) -> HttpResponse:
    """The life of one KIM, and what its office may do about it."""
    kim_row = kim_below(request.site.region, kim)
    if kim_row is None or not request.person.has_perm(LifecyclePermission.COACH, kim_row):
        raise Http404
    return _answer_page(request, kim_row, _OF_OFFICE)


@require_http_methods(["GET", "POST"])
@page(Audience.KIM, InGroup.SEE_GROUP)
def state(request: RuangRequest) -> HttpResponse:
    """What is closed for a group and why, and how it comes back."""
    kim = kim_of(request.site)
    if kim is None:
        raise Http404
    return _answer_page(request, kim, _OF_GROUP)


def silent_address(person: Person, site: Site) -> str:
    """The URL of the silent KIM of an office. Empty for a person who may not visit them."""
    lives = lives_address(person, site)
    return f"{lives}?hanya={_SILENT}#semua" if lives else ""


def lives_address(person: Person, site: Site) -> str:
    """Where the lives of an office's KIM lie, for whoever may visit them; empty for others."""
    return (
        reverse("ruang-lives", args=[site.ruang_label])
        if person.has_perm(LifecyclePermission.COACH, site)
        else ""
    )


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


def _answer_page(request: RuangRequest, kim: Kim, screen: LifeScreen) -> HttpResponse:
    """The page, or what came of the step that was taken on it."""
    name = request.POST.get("langkah", "")
    step = screen.steps.get(name)
    if request.method == "GET" or step is None:
        return _page(request, kim, screen)
    form = step.form(request.POST, prefix=name)
    if not form.is_valid():
        return _page(request, kim, screen, {name: form})
    try:
        step.act(kim, form.cleaned_data, request.person)
    except silence.LifeActionRefused as why:
        messages.warning(request, str(why))
    else:
        messages.success(request, step.done)
    return redirect(request.path)


def _page(
    request: RuangRequest,
    kim: Kim,
    screen: LifeScreen,
    sent_back: Mapping[str, forms.Form] | None = None,
) -> HttpResponse:
    """The page with a form for every step; one that came back has what was typed."""
    kim_life = life_of(kim)
    came_back = sent_back or {}
    read_suspensions(kim)
    shown = {
        "kim": kim,
        "life": kim_life,
        "forms": _step_forms(kim_life, screen) | {**came_back},
        "refused": next(iter(came_back.values()), None),
        "may": _allowed(request.person, kim, screen),
        "seconds": _seconds(kim_life.suspension),
        "is_asleep": kim.silence_stage in STAGES_TO_REVIVE and not kim.has_ended,
        "closed": closed_feature_labels(LifeStage(kim.site.stage)),
        "frozen_count": frozen_count(kim.site, timezone.now()),
        "zone": kim.region.zone,
        "back_url": reverse(screen.back, args=[request.site.ruang_label]),
        "back_label": screen.back_label,
    }
    return render(request, screen.template, shown, status=422 if came_back else 200)


def _allowed(person: Person, kim: Kim, screen: LifeScreen) -> dict[str, bool]:
    return {name: person.has_perm(step.needs, kim) for name, step in screen.steps.items()}


def _seconds(suspension: Suspension | None) -> str:
    """By name, who can agree to a proposed suspension; empty where none waits, or nobody can."""
    if suspension is None or suspension.is_in_force:
        return ""
    return names_of(seconds_to(suspension.proposed_by, suspension.office_id, timezone.now()))


def _step_forms(kim_life: KimLife, screen: LifeScreen) -> dict[str, forms.Form]:
    """A form for every step, with the visit that is planned."""
    planned = (
        {"planned_on": kim_life.visit.planned_on, "next_step": kim_life.visit.next_step}
        if kim_life.visit
        else {}
    )
    return {name: step.form(prefix=name, initial=planned) for name, step in screen.steps.items()}
