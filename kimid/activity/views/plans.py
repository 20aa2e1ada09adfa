"""Pages of action plans (rencana aksi)."""

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any, Final, NamedTuple

from django import forms
from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kimid.access.pages import Audience, RuangRequest, back_link, page
from kimid.access.queries import members_of
from kimid.activity.actions import entries
from kimid.activity.actions import plans as plans_actions
from kimid.activity.actions.plans import PlanOrigin
from kimid.activity.forms.entries import ReasonForm
from kimid.activity.forms.plans import (
    ActionPlanForm,
    HeadReplyInPersonForm,
    LinkHolderForm,
    PlanResultForm,
)
from kimid.activity.models import Plan
from kimid.activity.photo_choice import existing_photos, posted_photos
from kimid.activity.plans import origin_link, parse_origin, plan_lists, plans
from kimid.activity.rules import ActivityPermission
from kimid.activity.views.head import plan_address
from kimid.activity.views.run_action import run_action
from kimid.events.history import history_of
from kimid.lib import clock
from kimid.lib.codes import public_id
from kimid.lib.whatsapp import whatsapp_url
from kimid.media.addresses import photo_base
from kimid.media.forms import ChosenPhotos

_ID_LENGTH: Final = 10


class PlanStep(NamedTuple):
    """A step with a plan: its form, its action, and the text after success."""

    form: Callable[[RuangRequest, ChosenPhotos], forms.Form]
    action: Callable[..., object]
    success_text: str


def _finish(plan: Plan, form: PlanResultForm, **who: Any) -> object:
    return plans_actions.finish_plan(plan, result=form.result(), **who)


def _record_head_reply(plan: Plan, form: HeadReplyInPersonForm, **who: Any) -> object:
    return plans_actions.record_head_reply(plan, **form.reply(), **who)


def _with_reason(action: Callable[..., object]) -> Callable[..., object]:
    return lambda plan, form, **who: action(plan, why=form.cleaned_data["why"], **who)


def _reason_form(request: RuangRequest, _: ChosenPhotos) -> forms.Form:
    return ReasonForm(request.POST)


# By the value of the button.
_STEPS: Final[Mapping[str, PlanStep]] = {
    "mulai": PlanStep(
        lambda request, _: forms.Form(request.POST),
        lambda plan, _, **who: plans_actions.begin_plan(plan, **who),
        "Mulai dikerjakan.",
    ),
    "selesai": PlanStep(
        lambda request, chosen: PlanResultForm(request.POST, chosen),
        _finish,
        "Selesai. Hasilnya tampil di halaman KIM.",
    ),
    "tatap": PlanStep(
        lambda request, _: HeadReplyInPersonForm(request.POST),
        _record_head_reply,
        "Jawaban tatap muka tercatat, dengan nama Anda sebagai pencatat.",
    ),
    "buka": PlanStep(
        _reason_form,
        _with_reason(plans_actions.reopen_plan),
        "Dibuka lagi. Hasilnya tidak tampil lagi.",
    ),
    "batal": PlanStep(
        _reason_form,
        _with_reason(plans_actions.call_off),
        "Dibatalkan. Alasannya terbaca kelompok.",
    ),
}


@require_GET
@page(Audience.KIM, ActivityPermission.SEE)
def all_plans(request: RuangRequest) -> HttpResponse:
    """All plans: late, due, done and called off."""
    context = {
        "lists": plan_lists(_today(request)),
        "today": _today(request),
        "head": request.site.region.head_title,
    }
    return render(
        request, "activity/plans.html", {**context, **back_link(request, "ruang-group", "KIM kita")}
    )


@require_http_methods(["GET", "POST"])
@page(Audience.KIM, ActivityPermission.PLAN)
def new(request: RuangRequest) -> HttpResponse:
    """Make a plan, perhaps from a story, a meeting, a tip or a poll."""
    origin = parse_origin(request.GET.get("dari", ""))
    if request.method == "GET":
        form = _form(request, ChosenPhotos(), {"number": public_id(_ID_LENGTH)})
        return _form_page(request, form, ChosenPhotos(), origin=origin)
    chosen = posted_photos(request)
    form = _form(request, chosen)
    if chosen.refused or not form.is_valid():
        return _form_page(request, form, chosen, status=422, origin=origin)
    try:
        plan = _make_plan(request, form, origin)
    except entries.EntryRefused as why:
        messages.warning(request, str(why))
        return _form_page(request, form, chosen, status=409, origin=origin)
    messages.success(request, f"Rencana tersimpan. {_notice_text(plan)}")
    return _redirect_to_plan(plan)


def _make_plan(request: RuangRequest, form: ActionPlanForm, origin: PlanOrigin) -> Plan:
    number = form.cleaned_data["number"]
    return plans_actions.make_plan(
        request.site,
        data=form.plan_data(),
        origin=origin,
        public_id=number if number.isalnum() else public_id(_ID_LENGTH),
        by=request.person,
        at=timezone.now(),
    )


def _notice_text(plan: Plan) -> str:
    """Only a person with an account sees the plan on the home page."""
    if plan.person is None:
        return (
            f"Yang bertanggung jawab, {plan.responsible}, tidak melihatnya di sini. Kabari sendiri."
        )
    return "Rencana ini menunggu penanggung jawabnya di Beranda."


@require_http_methods(["GET", "POST"])
@page(Audience.KIM, ActivityPermission.SEE)
def plan(request: RuangRequest, number: str) -> HttpResponse:
    """One plan, and the steps with it."""
    plan = _plan_or_404(number)
    name = request.POST.get("langkah", "")
    step = _STEPS.get(name)
    if request.method == "GET" or step is None:
        return _plan_page(request, plan)
    if not request.person.has_perm(ActivityPermission.CARRY_OUT, plan):
        raise Http404
    chosen = posted_photos(request) if name == "selesai" else ChosenPhotos()
    form = step.form(request, chosen)
    if chosen.refused or not form.is_valid():
        return _plan_page(request, plan, {name: form}, chosen, status=422)
    run_action(
        request,
        lambda: step.action(plan, form, by=request.person, at=timezone.now()),
        step.success_text,
    )
    return _redirect_to_plan(plan)


@require_http_methods(["GET", "POST"])
@page(Audience.KIM, ActivityPermission.PLAN)
def change(request: RuangRequest, number: str) -> HttpResponse:
    """Change an open plan."""
    plan = _plan_or_404(number)
    if not request.person.has_perm(ActivityPermission.CARRY_OUT, plan):
        raise Http404
    if request.method == "GET" or not plan.is_open:
        chosen = existing_photos(plan.before_photos)
        return _form_page(
            request, _form(request, chosen, ActionPlanForm.initial_of(plan)), chosen, plan=plan
        )
    chosen = posted_photos(request, plan.before_photos)
    form = _form(request, chosen, due=plan.due)
    if chosen.refused or not form.is_valid():
        return _form_page(request, form, chosen, status=422, plan=plan)
    data = form.plan_data()
    run_action(
        request,
        lambda: plans_actions.change_plan(plan, data=data, by=request.person, at=timezone.now()),
        "Tersimpan.",
    )
    return _redirect_to_plan(plan)


@require_POST
@page(Audience.KIM, ActivityPermission.PLAN)
def ask(request: RuangRequest, number: str) -> HttpResponse:
    """Make a link for the head of the village. Only this response shows it; it is not stored."""
    plan = _plan_or_404(number)
    form = LinkHolderForm(request.POST)
    if not form.is_valid():
        return _plan_page(request, plan, {"tanya": form}, status=422)
    name = form.cleaned_data["holder_name"]
    now = timezone.now()
    try:
        link, token = plans_actions.ask_head(plan, holder_name=name, by=request.person, at=now)
    except entries.EntryRefused as why:
        messages.warning(request, str(why))
        return _redirect_to_plan(plan)
    address = plan_address(token)
    words = f"{link.holder_name}, mohon jawabannya untuk rencana bersama: {address}"
    context = {"link": link, "address": address, "whatsapp": whatsapp_url(words), "plan": plan}
    context |= back_link(request, "ruang-plans", "Rencana aksi")
    return render(request, "activity/plan_link.html", context)


def _form(
    request: RuangRequest,
    chosen: ChosenPhotos,
    values: dict[str, Any] | None = None,
    *,
    due: date | None = None,
) -> ActionPlanForm:
    people = sorted(
        {member.person for member in members_of(request.site, timezone.now())},
        key=lambda person: person.name,
    )
    data = request.POST if values is None else None
    initial = {
        "doer": str(request.person.pk),
        "due": due,
        **(values or {}),
        "today": _today(request),
    }
    return ActionPlanForm(
        data, chosen, people=people, head=request.site.region.head_title, initial=initial
    )


def _form_page(
    request: RuangRequest,
    form: ActionPlanForm,
    chosen: ChosenPhotos,
    *,
    status: int = 200,
    **context: Any,
) -> HttpResponse:
    source = context.get("plan") or context["origin"]
    origin_text, origin_url = origin_link(source, request.site)
    form_context = {
        "form": form,
        "chosen": chosen,
        "base": photo_base(request.site),
        "origin_text": origin_text,
        "origin_url": origin_url,
    }
    back = back_link(request, "ruang-plans", "Rencana aksi")
    return render(
        request, "activity/plan_form.html", {**form_context, **context, **back}, status=status
    )


def _plan_page(
    request: RuangRequest,
    plan: Plan,
    bound_forms: Mapping[str, forms.Form] | None = None,
    chosen: ChosenPhotos | None = None,
    *,
    status: int = 200,
) -> HttpResponse:
    origin_text, origin_url = origin_link(plan, request.site)
    context = {
        "plan": plan,
        "forms": {**_empty_forms(), **(bound_forms or {})},
        "refused": next(iter((bound_forms or {}).values()), None),
        "chosen": chosen or ChosenPhotos(),
        "base": photo_base(request.site),
        "is_late": plan.is_late(_today(request)),
        "origin_text": origin_text,
        "origin_url": origin_url,
        "history": history_of(plan, head_title=request.site.region.head_title)[::-1],
        "zone": request.site.region.zone,
        "head": request.site.region.head_title,
        **back_link(request, "ruang-plans", "Rencana aksi"),
    }
    return render(request, "activity/plan.html", context, status=status)


def _empty_forms() -> dict[str, forms.Form]:
    return {
        "selesai": PlanResultForm(),
        "buka": ReasonForm(),
        "batal": ReasonForm(),
        "tanya": LinkHolderForm(),
        "tatap": HeadReplyInPersonForm(),
    }


def _plan_or_404(number: str) -> Plan:
    plan = plans().filter(public_id=number).first()
    if plan is None:
        raise Http404
    return plan


def _today(request: RuangRequest) -> Any:
    return clock.today(timezone.now(), request.site.region.zone)


def _redirect_to_plan(plan: Plan) -> HttpResponse:
    return redirect("ruang-plan", site_label=plan.site.ruang_label, number=plan.public_id)
