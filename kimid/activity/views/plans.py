"""Rencana aksi: what a group means to do, who answers for it, and what came of it."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final, NamedTuple

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kimid.access.pages import Audience, RuangRequest, page, way_back
from kimid.access.queries import members_of
from kimid.activity import actions
from kimid.activity.choosing import chosen_photos, chosen_sent
from kimid.activity.forms import HolderForm, PlanForm, ResultForm, WhyForm
from kimid.activity.history import history_of
from kimid.activity.models import Plan
from kimid.activity.plans import origin_asked, origin_words, plan_lists, plans
from kimid.activity.rules import Can
from kimid.activity.views.answers import do
from kimid.lib import clock
from kimid.lib.codes import public_id
from kimid.lib.whatsapp import whatsapp_url
from kimid.media.addresses import photo_base
from kimid.media.forms import ChosenPhotos

_ID_LENGTH: Final = 10


class Step(NamedTuple):
    """Something one may do with a plan: what is typed, how it is done, and what is said when it is."""

    form: Callable[[RuangRequest, ChosenPhotos], forms.Form]
    act: Callable[..., object]
    done: str


def _finish(plan: Plan, form: ResultForm, **who: Any) -> object:
    return actions.finish_plan(plan, result=form.result(), **who)


def _why(action: Callable[..., object]) -> Callable[..., object]:
    return lambda plan, form, **who: action(plan, why=form.cleaned_data["why"], **who)


def _why_form(request: RuangRequest, _: ChosenPhotos) -> forms.Form:
    return WhyForm(request.POST)


# By the word that the button sends.
_STEPS: Final[Mapping[str, Step]] = {
    "mulai": Step(
        lambda request, _: forms.Form(request.POST), lambda plan, _, **who: actions.begin_plan(plan, **who), "Mulai dikerjakan."
    ),
    "selesai": Step(
        lambda request, chosen: ResultForm(request.POST, chosen), _finish, "Selesai. Hasilnya tampil di halaman KIM."
    ),
    "buka": Step(_why_form, _why(actions.reopen_plan), "Dibuka lagi. Hasilnya tidak tampil lagi."),
    "batal": Step(_why_form, _why(actions.call_off), "Dibatalkan. Alasannya terbaca kelompok."),
}


@require_GET
@page(Audience.KIM, Can.SEE)
def all_plans(request: RuangRequest) -> HttpResponse:
    """What is late, what is due first, what was done."""
    shown = {"lists": plan_lists(_today(request)), "today": _today(request), "head": request.site.region.head_title}
    return render(request, "activity/plans.html", {**shown, **way_back(request, "ruang-group", "KIM kita")})


@require_http_methods(["GET", "POST"])
@page(Audience.KIM, Can.PLAN)
def new(request: RuangRequest) -> HttpResponse:
    """Plan something, out of a story, a meeting or a tip, or out of nothing."""
    origin = origin_asked(request.GET.get("dari", ""))
    if request.method == "GET":
        return _sheet(request, _form(request, ChosenPhotos(), {"number": public_id(_ID_LENGTH)}), ChosenPhotos(), origin=origin)
    chosen = chosen_sent(request)
    form = _form(request, chosen)
    if chosen.refused or not form.is_valid():
        return _sheet(request, form, chosen, status=422, origin=origin)
    number = form.cleaned_data["number"] if form.cleaned_data["number"].isalnum() else public_id(_ID_LENGTH)
    sketch, now = form.sketch(), timezone.now()
    try:
        made = actions.plan(request.site, sketch=sketch, origin=origin, public_id=number, by=request.person, at=now)
    except actions.NotNow as why:
        messages.warning(request, str(why))
        return _sheet(request, form, chosen, status=409, origin=origin)
    messages.success(request, f"Rencana tersimpan. {_who_is_told(made)}")
    return _to(made)


def _who_is_told(plan: Plan) -> str:
    """Only who has an account finds a plan on their own home page."""
    if plan.person is None:
        return f"Yang bertanggung jawab, {plan.responsible}, tidak melihatnya di sini. Kabari sendiri."
    return "Rencana ini menunggu penanggung jawabnya di Beranda."


@require_http_methods(["GET", "POST"])
@page(Audience.KIM, Can.SEE)
def plan(request: RuangRequest, number: str) -> HttpResponse:
    """One plan, and the steps that may be taken with it."""
    found, name = _plan_or_404(number), request.POST.get("langkah", "")
    step = _STEPS.get(name)
    if request.method == "GET" or step is None:
        return _shown(request, found)
    if not request.person.has_perm(Can.CARRY_OUT, found):
        raise Http404
    chosen = chosen_sent(request) if name == "selesai" else ChosenPhotos()
    form = step.form(request, chosen)
    if chosen.refused or not form.is_valid():
        return _shown(request, found, {name: form}, chosen, status=422)
    do(request, lambda: step.act(found, form, by=request.person, at=timezone.now()), step.done)
    return _to(found)


@require_http_methods(["GET", "POST"])
@page(Audience.KIM, Can.PLAN)
def change(request: RuangRequest, number: str) -> HttpResponse:
    """Change what is meant to be done, while it is not over."""
    found = _plan_or_404(number)
    if not request.person.has_perm(Can.CARRY_OUT, found):
        raise Http404
    if request.method == "GET" or not found.is_open:
        chosen = chosen_photos(found.before_photos)
        return _sheet(request, _form(request, chosen, PlanForm.known(found)), chosen, plan=found)
    chosen = chosen_sent(request, found.before_photos)
    form = _form(request, chosen, due=found.due)
    if chosen.refused or not form.is_valid():
        return _sheet(request, form, chosen, status=422, plan=found)
    sketch = form.sketch()
    do(request, lambda: actions.change_plan(found, sketch=sketch, by=request.person, at=timezone.now()), "Tersimpan.")
    return _to(found)


@require_POST
@page(Audience.KIM, Can.PLAN)
def ask(request: RuangRequest, number: str) -> HttpResponse:
    """The link for the head of the village, ready for WhatsApp. It is shown on this answer only, and kept nowhere."""
    found, form = _plan_or_404(number), HolderForm(request.POST)
    if not form.is_valid():
        return _shown(request, found, {"tanya": form}, status=422)
    try:
        link, token = actions.ask_head(found, holder_name=form.cleaned_data["holder_name"], by=request.person, at=timezone.now())
    except actions.NotNow as why:
        messages.warning(request, str(why))
        return _to(found)
    address = found.site.url_of(f"/rencana/{token}/")
    words = f"{link.holder_name}, mohon jawabannya untuk rencana bersama: {address}"
    shown = {"link": link, "address": address, "whatsapp": whatsapp_url(words), "plan": found}
    return render(request, "activity/plan_link.html", {**shown, **way_back(request, "ruang-plans", "Rencana aksi")})


def _form(
    request: RuangRequest, chosen: ChosenPhotos, known: dict[str, Any] | None = None, *, due: date | None = None
) -> PlanForm:
    people = sorted({member.person for member in members_of(request.site, timezone.now())}, key=lambda person: person.name)
    data = request.POST if known is None else None
    initial = {"doer": str(request.person.pk), "due": due, **(known or {}), "today": _today(request)}
    return PlanForm(data, chosen, people=people, head=request.site.region.head_title, known=initial)


def _sheet(request: RuangRequest, form: PlanForm, chosen: ChosenPhotos, *, status: int = 200, **shown: Any) -> HttpResponse:
    out_of = shown.get("plan") or shown["origin"]
    words, way = origin_words(out_of, request.site)
    places = {"form": form, "chosen": chosen, "base": photo_base(request.site), "origin_words": words, "origin_way": way}
    back = way_back(request, "ruang-plans", "Rencana aksi")
    return render(request, "activity/plan_sheet.html", {**places, **shown, **back}, status=status)


def _shown(
    request: RuangRequest,
    found: Plan,
    sent_back: Mapping[str, forms.Form] | None = None,
    chosen: ChosenPhotos | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    words, way = origin_words(found, request.site)
    empty = {"selesai": ResultForm(), "buka": WhyForm(), "batal": WhyForm(), "tanya": HolderForm()}
    shown = {
        "plan": found,
        "forms": {**empty, **(sent_back or {})},
        "refused": next(iter((sent_back or {}).values()), None),
        "chosen": chosen or ChosenPhotos(),
        "base": photo_base(request.site),
        "is_late": found.is_late(_today(request)),
        "origin_words": words,
        "origin_way": way,
        "history": history_of(found),
        "zone": request.site.region.zone,
        "head": request.site.region.head_title,
    }
    return render(request, "activity/plan.html", {**shown, **way_back(request, "ruang-plans", "Rencana aksi")}, status=status)


def _plan_or_404(number: str) -> Plan:
    found = plans().filter(public_id=number).first()
    if found is None:
        raise Http404
    return found


def _today(request: RuangRequest) -> Any:
    return clock.today(timezone.now(), request.site.region.zone)


def _to(found: Plan) -> HttpResponse:
    return redirect("ruang-plan", site_label=found.site.ruang_label, number=found.public_id)
