"""Acts: a KIM is dissolved, merged into another or moved, by its chair or its office."""

from collections.abc import Mapping
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from kimid.access.pages import Audience, RuangRequest, back_link, page
from kimid.applications import papers
from kimid.applications.actions import acts, applying
from kimid.applications.checking import DECISION, FormStep, form_steps_of
from kimid.applications.forms.acts import ActForm, MergerAnswerForm, PurposeForm
from kimid.applications.mergers import merger_requests_to
from kimid.applications.models import ActKind, Application
from kimid.applications.papers import NotTaken
from kimid.applications.queries import office_name
from kimid.applications.renewing import pending_act
from kimid.applications.rules import ApplicationPermission
from kimid.applications.views.application_screens import (
    actor_of,
    add_uploaded_papers,
    application_screen,
    later_if_busy,
    message_saved,
    save_step,
    step_screen,
)
from kimid.lib import clock, codes
from kimid.lib.flow import WrongStep
from kimid.people.browser_memory import last_person
from kimid.registry.models import Kim
from kimid.registry.queries import kim_of
from kimid.registry.rules import RegistryPermission


@require_http_methods(["GET", "POST"])
@page(Audience.KIM, ApplicationPermission.ASK_ACT)
def group_acts(request: RuangRequest) -> HttpResponse:
    """The chair begins: which of the three it is, and what becomes of the group then."""
    kim = kim_of(request.site)
    if kim is None:
        raise Http404
    return _begin(
        request, kim, reverse("ruang-decree", args=[request.site.ruang_label]), "SK dan pengurus"
    )


@require_http_methods(["GET", "POST"])
@page(Audience.PORTAL, RegistryPermission.REGISTER)
def office_acts(request: RuangRequest, number: str) -> HttpResponse:
    """An office begins on behalf of a KIM of its region."""
    kim = Kim.objects.select_related("region", "site").filter(number=number).first()
    if kim is None or not codes.covers(request.site.region_id, kim.region_id):
        raise Http404
    return _begin(
        request, kim, reverse("ruang-kim", args=[request.site.ruang_label, number]), "Lembar KIM"
    )


@require_http_methods(["GET", "POST"])
@page(Audience.KIM, ApplicationPermission.TAKE_IN)
def merger(request: RuangRequest, application: int) -> HttpResponse:
    """Another KIM wants to go into this one: its chair says whether it may."""
    kim = kim_of(request.site)
    merging = merger_requests_to(kim).filter(pk=application).first() if kim else None
    if kim is None or merging is None:
        raise Http404
    known = {"answer": merging.act.into_answer, "words": merging.act.into_note}
    form = MergerAnswerForm(request.POST or None, initial=known)
    if not form.is_bound or not form.is_valid():
        shown = {
            "form": form,
            "application": merging,
            **back_link(request, "ruang-group", "KIM kita"),
        }
        return render(
            request, "applications/merger.html", shown, status=422 if form.is_bound else 200
        )
    return _answer_merger(request, kim, merging, form)


@require_http_methods(["GET", "POST"])
@page(Audience.VISITOR)
@never_cache
@application_screen(FormStep.ACT)
def act(request: HttpRequest, application: Application) -> HttpResponse:
    """What the deciding paper says, and the paper itself; and off it goes."""
    if FormStep.PLACE in form_steps_of(application) and application.region is None:
        return redirect("apply-place", code=application.code)
    today = clock.today(timezone.now(), application.registered_kim.region.zone)
    form = ActForm(
        request.POST if request.method == "POST" else None, application=application, today=today
    )
    not_taken = NotTaken()
    if form.is_bound:
        not_taken = add_uploaded_papers(request, application, [DECISION])
        if form.is_valid():
            save_step(request, application, FormStep.ACT, form.cleaned_data)
            if "kirim" in request.POST and not not_taken.words:
                return _send(request, application, form)
            if not not_taken.words:
                message_saved(request, application)
                return redirect("apply-act", code=application.code)
    return later_if_busy(_screen(request, application, form, refused=not_taken.words), not_taken)


def _begin(request: RuangRequest, kim: Kim, back: str, back_label: str) -> HttpResponse:
    if kim.has_ended:
        raise Http404
    form = PurposeForm(request.POST if request.method == "POST" else None)
    if not form.is_bound or not form.is_valid():
        shown = {
            "form": form,
            "kim": kim,
            "pending": pending_act(kim),
            "back_url": back,
            "back_label": back_label,
        }
        return render(
            request, "applications/acts.html", shown, status=422 if form.is_bound else 200
        )
    kind = ActKind(form.cleaned_data["purpose"])
    made = acts.begin_act(kim, kind=kind, by=request.person, at=timezone.now())
    first = f"apply-{form_steps_of(made)[0].name.lower()}"
    return redirect("apply-status" if made.is_sent else first, code=made.code)


def _send(request: HttpRequest, application: Application, form: ActForm) -> HttpResponse:
    try:
        applying.send_application(
            application,
            browser_of=last_person(request),
            by=actor_of(request, application),
            at=timezone.now(),
        )
    except applying.ApplicationIncomplete as missing:
        return _screen(request, application, form, gaps=missing.gaps)
    except WrongStep:
        pass  # tapped twice
    return redirect("apply-status", code=application.code)


def _screen(
    request: HttpRequest, application: Application, form: ActForm, **more: Any
) -> HttpResponse:
    rows = list(application.papers.order_by("pk"))
    shown: Mapping[str, Any] = {
        "form": form,
        "strips": [
            papers.paper_strip(application, DECISION, "Surat putusan atau berita acara", rows)
        ],
        "office": office_name(application.region),
        "links": {
            step: reverse(f"apply-{step.name.lower()}", args=[application.code])
            for step in form_steps_of(application)
        },
        **more,
    }
    return step_screen(request, application, FormStep.ACT, shown)


def _answer_merger(
    request: RuangRequest, kim: Kim, merging: Application, form: MergerAnswerForm
) -> HttpResponse:
    try:
        acts.answer_merger(
            kim, application=merging, **form.cleaned_data, by=request.person, at=timezone.now()
        )
        messages.success(request, "Jawaban KIM kita sudah di tangan petugas.")
    except acts.MergerNotPending:
        messages.warning(
            request, "Permintaan itu baru saja diputuskan atau ditarik. Tidak ada yang diubah."
        )
    return redirect("ruang-group", site_label=request.site.ruang_label)
