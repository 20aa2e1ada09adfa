"""A member who sees danger reaches an editor: by phone, by WhatsApp, and by a notice."""

from contextlib import suppress
from datetime import datetime
from typing import Any, Final

from django.contrib import messages
from django.db import IntegrityError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from kimid.access import phone_answers
from kimid.access.pages import Audience, RuangRequest, page
from kimid.lib.whatsapp import whatsapp_url
from kimid.newsroom import danger_queries, queries
from kimid.newsroom.actions import danger as danger_actions
from kimid.newsroom.actions.content import ActionRefused
from kimid.newsroom.forms.danger import CallAnswerForm, CallForm, DutyForm
from kimid.newsroom.models import EditorCall, Story
from kimid.newsroom.rules import NewsroomPermission
from kimid.newsroom.views.ruang.responses import page_context
from kimid.people.models import Person
from kimid.sites.hosts import ruang_url

_AGAIN: Final = "Belum terkirim. Tekan sekali lagi."


@require_http_methods(["GET", "POST"])
@page(Audience.KIM, NewsroomPermission.CALL_EDITOR)
def danger(request: RuangRequest) -> HttpResponse:
    """Whom to call, the notice, and what became of it."""
    if request.method == "GET":
        story = _own_story(request, request.GET.get("kabar", ""))
        form = CallForm.about_story(*((story.public_id, story.heading) if story else ("", "")))
        return _danger_page(request, form)
    form = CallForm(request.POST)
    if form.is_valid() and not (refusal := _call(request, form)):
        address = reverse("ruang-danger", args=[request.site.ruang_label])
        is_from_phone = phone_answers.wants_json(request)
        return phone_answers.accepted(address) if is_from_phone else redirect(address)
    if form.is_valid():
        form.add_error("about", refusal)
    if phone_answers.wants_json(request):
        return phone_answers.invalid(form)
    return _danger_page(request, form, status=422)


def _call(request: RuangRequest, form: CallForm) -> str:
    """Make the call that this form is, once. Gives why not, or nothing."""
    number = form.cleaned_data["number"]
    story = _own_story(request, form.cleaned_data["kabar"])
    before = danger_queries.call_of(request.site, number)
    if before is not None:
        return "" if before.by == request.person else _AGAIN
    try:
        danger_actions.call_editor(
            request.site,
            number=number,
            about=form.cleaned_data["about"],
            story=story,
            by=request.person,
            at=timezone.now(),
        )
    except ActionRefused as why:
        return str(why)
    except IntegrityError:  # the same form in the same moment
        return "" if danger_queries.call_of(request.site, number) else _AGAIN
    return ""


@require_GET
@page(Audience.KIM, NewsroomPermission.CALL_EDITOR)
def call(request: RuangRequest, number: str) -> HttpResponse:
    """One call, for its group."""
    return _call_page(request, _call_or_404(request, number), CallAnswerForm())


@require_POST
@page(Audience.KIM, NewsroomPermission.ANSWER_CALL)
def opened(request: RuangRequest, number: str) -> HttpResponse:
    """An editor has the call before them."""
    call = _call_or_404(request, number)
    with suppress(ActionRefused):  # another editor was quicker
        danger_actions.open_call(call, by=request.person, at=timezone.now())
    return _to(call)


@require_POST
@page(Audience.KIM, NewsroomPermission.ANSWER_CALL)
def answer(request: RuangRequest, number: str) -> HttpResponse:
    """An editor answers in one sentence."""
    call = _call_or_404(request, number)
    form = CallAnswerForm(request.POST)
    if not form.is_valid():
        return _call_page(request, call, form, status=422)
    try:
        danger_actions.answer_call(
            call, answer=form.cleaned_data["answer"], by=request.person, at=timezone.now()
        )
    except ActionRefused as why:
        messages.warning(request, f"{why} Yang tadi Anda tulis: “{form.cleaned_data['answer']}”")
    else:
        messages.success(request, f"Terkirim kepada {call.by.name}.")
    return _to(call)


@require_POST
@page(Audience.KIM, NewsroomPermission.CALL_EDITOR)
def over(request: RuangRequest, number: str) -> HttpResponse:
    """Whoever called says that the danger is over."""
    call = _call_or_404(request, number)
    if not request.person.has_perm(NewsroomPermission.END_CALL, call):
        raise Http404
    try:
        danger_actions.end_call(call, by=request.person, at=timezone.now())
    except ActionRefused as why:
        messages.warning(request, str(why))
    else:
        messages.success(request, "Dicabut. Redaktur membaca bahwa keadaan sudah aman.")
    return redirect("ruang-danger", site_label=request.site.ruang_label)


@require_http_methods(["GET", "POST"])
@page(Audience.KIM, NewsroomPermission.SET_DUTY)
def duty(request: RuangRequest) -> HttpResponse:
    """Who is on duty, this week and the next four."""
    site, now = request.site, timezone.now()
    mondays = danger_queries.next_mondays(site, now)
    form = DutyForm(
        request.POST if request.method == "POST" else None,
        mondays=mondays,
        editors=[each.person for each in danger_queries.answering_members(site, now)],
        on_duty=danger_queries.duty_weeks(site, mondays),
    )
    if not form.is_bound or not form.is_valid():
        context = {"form": form, **page_context(request, label="Jadwal jaga")}
        status = 422 if form.is_bound else 200
        return render(request, "newsroom/ruang/duty.html", context, status=status)
    try:
        danger_actions.set_duty(site, editors=form.duties(), by=request.person, at=now)
    except ActionRefused as why:
        messages.warning(request, str(why))
    else:
        messages.success(request, "Jadwal jaga tersimpan.")
    return redirect("ruang-duty", site_label=site.ruang_label)


def _own_story(request: RuangRequest, number: str) -> Story | None:
    """The story that the call is about, if this member may read it."""
    return queries.visible_to(request.person).filter(public_id=number).first() if number else None


def _call_or_404(request: RuangRequest, number: str) -> EditorCall:
    call = danger_queries.call_of(request.site, number)
    if call is None:
        raise Http404
    return call


def _to(call: EditorCall) -> HttpResponse:
    return redirect("ruang-danger-call", site_label=call.site.ruang_label, number=call.number)


def _danger_page(request: RuangRequest, form: CallForm, *, status: int = 200) -> HttpResponse:
    site, now = request.site, timezone.now()
    contacts = danger_queries.contacts_of(site, request.person, now)
    words = _words(request, form["about"].value() or "")
    context = {
        **page_context(request, label="Bahaya"),
        "form": form,
        "contacts": [(each, _whatsapp(words, each.person)) for each in contacts],
        "words": words,
        **_call_context(danger_queries.own_open_call(site, request.person, now), now),
    }
    return render(request, "newsroom/ruang/danger.html", context, status=status)


def _whatsapp(words: str, to: Person) -> str:
    return whatsapp_url(words, str(to.phone or ""))


def _words(request: RuangRequest, about: str) -> str:
    """What is ready to be sent by WhatsApp."""
    what = f"Bahaya: {about.rstrip('.')}." if about else "Ada yang bahaya."
    address = ruang_url(reverse("ruang-danger", args=[request.site.ruang_label]))
    return f"{what} Mohon telepon saya dan buka kimid sekarang: {address}"


def _call_page(
    request: RuangRequest, call: EditorCall, form: CallAnswerForm, *, status: int = 200
) -> HttpResponse:
    may_answer = call.by != request.person and request.person.has_perm(
        NewsroomPermission.ANSWER_CALL, call
    )
    story = call.story and _own_story(request, call.story.public_id)
    context = {
        **page_context(request, label="Panggilan bahaya"),
        **_call_context(call, timezone.now()),
        "form": form,
        "story": story,
        "may_answer": may_answer,
        "whatsapp": _whatsapp("Saya sudah membaca panggilan Anda.", call.by),
    }
    return render(request, "newsroom/ruang/danger_call.html", context, status=status)


def _call_context(call: EditorCall | None, now: datetime) -> dict[str, Any]:
    """What became of a call. `again_at`: when the editors are told once more."""
    again_at = call.at + danger_queries.AGAIN_AFTER if call else None
    return {"call": call, "again_at": again_at, "was_told_again": again_at and again_at <= now}
